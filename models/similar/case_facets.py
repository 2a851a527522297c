"""What cases are filtered by, as marks of an index: region, court, level, year and so on.

A filter asks for any of the values of each facet it names; a case of which the facet is not known
is not found by it. Kinds of assets are words in ``cases/lexicon/asset_kinds.json``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from cases.extract.court import court_level
from cases.extract.wording import load_entries
from cases.judgment import CourtLevel
from cases.record import Case
from cases.taxonomy import ClaimType, DisputeType, LeaseMode, Outcome
from models.similar.search_index import Only

_LEASEBACK = "sale_and_leaseback"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacets:
    """The values a search is limited to; an empty facet allows all."""

    region: frozenset[str] = frozenset()
    court: frozenset[str] = frozenset()
    level: frozenset[CourtLevel] = frozenset()
    year: frozenset[int] = frozenset()
    dispute: frozenset[DisputeType] = frozenset()
    claim: frozenset[ClaimType] = frozenset()
    outcome: frozenset[Outcome] = frozenset()
    asset: frozenset[str] = frozenset()
    mode: frozenset[LeaseMode] = frozenset()

    def only(self) -> Only | None:
        """What an index is told; None where everything is allowed."""
        groups = tuple(
            frozenset(_mark(facet.name, value) for value in getattr(self, facet.name))
            for facet in fields(self)
            if getattr(self, facet.name)
        )
        return Only(any_of=groups) if groups else None

    def in_words(self) -> str:
        """The limits in Chinese, for a search log; “不限” where there are none."""
        told = [
            f"{label}：{'、'.join(sorted(map(_label, getattr(self, name))))}"
            for name, label in _LABELS.items()
            if getattr(self, name)
        ]
        return "；".join(told) or "不限"


_LABELS = {
    "region": "地域",
    "court": "法院",
    "level": "法院层级",
    "year": "年份",
    "dispute": "争议类型",
    "claim": "主张类型",
    "outcome": "裁判结果",
    "asset": "租赁物",
    "mode": "租赁方式",
}


def facet_marks(case: Case, factors: Iterable[str]) -> list[str]:
    """The marks of a case; ``factors`` are those that hold in it."""
    return list(dict.fromkeys(_mark(name, value) for name, value in _values(case, set(factors))))


def asset_kinds() -> dict[str, str]:
    """Kinds of assets with their Chinese name."""
    return {entry["kind"]: entry["label"] for entry in load_entries("asset_kinds")}


def find_asset_kinds(text: str) -> list[str]:
    """The kinds of assets that a text names."""
    return [e["kind"] for e in load_entries("asset_kinds") if any(w in text for w in e["words"])]


def year_of(case: Case) -> int | None:
    """The year of the decision, where the record tells it."""
    return case.decision_date.year if case.decision_date else case.year


def level_of(case: Case) -> CourtLevel | None:
    """The level of the court whose decision the record reports."""
    return court_level(case.trial_court) if case.trial_court else None


def _values(case: Case, factors: set[str]) -> Iterator[tuple[str, object]]:
    single = {
        "region": case.region,
        "court": case.trial_court,
        "level": level_of(case),
        "year": year_of(case),
    }
    yield from ((name, value) for name, value in single.items() if value is not None)
    yield from (("dispute", kind) for kind in case.dispute_types)
    yield from (("claim", claim.type) for claim in case.claims)
    yield from (("outcome", claim.outcome) for claim in case.claims if claim.outcome)
    if case.outcome:
        yield "outcome", case.outcome
    asset = case.lease.asset if case.lease else None
    yield from (("asset", kind) for kind in find_asset_kinds(asset or case.text[:600]))
    mode = case.lease.mode if case.lease else None
    if mode is None and _LEASEBACK in factors:
        mode = LeaseMode.SALE_AND_LEASEBACK
    if mode is not None:
        yield "mode", mode


def _mark(name: str, value: object) -> str:
    return f"{name}:{''.join(str(value).split())}"


def _label(value: object) -> str:
    kinds = asset_kinds()
    return str(getattr(value, "label", kinds.get(str(value), value)))
