"""Uploads read in a process of their own, so that no file can bring the server down."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from cases.store.store import NewPaper
from cases.store.stored import load_judgment, load_spans
from dashboard.intake.state import Draft

_ROOT = Path(__file__).parents[2]
_READING = (sys.executable, "-m", "dashboard.intake.reading")
# The process is silent while a page is recognised, some seconds, or a large sheet read, minutes.
_PATIENCE_SECONDS = 300.0

_ENDED = "读取这个文件时程序意外中止，文件可能已损坏，请另存为其他格式后重试。"
_TOO_SLOW = "读取这个文件用时过长，已停止，请拆分或另存为其他格式后重试。"

Progress = Callable[[int, int], None]


class UploadReader:
    """Reads one upload after another; a process that ends or hangs costs its one file.

    ``patience`` is how long, in seconds, nothing may be heard of a file.
    """

    def __init__(
        self, command: tuple[str, ...] = _READING, patience: float = _PATIENCE_SECONDS
    ) -> None:
        self._command = command
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end()

    def read(self, name: str, data: bytes, progress: Progress) -> Iterator[Draft]:
        """The papers in an upload, each structured or with the reason why not."""
        heard = False
        for said in self._lines(name, data):
            heard = "end" in said
            if "page" in said:
                progress(*said["page"])
            elif "paper" in said:
                yield _draft(said["paper"], data)
            elif "problem" in said:
                yield Draft(document=name, problem=said["problem"])
        if not heard:
            self._end()

    def _lines(self, name: str, data: bytes) -> Iterator[dict[str, Any]]:
        """What the process says of a file; what became of it, should it fall silent."""
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        hung = False

        def give_up() -> None:
            nonlocal hung
            hung = True
            process.kill()

        head = json.dumps({"name": name, "length": len(data)}).encode("ascii") + b"\n"
        while True:
            watch = Timer(self._patience, give_up)
            watch.start()
            try:
                if head:
                    process.stdin.write(head + data)
                    process.stdin.flush()
                    head = b""
                line = process.stdout.readline()
            except OSError:
                line = b""
            finally:
                watch.cancel()
            if not line.endswith(b"\n"):
                yield {"problem": _TOO_SLOW if hung else _ENDED}
                return
            said: dict[str, Any] = json.loads(line)
            yield said
            if "end" in said:
                return

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _draft(said: dict[str, Any], data: bytes) -> Draft:
    paper = None
    if "judgment" in said:
        paper = NewPaper(
            judgment=load_judgment(said["judgment"], said["text"]),
            pages=load_spans(said["pages"]),
            original=data if said["is_paged"] else None,
        )
    return Draft(document=said["document"], problem=said["problem"], paper=paper)
