"""Contracts of the same pattern together, with a model case for each group, and totals.

A model judgment (示范判决) decides one case and lets the like settle by it: the one proposed is the
best proved, then the one whose sum lies nearest to the group's middle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any, Self

from cases.taxonomy import DisputeType
from cases.triage.contract import AssetKind
from models.triage.one_contract import TriagedContract
from models.triage.routes import Route

SMALLEST_GROUP = 3
_UNKNOWN = "未填"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorklistRow:
    """What grouping, totals and the list need of a contract; light enough to keep for all.

    ``claim`` and ``due`` are in yuan, None where the row tells too little.
    """

    number: str
    row: int | None
    score: float
    claim: Decimal | None
    due: Decimal | None
    gaps: int
    dispute_type: DisputeType
    route: Route
    product: str | None
    region: str | None
    mode: str | None
    asset_kind: AssetKind | None

    @classmethod
    def of(cls, triaged: TriagedContract, score: float) -> Self:
        """The row of a triaged contract."""
        contract, sums = triaged.contract, triaged.sums
        return cls(
            number=contract.number,
            row=contract.row,
            score=score,
            claim=sums.claim_net.amount,
            due=sums.due_rent.amount,
            gaps=len(triaged.gaps),
            dispute_type=triaged.dispute_type,
            route=triaged.advice.recommended,
            product=contract.product,
            region=contract.region,
            mode=None if contract.mode is None else contract.mode.label,
            asset_kind=contract.asset.kind,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Contracts fit to follow one model case; ``members`` and ``model_case`` are places in the
    list given, ``unknown`` is how many of them tell no claim."""

    label: str
    dispute_type: DisputeType
    route: Route
    members: tuple[int, ...]
    model_case: int
    why: str
    claim: Decimal
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Contracts and sums under one heading value; ``unknown`` is how many tell no sum to add."""

    name: str
    contracts: int
    due: Decimal
    claim: Decimal
    unknown: int


def groups(rows: Iterable[WorklistRow]) -> tuple[Group, ...]:
    """Groups of three or more, the largest claim first."""
    listed = list(rows)
    by_key: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(listed):
        key = (row.dispute_type, row.route, row.product, row.mode, row.asset_kind)
        by_key[key].append(place)
    found = [_group(listed, places) for places in by_key.values() if len(places) >= SMALLEST_GROUP]
    return tuple(sorted(found, key=lambda group: -group.claim))


def totals(rows: Iterable[WorklistRow]) -> Mapping[str, tuple[Total, ...]]:
    """By region, asset, product and route, the largest claim first."""
    listed = list(rows)
    return {
        "地区": _totals((row.region, row) for row in listed),
        "租赁物": _totals(
            (row.asset_kind.label if row.asset_kind else None, row) for row in listed
        ),
        "产品": _totals((row.product, row) for row in listed),
        "路线": _totals((row.route.label, row) for row in listed),
    }


def _group(rows: list[WorklistRow], places: list[int]) -> Group:
    claims = [rows[place].claim for place in places]
    known = [claim for claim in claims if claim is not None]
    middle = median(known) if known else None
    model = min(places, key=lambda place: (rows[place].gaps, _off(rows[place].claim, middle)))
    first = rows[places[0]]
    parts = (
        first.product,
        first.mode,
        first.asset_kind.label if first.asset_kind else None,
        first.dispute_type.label,
        first.route.label,
    )
    gaps = rows[model].gaps
    proof = "证据齐备" if not gaps else f"证据缺{gaps}项，为组内最少"
    near = "金额均不明" if middle is None else f"金额接近组内中位数{middle:,.2f}元"
    unknown = len(claims) - len(known)
    if known and unknown:
        near += f"，另有{unknown}份金额不明"
    return Group(
        label="·".join(part for part in parts if part),
        dispute_type=first.dispute_type,
        route=first.route,
        members=tuple(places),
        model_case=model,
        why=f"{rows[model].number}：{proof}，{near}",
        claim=known_sum(claims),
        unknown=unknown,
    )


def _off(claim: Decimal | None, middle: Decimal | None) -> Decimal:
    """How far a claim lies from the group's middle; one that is unknown lies farthest."""
    return Decimal("Infinity") if claim is None or middle is None else abs(claim - middle)


def known_sum(amounts: Iterable[Decimal | None]) -> Decimal:
    """What the known amounts come to, in yuan."""
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _totals(named: Iterable[tuple[str | None, WorklistRow]]) -> tuple[Total, ...]:
    by_name: dict[str, list[WorklistRow]] = defaultdict(list)
    for name, row in named:
        by_name[name or _UNKNOWN].append(row)
    found = [
        Total(
            name=name,
            contracts=len(rows),
            due=known_sum(row.due for row in rows),
            claim=known_sum(row.claim for row in rows),
            unknown=sum(row.due is None for row in rows),
        )
        for name, rows in by_name.items()
    ]
    return tuple(sorted(found, key=lambda total: -total.claim))
