"""Similar cases 类案: words, legal factors, dispute types, claims and statutes together.

Candidates come from an index on disk by their words and by their marks; the best of them are
weighed exactly (``models.similar.likeness``), retellings of one matter collapse into one hit, and
what is not like enough is not shown at all.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from cases.errors import QueryError
from cases.factor_labels import FACTOR_LABELS
from cases.factors import FACTORS
from cases.library import LIBRARY
from cases.precedents import PRECEDENTS, learning_cases
from cases.record import Case
from models.similar.case_facets import CaseFacets
from models.similar.case_profiles import (
    IndexedCase,
    entry_of_case,
    library_rarity,
    profile_marks,
    profile_of_told,
    rests_on,
    statute_marks,
)
from models.similar.choosing import Chosen, Weighed, choose
from models.similar.generations import has_generation
from models.similar.likeness import Agreement, LikenessTo, Profile
from models.similar.principal_dispute import PrincipalDispute, library_weigher, text_of_case
from models.similar.query import SimilarQuery, Way
from models.similar.search_index import INDEX, Found, Only, SearchIndex
from models.similar.tiers import Forum, Tier, place, tier_of
from models.similar.told import Told, read_told
from models.similar.word_likeness import WordQuery

# What an index is made from besides the user's own cases; the form is raised where entries are made
# differently.
_MADE_FROM = (LIBRARY, PRECEDENTS, FACTOR_LABELS, FACTORS)
_ENTRY_FORM = b"2"
_BY_WORDS, _BY_MARKS, _WEIGHED = 60, 50, 30
# Below this nothing is called similar; chosen on the first half of the exam and off-topic papers.
LEAST_SCORE = 0.21


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A similar case; ``retold`` are the ids of further tellings of the same matter."""

    case: Case
    score: float
    agreement: Agreement
    profile: Profile
    tier: Tier
    retold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarCases:
    """What a search found: hits best first, empty where there is no truly similar case.

    ``searched`` is how many cases were open to the search, ``told`` and ``profile`` how the query
    was read.
    """

    hits: tuple[Hit, ...]
    searched: int
    told: Told
    profile: Profile

    def by_rule(self, forum: Forum, today: date) -> tuple[Hit, ...]:
        """Hits in the order the rules ask for: tier, the last three years, then likeness."""
        return tuple(sorted(self.hits, key=lambda h: (*place(h.case, forum, today), -h.score)))


