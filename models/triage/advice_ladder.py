"""The ladder by which a route is chosen: the first step that fits the row.

It is the order in which a careful lawyer asks: insolvency, an unperformed judgment, is anything
due, has the claim lapsed, must a demand come first, is the breach slight, where is the asset, who
else answers for the debt. A person may overrule it; every route is shown beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from cases.triage.contract import AssetState, Contract
from models.triage.calculation import NOTHING
from models.triage.contract_factors import buyback_is_due
from models.triage.route_blockers import blockers_of, lacks_demand
from models.triage.routes import Route
from models.triage.sums import Sums

# An asset worth this share of the debt makes taking it back the surer way.
_WORTH_TAKING = Decimal("0.8")
_FEW_PERIODS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A row as the ladder sees it."""

    contract: Contract
    sums: Sums
    factors: frozenset[str]

    def has(self, *factors: str) -> bool:
        """Whether any of these factors is shown."""
        return not self.factors.isdisjoint(factors)

    def state_in(self, *states: AssetState) -> bool:
        """Whether the asset is in one of these states."""
        return self.contract.asset.state in states


@dataclass(frozen=True, slots=True)
class Step:
    """A route and when it is the one; ``why`` and ``source`` give the reason."""

    route: Route
    fits: Callable[[Situation], bool]
    why: str
    source: str
    precedents: tuple[str, ...] = ()


def _is_enforceable(s: Situation) -> bool:
    ended = s.contract.standing.performance_ended_on
    return ended is not None and ended <= s.sums.day


def _nothing_due(s: Situation) -> bool:
    return s.sums.due_rent.amount is not None and not s.sums.due_rent.amount


def _slight(s: Situation) -> bool:
    """One instalment, less than 15 % of all rent: termination is closed, a suit is early."""
    return (
        s.sums.periods_due is not None
        and s.sums.periods_due <= 1
        and not s.has("two_periods_or_15pct", "anticipatory_breach", "unauthorised_disposal")
    )


def _willing(s: Situation) -> bool:
    few = s.sums.periods_due is not None and s.sums.periods_due <= _FEW_PERIODS
    return s.has("willing_to_pay") and few and not s.has("anticipatory_breach")


def _clean_small_claim(s: Situation) -> bool:
    """Acknowledged, wholly due, nobody else liable: fit for a payment order."""
    contract = s.contract
    return bool(
        contract.standing.acknowledged
        and s.sums.not_due.amount == NOTHING
        and not contract.guarantors
        and contract.buyback is None
        and not contract.standing.pending_suits
        and not contract.asset.mortgaged
        and contract.standing.forum is None
        and not s.state_in(AssetState.UNKNOWN_PLACE)
    )


def _clean_security(s: Situation) -> bool:
    contract = s.contract
    return bool(
        contract.asset.mortgaged
        and contract.standing.acknowledged
        and not contract.guarantors
        and contract.buyback is None
        and s.state_in(AssetState.IN_USE, AssetState.LOCKED)
    )


def _worth_taking(s: Situation) -> bool:
    value, debt = s.sums.asset_value.amount, s.sums.claim_net.amount
    return bool(value and debt and value >= debt * _WORTH_TAKING)


def _may_terminate(s: Situation) -> bool:
    blockers = blockers_of(Route.TERMINATE, s.contract, s.sums, s.factors)
    return not any(blocker.hard for blocker in blockers)


