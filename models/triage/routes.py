"""The ways of recovery side by side: what each brings, what blocks it, what it rests on.

All rent and termination with return cannot be had together: the court tells the lessor to choose
(融资租赁解释第十条). ``models/routes.json`` holds the words of each route.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cases.errors import QueryError
from cases.labelled import Labelled
from cases.taxonomy import ClaimType
from cases.triage.contract import AssetState, Contract, Forum
from models.prediction import ClaimPrediction
from models.triage.calculation import NOTHING, Line
from models.triage.contract_factors import buyback_is_due
from models.triage.court_fee import court_fee, payment_order_fee
from models.triage.pattern_odds import chance
from models.triage.sums import Sums

ROUTES = Path(__file__).parent / "routes.json"

_ELECTION = "融资租赁解释第十条"


class Route(Labelled):
    """A way of recovery."""

    ACCELERATE = "accelerate", "主张全部未付租金（含加速到期）"
    TERMINATE = "terminate", "解除合同，取回租赁物并赔偿损失"
    WAIT = "wait", "催告、协商，暂不起诉"
    SECURITY = "security", "实现担保物权特别程序"
    NOTARISED = "notarised", "凭赋强公证申请执行"
    PAYMENT_ORDER = "payment_order", "申请支付令"
    FILE_CLAIM = "file_claim", "向管理人申报债权"
    ENFORCE = "enforce", "申请强制执行"


_ON_THE_SCALE = frozenset({Route.ACCELERATE, Route.TERMINATE, Route.PAYMENT_ORDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """What stands in a route's way; ``hard`` where it must be cleared first."""

    text: str
    source: str
    hard: bool
    precedents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteOption:
    """One route: ``brings`` is what it can claim, ``expected`` that sum times the odds of its main
    claim (None where either is unknown), ``fee`` the court's fee in yuan."""

    route: Route
    brings: Line | None
    claims: tuple[ClaimType, ...]
    odds: Mapping[ClaimType, ClaimPrediction]
    expected: Decimal | None
    fee: Decimal | None
    time_note: str
    cost_note: str
    rule: str
    precedents: tuple[str, ...]
    blockers: tuple[Blocker, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing hard stands in the way."""
        return not any(blocker.hard for blocker in self.blockers)

    @property
    def chance(self) -> float | None:
        """Odds of the main claim, partly granted counting half; None where nothing is claimed."""
        return chance(self.odds[self.claims[0]]) if self.claims else None


def check_election(claims: Collection[ClaimType]) -> None:
    """Raises QueryError where all rent is claimed together with termination or return."""
    both = {ClaimType.TERMINATION, ClaimType.RETURN_OF_ASSET} & set(claims)
    if ClaimType.UNPAID_RENT in claims and both:
        raise QueryError(
            f"不能同时主张全部未付租金和解除合同、返还租赁物：法院会要求择一（{_ELECTION}）。"
            "请选定一条路线；判令付清全部租金后仍未履行的，可以另行起诉解除并取回。"
        )


def claims_of(route: Route, contract: Contract, sums: Sums) -> tuple[ClaimType, ...]:
    """What is asked for on a route, the main claim first."""
    if route is Route.ACCELERATE:
        return tuple(_claims_for_rent(contract, sums))
    if route is Route.TERMINATE:
        return tuple(_claims_on_termination(contract, sums))
    if route is Route.SECURITY:
        return (ClaimType.SECURITY_RIGHT,)
    if route is Route.PAYMENT_ORDER:
        return (ClaimType.DUE_RENT,)
    return ()


def option(
    route: Route,
    contract: Contract,
    sums: Sums,
    odds: Mapping[ClaimType, ClaimPrediction],
    blockers: tuple[Blocker, ...],
) -> RouteOption:
    """A route with its figures; ``odds`` must hold every claim of the route."""
    claims = claims_of(route, contract, sums)
    brings = _brings(route, sums)
    expected = None
    if brings is not None and brings.amount is not None and claims:
        share = Decimal(str(round(chance(odds[claims[0]]), 4)))
        expected = (brings.amount * share).quantize(Decimal(1))
    words = route_words()[route.value]
    return RouteOption(
        route=route,
        brings=brings,
        claims=claims,
        odds={claim: odds[claim] for claim in claims},
        expected=expected,
        fee=_fee(route, contract, brings, sums),
        time_note=words["time"],
        cost_note=words["cost"],
        rule=words["rule"],
        precedents=tuple(words["precedents"]),
        blockers=blockers,
    )


@cache
def route_words() -> Mapping[str, Any]:
    """Rule, time, cost and precedents of each route by its id."""
    words: Mapping[str, Any] = json.loads(ROUTES.read_text(encoding="utf-8"))
    return words


def _claims_for_rent(contract: Contract, sums: Sums) -> Iterator[ClaimType]:
    # A lease whose term has run leaves nothing to accelerate.
    yield ClaimType.UNPAID_RENT if sums.not_due.amount != NOTHING else ClaimType.DUE_RENT
    if contract.purchase_price:
        yield ClaimType.PURCHASE_PRICE
    yield from _common_claims(contract, sums)
    if contract.asset.mortgaged or contract.asset.registered_on is not None:
        yield ClaimType.SECURITY_RIGHT


def _claims_on_termination(contract: Contract, sums: Sums) -> Iterator[ClaimType]:
    yield ClaimType.TERMINATION
    if contract.asset.state not in (AssetState.TAKEN_BACK, AssetState.SOLD):
        yield ClaimType.RETURN_OF_ASSET
    yield ClaimType.LOSS_COMPENSATION
    if contract.affiliate:
        yield ClaimType.OWNERSHIP
        yield ClaimType.TRANSFER_REGISTRATION
    yield from _common_claims(contract, sums)


def _common_claims(contract: Contract, sums: Sums) -> Iterator[ClaimType]:
    if contract.penalty_yearly or contract.penalty_lpr is not None:
        yield ClaimType.LIQUIDATED_DAMAGES
    if contract.costs:
        yield ClaimType.ENFORCEMENT_COSTS
    if contract.guarantors:
        yield ClaimType.GUARANTOR_LIABILITY
    if buyback_is_due(contract, sums):
        yield ClaimType.BUYBACK_LIABILITY


def _brings(route: Route, sums: Sums) -> Line | None:
    """What a route can bring at best, so that routes compare: the asset counts with its loss."""
    if route is Route.WAIT:
        return None
    if route is Route.TERMINATE:
        return _asset_and_loss(sums)
    if route is Route.PAYMENT_ORDER:
        return Line.total("到期债权", (sums.due_rent, sums.charge_agreed), "合同约定")
    if route is Route.SECURITY:
        return _price_of_asset(sums)
    return sums.claim_net


def _asset_and_loss(sums: Sums) -> Line:
    value, loss = sums.asset_value, sums.termination_loss
    if value.amount is None or loss.amount is None:
        return loss
    return Line.total("取回物价值与损失", (value, loss), loss.source)


def _price_of_asset(sums: Sums) -> Line:
    """The asset's price pays up to the debt; the debt where the value is unknown."""
    value, debt = sums.asset_value, sums.claim_net
    if value.amount is None or debt.amount is None or value.amount >= debt.amount:
        return debt
    return value


def _fee(route: Route, contract: Contract, brings: Line | None, sums: Sums) -> Decimal | None:
    """Where the state's scale says it; arbitration, special and notarised ways have their own."""
    if contract.standing.forum is Forum.ARBITRATION or route not in _ON_THE_SCALE:
        return None
    known = brings if brings is not None and brings.amount is not None else sums.claim_net
    if known.amount is None:
        return None
    fee = payment_order_fee if route is Route.PAYMENT_ORDER else court_fee
    return fee(known.amount).amount
