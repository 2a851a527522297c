"""``evaluate``: every figure of the cards, measured anew: outcomes, structuring, similar cases."""

import argparse
import json
from pathlib import Path
from typing import Any

from cases.gold import report as structuring
from dashboard.commands.lines import json_line, write_lines
from models import report as outcomes
from models.evaluate import evaluation
from models.similar.exam_report import similarity_report


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--jsonl", type=Path, metavar="文件", help="把测算结果写入文件")
    output.add_argument("--json", action="store_true", help="以JSON打印")
    output.add_argument(
        "--accept", action="store_true", help="认可这次结果：更新模型卡，以后的测算与它比较"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print or write the reports; exit code 0."""
    measured = evaluation()
    papers = structuring.structuring_reports()
    similar = similarity_report()
    if arguments.jsonl is not None or arguments.json:
        values = {
            "outcomes": outcomes.report_json(measured),
            "structuring": [structuring.report_json(report) for report in papers],
            "similar": similar.to_json(),
        }
        if arguments.json:
            print(json_line(values))
        else:
            write_lines(arguments.jsonl, [values])
            print(f"已写入{arguments.jsonl}。")
        return 0
    parts = {
        "主张结果预测": outcomes.report_in_words(measured),
        "文书结构化": structuring.reports_in_words(papers),
        "类案检索": similar.in_words(),
    }
    print("\n\n".join(f"## {title}\n\n{words.strip()}" for title, words in parts.items()))
    if arguments.accept:
        outcomes.write_card(parts)
        _keep(outcomes.ACCEPTED, outcomes.accepted_of(measured))
        _keep(structuring.ACCEPTED, structuring.accepted_faults(papers))
        print("\n已认可：模型卡和比较基准已更新。")
    return 0


def _keep(path: Path, value: Any) -> None:
    words = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(words + "\n", encoding="utf-8")
