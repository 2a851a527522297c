"""What a late rent costs: the agreed rate, 24 % a year, four times the one-year LPR by the day.

An agreed rate may be fixed or hang on the LPR; then it changes with it, day by day.

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
from cases.triage.contract import Contract, LprLink
from models.triage.calculation import per_cent

DAYS_A_YEAR = 365
COMMON_CAP = Decimal("0.24")
LPR_TIMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days at one yearly rate, a fraction; ``made_of`` says how the rate comes about."""

    days: int
    yearly: Decimal
    made_of: str = ""


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
    """So many times the LPR of each day, and so much added a year.

    Days before the table's first row have none.
    """

    label: str
    source: str
    link: LprLink

    def stretches(self, after: date, until: date) -> Iterator[Stretch]:
        """A stretch for every change of the LPR on the way."""
        starts, rates = _lpr_steps(self.link.over_five_years)
        day = max(after + timedelta(1), starts[0])
        at = bisect_right(starts, day) - 1
        while day <= until:
            end = starts[at + 1] - timedelta(1) if at + 1 < len(starts) else until
            end = min(end, until)
            yearly = rates[at] * self.link.times + self.link.plus
            yield Stretch(
                days=(end - day).days + 1, yearly=yearly, made_of=_made_of(rates[at], self.link)
            )
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


def agreed_rate(contract: Contract, since: date, until: date) -> DefaultRate | None:
    """The contract's own rate between two days; None where the sheet states none to count by."""
    if contract.penalty_lpr is not None:
        link = contract.penalty_lpr
        tenor = "五年期以上" if link.over_five_years else "一年期"
        words = contract.penalty or "随LPR"
        source = f"合同约定；{tenor}LPR见随附的LPR表，分段按当日报价计"
        return LprMultiple(
            label=f"约定标准（{words}）", source=source + _doubts(since, until), link=link
        )
    if contract.penalty_yearly is None:
        return None
    words = contract.penalty or per_cent(contract.penalty_yearly)
    return FixedRate(
        label=f"约定标准（{words}）", source="合同约定", yearly=contract.penalty_yearly
    )


def yearly_on(contract: Contract, day: date) -> Decimal | None:
    """The agreed rate of that day as a fraction a year; None where there is none."""
    rate = agreed_rate(contract, day, day)
    if rate is None:
        return None
    return next((s.yearly for s in rate.stretches(day - timedelta(1), day)), None)


def capped_at_24() -> FixedRate:
    """24 % a year."""
    return FixedRate(
        label="年利率24%", source="裁判中常见的调整标准之一，并非法定标准", yearly=COMMON_CAP
    )


def four_times_lpr(since: date, until: date) -> LprMultiple:
    """Four times the one-year LPR of each day between the two.

    The source names the table, its end where ``until`` lies beyond, and rows not yet checked.
    """
    source = "裁判中常见的调整标准之一；一年期LPR见随附的LPR表，分段按当日报价计"
    return LprMultiple(
        label="一年期LPR的4倍",
        source=source + _doubts(since, until),
        link=LprLink(times=Decimal(LPR_TIMES)),
    )


def first_lpr_day() -> date:
    """The first day for which an LPR is known."""
    return lpr_table()[0].published


def _doubts(since: date, until: date) -> str:
    """What is to be said of the table's rows between the two days: its end, rows not checked."""
    rows, said = lpr_table(), ""
    last = rows[-1]
    if until > last.published:
        said = f"；表载最后一次变动为{last.published.isoformat()}，此后各日沿用该值，请核对最新报价"
    in_force = max((row.published for row in rows if row.published <= since), default=since)
    if not all(row.confirmed for row in rows if in_force <= row.published <= until):
        said += "；所用报价有尚待与公布值核对的"
    return said


def _made_of(rate: Decimal, link: LprLink) -> str:
    """LPR3.45%×4, LPR3.45%+3%."""
    said = f"LPR{per_cent(rate)}"
    if link.times != 1:
        said += f"×{link.times.normalize():f}"
    if link.plus:
        said += f"{'+' if link.plus > 0 else '−'}{per_cent(abs(link.plus))}"
    return f"（{said}）"


@cache
def _lpr_steps(over_five_years: bool) -> tuple[tuple[date, ...], tuple[Decimal, ...]]:
    """Days from which a rate holds, and the rates; rows that leave it alone dropped."""
    steps: list[tuple[date, Decimal]] = []
    for row in lpr_table():
        rate = row.over_five_years if over_five_years else row.one_year
        if not steps or rate != steps[-1][1]:
            steps.append((row.published, rate))
    return tuple(day for day, _ in steps), tuple(rate for _, rate in steps)
