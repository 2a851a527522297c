"""What the readers of figures share: the factor a figure shows, and when a figure tells a fact."""

from datetime import date
from typing import NamedTuple

from cases.evidence import Span
from cases.negation import denial_of, is_condition, is_supposed


class NumberFactor(NamedTuple):
    """A factor that figures show, and the words of the figures."""

    id: str
    span: Span


def is_told(text: str, start: int, end: int | None = None) -> bool:
    """Whether figures at ``start`` tell what happened, not a rule, a request or its denial."""
    if is_supposed(text, start) or denial_of(text, start) is not None:
        return False
    return end is None or not is_condition(text, end)


def day_of(iso: str) -> date | None:
    """The first day of what a date says, None for a bare year."""
    parts = [int(part) for part in iso.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1) if len(parts) > 1 else None
