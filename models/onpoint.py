"""Precedents on point: library claims of the same kind that share what matters, for and against.

Two claims are alike by the words of their story and by the factors that bear on the claim. A
precedent is a fortiori where the new claim has every factor that helped the precedent and no
other factor against it: what was granted there must, the more so, be granted here (and the
mirror of it for a claim that was denied).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from cases.factors import catalogue
from cases.positions import is_turned
from cases.taxonomy import Direction, Outcome
from models.features import ClaimInput, LearningClaim
from models.prediction import PrecedentMatch
from models.signals import bearing_of

# How much shared factors count in likeness; the rest is words.
_FACTOR_SHARE = 0.6
_LEAST_LIKENESS = 0.08
_MOST_A_SIDE = 3
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The factors that bear on a claim, by direction."""

    toward: frozenset[str]
    away: frozenset[str]
    partial: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.toward | self.away | self.partial


class OnPoint:
    """Library claims by likeness to a new one; likeness is in [0, 1]."""

    def __init__(self, claims: Sequence[LearningClaim]) -> None:
        self.claims = claims

    def fit(self) -> Self:
        """Weigh the words of every claim's story and note the factors that bear on it."""
        self.words_ = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True)
        self.weights_ = csr_array(self.words_.fit_transform(c.put.story for c in self.claims))
        self.told_ = [_told(c.put) for c in self.claims]
        return self

    def story_likeness(self, put: ClaimInput) -> np.ndarray:
        """Cosine of a new story with that of every library claim, (n_claims,)."""
        query = csr_array(self.words_.transform([put.story]))
        cosines: np.ndarray = (self.weights_ @ query.T).toarray().ravel().clip(0, 1)
        return cosines

    def matches(self, put: ClaimInput) -> tuple[PrecedentMatch, ...]:
        """The likest of the same type and side, at most three granted and three refused or cut,
        one of a case, likest first."""
        told, stories = _told(put), self.story_likeness(put)
        likeness = np.array(
            [
                self._likeness(put, told, number, float(stories[number]))
                for number in range(len(self.claims))
            ]
        )
        found: dict[str, PrecedentMatch] = {}
        sides = {True: 0, False: 0}
        for number in np.argsort(-likeness, kind="stable"):
            claim = self.claims[number]
            granted = claim.outcome is Outcome.GRANTED
            if likeness[number] < _LEAST_LIKENESS or min(sides.values()) == _MOST_A_SIDE:
                break
            if claim.case_id not in found and sides[granted] < _MOST_A_SIDE:
                sides[granted] += 1
                found[claim.case_id] = self._match(put, told, int(number), float(likeness[number]))
        return tuple(found.values())

    def _likeness(self, put: ClaimInput, told: _Told, number: int, story: float) -> float:
        other = self.claims[number].put
        if other.type is not put.type or _side(other) != _side(put):
            return 0.0
        union = told.all | self.told_[number].all
        if not union:
            return story
        shared = len(told.all & self.told_[number].all) / len(union)
        return _FACTOR_SHARE * shared + (1 - _FACTOR_SHARE) * story

    def _match(self, put: ClaimInput, told: _Told, number: int, likeness: float) -> PrecedentMatch:
        claim, other = self.claims[number], self.told_[number]
        shared = sorted(told.all & other.all)
        is_a_fortiori = bool(shared) and _is_a_fortiori(told, other, claim.outcome)
        return PrecedentMatch(
            case_id=claim.case_id,
            outcome=claim.outcome,
            similarity=min(likeness, 1.0),
            why=self._why(put, number, shared),
            shared=tuple(shared),
            only_here=tuple(sorted(told.all - other.all)),
            only_there=tuple(sorted(other.all - told.all)),
            a_fortiori=is_a_fortiori,
        )

    def _why(self, put: ClaimInput, number: int, shared: Sequence[str]) -> str:
        if shared:
            return "同有要素：" + "、".join(catalogue()[name].label for name in shared)
        return "都提到" + "、".join(self._shared_words(put, number))

    def _shared_words(self, put: ClaimInput, number: int) -> list[str]:
        """The words that a new story and a library claim share, weightiest first."""
        query = csr_array(self.words_.transform([put.story])).toarray().ravel()
        weights = self.weights_[[number]].toarray().ravel() * query
        names = self.words_.get_feature_names_out()
        best = np.argsort(-weights, kind="stable")[:_MOST_WORDS]
        return [str(names[i]) for i in best if weights[i] > 0]


def _side(put: ClaimInput) -> bool:
    return is_turned(put.position)


def _told(put: ClaimInput) -> _Told:
    by: dict[Direction, set[str]] = {direction: set() for direction in Direction}
    for factor in put.factors:
        bearing = bearing_of(factor, put)
        if bearing is not None and not factor.alleged:
            by[bearing.direction].add(factor.id)
    return _Told(
        toward=frozenset(by[Direction.FOR]),
        away=frozenset(by[Direction.AGAINST]),
        partial=frozenset(by[Direction.PARTIAL]),
    )


def _is_a_fortiori(here: _Told, there: _Told, outcome: Outcome) -> bool:
    """Whether this claim is at least as strong (granted) or as weak (denied) as that one."""
    if outcome is Outcome.GRANTED:
        return (
            there.toward <= here.toward and here.away | here.partial <= there.away | there.partial
        )
    if outcome is Outcome.DENIED:
        return there.away <= here.away and here.toward <= there.toward
    return False
