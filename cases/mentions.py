"""Every sum, rate, date and length of time that a paper tells, in the order of the text.

Told is what stands between the heading and the signatures: the birthdays of the parties and the
statutes printed in an appendix are no part of the case.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.extract.durations import find_durations
from cases.extract.money import find_amounts
from cases.extract.paper import Paper
from cases.extract.rates import find_rates
from cases.ledger import Ledger
from cases.record import Amount, DateMention, Duration, Rate
from cases.section_kinds import SectionKind

M = TypeVar("M", Amount, Rate, DateMention, Duration)

_UNTOLD = frozenset(
    {
        SectionKind.HEADING,
        SectionKind.PARTIES,
        SectionKind.APPEAL_NOTICE,
        SectionKind.SIGNATURES,
    }
)
# Values read one by one from words that hold hardly anything else.
_SURE = 0.97


class Mentions(NamedTuple):
    """What a paper mentions, each kind in the text's order."""

    amounts: tuple[Amount, ...]
    rates: tuple[Rate, ...]
    dates: tuple[DateMention, ...]
    durations: tuple[Duration, ...]


def find_mentions(paper: Paper, ledger: Ledger) -> Mentions:
    """All mentions of a paper, each noted under its place in the judgment."""
    told = [section.span for section in paper.sections if section.kind not in _UNTOLD]
    start, end = (told[0].start, told[-1].end) if told else (0, len(paper.text))
    text = paper.text[start:end]
    return Mentions(
        amounts=_noted("amounts", find_amounts(text), start, ledger),
        rates=_noted("rates", find_rates(text), start, ledger),
        dates=_noted("dates", find_dates(text), start, ledger),
        durations=_noted("durations", find_durations(text), start, ledger),
    )


def _noted(
    field: str, found: Iterable[tuple[M, Span]], offset: int, ledger: Ledger
) -> tuple[M, ...]:
    mentions = list(found)
    ledger.note_each(field, [span for _, span in mentions], _SURE, offset)
    return tuple(value for value, _ in mentions)
