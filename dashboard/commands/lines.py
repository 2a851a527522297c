"""JSON lines in and out: the form in which commands meet other programs."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from cases.errors import QueryError, SourceError

# Half a character: JSON can write it, no file and no screen can.
_BROKEN = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|\n")


def read_lines(path: Path | None) -> Iterator[tuple[int, str]]:
    """Numbered lines of a UTF-8 file, or of standard input where ``path`` is None; blanks skipped.

    Raises SourceError where the file is absent or is not UTF-8 text.
    """
    try:
        data = sys.stdin.buffer.read() if path is None else path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise SourceError(f"打不开文件“{path}”，请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        name = "标准输入" if path is None else f"文件“{path}”"
        raise SourceError(f"{name}不是UTF-8文字，请另存为UTF-8后重试。") from error
    # Not splitlines(): JSON strings may hold U+2028 and its like unescaped.
    return ((n, line) for n, line in enumerate(_LINE_END.split(text), start=1) if line.strip())


def read_object(line: str, keys: str) -> dict[str, Any]:
    """A line's JSON object, which should hold ``keys``. Raises QueryError where it is none."""
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise QueryError("这一行不是JSON，请检查引号和逗号。") from error
    if not isinstance(value, dict):
        raise QueryError(f"这一行应是一个JSON对象，含{keys}。")
    return value


def check_characters(value: Mapping[str, Any]) -> None:
    """Raises QueryError where any text in a line's object holds half a character."""
    for name, told in value.items():
        if _BROKEN.search(json.dumps({name: told}, ensure_ascii=False)):
            shown = _BROKEN.sub("\ufffd", name)
            raise QueryError(f"{shown}中有损坏的字符（半个代理对），请删去后重试。")


def write_lines(path: Path, values: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line, all or nothing: a failure leaves no half-written file.

    Raises SourceError where the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise SourceError(f"不能写入“{path}”，请检查文件夹是否存在、是否有权限。") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            for value in values:
                file.write(json_line(value) + "\n")
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def json_line(value: Mapping[str, Any]) -> str:
    """One JSON object on one line, Chinese as it is, half a character as U+FFFD."""
    return _BROKEN.sub("\ufffd", json.dumps(value, ensure_ascii=False))