class SimilarCaseSearch:
    """Search over the library and a user's own cases.

    Parameters
    ----------
    index : of every case that may be found
    case_of : gives the case of an id that the index holds
    weigher : fitted; tells what a text is mainly about
    """

    def __init__(
        self, index: SearchIndex, case_of: Callable[[str], Case], weigher: PrincipalDispute
    ) -> None:
        self.index = index
        self.case_of = case_of
        self.weigher = weigher
        self.rarity = library_rarity()

    @classmethod
    def load(
        cls,
        folder: Path = INDEX,
        *,
        own: Callable[[], Iterable[Case]] = tuple,
        own_case: Callable[[str], Case] | None = None,
    ) -> Self:
        """The index of a folder, built anew where it is absent or of another library.

        ``own`` gives the user's cases when they are indexed, ``own_case`` one of them by id.
        Raises CaseError where the folder cannot be written.
        """
        library = learning_cases()
        by_id = {case.case_id: case for case in library}
        made_from = _made_from()
        index = SearchIndex(folder) if has_generation(folder) else None
        if index is None or index.made_from != made_from:
            every = (case for cases_ in (library, own()) for case in cases_)
            index = SearchIndex.build(folder, map(entry_of_case, every), made_from=made_from)

        def case_of(case_id: str) -> Case:
            if case_id in by_id or own_case is None:
                return by_id[case_id]
            return own_case(case_id)

        return cls(index, case_of, library_weigher())

    def put(self, *changed: Case) -> None:
        """Add cases or their corrections: found from now on. Raises CaseError as the index does."""
        self.index.put(map(entry_of_case, changed))

    def search(
        self,
        query: SimilarQuery,
        *,
        facets: CaseFacets | None = None,
        forum: Forum | None = None,
        limit: int = 10,
        leaving_out: Collection[str] = (),
    ) -> SimilarCases:
        """Similar cases, best first; ``leaving_out`` names cases that neither teach nor are found.

        Raises QueryError where the query cannot be answered as put.
        """
        query.check()
        profile, told, itself = self._read(query, leaving_out)
        only = facets.only() if facets else None
        hidden = {*leaving_out, query.case_id}
        weighed = [
            w
            for w in self._weighed(query.way, profile, told, only)
            if w.case_id not in hidden and not (itself and itself.is_same_matter(w.indexed))
        ]
        return SimilarCases(
            hits=tuple(self._hit(c, forum or Forum()) for c in choose(weighed, limit)),
            searched=len(self.index),
            told=told,
            profile=profile,
        )

    def _read(
        self, query: SimilarQuery, leaving_out: Collection[str]
    ) -> tuple[Profile, Told, IndexedCase | None]:
        """How the query is read; where it is a case of the library, that case as indexed."""
        if query.case_id is not None:
            try:
                case = self.case_of(query.case_id)
            except KeyError as error:
                raise QueryError(f"案例库中没有“{query.case_id}”，请核对案例编号。") from error
            itself = IndexedCase.from_json(entry_of_case(case).profile)
            told = Told(facts=text_of_case(case), cause=case.cause)
            return _as_odds(itself.profile), told, itself
        read = read_told(query.text)
        told = Told(
            facts="\n".join([read.facts, *(c.text for c in query.claims if c.text)]),
            defence="\n".join(part for part in (read.defence, query.defence) if part),
            view=read.view,
            cause=read.cause,
        )
        profile = profile_of_told(told, query.claims, self.weigher, leaving_out=leaving_out)
        return profile, told, None

    def _weighed(self, way: Way, profile: Profile, told: Told, only: Only | None) -> list[Weighed]:
        words = WordQuery.of(told.words, self.index)
        by_words: list[Found] = []
        if way is not Way.STATUTES:
            by_words = self.index.by_words(words.weights, limit=_BY_WORDS, only=only)
        by_marks = self.index.by_marks(_marks(way, profile), limit=_BY_MARKS, only=only)
        found = {f.case_id: f for f in (*by_words, *by_marks)}
        known = {f.case_id: f.score for f in by_words}
        likeness = words.likeness_of(known, found, self.index)
        query = LikenessTo(profile, self.rarity)
        weighed = [self._weigh(way, query, f, likeness[f.case_id]) for f in found.values()]
        weighed.sort(key=lambda w: (-w.score, w.case_id))
        least = LEAST_SCORE if way is Way.CASE else 0.0
        return [w for w in weighed if w.score > least][:_WEIGHED]

    def _weigh(self, way: Way, query: LikenessTo, found: Found, words: float) -> Weighed:
        indexed = IndexedCase.from_json(found.profile)
        agreed = query.agreement(indexed.profile, words=words)
        score = {
            Way.CASE: agreed.score,
            Way.KEYWORDS: words,
            Way.STATUTES: _statutes_met(query.profile, indexed.profile),
        }[way]
        return Weighed(case_id=found.case_id, indexed=indexed, agreement=agreed, score=score)

    def _hit(self, chosen: Chosen, forum: Forum) -> Hit:
        weighed = chosen.weighed
        case = self.case_of(weighed.case_id)
        return Hit(
            case=case,
            score=weighed.score,
            agreement=weighed.agreement,
            profile=weighed.indexed.profile,
            tier=tier_of(case, forum),
            retold=chosen.retold,
        )


def _marks(way: Way, profile: Profile) -> dict[str, float]:
    """The marks by which cases are found on each way in."""
    if way is Way.KEYWORDS:
        return {}
    return statute_marks(profile.statutes) if way is Way.STATUTES else profile_marks(profile)


def _statutes_met(query: Profile, case: Profile) -> float:
    """The share of the statutes asked for that a case cites; what its factors rest on is half."""
    if not query.statutes:
        return 0.0
    rests = rests_on(case.factors)
    met = sum(1.0 if s in case.statutes else 0.5 * (s in rests) for s in query.statutes)
    return met / len(query.statutes)


def _made_from() -> str:
    digest = hashlib.sha256(_ENTRY_FORM)
    for file in _MADE_FROM:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _as_odds(profile: Profile) -> Profile:
    """The profile of a case as that of a question: weights of its dispute types become odds."""
    total = sum(profile.disputes.values())
    return replace(profile, disputes={k: w / total for k, w in profile.disputes.items()})
