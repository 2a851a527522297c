"""How alike two cases are: words, factors, dispute types, claims with who makes them, statutes.

Each agreement is in [0, 1]. Rare factors and claims say more than common ones; a factor that moves
a claim that is made says more than one that moves none.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from cases.factors import catalogue
from cases.taxonomy import ClaimType, DisputeType, LegalRole

_BEARS_ON_NONE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim as far as likeness goes; ``role`` is None where it is not told who makes it."""

    type: ClaimType
    role: LegalRole | None = None

    @property
    def mark(self) -> str:
        """One word for an index."""
        return f"{self.type.value}/{self.role.value if self.role else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is compared besides words.

    ``factors`` maps a factor to how surely it holds, ``disputes`` a dispute type to its weight: of
    a case 1 for the principal type and less for others, of a query odds that sum to at most 1.
    ``statutes`` are keys such as 民法典752.
    """

    factors: Mapping[str, float] = field(default_factory=dict)
    disputes: Mapping[DisputeType, float] = field(default_factory=dict)
    asked: frozenset[Asked] = frozenset()
    statutes: frozenset[str] = frozenset()
    cause: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values, as an index keeps them."""
        return {
            "factors": dict(self.factors),
            "disputes": {kind.value: weight for kind, weight in self.disputes.items()},
            "asked": sorted(asked.mark for asked in self.asked),
            "statutes": sorted(self.statutes),
            "cause": self.cause,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The profile an index kept."""
        return cls(
            factors=value["factors"],
            disputes={DisputeType(kind): weight for kind, weight in value["disputes"].items()},
            asked=frozenset(_asked(mark) for mark in value["asked"]),
            statutes=frozenset(value["statutes"]),
            cause=value["cause"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two cases agree, each in [0, 1]."""

    words: float = 0.0
    factors: float = 0.0
    disputes: float = 0.0
    asked: float = 0.0
    statutes: float = 0.0

    @property
    def score(self) -> float:
        """All of it in one number in [0, 1]."""
        w = WEIGHTS
        total = w.words + w.factors + w.disputes + w.asked + w.statutes
        told = (
            w.words * self.words
            + w.factors * self.factors
            + w.disputes * self.disputes
            + w.asked * self.asked
            + w.statutes * self.statutes
        )
        return told / total


# Chosen on the first half of the similarity exam, whose second half is what is reported, and on
# half of the library asked in its own words.
WEIGHTS = Agreement(words=0.2, factors=0.15, disputes=0.6, asked=0.04, statutes=0.01)


class Rarity:
    """How much a factor, claim or statute says, by how many profiles of a library have it."""

    def __init__(self, library: Iterable[Profile]) -> None:
        self._counts: Counter[str] = Counter()
        self._n = 0
        for profile in library:
            self._n += 1
            self._counts.update(profile.factors)
            self._counts.update(a.type.value for a in profile.asked)
            self._counts.update(profile.statutes)

    def __call__(self, name: str) -> float:
        """Weight of a name, above 0; the rarer the greater."""
        return math.log(1 + self._n / (1 + self._counts.get(name, 0)))


class LikenessTo:
    """One query, ready to be compared with many cases."""

    def __init__(self, query: Profile, rarity: Rarity) -> None:
        self.profile = query
        self.rarity = rarity
        self._types = frozenset(a.type for a in query.asked)
        self._weights: dict[str, float] = {}
        self._length = self._length_of(query.factors)

    def agreement(self, case: Profile, *, words: float) -> Agreement:
        """How far a case agrees with the query, given the likeness of their words."""
        return Agreement(
            words=words,
            factors=self._factors(case.factors),
            disputes=dispute_agreement(self.profile.disputes, case.disputes),
            asked=_asked_agreement(self.profile.asked, case.asked, self.rarity),
            statutes=_overlap(self.profile.statutes, case.statutes, self.rarity),
        )

    def _factors(self, case: Mapping[str, float]) -> float:
        """Cosine of the two sets of factors."""
        shared = self.profile.factors.keys() & case.keys()
        if not shared:
            return 0.0
        common = sum(self._weight(f) ** 2 * self.profile.factors[f] * case[f] for f in shared)
        return common / (self._length * self._length_of(case))

    def _length_of(self, factors: Mapping[str, float]) -> float:
        return math.sqrt(sum((self._weight(f) * sure) ** 2 for f, sure in factors.items()))

    def _weight(self, factor: str) -> float:
        """How much a factor says where the query's claims are made."""
        if factor not in self._weights:
            known = catalogue().get(factor)
            bears = known is not None and not self._types.isdisjoint(known.bears)
            self._weights[factor] = self.rarity(factor) * (1.0 if bears else _BEARS_ON_NONE)
        return self._weights[factor]


def dispute_agreement(
    query: Mapping[DisputeType, float], case: Mapping[DisputeType, float]
) -> float:
    """The odds that the case is about what the query is about."""
    return sum(odds * case.get(kind, 0.0) for kind, odds in query.items())


def _asked_agreement(query: Iterable[Asked], case: Iterable[Asked], rarity: Rarity) -> float:
    """Shared claim types, weighed by rarity; one made by another side counts half."""
    ours, theirs = _by_type(query), _by_type(case)
    every = sum(rarity(kind.value) for kind in {*ours, *theirs})
    shared = sum(
        rarity(kind.value) * (0.5 if _other_side(ours[kind], theirs[kind]) else 1.0)
        for kind in ours.keys() & theirs.keys()
    )
    return shared / every if every else 0.0


def _by_type(asked: Iterable[Asked]) -> dict[ClaimType, set[LegalRole]]:
    roles: dict[ClaimType, set[LegalRole]] = {}
    for claim in asked:
        roles.setdefault(claim.type, set()).update({claim.role} if claim.role else ())
    return roles


def _other_side(ours: set[LegalRole], theirs: set[LegalRole]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _overlap(query: frozenset[str], case: frozenset[str], rarity: Rarity) -> float:
    every = sum(rarity(name) for name in query | case)
    return sum(rarity(name) for name in query & case) / every if every else 0.0


def _asked(mark: str) -> Asked:
    kind, role = mark.split("/")
    return Asked(type=ClaimType(kind), role=LegalRole(role) if role else None)
