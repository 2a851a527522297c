"""``predict``: likely outcomes for disputes told in JSON lines."""

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands.answers import Asked, answer_lines
from models.dispute import Dispute
from models.prediction import PREDICTED, DisputePrediction
from models.predictor import Predictor
from models.versions import current_folder

_ASKED = Asked(
    keys="id、facts、defence、claims",
    done="预测",
    none="没有读到案情，请给出JSON行文件，每行一件，含facts。",
)

_NO_CLAIM = "没有从事实中读出主张，未作预测。请在claims中写明要预测的主张，例如unpaid_rent。"


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

    def answer(value: dict[str, Any]) -> tuple[dict[str, Any], str]:
        found = predictor.predict(Dispute.from_json(value))
        return found.to_json(), _in_words(found)

    return answer_lines(arguments, answer, _ASKED)


def _in_words(answer: DisputePrediction) -> str:
    lines = [f"案件 {answer.id}" if answer.id else "案件"]
    if not answer.claims:
        lines.append(f"  {_NO_CLAIM}")
    for claim in answer.claims:
        odds = "  ".join(f"{o.label}{claim.probabilities[o]:.0%}" for o in PREDICTED)
        lines.append(f"  {claim.type.label}：{claim.verdict}（{odds}；同类主张{claim.n}项）")
        lines.extend(
            f"    参考 {p.case_id} {p.outcome.label}：{p.why}" for p in claim.precedents[:3]
        )
    return "\n".join(lines)
