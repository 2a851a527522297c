"""A real browser for the journeys, wherever this machine has one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

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
