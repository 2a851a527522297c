"""A user's own texts ranked by likeness to a dispute: full papers or digests, of any kind of case.

Words count in three ways (BM25, cosine of words, cosine of character pairs, all within the texts at
hand); cause, statutes, factors, claims and, where the dispute is plainly of the library's kind,
what it is mainly about come on top. No text is left out: the user asked for these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cases.errors import QueryError
from cases.words import content_words
from models.dispute import ClaimQuery
from models.similar.case_profiles import library_rarity, profile_of_told
from models.similar.likeness import LikenessTo, Profile
from models.similar.plain_bm25 import PlainBM25
from models.similar.principal_dispute import PrincipalDispute
from models.similar.query import SimilarQuery
from models.similar.reasons import Reason, find_reasons
from models.similar.term_view import TermView
from models.similar.told import read_told

# Chosen on papers of any cause ranked by cause, and on library digests ranked by the exam's grades.
_BM25, _WORDS, _PAIRS = 0.5, 0.5, 0.5
_DISPUTES, _FACTORS, _ASKED, _STATUTES, _CAUSE = 1.5, 0.2, 0.2, 0.3, 1.0
# Texts that read like those already on top are likely alike too.
_BEST, _LIKE_THE_BEST = 3, 0.4
_TOTAL = (
    _LIKE_THE_BEST + _BM25 + _WORDS + _PAIRS + _DISPUTES + _FACTORS + _ASKED + _STATUTES + _CAUSE
)
# Odds of dispute types that sum to less say that the dispute is of another kind.
_SURENESS_POWER = 4
_READ_ONCE = 1024
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCandidate:
    """``candidate`` counts from 0 in the order given; ``score`` is in [0, 1]."""

    candidate: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A text read once, however many lists it is in."""

    text: str
    words: tuple[str, ...]
    profile: Profile


class CandidateRanker:
    """Ranks texts; ``weigher`` is fitted and tells what a text is mainly about."""

    def __init__(self, weigher: PrincipalDispute) -> None:
        self.weigher = weigher
        self.rarity = library_rarity()
        self._read = lru_cache(maxsize=_READ_ONCE)(self._read_anew)

    def rank(self, query: SimilarQuery, candidates: Sequence[str]) -> tuple[RankedCandidate, ...]:
        """Every candidate, most alike first; empty ones last.

        Raises QueryError where the query names a case instead of telling one.
        """
        if query.case_id is not None and not query.text.strip():
            raise QueryError("对自备文书排序时请用facts或query写明本案，不能只给案例编号。")
        if not candidates:
            return ()
        asking = self._read("\n".join([query.text, query.defence]).strip(), query.claims)
        read = [self._read(text) for text in candidates]
        words = TermView([r.words for r in read])
        pairs = TermView([_pairs(r.text) for r in read])
        bm25 = PlainBM25([r.words for r in read]).scores(asking.words)
        score = (
            _BM25 * _to_one(bm25)
            + _WORDS * _to_one(words.likeness_of(asking.words))
            + _PAIRS * _to_one(pairs.likeness_of(_pairs(asking.text)))
            + self._rest(asking.profile, read)
        )
        score += _LIKE_THE_BEST * _like_the_best(score, words, pairs)
        order = np.argsort(-score, kind="stable")
        return tuple(
            RankedCandidate(
                candidate=int(i),
                score=float(score[i] / _TOTAL),
                reasons=tuple(
                    find_reasons(asking.profile, asking.text, read[i].profile, read[i].text)
                ),
            )
            for i in order
        )

    def _read_anew(self, text: str, claims: tuple[ClaimQuery, ...] = ()) -> _Read:
        told = read_told(text[:_LONGEST])
        return _Read(
            text=told.words,
            words=tuple(content_words(told.words)),
            profile=profile_of_told(told, claims, self.weigher),
        )

    def _rest(self, query: Profile, read: Sequence[_Read]) -> np.ndarray:
        sure = min(1.0, sum(query.disputes.values())) ** _SURENESS_POWER
        likeness = LikenessTo(query, self.rarity)
        return np.array([self._agreement(likeness, r.profile, sure) for r in read])

    def _agreement(self, likeness: LikenessTo, other: Profile, sure: float) -> float:
        query, agreed = likeness.profile, likeness.agreement(other, words=0.0)
        common = sum(
            min(odds, other.disputes.get(kind, 0.0)) for kind, odds in query.disputes.items()
        )
        same_cause = query.cause is not None and query.cause == other.cause
        return (
            _DISPUTES * sure * common
            + _FACTORS * agreed.factors
            + _ASKED * agreed.asked
            + _STATUTES * agreed.statutes
            + _CAUSE * same_cause
        )


def _like_the_best(score: np.ndarray, *views: TermView) -> np.ndarray:
    """How alike each text is to the best ones but itself, the better the more, in [0, 1]."""
    alike = np.sum([view.among_themselves() for view in views], axis=0)
    np.fill_diagonal(alike, 0.0)
    best = np.argsort(-score, kind="stable")[:_BEST]
    return _to_one(alike[:, best] @ score[best])


def _to_one(scores: np.ndarray) -> np.ndarray:
    """Scores relative to the best of the list."""
    best = scores.max()
    scaled: np.ndarray = scores / best if best > 0 else scores
    return scaled


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]
