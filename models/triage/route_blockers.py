"""What stands in the way of each route on the facts of a row."""

from collections.abc import Iterator

from cases.triage.contract import AssetState, Contract, Forum
from models.triage.calculation import NOTHING
from models.triage.routes import Blocker, Route
from models.triage.set_off import is_at_risk
from models.triage.sums import Sums

GONE = frozenset({AssetState.LOST, AssetState.SOLD, AssetState.TAKEN_BY_OTHERS})
_ARTICLE_752 = "民法典第七百五十二条"
# Articles of civil procedure are numbered as in the text of 2023.
_SPECIAL_PROCEDURE = "民事诉讼法第二百零七条、第二百零八条"
_NOTARISED_DEBT = "民事诉讼法第二百四十九条"
_PAYMENT_ORDER = "民事诉讼法第二百二十五条"
_BANKRUPTCY = "企业破产法第十六条、第十九条、第四十八条"
# What cannot be performed in law or in fact cannot be asked for.
_ARTICLE_580 = "民法典第五百八十条"
# The law sets no number of days; a demand of the last fortnight is worth a second look.
_FRESH_DAYS = 15
# Facts that excuse a demand: nothing is gained by asking again.
NO_DEMAND_NEEDED = frozenset({"anticipatory_breach", "unauthorised_disposal", "lease_term_expired"})


def blockers_of(
    route: Route, contract: Contract, sums: Sums, factors: frozenset[str]
) -> tuple[Blocker, ...]:
    """Everything in the way of a route, hard ones first."""
    found = [*_for_all(route, contract, sums, factors), *_OF[route](contract, sums, factors)]
    return tuple(sorted(found, key=lambda blocker: not blocker.hard))


def lacks_demand(factors: frozenset[str]) -> bool:
    """Whether a demand must still be made before acceleration or termination."""
    return "no_demand" in factors and not factors & NO_DEMAND_NEEDED


def _for_all(
    route: Route, contract: Contract, sums: Sums, factors: frozenset[str]
) -> Iterator[Blocker]:
    if "lessee_bankrupt" in factors and route not in (Route.FILE_CLAIM, Route.WAIT):
        yield _block("承租人破产已受理，应向管理人申报，不得个别清偿和执行", _BANKRUPTCY)
    if route in (Route.WAIT, Route.FILE_CLAIM, Route.ENFORCE):
        return
    if not sums.due_rent.amount and not factors & {"anticipatory_breach", "unauthorised_disposal"}:
        yield _block("没有到期未付的租金", _ARTICLE_752)
    if "limitation_expired" in factors:
        yield _block("诉讼时效已过，承租人可以拒付", "融资租赁解释第十四条")
    if contract.standing.forum is Forum.ARBITRATION and route is not Route.NOTARISED:
        text = "约定仲裁，应向仲裁机构提出；从合同未约定的，另向法院主张"
        yield _soft(text, "仲裁条款", "beijing-5")


