"""What an order makes of something asked for."""

from typing import NamedTuple

from cases.evidence import Span
from cases.taxonomy import Outcome


class Fate(NamedTuple):
    """An outcome, its chance of being right, and the words that show it."""

    outcome: Outcome
    confidence: float
    shown: tuple[Span, ...]


def is_named(words: str, name: str, aliases: tuple[str, ...]) -> bool:
    """Whether a litigant stands in the words, by its name or a short one."""
    return any(spelling in words for spelling in (name, *aliases))
