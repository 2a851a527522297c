"""Confidential by default: no command and no page talks to anything beyond this machine."""

import json
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError, enable_socket, socket_allow_hosts
from streamlit.testing.v1 import AppTest

from cases.triage.template import render_template
from dashboard.__main__ import COMMANDS, main

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "dashboard" / "views").glob("[a-z]*.py"))
DISPUTE = {
    "id": "1",
    "facts": "出租人与承租人签订融资租赁合同，承租人逾期多期租金未付，请求支付全部未付租金。",
}


@pytest.fixture(autouse=True)
def loopback_only():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
    yield
    enable_socket()


def test_the_guard_guards():
    import socket

    with pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def arguments(name: str, tmp_path: Path) -> list[str] | None:
    """A real call of each command; ``serve`` is the journey's, which meets the same guard there."""
    disputes = tmp_path / "in.jsonl"
    disputes.write_text(json.dumps(DISPUTE, ensure_ascii=False), encoding="utf-8")
    sheet = tmp_path / "contracts.xlsx"
    sheet.write_bytes(render_template())
    calls = {
        "library": ["--json"],
        "structure": [
            str(ROOT / "tests" / "gold" / "own" / "other-07-withdrawal.txt"),
            "--json",
            "--save",
        ],
        "predict": [str(disputes), "--json"],
        "similar": [str(disputes), "--json"],
        "triage": [str(sheet), "--json"],
        "report": ["similar", str(disputes), "-o", str(tmp_path / "report.docx")],
        "evaluate": ["--json"],
        "serve": None,
    }
    return calls[name]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_stays_on_this_machine(command, tmp_path, monkeypatch):
    call = arguments(command, tmp_path)
    if call is None:
        pytest.skip("由浏览器测试以同样的限制启动")
    monkeypatch.setattr("models.evaluate.REPEATS", 1)
    assert main([command, *call]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_page_stays_on_this_machine(page):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.run()
    app.switch_page(f"views/{page.name}").run()
    assert not app.exception
