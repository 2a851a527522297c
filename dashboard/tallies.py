"""Counting outcomes: how many cases or claims ended how, and how sure a share can be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TypeVar

from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import ClaimType, Collection, DisputeGroup, DisputeType, Outcome
from models.prediction import PREDICTED

Kind = TypeVar("Kind", bound=Labelled)

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``hits`` of ``n`` as a fraction, with Wilson's 95 % interval."""

    hits: int
    n: int
    value: float
    low: float
    high: float


def share(hits: int, n: int) -> Share | None:
    """A share and its Wilson score interval (Wilson 1927); None where nothing was counted."""
    if n == 0:
        return None
    value, spread = hits / n, _Z * _Z / n
    middle = (value + spread / 2) / (1 + spread)
    reach = _Z * sqrt(value * (1 - value) / n + spread / (4 * n)) / (1 + spread)
    return Share(
        hits=hits, n=n, value=value, low=max(0.0, middle - reach), high=min(1.0, middle + reach)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One row of a count: ``outcomes`` holds how many ended how, None counting unstated ones."""

    key: str
    label: str
    heading: str | None = None
    outcomes: Mapping[Outcome | None, int]

    @property
    def n(self) -> int:
        """Everything counted."""
        return sum(self.outcomes.values())

    @property
    def granted(self) -> Share | None:
        """The share granted in whole or in part among those a court decided."""
        decided = sum(self.outcomes.get(outcome, 0) for outcome in PREDICTED)
        denied = self.outcomes.get(Outcome.DENIED, 0)
        return share(decided - denied, decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What page one says of a scope. Title-only entries are counted but have no outcome."""

    told: int
    title_only: int
    claims: int
    by_court: tuple[Tally, ...]
    by_group: tuple[Tally, ...]
    by_dispute: tuple[Tally, ...]
    by_claim: tuple[Tally, ...]


def overview(records: Iterable[Case]) -> Overview:
    """Counts of a set of cases.

    Cases are counted by the outcome of their principal claim, and once under each dispute type
    (and each group) they are about; claims are counted one by one.
    """
    everything = list(records)
    told = [case for case in everything if case.told]
    claims = [(claim.type, claim.outcome) for case in told for claim in case.claims]
    disputes = [(kind, case.outcome) for case in told for kind in dict.fromkeys(case.dispute_types)]
    groups = [
        (group, case.outcome)
        for case in told
        for group in dict.fromkeys(kind.group for kind in case.dispute_types)
    ]
    return Overview(
        told=len(told),
        title_only=len(everything) - len(told),
        claims=len(claims),
        by_court=_tallies(Collection, [(case.collection, case.outcome) for case in told]),
        by_group=_tallies(DisputeGroup, groups),
        by_dispute=_tallies(DisputeType, disputes, lambda kind: kind.group.label),
        by_claim=_most_first(_tallies(ClaimType, claims)),
    )


def _tallies(
    kinds: Iterable[Kind],
    counted: Iterable[tuple[Kind, Outcome | None]],
    heading_of: Callable[[Kind], str] | None = None,
) -> tuple[Tally, ...]:
    """One row for each kind that occurs, in the vocabulary's order."""
    fates: defaultdict[Kind, Counter[Outcome | None]] = defaultdict(Counter)
    for kind, outcome in counted:
        fates[kind][outcome] += 1
    return tuple(
        Tally(
            key=kind.value,
            label=kind.label,
            heading=heading_of(kind) if heading_of else None,
            outcomes=dict(fates[kind]),
        )
        for kind in kinds
        if kind in fates
    )


def _most_first(tallies: tuple[Tally, ...]) -> tuple[Tally, ...]:
    return tuple(sorted(tallies, key=lambda tally: -tally.n))
