"""For and against: what the similar cases decided on the claims that are made. None is hidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import ClaimType, Favours, Outcome
from models.similar.likeness import Profile
from models.similar.search import Hit


class Side(Labelled):
    """Whom a similar case speaks for, seen from whoever makes the claims in question."""

    FOR = "for", "支持主张方"
    MIXED = "mixed", "部分支持"
    AGAINST = "against", "不利于主张方"
    OPEN = "open", "未作判断"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Hits by side, each in the order given; together they are all of them."""

    by_side: dict[Side, tuple[Hit, ...]]

    def count(self, side: Side) -> int:
        """How many speak that way."""
        return len(self.by_side[side])

    def in_words(self) -> str:
        """The counts, in Chinese."""
        return "，".join(f"{side.label}{self.count(side)}件" for side in Side)


_FAVOURED = {
    Favours.CLAIMANT: Side.FOR,
    Favours.OPPONENT: Side.AGAINST,
    Favours.BOTH: Side.MIXED,
    Favours.NEITHER: Side.OPEN,
}
_ENDED = {
    Outcome.GRANTED: Side.FOR,
    Outcome.PARTLY_GRANTED: Side.MIXED,
    Outcome.DENIED: Side.AGAINST,
}


def side_of(case: Case, asked: Iterable[ClaimType]) -> Side:
    """How the case ended for claims of those types; as a whole where it had none of them."""
    types = set(asked)
    ended = {_ENDED.get(c.outcome, Side.OPEN) for c in case.claims if c.type in types and c.outcome}
    ended.discard(Side.OPEN)
    if not ended:
        return _whole(case)
    return ended.pop() if len(ended) == 1 else Side.MIXED


def split_sides(query: Profile, hits: Iterable[Hit]) -> Sides:
    """Every hit on its side."""
    types = {asked.type for asked in query.asked}
    by_side: dict[Side, list[Hit]] = {side: [] for side in Side}
    for hit in hits:
        by_side[side_of(hit.case, types)].append(hit)
    return Sides(by_side={side: tuple(found) for side, found in by_side.items()})


def _whole(case: Case) -> Side:
    if case.favours is not None:
        return _FAVOURED[case.favours]
    return _ENDED.get(case.outcome, Side.OPEN) if case.outcome else Side.OPEN
