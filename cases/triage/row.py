"""A row of the triage sheet while a contract is made of it, and what is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from cases.triage.columns import columns

YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at a place of the sheet; ``row`` as people count, ``column`` its heading."""

    row: int | None
    column: str | None
    text: str

    def __str__(self) -> str:
        where = "" if self.row is None else f"第{self.row}行"
        where += "" if self.column is None else f"“{self.column}”列"
        return f"{where}：{self.text}。" if where else f"{self.text}。"


@dataclass(slots=True)
class Row:
    """The readable cells of a row while a contract is made of them; ``problems`` grows."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def get(self, column: str) -> Any:
        return self.values.get(column)

    def yes(self, column: str) -> bool | None:
        value = self.values.get(column)
        return None if value is None else value == YES

    def complain(self, column: str | None, text: str) -> None:
        heading = columns()[column].heading if column else None
        self.problems.append(Problem(row=self.number, column=heading, text=text))
