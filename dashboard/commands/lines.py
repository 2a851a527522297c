"""JSON lines in and out: the form in which commands meet other programs."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from cases.errors import SourceError


def read_lines(path: Path | None) -> Iterator[tuple[int, str]]:
    """Numbered lines of a UTF-8 file, or of standard input where ``path`` is None; blanks skipped.

    Raises SourceError where the file is absent or is not UTF-8 text.
    """
    try:
        text = sys.stdin.read() if path is None else path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"打不开文件“{path}”，请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        name = "标准输入" if path is None else f"文件“{path}”"
        raise SourceError(f"{name}不是UTF-8文字，请另存为UTF-8后重试。") from error
    # Not splitlines(): JSON strings may hold U+2028 and its like unescaped.
    return ((n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip())


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
    """One JSON object on one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)
