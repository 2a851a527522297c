"""``serve``: the dashboard on this machine alone."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

from cases.errors import CaseError

_ROOT = Path(__file__).parents[2]
_HOST = "127.0.0.1"
# In the server's environment: a page that is served may load the model beside the first page.
SERVED = "LEASELENS_SERVED"
_FIRST_PORT, _LAST_PORT = 8501, 8599


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "--port", type=int, metavar="端口", help=f"端口号，默认自{_FIRST_PORT}起找空闲的"
    )
    parser.add_argument("--no-browser", action="store_true", help="不自动打开浏览器")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; returns the server's exit code.

    Raises CaseError where no port is free.
    """
    port = _free_port(arguments.port)
    address = f"http://{_HOST}:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(_ROOT / "dashboard" / "app.py")]
    options = {
        "server.address": _HOST,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": _HOST,
    }
    command += [f"--{name}={value}" for name, value in options.items()]
    print(f"租鉴正在启动：{address}（按 Ctrl+C 停止）", flush=True)
    # Ended from outside, too, we end the server with us: it must not live on holding the port.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = subprocess.Popen(
        command, cwd=_ROOT, stdout=subprocess.DEVNULL, env={**os.environ, SERVED: "1"}
    )
    if not arguments.no_browser:
        threading.Thread(target=_open_when_up, args=(address,), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        print("已停止。")
        return 0


def _free_port(wanted: int | None) -> int:
    for port in [wanted] if wanted is not None else range(_FIRST_PORT, _LAST_PORT + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except (OSError, OverflowError):
                continue
            return port
    which = f"端口{wanted}" if wanted is not None else f"{_FIRST_PORT}至{_LAST_PORT}的端口"
    raise CaseError(f"{which}不能使用或已被占用，请用 --port 换一个端口。")


def _open_when_up(address: str) -> None:
    """Open the user's browser as soon as the server answers."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                webbrowser.open(address)
                return
        except OSError:
            time.sleep(0.05)
