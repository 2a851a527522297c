"""A figure that opens to its calculation: label, formula with numbers, sum, source, parts.

Rounding rule, stated once: every line is rounded to the fen, half a fen upwards; a total adds the
rounded lines, so what is printed always adds up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Self

FEN = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure in yuan; ``amount`` is None where it cannot be computed and ``formula`` says why.

    ``source`` names the rule, clause or table behind it; ``parts`` are the lines it rests on.
    """

    label: str
    amount: Decimal | None
    formula: str
    source: str | None = None
    parts: tuple["Line", ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Line"]]:
        """This line and all beneath it with their depth, in reading order."""
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)

    def to_json(self) -> dict[str, Any]:
        """Label, sum as text, formula and source; the parts likewise."""
        return {
            "label": self.label,
            "amount": None if self.amount is None else str(self.amount),
            "formula": self.formula,
            "source": self.source,
            "parts": [part.to_json() for part in self.parts],
        }

    @classmethod
    def total(cls, label: str, parts: Iterable[Self], source: str | None = None) -> "Line":
        """The sum of lines; a part that is unknown is left out and named, all unknown: None."""
        lines = tuple(parts)
        known = [line for line in lines if line.amount is not None]
        amount = None
        if known or not lines:
            amount = sum((line.amount for line in known if line.amount is not None), NOTHING)
        formula = " + ".join(f"{line.label}{yuan(line.amount)}" for line in known) or "无"
        unknown = "、".join(line.label for line in lines if line.amount is None)
        if unknown:
            formula += f"（{unknown}不明，未计入）"
        return cls(label=label, amount=amount, formula=formula, source=source, parts=lines)


def to_fen(value: Decimal) -> Decimal:
    """Rounded to the fen, half upwards.

    >>> to_fen(Decimal("1.005"))
    Decimal('1.01')
    """
    return value.quantize(FEN, rounding=ROUND_HALF_UP)


def yuan(value: Decimal | None) -> str:
    """A sum as people read it: 1,234.50元; 不明 where unknown."""
    return "不明" if value is None else f"{to_fen(value):,}元"


def per_cent(fraction: Decimal) -> str:
    """A fraction as a percentage without idle zeros: 0.1825 → 18.25%."""
    written = f"{fraction * 100:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) + "%"
