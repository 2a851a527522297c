"""A whole sheet triaged in bounded memory: every contract's line is laid aside on disk, and only
what ranking, grouping and totals need is kept."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Self

from cases.errors import CaseError
from cases.triage.row import Problem
from cases.triage.sheet import TriageSheet
from models.triage.grouping import Group, Total, WorklistRow, groups, totals
from models.triage.one_contract import triage
from models.triage.pattern_odds import PatternOdds
from models.triage.ranking import Weights, ranked

_IN_MEMORY = 4_000_000


class Worklist:
    """A sheet's contracts triaged. Use as a context: its file is gone afterwards.

    ``rows`` are the contracts in the sheet's order, ``places`` their ranks from 1; ``faulty``
    counts those with a problem, ``failed`` those that could not be triaged at all; ``problems`` are
    the sheet's own, of no single contract.
    """

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights or Weights()
        self.rows: list[WorklistRow] = []
        self.places: list[int] = []
        self.groups: tuple[Group, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._group_of: dict[int, int] = {}
        self.faulty = self.failed = 0
        # Closed by __exit__.
        self._lines = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        # Where each line begins; a failed row has a line too, but no row of the list.
        self._starts: list[int] = []
        self._row_of_line: list[int | None] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    def read(self, sheet: TriageSheet, day: date, pattern_odds: PatternOdds) -> Iterator[int]:
        """Triage every contract of a sheet; yields how many are done after each."""
        for row in sheet.rows():
            try:
                triaged = triage(row.contract, day, pattern_odds, row.problems)
            except CaseError as error:
                self.failed += 1
                self._add({"contract": row.contract.number, "row": row.contract.row}, str(error))
            else:
                self.faulty += bool(triaged.problems)
                self._row_of_line.append(len(self.rows))
                self.rows.append(WorklistRow.of(triaged, triaged.score.weighed(self.weights)))
                self._write(triaged.to_json(self.weights))
            yield len(self._starts)
        self.problems = tuple(sheet.problems)
        self.places = ranked(row.score for row in self.rows)
        self.groups = groups(self.rows)
        self._group_of = {
            place: number
            for number, group in enumerate(self.groups, start=1)
            for place in group.members
        }

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every contract's JSON in the sheet's order, with its rank and group."""
        for at in range(len(self._starts)):
            yield self._line(at)

    def ranked_lines(self) -> Iterator[dict[str, Any]]:
        """The same, the first to be worked on first; failed rows last."""
        by_place = sorted(
            range(len(self._starts)),
            key=lambda at: self._place(at) or len(self._starts) + 1,
        )
        for at in by_place:
            yield self._line(at)

    def totals(self) -> Mapping[str, tuple[Total, ...]]:
        """Contracts and sums by region, asset, product and route."""
        return totals(self.rows)

    def _add(self, line: dict[str, Any], error: str) -> None:
        self._row_of_line.append(None)
        self._write({**line, "error": error})

    def _write(self, line: Mapping[str, Any]) -> None:
        self._starts.append(self._lines.tell())
        self._lines.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")

    def _line(self, at: int) -> dict[str, Any]:
        self._lines.seek(self._starts[at])
        line: dict[str, Any] = json.loads(self._lines.readline())
        row = self._row_of_line[at]
        if row is None:
            return line
        group = self._group_of.get(row)
        model = group is not None and self.groups[group - 1].model_case == row
        return {**line, "rank": self.places[row], "group": group, "model_case": model}

    def _place(self, at: int) -> int | None:
        row = self._row_of_line[at]
        return None if row is None else self.places[row]
