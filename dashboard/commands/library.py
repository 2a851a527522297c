"""``library``: the curated cases of the bulletin, as a list or as JSON lines."""

import argparse
from pathlib import Path

from cases.export import case_json
from cases.library import bulletin_library
from dashboard.commands.lines import json_line, write_lines


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--jsonl", type=Path, metavar="文件", help="导出到文件，一案一行")
    output.add_argument("--json", action="store_true", help="以JSON逐行打印")


def run(arguments: argparse.Namespace) -> int:
    """Print or write the library; exit code 0."""
    library = bulletin_library()
    if arguments.jsonl is not None:
        write_lines(arguments.jsonl, (case_json(case) for case in library))
        told = sum(case.told for case in library)
        titles = len(library) - told
        print(f"已写入{arguments.jsonl}：{len(library)}条，案例{told}个，仅刊标题{titles}个。")
        return 0
    for case in library:
        if arguments.json:
            print(json_line(case_json(case)))
        else:
            outcome = case.outcome.label if case.outcome else "仅刊标题"
            print(f"{case.case_id:<13}{case.collection.label}  {outcome:<6}{case.title}")
    return 0
