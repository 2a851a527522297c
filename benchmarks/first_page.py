"""From the command ``serve`` to the first page drawn, in a real browser where there is one."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measurement import Measurement

_ROOT = Path(__file__).parents[1]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
_DRAWN = ".ll-foot"
_BUDGET_SECONDS, _TIMES = 3, 5
_PATIENCE_SECONDS = 60


def measure() -> Iterable[Measurement]:
    """Median seconds from the command to the foot of the page."""
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("没有找到 Chromium、Chrome 或 Edge，首页用时没有测量。", file=sys.stderr)
        return
    took = [_first_page(browser) for _ in range(_TIMES)]
    yield Measurement(
        name="启动到首页画完",
        value=statistics.median(took),
        unit="秒",
        budget=_BUDGET_SECONDS,
        note=f"{_TIMES}次的中位，最慢{max(took):.2f}秒",
    )


def _first_page(browser: str) -> float:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page()
        start = time.perf_counter()
        with _served() as address:
            page.goto(address)
            page.wait_for_selector(_DRAWN, timeout=_PATIENCE_SECONDS * 1000)
            took = time.perf_counter() - start
        opened.close()
    return took


@contextmanager
def _served() -> Iterator[str]:
    """The dashboard of a user without papers, as soon as it listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", str(port)],
            cwd=_ROOT,
            env={**os.environ, "LEASELENS_HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("服务没有启动")
