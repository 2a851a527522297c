"""A worklist being worked on: what the list shows of each contract, re-ranked and edited at will.

A whole triage of one contract takes a millisecond or two: the list keeps only what it shows, and a
contract that is opened is triaged anew.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cases.errors import QueryError
from cases.triage.contract import Contract
from cases.triage.row import Problem
from cases.triage.sheet import SheetRow
from dashboard.reports.matter import Matter
from dashboard.reports.worklist_book import write_worklist
from dashboard.triage.saved_worklists import SavedWorklist
from models.triage.clocks import Clock, Severity
from models.triage.grouping import Group, Total, WorklistRow, groups, totals
from models.triage.one_contract import TriagedContract, triage
from models.triage.pattern_odds import PatternOdds
from models.triage.ranking import Score, Weights
from models.triage.routes import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What the list shows of the contract at ``place`` in the sheet, counted from 0.

    ``due`` and ``asked`` are in yuan, None where the row tells too little.
    """

    place: int
    contract: Contract
    line: WorklistRow
    score: Score
    why: str
    due: Decimal | None
    asked: Decimal | None
    claim: str | None
    chance: float | None
    clock: Clock | None
    gaps: int
    flags: int
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, place: int, triaged: TriagedContract) -> "Listed":
        """The list's view of a triaged contract."""
        odds = triaged.odds
        running = [clock for clock in triaged.clocks if not clock.done and clock.days_left >= 0]
        return cls(
            place=place,
            contract=triaged.contract,
            line=WorklistRow.of(triaged, 0.0),
            score=triaged.score,
            why=triaged.advice.why,
            due=triaged.sums.due_rent.amount,
            asked=triaged.sums.claim_net.amount,
            claim=odds[0].type.label if odds else None,
            chance=triaged.score.odds if odds else None,
            clock=min(running, key=lambda clock: clock.days_left, default=None),
            gaps=len(triaged.gaps),
            flags=len(triaged.red_flags),
            problems=triaged.problems,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A saved worklist with its contracts triaged; ``failures`` are rows that could not be."""

    saved: SavedWorklist
    listed: tuple[Listed, ...]
    failures: tuple[Problem, ...] = ()

    def at(self, place: int) -> Listed | None:
        """The contract at a place of the sheet."""
        return next((each for each in self.listed if each.place == place), None)

    def ranked(self) -> list[Listed]:
        """The first to be worked on first."""
        weights = self.saved.weights
        return sorted(self.listed, key=lambda each: -each.score.weighed(weights))

    def groups(self) -> tuple[Group, ...]:
        """Contracts fit to follow a model case; members are positions in ``listed``."""
        return groups(each.line for each in self.listed)

    def totals(self) -> Mapping[str, tuple[Total, ...]]:
        """Contracts and sums by region, asset, product and route."""
        return totals(each.line for each in self.listed)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the sheet and its rows."""
        of_rows = (problem for each in self.listed for problem in each.problems)
        return (*self.saved.problems, *self.failures, *of_rows)

    @property
    def pressing(self) -> int:
        """How many contracts have a clock that ends within a month."""
        return sum(
            each.clock is not None and each.clock.severity is Severity.CRITICAL
            for each in self.listed
        )


def lay_out(
    saved: SavedWorklist, odds: PatternOdds, on_done: Callable[[int], None] | None = None
) -> Desk:
    """Triage every contract of a worklist; ``on_done`` hears how many are done."""
    listed, failures = [], []
    for place, row in enumerate(saved.rows):
        try:
            listed.append(Listed.of(place, triage(row.contract, saved.day, odds, row.problems)))
        except QueryError as error:
            text = str(error).rstrip("。")
            failures.append(Problem(row=row.contract.row, column=None, text=text))
        if on_done is not None:
            on_done(place + 1)
    return Desk(saved=saved, listed=tuple(listed), failures=tuple(failures))


def edited(desk: Desk, place: int, row: SheetRow, odds: PatternOdds) -> Desk:
    """The desk with one contract changed and triaged anew."""
    saved = desk.saved
    rows = (*saved.rows[:place], row, *saved.rows[place + 1 :])
    listed = Listed.of(place, triage(row.contract, saved.day, odds, row.problems))
    return replace(
        desk,
        saved=replace(saved, rows=rows),
        listed=tuple(listed if each.place == place else each for each in desk.listed),
    )


def with_weights(desk: Desk, weights: Weights) -> Desk:
    """The desk ranked by other weights."""
    return replace(desk, saved=replace(desk.saved, weights=weights))


def with_route(desk: Desk, place: int, route: Route | None) -> Desk:
    """The desk with a route chosen for one contract; None follows the advice."""
    routes = {at: chosen for at, chosen in desk.saved.routes.items() if at != place}
    if route is not None:
        routes[place] = route
    return replace(desk, saved=replace(desk.saved, routes=routes))


def triaged_at(desk: Desk, place: int, odds: PatternOdds) -> TriagedContract:
    """Everything about one contract of the desk."""
    row = desk.saved.rows[place]
    return triage(row.contract, desk.saved.day, odds, row.problems)


def matter_at(desk: Desk, place: int, triaged: TriagedContract) -> Matter:
    """The contract as its papers see it, on the route chosen or advised."""
    route = desk.saved.routes.get(place, triaged.advice.recommended)
    return Matter(triaged=triaged, route=route, claimant=desk.saved.claimant)


def matters_at(desk: Desk, places: Iterable[int], odds: PatternOdds) -> Iterator[Matter]:
    """Several contracts as their papers see them."""
    for place in places:
        yield matter_at(desk, place, triaged_at(desk, place, odds))


class RankedDesk:
    """A desk as the workbook reads it: each contract is triaged again when its line is written."""

    def __init__(self, desk: Desk, odds: PatternOdds) -> None:
        self._desk, self._odds = desk, odds
        self.groups = desk.groups()
        self.rows = [each.line for each in desk.listed]
        self.problems = desk.saved.problems

    def totals(self) -> Mapping[str, tuple[Total, ...]]:
        """As the page shows them."""
        return self._desk.totals()

    def ranked_lines(self) -> Iterator[dict[str, Any]]:
        """Lines in the order of the ranking, then the rows that could not be triaged."""
        group_of, models = self._grouped()
        for rank, each in enumerate(self._desk.ranked(), start=1):
            triaged = triaged_at(self._desk, each.place, self._odds)
            yield {
                **triaged.to_json(self._desk.saved.weights),
                "rank": rank,
                "group": group_of.get(each.place),
                "model_case": each.place in models,
            }
        for failure in self._desk.failures:
            row = failure.row
            yield {
                "contract": "" if row is None else f"第{row}行",
                "row": row,
                "error": str(failure),
            }

    def _grouped(self) -> tuple[dict[int, int], set[int]]:
        """The group of each place, and the places of the model cases."""
        places = [each.place for each in self._desk.listed]
        group_of = {
            places[member]: number
            for number, group in enumerate(self.groups, start=1)
            for member in group.members
        }
        return group_of, {places[group.model_case] for group in self.groups}


def workbook(desk: Desk, odds: PatternOdds) -> bytes:
    """The worklist as .xlsx."""
    out = io.BytesIO()
    write_worklist(RankedDesk(desk, odds), desk.saved.day, out)
    return out.getvalue()


def now() -> datetime:
    """The moment at which a worklist is saved, in local time."""
    return datetime.now().astimezone()


def today() -> date:
    """The day on which sums and deadlines are counted unless another is chosen."""
    return now().date()


def filtered(
    listed: Sequence[Listed], words: str, route: Route | None, region: str | None
) -> list[Listed]:
    """Those that a search by number, lessee, asset or notes and two choices let through."""
    wanted = words.split()
    return [
        each
        for each in listed
        if (route is None or each.line.route is route)
        and (region is None or each.line.region == region)
        and all(word in _searched(each.contract) for word in wanted)
    ]


def _searched(contract: Contract) -> str:
    said = (contract.number, contract.lessee, contract.asset.name, contract.notes, contract.product)
    return "\n".join(each for each in said if each)
