"""A real browser and a server for the journeys, wherever this machine has one."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
PATIENCE = 60_000
# What a reader reads: an icon is a word only to the font that draws it.
WORDS_OF = """main => {
  const copy = main.cloneNode(true);
  copy.querySelectorAll("[translate=no], style, script").forEach(e => e.remove());
  return copy.textContent;
}"""

_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str:
    """The browser's path. Skips, loudly, where none can be had; fails in CI."""
    found = [path for name in _COMMANDS if (path := shutil.which(name))]
    found += [path for path in _APPLICATIONS if Path(path).exists()]
    if not found:
        _missing("没有找到 Chromium、Chrome 或 Edge，浏览器测试没有运行。请安装其中之一。")
    if shutil.which("fc-list") and not _has_chinese_font():
        _missing("没有中文字体，浏览器测试没有运行。请安装 fonts-noto-cjk。")
    return found[0]


def _has_chinese_font() -> bool:
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def _missing(sentence: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The dashboard as ``serve`` starts it, with every socket beyond this machine forbidden."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    guard = os.pathsep.join([str(ROOT / "tests" / "loopback_guard"), str(ROOT)])
    server = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": guard},
        stdout=subprocess.PIPE,
    )
    try:
        started = server.stdout.readline().decode()
        assert f"127.0.0.1:{port}" in started
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


def visit(page: Page, address: str) -> None:
    """Open an address as soon as the server listens."""
    for _ in range(200):
        try:
            page.goto(address)
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(100)
    page.wait_for_selector(".ll-foot", timeout=PATIENCE)


def settle(page: Page) -> None:
    """Wait until the page has been drawn: a button clicked while it is drawn anew may be lost."""
    drawn = page.get_by_test_id("stApp")
    expect(drawn).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
