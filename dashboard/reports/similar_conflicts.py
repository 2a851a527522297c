"""Similar cases that decided the same claim otherwise, weighed by grade, court level and date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cases.judgment import CourtLevel
from cases.taxonomy import ClaimType, Grade
from dashboard.reports.similar_findings import Finding, Findings, numbers
from models.similar.case_facets import level_of, year_of
from models.similar.sides import Side, side_of

_SIDES = (Side.FOR, Side.MIXED, Side.AGAINST)
_LEVELS = {level: len(CourtLevel) - place for place, level in enumerate(CourtLevel)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One claim that similar cases decided differently.

    ``leading`` weighs most, ``why`` says by what; None where they weigh the same or are not known
    well enough.
    """

    claim: ClaimType
    by_side: dict[Side, tuple[Finding, ...]]
    leading: Finding | None
    why: str

    def sides_in_words(self) -> str:
        """Who decided what."""
        return "；".join(
            f"{side.label}：{numbers(self.by_side[side])}" for side in _SIDES if self.by_side[side]
        )


def find_conflicts(found: Findings) -> list[Conflict]:
    """Every claim in question on which the similar cases differ."""
    return [conflict for claim in found.claims for conflict in _conflict(claim, found.cases)]


def _conflict(claim: ClaimType, listed: Iterable[Finding]) -> Iterator[Conflict]:
    having = [f for f in listed if any(c.type is claim and c.outcome for c in f.case.claims)]
    by_side = {
        side: tuple(f for f in having if side_of(f.case, {claim}) is side) for side in _SIDES
    }
    if sum(bool(some) for some in by_side.values()) < 2:
        return
    leading, why = _leading([some for some in by_side.values() if some])
    yield Conflict(claim=claim, by_side=by_side, leading=leading, why=why)


def _leading(groups: list[tuple[Finding, ...]]) -> tuple[Finding | None, str]:
    """The weightiest case, where it outweighs the best of every other side."""
    best = sorted((max(group, key=_weight) for group in groups), key=_weight, reverse=True)
    first, second = best[0], best[1]
    if not _outweighs(first, second):
        return None, "法院层级与裁判时间相当或未载明，不能据此分出先后，须核对原文、结合案情取舍"
    return (
        first,
        f"类案{first.number}（{_standing(first)}）先于类案{second.number}（{_standing(second)}）",
    )


def _weight(finding: Finding) -> tuple[bool, int, int]:
    """Guiding cases first, then the higher court, then the later decision; unknown counts least."""
    case = finding.case
    level = level_of(case)
    return case.grade is Grade.GUIDING, _LEVELS[level] if level else 0, year_of(case) or 0


def _outweighs(first: Finding, second: Finding) -> bool:
    """Whether the first weighs more by what is known of both; what is unknown decides nothing."""
    for ours, theirs in zip(_weight(first), _weight(second), strict=True):
        if ours is not theirs and not (ours and theirs) and not isinstance(ours, bool):
            return False
        if ours != theirs:
            return ours > theirs
    return False


def _standing(finding: Finding) -> str:
    case = finding.case
    level, year = level_of(case), year_of(case)
    words = [case.grade.label] if case.grade is Grade.GUIDING and case.grade else []
    words += [level.label if level else "法院层级不明", f"{year}年" if year else "年份不明"]
    return "，".join(words)
