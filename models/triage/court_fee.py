"""What it costs to sue: the state's scale for property cases, and the fee for preservation.

The tiers are data in ``cases/data/court_fees.json``, after 《诉讼费用交纳办法》.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from models.triage.calculation import NOTHING, Line, per_cent, to_fen, yuan

SCALE = Path(__file__).parents[2] / "cases" / "data" / "court_fees.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One step of a scale: sums above ``over`` yuan pay ``rate``, and ``fixed`` is its flat fee."""

    over: Decimal
    rate: Decimal
    fixed: Decimal


def court_fee(amount: Decimal | None, *, simple: bool = False) -> Line:
    """The fee for a claim of that sum, unknown where the sum is; halved where 简易程序 applies.

    >>> court_fee(Decimal(100000)).amount
    Decimal('2300.00')
    """
    scale = _scale()
    if amount is None:
        return Line(
            label="案件受理费", amount=None, formula="诉讼请求金额不明", source=scale["source"]
        )
    full = _graduated("案件受理费", amount, _tiers(scale["property_case"]), scale["source"])
    if not simple or full.amount is None:
        return full
    half = Decimal(scale["simple_procedure"])
    return Line(
        label="案件受理费（简易程序减半）",
        amount=to_fen(full.amount * half),
        formula=f"{yuan(full.amount)} × {per_cent(half)}",
        source=scale["source"],
        parts=(full,),
    )


def payment_order_fee(amount: Decimal) -> Line:
    """The fee for a payment order: a third of the fee for a claim of that sum."""
    scale = _scale()
    full = court_fee(amount)
    parts = Decimal(scale["payment_order_part_of"])
    return Line(
        label="支付令申请费",
        amount=None if full.amount is None else to_fen(full.amount / parts),
        formula=f"{yuan(full.amount)} ÷ {parts}",
        source=scale["source"],
        parts=(full,),
    )


def preservation_fee(amount: Decimal | None) -> Line:
    """The fee for preserving property of that value, unknown where the value is."""
    scale = _scale()
    if amount is None:
        return Line(
            label="保全申请费", amount=None, formula="请求保全的数额不明", source=scale["source"]
        )
    cap = Decimal(scale["preservation"]["cap"])
    fee = _graduated("保全申请费", amount, _tiers(scale["preservation"]), scale["source"])
    if fee.amount is None or fee.amount <= cap:
        return fee
    return Line(
        label=fee.label,
        amount=to_fen(cap),
        formula=f"{yuan(fee.amount)}超过上限，按{yuan(cap)}",
        source=fee.source,
        parts=(fee,),
    )


def _graduated(label: str, amount: Decimal, tiers: Sequence[Tier], source: str) -> Line:
    steps = []
    for tier, following in zip(tiers, [*tiers[1:], None], strict=True):
        if amount <= tier.over and tier.over:
            break
        top = amount if following is None else min(amount, following.over)
        within = top - tier.over
        steps.append(_step(tier, within))
    total = sum((step.amount or NOTHING for step in steps), NOTHING)
    return Line(
        label=label,
        amount=to_fen(total),
        formula=" + ".join(yuan(step.amount) for step in steps),
        source=source,
        parts=tuple(steps),
    )


def _step(tier: Tier, within: Decimal) -> Line:
    fee = to_fen(tier.fixed + within * tier.rate)
    if not tier.rate:
        return Line(label="第一段", amount=fee, formula=f"定额{yuan(tier.fixed)}")
    return Line(
        label=f"超过{tier.over:,}元的部分",
        amount=fee,
        formula=f"{yuan(within)} × {per_cent(tier.rate)}",
    )


def _tiers(entry: Mapping[str, Any]) -> tuple[Tier, ...]:
    return tuple(
        Tier(
            over=Decimal(tier["over"]),
            rate=Decimal(tier["rate"]),
            fixed=Decimal(tier.get("fixed", "0")),
        )
        for tier in entry["tiers"]
    )


@cache
def _scale() -> Mapping[str, Any]:
    scale: Mapping[str, Any] = json.loads(SCALE.read_text(encoding="utf-8"))
    return scale
