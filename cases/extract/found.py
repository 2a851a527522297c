"""A value read from a text, with the words that show it and how far to trust it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from cases.evidence import Span

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T_co]):
    """A value and the places in the text that show it, the telling one first.

    ``confidence`` in [0, 1] is the chance that the value is right. Raises ValueError where it is
    no chance or where no place shows the value.
    """

    value: T_co
    spans: tuple[Span, ...]
    confidence: float

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a value that no words show")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"not a chance: {self.confidence}")

    @property
    def span(self) -> Span:
        """The place that tells most."""
        return self.spans[0]
