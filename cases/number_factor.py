"""What the readers of figures share: figures of a text, what they show, when they tell a fact."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.extract.money import find_amounts
from cases.negation import denial_of, is_condition, is_supposed


class NumberFactor(NamedTuple):
    """A factor that figures show, and the words of the figures."""

    id: str
    span: Span


class Figures:
    """A text and its days and sums, read at most once and only where they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def days(self) -> list[tuple[date, Span]]:
        """The days told, with their places."""
        told = ((day_of(mention.date), span) for mention, span in find_dates(self.text))
        return [(day, span) for day, span in told if day is not None]

    @cached_property
    def sums(self) -> list[tuple[Decimal, Span]]:
        """The sums of money told, with their places."""
        return [(amount.value, span) for amount, span in find_amounts(self.text)]


def is_told(text: str, start: int, end: int | None = None) -> bool:
    """Whether figures at ``start`` tell what happened, not a rule, a request or its denial."""
    if is_supposed(text, start) or denial_of(text, start) is not None:
        return False
    return end is None or not is_condition(text, end)


def day_of(iso: str) -> date | None:
    """The first day of what a date says, None for a bare year."""
    parts = [int(part) for part in iso.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1) if len(parts) > 1 else None
