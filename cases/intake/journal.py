"""A long piece of writing that survives a kill: what is written so far, and a note of how far.

Beside ``FILE`` stand ``FILE.part`` and ``FILE.part.journal`` until all is done. Lines that were
written but not yet noted are cut off on resuming, so nothing is ever written twice.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from cases.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """How far the writing is: tasks done (their weight, their keys condensed), papers, bytes."""

    order: str
    done: int = 0
    weight: int = 0
    keys: str = ""
    length: int = 0
    structured: int = 0
    failed: int = 0
    stored: int = 0
    known: int = 0


def condensed(before: str, keys: Iterable[str]) -> str:
    """The keys of more tasks added to those condensed before."""
    for key in keys:
        before = hashlib.blake2b(f"{before}\n{key}".encode(), digest_size=16).hexdigest()
    return before


class Journal:
    """The unfinished output of one order; ``order`` says what was asked, for recognising it."""

    def __init__(self, target: Path, order: str) -> None:
        self._target = target
        self._part = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.journal")
        self.noted = self._resumed(order)
        try:
            self._file = self._part.open("r+b" if self.noted.done else "wb")
        except OSError as error:
            raise SourceError(f"不能写入“{target}”，请检查文件夹是否存在、是否有权限。") from error
        self._file.truncate(self.noted.length)
        self._file.seek(self.noted.length)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()

    def start_afresh(self) -> None:
        """Forget what was written: the inputs are not those it was made from."""
        self.noted = Noted(order=self.noted.order)
        self._file.seek(0)
        self._file.truncate()

    def add(self, lines: Iterable[str], noted: Noted) -> None:
        """Write lines, then note what ``noted`` says is done with them."""
        self._file.writelines(f"{line}\n".encode("utf-8", "replace") for line in lines)
        self._file.flush()
        self.noted = replace(noted, length=self._file.tell())
        fresh = self._note.with_name(f"{self._note.name}.new")
        fresh.write_text(json.dumps(asdict(self.noted)), encoding="utf-8")
        fresh.replace(self._note)

    def finish(self) -> None:
        """All is written: the output takes its name, the journal goes."""
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._target)
        self._note.unlink(missing_ok=True)

    def _resumed(self, order: str) -> Noted:
        try:
            noted = Noted(**json.loads(self._note.read_text(encoding="utf-8")))
            is_whole = self._part.stat().st_size >= noted.length
        except (OSError, ValueError, TypeError):
            return Noted(order=order)
        return noted if noted.order == order and is_whole else Noted(order=order)
