"""What the readers of figures share: the factor a figure shows, and when a figure tells a fact."""

from datetime import date
from typing import NamedTuple

from cases.evidence import Span
from cases.negation import denial_of, is_supposed


class NumberFactor(NamedTuple):
    """A factor that figures show, and the words of the figures."""

    id: str
    span: Span


def is_told(text: str, start: int) -> bool:
    """Whether figures at ``start`` tell what happened, not a rule, a request or its denial."""
    return not is_supposed(text, start) and denial_of(text, start) is None


def day_of(iso: str) -> date | None:
    """The first day of what a date says, None for a bare year."""
    parts = [int(part) for part in iso.split("-")]
    return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1) if len(parts) > 1 else None
