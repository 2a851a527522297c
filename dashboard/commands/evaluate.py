"""``evaluate``: every figure of the model card, measured anew."""

import argparse
from pathlib import Path

from dashboard.commands.lines import json_line, write_lines
from models.evaluate import evaluation
from models.report import report_in_words, report_json

NAME = "evaluate"
SUMMARY = "重新测算并打印模型卡的全部数字（约两分钟）"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--jsonl", type=Path, metavar="文件", help="把测算结果写入文件")
    output.add_argument("--json", action="store_true", help="以JSON打印")


def run(arguments: argparse.Namespace) -> int:
    """Print or write the report; exit code 0."""
    measured = evaluation()
    if arguments.jsonl is not None:
        write_lines(arguments.jsonl, [report_json(measured)])
        print(f"已写入{arguments.jsonl}。")
    else:
        print(json_line(report_json(measured)) if arguments.json else report_in_words(measured))
    return 0
