"""A search for similar cases as pages and reports tell it: each case with its reasons and side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cases.evidence import Span
from cases.factors import catalogue
from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import ClaimType, Collection, DisputeType, Grade
from models.similar.case_facets import CaseFacets, year_of
from models.similar.query import SimilarQuery, Way
from models.similar.reasons import (
    Difference,
    Dimension,
    Reason,
    find_differences,
    find_passages,
    find_reasons,
)
from models.similar.search import Hit, SimilarCases
from models.similar.sides import Side, side_of
from models.similar.tiers import Forum, Tier, reached

_LIKELY, _SURE = 0.15, 0.5
_CODE_SINCE = 2021


class Reference(Labelled):
    """What a court owes to a similar case, by the case's grade alone (法发〔2020〕24号 item 9)."""

    MUST = "must", "应当参照"
    MAY = "may", "可以参考"
    UNKNOWN = "unknown", "待核"


_OWED = {
    Grade.GUIDING: Reference.MUST,
    Grade.REFERENCE: Reference.MAY,
    Grade.TYPICAL: Reference.MAY,
    Grade.ORDINARY: Reference.MAY,
}


def reference_of(case: Case) -> Reference:
    """应当参照 for guiding cases, 可以参考 for other grades, 待核 where no grade is recorded."""
    return Reference.UNKNOWN if case.grade is None else _OWED[case.grade]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One similar case with everything that is said of it; ``number`` counts from 1."""

    number: int
    hit: Hit
    side: Side
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]
    passages: tuple[Span, ...]

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.hit.case

    @property
    def is_retelling(self) -> bool:
        """Whether its text is a retelling, not the court's own words."""
        return self.case.collection is Collection.EXTENDED

    def alike(self, dimension: Dimension) -> tuple[str, ...]:
        """What the two have in common in one dimension."""
        return tuple(r.text for r in self.reasons if r.dimension is dimension)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRun:
    """One line of the search log; ``at`` is local time."""

    at: datetime
    way: Way
    words: str
    limits: str
    searched: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A finished search: its cases in the order the rules ask for."""

    query: SimilarQuery
    facets: CaseFacets
    forum: Forum
    result: SimilarCases
    cases: tuple[Finding, ...]

    def of_tier(self, tier: Tier) -> tuple[Finding, ...]:
        """The cases of one tier."""
        return tuple(finding for finding in self.cases if finding.hit.tier is tier)

    def of_side(self, *sides: Side) -> tuple[Finding, ...]:
        """The cases that speak one of these ways."""
        return tuple(finding for finding in self.cases if finding.side in sides)

    @property
    def claims(self) -> tuple[ClaimType, ...]:
        """The claims in question, in the vocabulary's order."""
        asked = {a.type for a in self.result.profile.asked}
        return tuple(kind for kind in ClaimType if kind in asked)

    @property
    def disputes(self) -> tuple[DisputeType, ...]:
        """What the pending case is about, the likeliest first."""
        odds = self.result.profile.disputes
        likely = [kind for kind, value in odds.items() if value >= _LIKELY]
        return tuple(sorted(likely, key=lambda kind: -odds[kind]))

    @property
    def reached(self) -> Tier | None:
        """The first tier in which anything was found."""
        return reached(finding.hit.tier for finding in self.cases)

    def counts(self) -> str:
        """For and against, in Chinese."""
        return "，".join(f"{side.label}{len(self.of_side(side))}件" for side in Side)

    def run(self, at: datetime) -> SearchRun:
        """This search as a line of the log."""
        return SearchRun(
            at=at,
            way=self.query.way,
            words=query_words(self.query),
            limits=self.facets.in_words(),
            searched=self.result.searched,
            found=len(self.cases),
        )


def findings(
    query: SimilarQuery, result: SimilarCases, *, facets: CaseFacets, forum: Forum, today: date
) -> Findings:
    """Everything that is said of what a search found."""
    asked = {a.type for a in result.profile.asked}
    return Findings(
        query=query,
        facets=facets,
        forum=forum,
        result=result,
        cases=tuple(
            _finding(number, hit, result, asked)
            for number, hit in enumerate(result.by_rule(forum, today), start=1)
        ),
    )


def unlike(finding: Finding, found: Findings, dimension: Dimension) -> tuple[str, ...]:
    """Where the two part in one dimension; nothing where no pending case was told."""
    if found.query.way is not Way.CASE:
        return ()
    ours, theirs = found.result.profile, finding.hit.profile
    if dimension is Dimension.FACTS:
        return tuple(differences_in_words(finding.differences))
    if dimension is Dimension.ISSUE:
        other = [
            k.label for k, w in theirs.disputes.items() if w >= _SURE and k not in found.disputes
        ]
        types = {a.type for a in theirs.asked}
        lacking = [kind.label for kind in found.claims if kind not in types]
        return (
            *([f"该案另涉{'、'.join(other)}"] if other else []),
            *([f"该案未涉主张：{'、'.join(lacking)}"] if lacking else []),
        )
    return tuple(_law_apart(finding.case, ours.statutes, theirs.statutes))


def differences_in_words(differences: Iterable[Difference]) -> list[str]:
    """The decisive differences, those of the pending case first, each with the way it moves."""
    sides: dict[bool, list[str]] = {False: [], True: []}
    for difference in differences:
        ways = dict.fromkeys(way.label for way in difference.bears.values())
        label = catalogue()[difference.factor].label
        sides[difference.in_case].append(f"{label}〔{'、'.join(ways)}〕")
    said = {False: "待决案件有、该案未见", True: "该案有、待决案件未见"}
    return [f"{said[in_case]}：{'、'.join(some)}" for in_case, some in sides.items() if some]


def query_words(query: SimilarQuery) -> str:
    """What was searched, for a log."""
    return f"案例库案例{query.case_id}" if query.case_id else " ".join(query.text.split())


def case_heading(case: Case) -> str:
    """A case as lists name it: title, then court, number and year where known."""
    year = year_of(case)
    known = (case.trial_court, case.case_number, f"{year}年" if year else None)
    about = "，".join(word for word in known if word and word not in case.title)
    return f"{case.title}（{about}）" if about else case.title


def numbers(listed: Iterable[Finding]) -> str:
    """Cases by their numbers in the report."""
    return "、".join(f"类案{finding.number}" for finding in listed) or "无"


def _finding(number: int, hit: Hit, result: SimilarCases, asked: set[ClaimType]) -> Finding:
    text = result.told.words
    return Finding(
        number=number,
        hit=hit,
        side=side_of(hit.case, asked),
        reasons=tuple(find_reasons(result.profile, text, hit.profile, hit.case.text)),
        differences=tuple(find_differences(result.profile, hit.profile)),
        passages=tuple(find_passages(text, hit.case)),
    )


def _law_apart(case: Case, ours: frozenset[str], theirs: frozenset[str]) -> Sequence[str]:
    apart = []
    only = sorted(theirs - ours)
    if only:
        apart.append(f"该案另援引{'、'.join(only)}")
    year = year_of(case)
    if year is not None and year < _CODE_SINCE:
        apart.append("裁判早于民法典施行，须核对所依规定现是否有效")
    if not theirs:
        apart.append("该案记录未载所援引的法条，须查原文")
    return apart
