"""One task → its papers structured, or the reason why not; never an exception for a bad input."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cases.errors import CaseError
from cases.intake.tasks import Task
from cases.judgment import Judgment
from cases.sources.document import SourceDocument, SourceFailure
from cases.sources.open import kind_of, load_file, read_bytes
from cases.sources.plain import decode
from cases.sources.tables import read_json_line
from cases.store.store import NewPaper
from cases.structure import structure_text

# Files whose pages a reader will want to see beside the fields.
PAGED = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"})

# Half a character, and the character that ends strings elsewhere: databases and files refuse them.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """A paper, or a Chinese sentence in ``problem``; ``document`` is its name or given id."""

    document: Any
    problem: str | None = None
    paper: NewPaper | None = None


def structure_task(task: Task, progress: Progress = _silent) -> list[Structured]:
    """The papers of a task in order. ``progress`` hears of pages while they are recognised."""
    if task.failure is not None:
        return [_failure(task.failure)]
    if task.document is not None:
        return [structure_document(task.document)]
    if task.line is not None:
        return [_line(task.line, task.name, task.number)]
    data: bytes | SourceFailure | None = task.data
    if task.path is not None:
        data = load_file(Path(task.path), task.name)
    if isinstance(data, SourceFailure):
        return [_failure(data)]
    return list(structure_bytes(data or b"", task.name, progress))


def structure_bytes(data: bytes, name: str, progress: Progress = _silent) -> Iterator[Structured]:
    """The papers in a file's content; the file itself goes along where it has pages to see."""
    original = data if kind_of(name) in PAGED else None
    try:
        for found in read_bytes(data, name, progress):
            yield (
                _failure(found)
                if isinstance(found, SourceFailure)
                else structure_document(found, original=original)
            )
    except Exception as error:  # a damaged file can break a reader in ways of its own
        yield Structured(document=name, problem=_unforeseen(error))


def structure_document(
    document: SourceDocument, *, identifier: Any = None, original: bytes | None = None
) -> Structured:
    """A text structured under its name, or under ``identifier`` where one is given."""
    shown = document.name if identifier is None else identifier
    text = _UNKEEPABLE.sub("\ufffd", document.text)
    try:
        judgment: Judgment = structure_text(text, document.name)
    except CaseError as error:
        return Structured(document=shown, problem=str(error))
    except Exception as error:  # one paper must never stop a hundred thousand
        return Structured(document=shown, problem=_unforeseen(error))
    paper = NewPaper(judgment=judgment, pages=document.pages, original=original)
    return Structured(document=shown, paper=paper)


def _line(line: bytes, name: str, number: int) -> Structured:
    try:
        words = decode(line)
    except CaseError as error:
        return Structured(document=f"{name}第{number}行", problem=str(error))
    identifier, found = read_json_line(words, name, number)
    if isinstance(found, SourceFailure):
        shown = found.name if identifier is None else identifier
        return Structured(document=shown, problem=found.problem)
    return structure_document(found, identifier=identifier)


def _failure(failure: SourceFailure) -> Structured:
    return Structured(document=failure.name, problem=failure.problem)


def _unforeseen(error: Exception) -> str:
    kind = type(error).__name__
    return f"处理时出现意外（{kind}），这份文书没有读出，请另存为txt后重试，并把它反馈给我们。"
