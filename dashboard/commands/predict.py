"""``predict``: likely outcomes for disputes told in JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cases.errors import CaseError, QueryError
from dashboard.commands.lines import json_line, read_lines, write_lines
from models.dispute import Dispute
from models.prediction import PREDICTED, DisputePrediction
from models.predictor import Predictor
from models.versions import current_folder

NAME = "predict"
SUMMARY = "预测各项主张的结果（输入为JSON行：id、facts、defence、claims）"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "path", nargs="?", type=Path, metavar="文件", help="JSON行文件；省略则读标准输入"
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--jsonl", type=Path, metavar="文件", help="结果写入文件，一案一行，次序不变"
    )
    output.add_argument("--json", action="store_true", help="以JSON逐行打印")


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 if all were answered, 1 if some failed, 2 if none could be."""
    predictor = Predictor.load(current_folder())
    answered = failed = 0

    def answers() -> Iterator[dict[str, Any]]:
        nonlocal answered, failed
        for number, line in read_lines(arguments.path):
            identifier: Any = None
            try:
                value = _object(line)
                identifier = value.get("id")
                answer = predictor.predict(Dispute.from_json(value))
            except CaseError as error:
                failed += 1
                print(f"第{number}行：{error}", file=sys.stderr)
                yield {"id": identifier, "error": str(error)}
            else:
                answered += 1
                if arguments.jsonl is None and not arguments.json:
                    print(_in_words(answer))
                yield answer.to_json()

    if arguments.jsonl is not None:
        write_lines(arguments.jsonl, answers())
        print(f"已写入{arguments.jsonl}：预测{answered}件，失败{failed}件。")
    else:
        for value in answers():
            if arguments.json:
                print(json_line(value))
    if not answered and not failed:
        raise QueryError("没有读到案情，请给出JSON行文件，每行一件，含facts。")
    return 2 if not answered else int(failed > 0)


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise QueryError("这一行不是JSON，请检查引号和逗号。") from error
    if not isinstance(value, dict):
        raise QueryError("这一行应是一个JSON对象，含id、facts、defence、claims。")
    return value


def _in_words(answer: DisputePrediction) -> str:
    lines = [f"案件 {answer.id}" if answer.id else "案件"]
    for claim in answer.claims:
        odds = "  ".join(f"{o.label}{claim.probabilities[o]:.0%}" for o in PREDICTED)
        lines.append(f"  {claim.type.label}：{claim.verdict}（{odds}；同类主张{claim.n}项）")
        lines.extend(
            f"    参考 {p.case_id} {p.outcome.label}：{p.why}" for p in claim.precedents[:3]
        )
    return "\n".join(lines)
