"""One value of a court paper on the screen: how it is shown, typed and read back."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import Any

from cases.errors import QueryError
from cases.labelled import Labelled
from dashboard.wording import calendar_day, money

_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")


class Kind(Enum):
    """What is typed into a cell."""

    WORDS = auto()
    LONG_WORDS = auto()
    CHOICE = auto()
    MONEY = auto()
    COUNT = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value: its name in the record, its Chinese name, what it may be.

    ``is_told_apart`` marks what an item's title and words do not tell.
    """

    name: str
    label: str
    kind: Kind = Kind.WORDS
    vocabulary: type[Labelled] | None = None
    is_required: bool = False
    is_told_apart: bool = False


def typed(value: Any) -> str:
    """A value as a person would type it; '' for what is not stated."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


def shown(cell: Cell, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, date):
        return calendar_day(value.isoformat())
    if cell.name == "lease.signed_on":
        return calendar_day(str(value))
    return str(value) + {"lease.term_months": "个月", "lease.periods": "期"}.get(cell.name, "")


def read_cell(cell: Cell, given: Any) -> Any:
    """What a person typed or chose, as the record keeps it; None where nothing was.

    Raises QueryError where it cannot be what the cell asks for.
    """
    words = given.strip() if isinstance(given, str) and not isinstance(given, Labelled) else given
    if words in (None, ""):
        if cell.is_required:
            raise QueryError(f"“{cell.label}”不能为空，请填写后再保存。")
        return None
    if cell.kind is Kind.MONEY:
        return _sum(cell, words)
    if cell.kind is Kind.COUNT:
        return _count(cell, words)
    return _day(cell, words) if cell.kind is Kind.DAY else words


def _sum(cell: Cell, words: str) -> Decimal:
    figures = re.sub(r"[,，\s元]", "", words)
    try:
        value = Decimal(figures)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < 0:
        raise QueryError(f"“{cell.label}”应是以元为单位的数字，例如1203100.50，请改正。")
    return value


def _count(cell: Cell, words: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", words):
        raise QueryError(f"“{cell.label}”应是整数，请改正。")
    return int(words)


def _day(cell: Cell, words: str) -> date:
    found = _DAY.fullmatch(words)
    try:
        if found is None:
            raise ValueError
        return date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise QueryError(f"“{cell.label}”应是日期，例如2023-10-12，请改正。") from error
