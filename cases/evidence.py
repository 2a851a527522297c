"""Pointing at words: a span of the source text, and the value it shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character range ``[start, end)`` of a text.

    Raises ValueError where the range is negative or empty.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that show one value of a record.

    ``field`` is the value's path in the record, such as ``lease.price`` or ``claims[0].outcome``;
    ``span`` is a range of the case's own text, and ``text[start:end] == quote`` always holds.
    """

    field: str
    quote: str
    span: Span
