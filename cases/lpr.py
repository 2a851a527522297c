"""The loan prime rate of a day, from a table of the days on which a value changed.

The table is ``data/lpr.csv``; nothing after its last row is known here, so a later day carries the
last row's rates and says that it lies beyond.
"""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from cases.errors import QueryError, SourceError

LPR_TABLE = Path(__file__).parent / "data" / "lpr.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class LprRate:
    """Rates in force on a day, fractions a year.

    ``published`` is the day the rates were first quoted; ``confirmed`` is False for a row not yet
    checked against a public source; ``beyond_table`` is True for a day after the last row's.
    """

    one_year: Decimal
    over_five_years: Decimal
    published: date
    confirmed: bool
    beyond_table: bool = False


def lpr_on(day: date) -> LprRate:
    """The rates in force on a day; on a day of publication, those then published.

    Raises QueryError for a day before the first row: no LPR of this kind was quoted then.
    """
    rows = lpr_table()
    position = bisect_right([row.published for row in rows], day)
    if position == 0:
        first = rows[0].published
        raise QueryError(
            f"{_written(day)}早于LPR表的第一行（{_written(first)}），当时没有这一报价。"
            "请改用中国人民银行的同期贷款基准利率。"
        )
    row = rows[position - 1]
    return LprRate(
        one_year=row.one_year,
        over_five_years=row.over_five_years,
        published=row.published,
        confirmed=row.confirmed,
        beyond_table=day > rows[-1].published,
    )


def one_year_lpr(on: date) -> Decimal | None:
    """The one-year rate in force on a day, per cent a year; None for a day before the table."""
    return None if on < lpr_table()[0].published else lpr_on(on).one_year * 100


@cache
def lpr_table() -> tuple[LprRate, ...]:
    """The rows of the shipped table, oldest first."""
    return read_lpr(LPR_TABLE.read_text(encoding="utf-8"))


def read_lpr(table: str) -> tuple[LprRate, ...]:
    """Rows of a table ``date,one_year,over_five_years,confirmed`` in per cent; # begins a remark.

    Raises SourceError naming the line that is wrong or out of order, or for a table without rows.
    """
    lines = table.splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    read = csv.DictReader(line for _, line in numbered)
    rows: list[LprRate] = []
    for (number, _), fields in zip(numbered[1:], read, strict=True):
        row = _row(fields)
        if row is None or (rows and row.published <= rows[-1].published):
            raise SourceError(
                f"LPR表第{number}行有误：须为日期、两个百分数和yes或no，日期递增。请改正后重试。"
            )
        rows.append(row)
    if not rows:
        raise SourceError("LPR表没有数据。请检查文件是否完整。")
    return tuple(rows)


def _row(fields: dict[str, str]) -> LprRate | None:
    try:
        if fields["confirmed"] not in ("yes", "no"):
            return None
        return LprRate(
            one_year=Decimal(fields["one_year"]) / 100,
            over_five_years=Decimal(fields["over_five_years"]) / 100,
            published=date.fromisoformat(fields["date"]),
            confirmed=fields["confirmed"] == "yes",
        )
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
