"""The order of search that the rules ask for, and in which each case stands.

法发〔2020〕24号 item 4: guiding cases; typical cases and effective decisions of the Supreme
People's Court; decisions of the accepting province's high court; decisions of the next higher court
and of the accepting court itself; within a tier the last three years first, guiding cases excepted.
Entries of the 人民法院案例库 (法〔2024〕92号) are shown apart. Grade and effect are the record's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from cases.extract.court import court_level, court_province
from cases.judgment import CourtLevel
from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import Effect, Grade
from models.similar.case_facets import year_of

_SUPREME = "最高人民法院"
_RECENT_YEARS = 3
# Where the seat of a court is a province, any intermediate court there may be the next higher one.
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_CITY = re.compile(r"(?:省|自治区)?(?P<city>[一-鿿]{2,8}?市)")


class Tier(Labelled):
    """Where a case stands in the order of search, first to last."""

    GUIDING = "guiding", "指导性案例"
    SUPREME = "supreme", "最高人民法院典型案例及生效裁判"
    HIGH = "high", "本省高级人民法院案例"
    OWN = "own", "上一级法院及本院案例"
    OTHER = "other", "其他法院案例（供了解）"
    UNPLACED = "unplaced", "层级待定（受理法院未填或审理法院不明）"
    REFERENCE = "reference", "人民法院案例库入库案例（另列）"


_ORDER = {tier: place for place, tier in enumerate(Tier)}
_RANKED = frozenset({Tier.GUIDING, Tier.SUPREME, Tier.HIGH, Tier.OWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """The court that is to decide; from its province alone only the first three tiers follow."""

    court: str | None = None
    province: str | None = None
    level: CourtLevel | None = None

    @classmethod
    def named(cls, court: str) -> Self:
        """A court by its full name."""
        return cls(court=court, province=court_province(court, None), level=court_level(court))


def tier_of(case: Case, forum: Forum) -> Tier:
    """The tier of a case before that court."""
    if case.grade is Grade.GUIDING:
        return Tier.GUIDING
    if case.grade is Grade.REFERENCE:
        return Tier.REFERENCE
    if _is_supreme(case):
        return Tier.SUPREME
    court = case.trial_court
    if court is None:
        return Tier.UNPLACED
    if _is_high_of(court, forum):
        return Tier.HIGH
    if forum.court is None:
        return Tier.UNPLACED
    return Tier.OWN if court == forum.court or _is_next_higher(court, forum) else Tier.OTHER


def is_recent(case: Case, today: date) -> bool:
    """Whether a case is of the last three years; a case of unknown year is not."""
    year = year_of(case)
    if case.decision_date is not None:
        decided = case.decision_date
        lapses = (decided.year + _RECENT_YEARS, decided.month, decided.day)
        return lapses >= (today.year, today.month, today.day)
    return year is not None and year >= today.year - _RECENT_YEARS


def place(case: Case, forum: Forum, today: date) -> tuple[int, bool]:
    """Sorts cases as the rules ask; what is equal is then sorted by likeness."""
    tier = tier_of(case, forum)
    exempt = tier is Tier.GUIDING
    return _ORDER[tier], not (exempt or is_recent(case, today))


def reached(tiers: Iterable[Tier]) -> Tier | None:
    """The first tier in which anything was found, None where nothing was."""
    found = [tier for tier in tiers if tier in _RANKED]
    return min(found, key=_ORDER.__getitem__) if found else None


def effect_label(case: Case) -> str:
    """Whether the decision is effective, as far as the record says: 已生效 or 待核."""
    return Effect.EFFECTIVE.label if case.effect is Effect.EFFECTIVE else Effect.UNKNOWN.label


def grade_label(case: Case) -> str:
    """The grade of a case as recorded, 待核 where it is not."""
    return case.grade.label if case.grade else "待核"


def _is_supreme(case: Case) -> bool:
    published = case.grade is Grade.TYPICAL and _SUPREME in case.publisher
    return published or case.trial_court == _SUPREME


def _is_high_of(court: str, forum: Forum) -> bool:
    if court_level(court) is not CourtLevel.HIGH or forum.province is None:
        return False
    return court_province(court, None) == forum.province


def _is_next_higher(court: str, forum: Forum) -> bool:
    """Whether appeals from the forum, a basic court, may go to that court, by the two names."""
    if forum.level is not CourtLevel.BASIC or court_level(court) is not CourtLevel.INTERMEDIATE:
        return False
    if forum.province in _MUNICIPALITIES:
        return court_province(court, None) == forum.province
    ours, theirs = _CITY.search(forum.court or ""), _CITY.search(court)
    return ours is not None and theirs is not None and ours["city"] == theirs["city"]
