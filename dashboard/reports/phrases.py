"""How papers write days, sums and words that came from a spreadsheet."""

import re
from datetime import date
from decimal import Decimal

from cases.capital_amounts import capital_yuan
from models.triage.calculation import to_fen

CAUTION = "本文书由程序根据来件表生成，为草稿，须由律师核对后使用。"
TICKED, OPEN = "☑", "☐"
BLANK = "（待补）"

# What XML 1.0 has no place for; a spreadsheet cell may hold it.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSAFE_IN_NAME = re.compile(r"[\\/:*?\"<>|\s.]+")
_LONGEST_NAME = 60
_CASE_ID = re.compile(r"（[a-z]+-\d+）")
_ISO_DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")


def printable(text: str) -> str:
    """The text without the characters that no document may hold."""
    return _UNPRINTABLE.sub("", text)


def chinese_day(day: date) -> str:
    """A day as papers write it.

    >>> chinese_day(date(2024, 3, 1))
    '2024年3月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def with_chinese_days(text: str) -> str:
    """A calculation or reason of ours with its days as papers write them.

    >>> with_chinese_days("计至2024-03-01")
    '计至2024年3月1日'
    """
    return _ISO_DAY.sub(lambda m: chinese_day(date.fromisoformat(m[0])), text)


def without_ids(text: str) -> str:
    """A source as people name it, without the library's own id of the case.

    >>> without_ids("广州案例三（guangzhou-3）")
    '广州案例三'
    """
    return _CASE_ID.sub("", text)


def figure(value: Decimal) -> str:
    """A sum in numerals: 12,345.60元."""
    return f"{to_fen(value):,}元"


def full_figure(value: Decimal) -> str:
    """A sum in numerals and in capitals."""
    return f"{figure(value)}（大写：人民币{capital_yuan(value)}）"


def ticked(*choices: tuple[str, bool | None]) -> str:
    """Boxes in a row; only what is known to hold is ticked.

    >>> ticked(("是", True), ("否", False))
    '☑是　☐否'
    """
    return "　".join(f"{TICKED if holds else OPEN}{label}" for label, holds in choices)


def yes_no(answer: bool | None, yes: str = "是", no: str = "否") -> str:
    """Two boxes; neither is ticked where the answer is unknown."""
    return ticked((yes, answer is True), (no, answer is False))


def file_name(text: str) -> str:
    """The text as a part of a file's name on any system."""
    return _UNSAFE_IN_NAME.sub("-", printable(text)).strip("-")[:_LONGEST_NAME] or "合同"
