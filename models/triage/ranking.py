"""Which contract first: urgency, sum at stake, odds and ease, each from 0 to 1, weighed and added.

The formula is shown beside every score; the weights are the user's to change.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from cases.errors import QueryError
from models.triage.clocks import Clock, ClockKind, Severity

_STEPS = {Severity.CRITICAL: 1.0, Severity.SOON: 0.6, Severity.PASSED: 0.3, Severity.FINE: 0.1}
# Open states that do not hurry: a registration gap costs no right on a day.
_UNHURRIED = frozenset({ClockKind.REGISTRATION})
_FOR_PRESERVATION, _FOR_RED_FLAG = 0.3, 0.2
_LEAST, _MOST = 4.0, 8.0
_PER_GAP, _PER_BLOCKER = 0.15, 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Shares of the four parts; only their proportions count. Raises QueryError."""

    urgency: float = 0.35
    stake: float = 0.30
    odds: float = 0.20
    ease: float = 0.15

    def __post_init__(self) -> None:
        if min(self.urgency, self.stake, self.odds, self.ease) < 0 or not self.total > 0:
            raise QueryError("权重不能是负数，且至少一项大于0。请调整后重试。")

    @property
    def total(self) -> float:
        """What the shares add up to."""
        return self.urgency + self.stake + self.odds + self.ease


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The four parts in [0, 1]."""

    urgency: float
    stake: float
    odds: float
    ease: float

    def weighed(self, weights: Weights) -> float:
        """From 0 to 100."""
        total = (
            weights.urgency * self.urgency
            + weights.stake * self.stake
            + weights.odds * self.odds
            + weights.ease * self.ease
        )
        return round(100 * total / weights.total, 1)

    def formula(self, weights: Weights) -> str:
        """The score as its calculation."""
        parts = " + ".join(
            f"{weight / weights.total:.0%}×{name}{value:.2f}"
            for name, weight, value in (
                ("紧迫", weights.urgency, self.urgency),
                ("金额", weights.stake, self.stake),
                ("胜算", weights.odds, self.odds),
                ("易办", weights.ease, self.ease),
            )
        )
        return f"100×（{parts}）= {self.weighed(weights)}"


def urgency(clocks: Iterable[Clock], *, urgent_grounds: bool, red_flags: int) -> float:
    """The most pressing clock still open, more where assets may move."""
    steps = [
        _STEPS[clock.severity]
        for clock in clocks
        if not clock.done and clock.kind not in _UNHURRIED
    ]
    value = max(steps, default=0.0)
    value += _FOR_PRESERVATION * urgent_grounds + _FOR_RED_FLAG * bool(red_flags)
    return min(value, 1.0)


def stake(yuan: float) -> float:
    """A sum on a scale of powers of ten: 0 up to 10,000 yuan, 1 from 100 million."""
    if yuan <= 0:
        return 0.0
    return min(max((math.log10(yuan) - _LEAST) / (_MOST - _LEAST), 0.0), 1.0)


def ease(*, gaps: int, hard_blockers: int) -> float:
    """1 with all evidence there and nothing in the way."""
    return max(1.0 - _PER_GAP * gaps - _PER_BLOCKER * hard_blockers, 0.0)


def ranked(scores: Iterable[float]) -> list[int]:
    """Places from 1, the highest score first; the sheet's order among equals."""
    values = list(scores)
    places = [0] * len(values)
    for place, at in enumerate(sorted(range(len(values)), key=lambda i: -values[i]), start=1):
        places[at] = place
    return places
