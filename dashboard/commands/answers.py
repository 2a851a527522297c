"""Questions in JSON lines answered one by one: order kept, a fault is a row, the rest goes on."""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cases.errors import CaseError, QueryError
from dashboard.commands.lines import (
    check_characters,
    json_line,
    read_lines,
    read_object,
    write_lines,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a command's lines are: the keys of one, the word for answering, what to do if none."""

    keys: str
    done: str
    none: str


# A line's value → the answer as JSON, and in words.
Answer = Callable[[dict[str, Any]], tuple[dict[str, Any], str]]


def answer_lines(arguments: argparse.Namespace, answer: Answer, asked: Asked) -> int:
    """Answer every line of ``arguments.path`` into ``--jsonl``, ``--json`` or words.

    Exit code 0 if all were answered, 1 if some failed, 2 if none could be. Raises QueryError where
    there was nothing to answer.
    """
    answered = failed = 0

    def answers() -> Iterator[dict[str, Any]]:
        nonlocal answered, failed
        for number, line in read_lines(arguments.path):
            identifier: Any = None
            try:
                value = read_object(line, asked.keys)
                identifier = value.get("id")
                check_characters(value)
                found, words = answer(value)
            except CaseError as error:
                failed += 1
                print(f"第{number}行：{error}", file=sys.stderr)
                yield {"id": identifier, "error": str(error)}
            else:
                answered += 1
                if arguments.jsonl is None and not arguments.json:
                    print(words)
                yield found

    if arguments.jsonl is not None:
        write_lines(arguments.jsonl, answers())
        print(f"已写入{arguments.jsonl}：{asked.done}{answered}件，失败{failed}件。")
    else:
        for value in answers():
            if arguments.json:
                print(json_line(value))
    if not answered and not failed:
        raise QueryError(asked.none)
    return 2 if not answered else int(failed > 0)
