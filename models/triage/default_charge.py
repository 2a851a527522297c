"""What a late rent costs: the agreed rate, 24 % a year, four times the one-year LPR by the day.

A charge is counted on simple interest from the day after a rent fell due up to and including the
chosen day, a year being 365 days; a monthly rate counts twelve times a year. Rent that is not due
bears none, even where acceleration was declared: whether it does is for the contract to say.
Courts commonly hold default charges to 24 % a year or to four times the one-year LPR, by court and
date: both are shown beside the agreed rate and neither is law for leases (notes to
民法典第五百八十五条).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Protocol

from cases.lpr import lpr_table
from cases.triage.contract import Contract
from models.triage.calculation import per_cent

DAYS_A_YEAR = 365
COMMON_CAP = Decimal("0.24")
LPR_TIMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days at one yearly rate, a fraction; ``days`` counted."""

    days: int
    yearly: Decimal


class DefaultRate(Protocol):
    """A rate by the day."""

    @property
    def label(self) -> str:
        """What the rate is called."""

    @property
    def source(self) -> str:
        """Where it comes from."""

    def stretches(self, after: date, until: date) -> Iterator[Stretch]:
        """The days after ``after`` up to and including ``until``, at their rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedRate:
    """One rate for all days."""

    label: str
    source: str
    yearly: Decimal

    def stretches(self, after: date, until: date) -> Iterator[Stretch]:
        """One stretch, none where no day lies between."""
        days = (until - after).days
        if days > 0:
            yield Stretch(days=days, yearly=self.yearly)


@dataclass(frozen=True, slots=True, kw_only=True)
class LprMultiple:
    """So many times the one-year LPR of each day; days before the table's first row have none."""

    label: str
    source: str
    times: int = LPR_TIMES

    def stretches(self, after: date, until: date) -> Iterator[Stretch]:
        """A stretch for every change of the LPR on the way."""
        starts, rates = _lpr_steps()
        day = max(after + timedelta(1), starts[0])
        at = bisect_right(starts, day) - 1
        while day <= until:
            end = starts[at + 1] - timedelta(1) if at + 1 < len(starts) else until
            end = min(end, until)
            yield Stretch(days=(end - day).days + 1, yearly=rates[at] * self.times)
            day, at = end + timedelta(1), at + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedRate:
    """A rate that counts no day after ``last``: the lessee's bankruptcy was accepted on it."""

    rate: DefaultRate
    last: date

    @property
    def label(self) -> str:
        """What the rate is called."""
        return self.rate.label

    @property
    def source(self) -> str:
        """Where it comes from, and why it stops."""
        stop = f"破产受理日{self.last.isoformat()}起停止计算（企业破产法第四十六条）"
        return f"{self.rate.source}；{stop}"

    def stretches(self, after: date, until: date) -> Iterator[Stretch]:
        """The days up to the last one, at their rates."""
        return self.rate.stretches(after, min(until, self.last))


def stopped_by_bankruptcy(rate: DefaultRate, contract: Contract, day: date) -> DefaultRate:
    """The rate, stopped where the lessee's bankruptcy was accepted by ``day``."""
    accepted = contract.standing.bankruptcy_on
    if accepted is None or accepted > day:
        return rate
    return StoppedRate(rate=rate, last=accepted)


def agreed_rate(contract: Contract) -> FixedRate | None:
    """The contract's own rate; None where the sheet states none that can be counted."""
    if contract.penalty_yearly is None:
        return None
    words = contract.penalty or per_cent(contract.penalty_yearly)
    return FixedRate(
        label=f"约定标准（{words}）", source="合同约定", yearly=contract.penalty_yearly
    )


def capped_at_24() -> FixedRate:
    """24 % a year."""
    return FixedRate(
        label="年利率24%", source="裁判中常见的调整标准之一，并非法定标准", yearly=COMMON_CAP
    )


def four_times_lpr(since: date, until: date) -> LprMultiple:
    """Four times the one-year LPR of each day between the two.

    The source names the table, its end where ``until`` lies beyond, and rows not yet checked.
    """
    rows = lpr_table()
    last = rows[-1]
    source = "裁判中常见的调整标准之一；一年期LPR见随附的LPR表，分段按当日报价计"
    if until > last.published:
        source += (
            f"；表载最后一次变动为{last.published.isoformat()}，此后各日沿用该值，请核对最新报价"
        )
    in_force = max((row.published for row in rows if row.published <= since), default=since)
    if not all(row.confirmed for row in rows if in_force <= row.published <= until):
        source += "；所用报价有尚待与公布值核对的"
    return LprMultiple(label="一年期LPR的4倍", source=source)


def first_lpr_day() -> date:
    """The first day for which an LPR is known."""
    return _lpr_steps()[0][0]


@cache
def _lpr_steps() -> tuple[tuple[date, ...], tuple[Decimal, ...]]:
    """Days from which a one-year rate holds, and the rates; rows that leave it alone dropped."""
    rows = lpr_table()
    changed = [rows[0]]
    for row in rows[1:]:
        if row.one_year != changed[-1].one_year:
            changed.append(row)
    return tuple(row.published for row in changed), tuple(row.one_year for row in changed)
