"""One measured figure and the budget it must keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A figure of one run; ``budget`` is the most it may be, None where it is only told."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    note: str = ""

    @property
    def keeps(self) -> bool:
        """Whether the budget is kept; true where there is none."""
        return self.budget is None or self.value <= self.budget

    def in_words(self) -> str:
        """A line of the table."""
        budget = "–" if self.budget is None else f"≤ {self.budget:g}"
        verdict = "" if self.budget is None else ("符合" if self.keeps else "超出")
        return f"{self.name}\t{self.value:.4g} {self.unit}\t{budget}\t{verdict}\t{self.note}"
