"""A paper for every line of a JSON lines file: one into a file, many into a folder."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.errors import CaseError, QueryError
from dashboard.commands.lines import check_characters, read_lines, read_object
from dashboard.reports.whole_file import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper, the name it takes in a folder, and what is said of it."""

    name: str
    data: bytes
    said: str


# A line's value and number → its paper.
Make = Callable[[dict[str, Any], int], Made]


def write_reports(arguments: argparse.Namespace, make: Make, *, keys: str, asks: str) -> int:
    """Write a paper for each line of ``arguments.path`` to ``arguments.output``.

    ``keys`` and ``asks`` say what a line holds and what it is. Exit code 0 if all were written, 1
    if some failed, 2 if none could be. Raises QueryError where there is nothing to write or many
    papers would go into one file.
    """
    lines = list(read_lines(arguments.path))
    if not lines:
        raise QueryError(f"没有读到{asks}，请给出JSON行文件，每行一件，含{keys}。")
    single = arguments.output.suffix.casefold() == ".docx"
    if single and len(lines) > 1:
        raise QueryError("文件中不止一件，请用-o指定文件夹，每件各写一份报告。")
    written = failed = 0
    for number, line in lines:
        try:
            value = read_object(line, keys)
            check_characters(value)
            made = make(value, number)
        except CaseError as error:
            failed += 1
            print(f"第{number}行：{error}", file=sys.stderr)
            continue
        place = arguments.output if single else arguments.output / made.name
        write_whole(place, made.data)
        written += 1
        print(f"已写入{place}：{made.said}")
    return 2 if not written else int(failed > 0)
