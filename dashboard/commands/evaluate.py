"""``evaluate``: every figure of the model card, measured anew."""

import argparse
from pathlib import Path

from models.evaluate import evaluation_report

from dashboard.commands.lines import json_line, write_lines

NAME = "evaluate"
SUMMARY = "重新测算并打印模型卡的全部数字（约一分钟）"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--jsonl", type=Path, metavar="文件", help="把测算结果写入文件")
    output.add_argument("--json", action="store_true", help="以JSON打印")


def run(arguments: argparse.Namespace) -> int:
    """Print or write the report; exit code 0."""
    report = evaluation_report()
    if arguments.jsonl is not None:
        write_lines(arguments.jsonl, [report.to_json()])
        print(f"已写入{arguments.jsonl}。")
    else:
        print(json_line(report.to_json()) if arguments.json else report.in_words())
    return 0
