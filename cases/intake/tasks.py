"""What there is to do: one small piece of work per paper or file, found one by one.

A task carries what a worker needs and no more, so that a list of a hundred thousand papers is
never held in memory.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cases.errors import SourceError
from cases.sources.archive import count_entries
from cases.sources.document import SourceDocument, SourceFailure
from cases.sources.open import archive_entries, find_files, kind_of, load_file, read_bytes

_ROWS = frozenset({".csv", ".xlsx"})
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF_8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file, line, row or archive entry. ``weight`` is its share of the inputs, in bytes.

    Exactly one of ``path``, ``data``, ``line``, ``document`` and ``failure`` says what to do;
    ``key`` changes when the input does.
    """

    name: str
    weight: int
    key: str
    path: str | None = None
    data: bytes | None = None
    line: bytes | None = None
    number: int = 0
    document: SourceDocument | None = None
    failure: SourceFailure | None = None


def total_weight(paths: Iterable[Path]) -> int:
    """Bytes of all inputs, for telling how much is left."""
    files = (file for path in paths for file, _ in find_files(path))
    return sum(_size(file) for file in files)


def find_tasks(paths: Iterable[Path]) -> Iterator[Task]:
    """Everything to do, in the order of the paths, of names in folders, of lines in files."""
    for path in paths:
        is_empty = True
        for file, name in find_files(path):
            is_empty = False
            yield from _of_file(file, name)
        if is_empty:
            problem = "文件夹里没有可以读取的文书，请检查路径和文件种类。"
            yield _failed(SourceFailure(name=path.name or str(path), problem=problem), 0)


def _of_file(file: Path, name: str) -> Iterator[Task]:
    kind, size = kind_of(file.name), _size(file)
    if kind == ".jsonl":
        yield from _of_lines(file, name)
    elif kind == ".zip" or kind in _ROWS:
        data = load_file(file, name)
        if isinstance(data, SourceFailure):
            yield _failed(data, size)
        elif kind in _ROWS:
            yield from _of_rows(data, name)
        else:
            yield from _of_archive(data, name)
    else:
        changed = file.stat().st_mtime_ns if file.exists() else 0
        yield Task(name=name, weight=size, key=f"{name}|{size}|{changed}", path=str(file))


def _of_lines(file: Path, name: str) -> Iterator[Task]:
    """The lines of a file that may be larger than memory."""
    try:
        with file.open("rb") as stream:
            mark = stream.read(3)
        if mark[:2] in _UTF_16_MARKS:
            with file.open(encoding="utf-16", newline="\n") as words:
                yield from _lines((line.encode() for line in words), name)
        else:
            with file.open("rb") as stream:
                stream.seek(len(_UTF_8_MARK) if mark == _UTF_8_MARK else 0)
                yield from _lines(stream, name)
    except OSError:
        yield _failed(SourceFailure(name=name, problem="打不开这个文件，请检查路径和权限。"), 0)
    except UnicodeError:
        yield _failed(
            SourceFailure(name=name, problem="文件编码有误或已损坏，请另存为UTF-8后重试。"), 0
        )


def _lines(lines: Iterable[bytes], name: str) -> Iterator[Task]:
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip():
            is_empty = False
            yield Task(
                name=name,
                weight=len(line),
                key=f"{name}|{number}|{zlib.crc32(line)}",
                line=line,
                number=number,
            )
    if is_empty:
        yield _failed(SourceFailure(name=name, problem="文件是空的，请检查后重新导出。"), 0)


def _of_rows(data: bytes, name: str) -> Iterator[Task]:
    rows = list(read_bytes(data, name))
    weight = len(data) // max(len(rows), 1)
    for found in rows:
        if isinstance(found, SourceFailure):
            yield _failed(found, weight)
        else:
            key = f"{found.name}|{zlib.crc32(found.text.encode('utf-8', 'replace'))}"
            yield Task(name=found.name, weight=weight, key=key, document=found)


def _of_archive(data: bytes, name: str) -> Iterator[Task]:
    try:
        weight = len(data) // max(count_entries(data), 1)
        is_empty = True
        for entry in archive_entries(data, name):
            is_empty = False
            if isinstance(entry, SourceFailure):
                yield _failed(entry, weight)
            else:
                key = f"{entry[0]}|{zlib.crc32(entry[1])}"
                yield Task(name=entry[0], weight=weight, key=key, data=entry[1])
        if is_empty:
            raise SourceError("压缩包里没有文件，请检查后重新压缩。")
    except SourceError as error:
        yield _failed(SourceFailure(name=name, problem=str(error)), len(data))


def _failed(failure: SourceFailure, weight: int) -> Task:
    key = f"{failure.name}|{failure.problem}"
    return Task(name=failure.name, weight=weight, key=key, failure=failure)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