LADDER = (
    Step(
        Route.FILE_CLAIM,
        lambda s: s.has("lessee_bankrupt"),
        "承租人破产已受理，个别诉讼和执行让位于申报；取回权、担保权一并向管理人主张，"
        "保证人、回购人的责任可另行主张。",
        "企业破产法第四十四条、第四十八条",
    ),
    Step(
        Route.ENFORCE,
        _is_enforceable,
        "已有履行期届满的生效文书，应在二年内申请执行。",
        "民事诉讼法第二百五十条；融资租赁解释第十条",
    ),
    Step(
        Route.WAIT,
        lambda s: s.contract.standing.judgment_served_on is not None,
        "一审判决已送达，先定是否上诉；生效后履行期届满再申请执行。",
        "民事诉讼法第一百七十一条",
    ),
    Step(
        Route.ACCELERATE,
        lambda s: (
            _nothing_due(s)
            and s.has("acceleration_clause")
            and s.has("anticipatory_breach", "unauthorised_disposal")
        ),
        "租金虽未到期，承租人信用恶化或擅自处分租赁物，已构成预期违约，可依约宣布加速到期。",
        "民法典第五百七十八条",
        ("tianjin-2",),
    ),
    Step(Route.WAIT, _nothing_due, "没有到期未付的租金，先行观察。", "民法典第七百五十二条"),
    Step(
        Route.NOTARISED,
        lambda s: s.contract.standing.notarised is True,
        "合同已赋强公证，可直接申请执行证书，省去诉讼。",
        "民事诉讼法第二百四十九条",
        ("shanghai-8",),
    ),
    Step(
        Route.WAIT,
        lambda s: s.has("limitation_expired"),
        "诉讼时效已过，起诉易被驳回；先争取承租人书面确认或部分履行。",
        "融资租赁解释第十四条",
    ),
    Step(
        Route.WAIT,
        lambda s: s.has("asset_not_delivered"),
        "租赁物未交付，租金请求难获支持，先查明并补齐交付或处理的依据。",
        "民法典第七百三十五条",
    ),
    Step(
        Route.PAYMENT_ORDER,
        _clean_small_claim,
        "债权全部到期、承租人已书面确认、没有其他责任人，支付令最快最省。",
        "民事诉讼法第二百二十五条至第二百二十八条",
    ),
    Step(
        Route.TERMINATE,
        lambda s: (
            s.state_in(AssetState.TAKEN_BACK, AssetState.SOLD) and not s.has("most_rent_paid")
        ),
        "租赁物已由出租人取回，应主张解除并就差额求偿；再主张全部租金会被要求择一。",
        "融资租赁解释第十条、第十一条",
        ("tianjin-6",),
    ),
    Step(
        Route.ACCELERATE,
        lambda s: s.has("lease_term_expired"),
        "租期已届满，全部租金均已到期，直接主张欠付租金和担保利益。",
        "民法典第七百五十二条；担保解释第六十五条",
        ("tianjin-3",),
    ),
    Step(
        Route.WAIT,
        lambda s: lacks_demand(s.factors),
        "尚未催告并给予合理期限，先发催告函，届期不付再选路线。",
        "民法典第七百五十二条；融资租赁解释第五条",
    ),
    Step(
        Route.WAIT,
        _slight,
        "只欠一期且不足全部租金的15%，违约轻微，宜催收协商。",
        "融资租赁解释第五条",
        ("guangzhou-2",),
    ),
    Step(
        Route.WAIT,
        _willing,
        "承租人有明确还款意愿、欠付期数不多，宜协商展期或补缴，并以书面固定。",
        "天津案例三、广州案例二",
        ("tianjin-3", "guangzhou-2"),
    ),
    Step(
        Route.ACCELERATE,
        lambda s: s.has("most_rent_paid"),
        "大部分租金已付，解除受限，宜只主张剩余租金和担保利益。",
        "民法典第七百五十八条",
        ("tianjin-3",),
    ),
    Step(
        Route.ACCELERATE,
        lambda s: s.state_in(AssetState.TAKEN_BY_OTHERS),
        "收车的不是出租人，承租人不能据此拒付租金。",
        "民法典第七百五十二条",
        ("tianjin-5",),
    ),
    Step(
        Route.ACCELERATE,
        lambda s: s.state_in(AssetState.LOST),
        "租赁物在承租人占有期间毁损灭失，租金仍应支付。",
        "民法典第七百五十一条",
    ),
    Step(
        Route.ACCELERATE,
        lambda s: s.state_in(AssetState.UNKNOWN_PLACE),
        "租赁物下落不明，取回难以执行，宜主张全部租金并查控其他财产。",
        "民法典第七百五十二条",
    ),
    Step(
        Route.ACCELERATE,
        lambda s: buyback_is_due(s.contract, s.sums),
        "回购条件已成就，回购价款与全部租金同源，一并主张，各责任人清偿以债权为限。",
        "民法典第七百五十二条",
        ("tianjin-8",),
    ),
    Step(
        Route.SECURITY,
        lambda s: _clean_security(s) and _may_terminate(s),
        "抵押已登记、欠款已确认、没有其他责任人，可走特别程序拍卖租赁物。",
        "担保解释第六十五条",
    ),
    Step(
        Route.TERMINATE,
        lambda s: _worth_taking(s) and _may_terminate(s),
        "租赁物价值足以抵偿大部分债权，取回最稳妥。",
        "民法典第七百五十二条；融资租赁解释第五条、第十一条",
    ),
    Step(
        Route.TERMINATE,
        lambda s: (
            s.contract.affiliate is not None
            and not s.contract.asset.mortgaged
            and _may_terminate(s)
        ),
        "车辆挂靠登记且未抵押给出租人，宜解除合同和挂靠协议，确认所有权并过户。",
        "融资租赁解释第五条",
        ("tianjin-6",),
    ),
    Step(
        Route.ACCELERATE,
        lambda s: True,
        "催告后仍不付租，可请求全部租金，并就租赁物价款优先受偿。",
        "民法典第七百五十二条；担保解释第六十五条",
        ("tianjin-1",),
    ),
)
