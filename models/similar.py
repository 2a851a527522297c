"""Similar cases 类案: words, legal factors, dispute types, claims and statutes together.

Candidates come from an index on disk by their words and by their marks; the best of them are
weighed exactly (``models.likeness``), retellings of one matter collapse into one hit, and what is
not like enough is not shown at all.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from cases.errors import QueryError
from cases.precedents import learning_cases
from cases.record import Case
from models.case_facets import CaseFacets
from models.case_profiles import (
    IndexedCase,
    entry_of_case,
    profile_marks,
    profile_of_case,
    profile_of_told,
)
from models.generations import has_generation
from models.gist import cosine, gist_of
from models.likeness import Agreement, Profile, Rarity, agreement
from models.persist import data_hash
from models.principal_dispute import PrincipalDispute, text_of_case
from models.search_index import INDEX, Found, Only, SearchIndex
from models.similar_query import SimilarQuery, Way
from models.told import Told, read_told
from models.tiers import Forum, Tier, place, tier_of
from models.word_likeness import WordQuery

# Part of what an index was made from: raised where entries are made differently.
_ENTRY_FORM = "1"
_BY_WORDS, _BY_MARKS, _WEIGHED = 150, 100, 60
# Below this nothing is called similar; chosen on the first half of the exam and off-topic papers.
LEAST_SCORE = 0.25
_DIVERSITY = 0.05


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
        self.rarity = Rarity(map(profile_of_case, weigher.library))

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
        made_from = f"{_ENTRY_FORM} {data_hash()}"
        index = SearchIndex(folder) if has_generation(folder) else None
        if index is None or index.made_from != made_from:
            every = (case for cases_ in (library, own()) for case in cases_)
            index = SearchIndex.build(folder, map(entry_of_case, every), made_from=made_from)

        def case_of(case_id: str) -> Case:
            if case_id in by_id or own_case is None:
                return by_id[case_id]
            return own_case(case_id)

        return cls(index, case_of, PrincipalDispute(library).fit())

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
        asking, told = self._read(query, leaving_out)
        only = facets.only() if facets else None
        hidden = {*leaving_out, query.case_id}
        found = [
            (c, a)
            for c, a in self._weighed(query.way, asking, told, only)
            if c.found.case_id not in hidden and not self._is_itself(query, asking, c)
        ]
        hits = _chosen(found, limit)
        return SimilarCases(
            hits=tuple(self._hit(chosen, retold, forum or Forum()) for chosen, retold in hits),
            searched=len(self.index),
            told=told,
            profile=asking.profile,
        )

    def _read(self, query: SimilarQuery, leaving_out: Collection[str]) -> tuple[IndexedCase, Told]:
        """The query as a case would be indexed."""
        if query.case_id is not None:
            try:
                case = self.case_of(query.case_id)
            except KeyError as error:
                raise QueryError(f"案例库中没有“{query.case_id}”，请核对案例编号。") from error
            entry = entry_of_case(case)
            return IndexedCase.from_json(entry.profile), Told(
                facts=text_of_case(case), cause=case.cause
            )
        read = read_told(query.text)
        told = Told(
            facts="\n".join([read.facts, *(c.text for c in query.claims if c.text)]),
            defence="\n".join(part for part in (read.defence, query.defence) if part),
            view=read.view,
            cause=read.cause,
        )
        profile = profile_of_told(told, query.claims, self.weigher, leaving_out=leaving_out)
        return _as_indexed(profile, told), told

    def _is_itself(self, query: SimilarQuery, asking: IndexedCase, candidate: "_Candidate") -> bool:
        """Whether a candidate retells the library case that was asked about."""
        return query.case_id is not None and asking.is_same_matter(candidate.indexed)

    def _weighed(
        self, way: Way, asking: IndexedCase, told: Told, only: Only | None
    ) -> list[tuple["_Candidate", Agreement]]:
        words = WordQuery.of(told.words, self.index)
        candidates = [_Candidate(f) for f in self._candidates(way, asking.profile, words, only)]
        likeness = words.likeness_of([c.found.case_id for c in candidates], self.index)
        weighed = [
            (c, self._agreement(way, asking.profile, c.indexed.profile, likeness[c.found.case_id]))
            for c in candidates
        ]
        weighed.sort(key=lambda item: (-item[1].score, item[0].found.case_id))
        return [item for item in weighed if item[1].score >= LEAST_SCORE][:_WEIGHED]

    def _candidates(
        self, way: Way, profile: Profile, words: WordQuery, only: Only | None
    ) -> list[Found]:
        by_words = by_marks = []
        if way is not Way.STATUTES:
            by_words = self.index.by_words(words.weights, limit=_BY_WORDS, only=only)
        if way is Way.STATUTES:
            marks = {f"statute:{key}": 1.0 for key in profile.statutes}
            by_marks = self.index.by_marks(marks, limit=_BY_MARKS, only=only)
        elif way is Way.CASE:
            by_marks = self.index.by_marks(profile_marks(profile), limit=_BY_MARKS, only=only)
        return list({f.case_id: f for f in (*by_words, *by_marks)}.values())

    def _agreement(self, way: Way, query: Profile, case: Profile, words: float) -> Agreement:
        if way is Way.KEYWORDS:
            return agreement(Profile(), case, words=words, rarity=self.rarity)
        return agreement(query, case, words=words, rarity=self.rarity)

    def _hit(self, chosen: "_Chosen", retold: Sequence[str], forum: Forum) -> Hit:
        candidate, agreed = chosen
        case = self.case_of(candidate.found.case_id)
        return Hit(
            case=case,
            score=agreed.score,
            agreement=agreed,
            profile=candidate.indexed.profile,
            tier=tier_of(case, forum),
            retold=tuple(retold),
        )


class _Candidate:
    """A case the index found, with what it keeps of it."""

    __slots__ = ("found", "indexed")

    def __init__(self, found: Found) -> None:
        self.found = found
        self.indexed = IndexedCase.from_json(found.profile)


_Chosen = tuple[_Candidate, Agreement]


def _chosen(found: Sequence[_Chosen], limit: int) -> list[tuple[_Chosen, list[str]]]:
    """The best hits, each as unlike those above it as may be; tellings of one matter collapse."""
    apart: list[tuple[_Chosen, list[str]]] = []
    for candidate, agreed in found:
        same = next((r for (c, _), r in apart if c.indexed.is_same_matter(candidate.indexed)), None)
        if same is not None:
            same.append(candidate.found.case_id)
        else:
            apart.append(((candidate, agreed), []))
    chosen: list[tuple[_Chosen, list[str]]] = []
    while apart and len(chosen) < limit:
        best = max(apart, key=lambda item: _worth(item[0], [c for (c, _), _ in chosen]))
        apart.remove(best)
        chosen.append(best)
    return chosen


def _worth(item: _Chosen, above: Sequence[_Candidate]) -> float:
    candidate, agreed = item
    repeats = max((cosine(candidate.indexed.gist, c.indexed.gist) for c in above), default=0.0)
    return agreed.score - _DIVERSITY * repeats


def _as_indexed(profile: Profile, told: Told) -> IndexedCase:
    return IndexedCase(profile=profile, gist={}, numbers=frozenset(), figures=frozenset())
