"""What a judgment's fields say of each other: missing ones, and ones that cannot both be right."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.extract.branch import Branch
from cases.judgment import DocumentType, Judgment, Standing
from cases.taxonomy import Procedure

_YEAR = re.compile("^（([0-9]{4})）")
_DOUBTFUL = 0.6
_BOTH_SIDES = {
    Procedure.FIRST_INSTANCE: (Standing.PLAINTIFF, "原告"),
    Procedure.SECOND_INSTANCE: (Standing.APPELLANT, "上诉人"),
    Procedure.RETRIAL_REVIEW: (Standing.APPLICANT, "再审申请人"),
}


class Contradiction(NamedTuple):
    """A Chinese sentence for the reader, and fields that are at most this sure because of it."""

    words: str
    fields: tuple[str, ...] = ()
    confidence: float = _DOUBTFUL


def find_contradictions(judgment: Judgment, branch: Branch) -> Iterator[Contradiction]:
    """Everything a reader should look at, the plainest first."""
    yield from _of_branch(branch)
    yield from _missing(judgment, branch)
    yield from _dated_before_filed(judgment)
    yield from _roles_against_procedure(judgment)
    if not judgment.order_items and judgment.doc_type is not DocumentType.OTHER:
        yield Contradiction("没有找到裁判主文，请核对原文是否完整。")


def _of_branch(branch: Branch) -> Iterator[Contradiction]:
    if branch is Branch.CRIMINAL:
        yield Contradiction(
            "这是刑事文书：只提取法院、案号、日期、法条和裁判主文，"
            "不按民事文书提取当事人、诉讼请求和裁判结果，请人工阅读。"
        )
    elif branch is not Branch.CIVIL:
        words = f"这是{branch.label}文书，各项按民事文书的格式读取，请逐项核对。"
        yield Contradiction(words, ("parties", "claims", "defences", "outcome"))


def _missing(judgment: Judgment, branch: Branch) -> Iterator[Contradiction]:
    is_crime = branch is Branch.CRIMINAL
    named = (
        (judgment.court, "审理法院"),
        (judgment.case_no, "案号"),
        (judgment.judgment_date, "裁判日期"),
        (is_crime or judgment.parties or None, "当事人"),
    )
    for value, label in named:
        if value is None:
            yield Contradiction(f"没有找到{label}，请补充。")


def _dated_before_filed(judgment: Judgment) -> Iterator[Contradiction]:
    year = _YEAR.match(judgment.case_no or "")
    if year and judgment.judgment_date and judgment.judgment_date.year < int(year[1]):
        words = f"落款日期{judgment.judgment_date}早于案号年份{year[1]}，请核对。"
        yield Contradiction(words, ("judgment_date", "case_no"))


def _roles_against_procedure(judgment: Judgment) -> Iterator[Contradiction]:
    if judgment.procedure is None or judgment.procedure not in _BOTH_SIDES or not judgment.parties:
        return
    standing, label = _BOTH_SIDES[judgment.procedure]
    if all(party.role is not standing for party in judgment.parties):
        words = f"案号显示为{judgment.procedure.label}，但没有找到{label}，请核对。"
        yield Contradiction(words, ("procedure", "parties"))
