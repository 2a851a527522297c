"""Every sum, rate, date and length of time of a paper, in the source's words."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.extract.durations import find_durations
from cases.extract.money import find_amounts
from cases.extract.rates import find_rates
from cases.ledger import Ledger
from cases.record import Amount, DateMention, Duration, Rate

M = TypeVar("M", Amount, Rate, DateMention, Duration)

# Values read one by one from words that hold hardly anything else.
_SURE = 0.97


class Mentions(NamedTuple):
    """What a paper mentions, each kind in the text's order."""

    amounts: tuple[Amount, ...]
    rates: tuple[Rate, ...]
    dates: tuple[DateMention, ...]
    durations: tuple[Duration, ...]


def find_mentions(text: str, ledger: Ledger) -> Mentions:
    """All mentions of a canonical text, each noted under its place in the judgment."""
    return Mentions(
        amounts=_noted("amounts", find_amounts(text), ledger),
        rates=_noted("rates", find_rates(text), ledger),
        dates=_noted("dates", find_dates(text), ledger),
        durations=_noted("durations", find_durations(text), ledger),
    )


def _noted(field: str, found: Iterable[tuple[M, Span]], ledger: Ledger) -> tuple[M, ...]:
    mentions = list(found)
    ledger.note_each(field, [span for _, span in mentions], _SURE)
    return tuple(value for value, _ in mentions)