def _demands(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    """Whether a demand is there, has arrived, and lies far enough back."""
    if lacks_demand(factors):
        yield _block("尚未催告并给予合理期限", _ARTICLE_752)
    elif contract.demands and not factors & NO_DEMAND_NEEDED:
        if all(demand.delivered is False for demand in contract.demands):
            yield _soft("催告没有送达，须补送或以公告、电子送达等约定方式送达", _ARTICLE_752)
        days = (sums.day - min(demand.day for demand in contract.demands)).days
        if 0 <= days < _FRESH_DAYS:
            yield _soft(f"首次催告距今只有{days}日，注意合理期限是否已过", _ARTICLE_752)


def _accelerate(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    yield from _demands(contract, sums, factors)
    if "asset_not_delivered" in factors:
        yield _block("租赁物未交付，全部租金难获支持", "民法典第七百三十五条")
    if "lock_without_prompt_remedy" in factors:
        text = "锁机过久未诉，锁机两个月后到期租金的违约金可能不获支持"
        yield _soft(text, "天津案例四", "tianjin-4")
    if "fictitious_asset" in factors:
        text = "租赁物可能虚构，按借贷处理时只支持本金和合法利息"
        yield _soft(text, "民法典第七百三十七条；融资租赁解释第一条")
    if any(is_at_risk(fee) for fee in contract.fees):
        text = "扣收的服务费、保险费没有凭证，可能从租金中扣减，违约金基数随之减少"
        yield _soft(text, "广州案例三", "guangzhou-3")
    if contract.asset.state in (AssetState.TAKEN_BACK, AssetState.SOLD):
        yield _soft("租赁物已取回，法院可能要求择一或扣减其价值", "融资租赁解释第十条、第十一条")
    if "penalty_above_24pct" in factors:
        yield _soft("违约金高于年24%，对方请求时多予调减", "民法典第五百八十五条")


def _terminate(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    yield from _demands(contract, sums, factors)
    if "lease_term_expired" in factors:
        text = "租期已届满，解除已无意义，宜主张欠付租金"
        yield _block(text, "天津案例三", "tianjin-3")
    if "most_rent_paid" in factors:
        text = "已付大部分租金，解除与违约程度不相称，价值超过所欠的部分还要返还"
        yield _block(text, "民法典第七百五十八条", "tianjin-3")
    if not factors & {"two_periods_or_15pct", "unauthorised_disposal", "anticipatory_breach"}:
        if sums.total_rent is None:
            yield _soft("期数和总租金不明，须核实欠付是否达两期或15%", "融资租赁解释第五条")
        else:
            yield _block("欠付未达两期或全部租金的15%，合同另有约定的除外", "融资租赁解释第五条")
    if contract.asset.state in GONE - {AssetState.SOLD}:
        label = contract.asset.state.label if contract.asset.state else ""
        lost = contract.asset.state is AssetState.LOST
        source = "民法典第七百五十一条" if lost else _ARTICLE_580
        yield _block(f"租赁物{label}，取回不能", source)
    if contract.asset.state is AssetState.UNKNOWN_PLACE:
        yield _soft("租赁物下落不明，取回难以执行", _ARTICLE_580)
    if sums.asset_value.amount is None:
        yield _soft("租赁物价值不明，损失尚不能确定", "融资租赁解释第十二条")
    if "disposal_without_appraisal" in factors:
        yield _soft("已处置而未评估，价值可能不被采信", "融资租赁解释第十二条")
    if contract.asset.registered_on is None:
        yield _soft("未见融资租赁登记，不能对抗善意第三人", "民法典第七百四十五条")


def _wait(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    if factors & {"anticipatory_breach", "unauthorised_disposal", "gps_removed"}:
        yield _soft("承租人信用恶化或已处分租赁物，等待会扩大损失", "民法典第五百七十八条")
    if contract.asset.state is AssetState.LOCKED:
        yield _soft("锁机期间应及时协商或起诉，不宜久等", "天津案例四", "tianjin-4")


def _security(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    if not contract.asset.mortgaged and contract.asset.registered_on is None:
        yield _block("没有抵押登记，也未见融资租赁登记", "担保解释第六十五条")
    if contract.asset.state in GONE:
        yield _block("租赁物已不在，无从拍卖、变卖", "担保解释第六十五条")
    if not contract.standing.acknowledged:
        yield _soft("欠款未经承租人确认，有实质争议的会被驳回", _SPECIAL_PROCEDURE)
    if contract.guarantors or contract.buyback is not None:
        yield _soft("不能在同一程序中判令保证人、回购人付款", _SPECIAL_PROCEDURE)
    yield from _demands(contract, sums, factors)


def _notarised(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    if not contract.standing.notarised:
        yield _block("没有赋予强制执行效力的公证", _NOTARISED_DEBT)
    if "penalty_above_24pct" in factors:
        text = "违约金超过上限的部分可能不予执行"
        yield _soft(text, "上海案例八", "shanghai-8")


def _payment_order(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    if not contract.standing.acknowledged:
        yield _block("欠款没有书面确认，承租人提出异议即失效", "民事诉讼法第二百二十八条")
    if sums.not_due.amount != NOTHING:
        yield _soft("未到期租金不能申请，只及于已到期部分", _PAYMENT_ORDER)
    if contract.asset.state is AssetState.UNKNOWN_PLACE:
        yield _soft("承租人可能无法送达", _PAYMENT_ORDER)


def _file_claim(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    if "lessee_bankrupt" not in factors:
        yield _block("承租人没有进入破产程序", "企业破产法第四十四条")


def _enforce(contract: Contract, sums: Sums, factors: frozenset[str]) -> Iterator[Blocker]:
    ended = contract.standing.performance_ended_on
    if ended is None or ended > sums.day:
        yield _block("没有已届履行期的生效文书", "民事诉讼法第二百五十条")


_OF = {
    Route.ACCELERATE: _accelerate,
    Route.TERMINATE: _terminate,
    Route.WAIT: _wait,
    Route.SECURITY: _security,
    Route.NOTARISED: _notarised,
    Route.PAYMENT_ORDER: _payment_order,
    Route.FILE_CLAIM: _file_claim,
    Route.ENFORCE: _enforce,
}


def _block(text: str, source: str, *precedents: str) -> Blocker:
    return Blocker(text=text, source=source, hard=True, precedents=precedents)


def _soft(text: str, source: str, *precedents: str) -> Blocker:
    return Blocker(text=text, source=source, hard=False, precedents=precedents)
