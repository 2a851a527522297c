"""How a dispute is put: told in words, or answered question by question."""

from collections.abc import Mapping, Sequence, Set

import streamlit as st

from cases.factors import Factor, catalogue
from cases.labelled import Labelled
from cases.taxonomy import ClaimType
from dashboard.drafts import Answer, Way
from dashboard.markup import paragraphs, plain
from dashboard.state import Key, factor_key, fill_in
from models.dispute import ClaimQuery, Dispute
from models.prediction import DisputePrediction, FactorFound

_EXAMPLE_FACTS = (
    "2021年5月，某租赁公司与个体运输户赵某签订融资租赁合同（直租），由租赁公司出资52万元购买一台重型牵引车"
    "交赵某使用，租期36个月，每月租金16,800元，车辆登记在赵某挂靠的运输公司名下，并抵押给租赁公司。合同约定"
    "承租人逾期一期，出租人即可宣布全部租金立即到期，并按日万分之五收取违约金。赵某付清前14期后，自2022年"
    "8月起连续5期未付。租赁公司于2022年11月通过车载终端远程锁停车辆，此后未与赵某协商，也未取回车辆，至2023年"
    "6月才起诉，请求赵某支付全部未付租金369,600元及违约金。赵某名下另无其他车辆，其妻为债务提供连带责任保证。"
)
_EXAMPLE_DEFENCE = (
    "赵某辩称：锁车后车辆停运七个多月，无法营运收入，损失系出租人不及时处置造成，锁车后的违约金不应再计；"
    "愿意分期补缴欠付租金。"
)
_EXAMPLE_CLAIMS = (ClaimType.UNPAID_RENT, ClaimType.LIQUIDATED_DAMAGES)
_ORDINARY_CLAIMS = (
    ClaimType.UNPAID_RENT,
    ClaimType.LIQUIDATED_DAMAGES,
    ClaimType.GUARANTOR_LIABILITY,
)

# Questions asked at once; rarer ones wait in a fold.
_ASKED_FIRST = 30
# Below this a person is asked to look twice at what was read.
_SURE_READ = 0.7


def dispute_form() -> Dispute | None:
    """The dispute to be predicted, once it is sent."""
    st.session_state.setdefault(Key.WAY, Way.TOLD)
    way = st.segmented_control(
        "填写方式", list(Way), format_func=_label, key=Key.WAY, required=True
    )
    return _questionnaire() if way is Way.ANSWERED else _story()


def _story() -> Dispute | None:
    st.button(
        "填入示例",
        on_click=fill_in,
        args=(_EXAMPLE_FACTS, _EXAMPLE_DEFENCE, _EXAMPLE_CLAIMS),
        icon=":material/edit_note:",
    )
    # No form: what is typed is told at once, and so kept though it is never sent.
    facts = st.text_area(
        "案情事实",
        key=Key.FACTS,
        height=220,
        persist_state="session",
        placeholder="谁与谁签了什么合同、租赁物是什么、付了多少欠了多少、发生了什么、请求什么。请勿写裁判结果。",
    )
    defence = st.text_area(
        "对方答辩（可不填）",
        key=Key.DEFENCE,
        height=110,
        persist_state="session",
        placeholder="对方如何抗辩。",
    )
    claims = _claims("要预测的主张（不选时由系统根据案情建议）", Key.CLAIMS, ())
    sent = st.button("预测结果", type="primary")
    if not sent:
        return None
    return Dispute(
        facts=facts or "",
        defence=defence or "",
        claims=tuple(ClaimQuery(type=claim) for claim in claims),
    )


def _questionnaire() -> Dispute | None:
    """Claims first, then the questions that bear on them; what is left unknown stays unknown."""
    claims = _claims("要预测的主张", Key.ANSWERED_CLAIMS, _ORDINARY_CLAIMS)
    questions = _bearing_on(claims)
    asked, rarer = questions[:_ASKED_FIRST], questions[_ASKED_FIRST:]
    with st.form("questionnaire"):
        st.caption("逐项回答，不清楚的保持“不明”。案例中常见的在前。")
        with st.container(height=420, key="questions"):
            known = answers(asked, found=(), keep="ask")
        if rarer:
            with st.expander(f"较少见的要素（{len(rarer)}项）", icon=":material/playlist_add:"):
                known |= answers(rarer, found=(), keep="ask")
        sent = st.form_submit_button("预测结果", type="primary")
    if not sent:
        return None
    return Dispute(facts="", claims=tuple(ClaimQuery(type=claim) for claim in claims), known=known)


def _bearing_on(claims: Sequence[ClaimType]) -> list[Factor]:
    """The factors that bear on any of some claims, those that most library cases show first."""
    bearing = [f for f in catalogue().values() if not f.bears.keys().isdisjoint(claims)]
    return sorted(bearing, key=lambda factor: -len(factor.library))


def _claims(label: str, key: Key, default: Sequence[ClaimType]) -> Sequence[ClaimType]:
    if default:
        st.session_state.setdefault(key, list(default))
    return st.multiselect(
        label,
        list(ClaimType),
        format_func=_label,
        key=key,
        persist_state="session",
        placeholder="选择主张类型",
        filter_mode="contains",
        select_all=False,
    )


def switches(answer: DisputePrediction) -> dict[str, bool]:
    """What a person says of the factors of a dispute: first those found, with their words, then
    the others that bear on its claims."""
    found = {factor.id: factor for factor in answer.factors}
    listed = [catalogue()[name] for name in found]
    types = [claim.type for claim in answer.claims]
    others = [factor for factor in _bearing_on(types) if factor.id not in found]
    quotes = {name: _quoted(factor) for name, factor in found.items() if factor.quote}
    known: dict[str, bool] = {}
    if listed:
        st.caption("从文字中读到的要素。读错的请改为“无”，有争议的可改为“不明”，结果随即更新。")
        doubtful = {name for name, factor in found.items() if factor.sureness < _SURE_READ}
        known |= answers(listed, found=tuple(found), quotes=quotes, doubtful=doubtful)
    with st.expander(f"补充其他要素（{len(others)}项）", icon=":material/playlist_add:"):
        known |= answers(others, found=())
    return known


def answers(
    factors: Sequence[Factor],
    *,
    found: Sequence[str],
    quotes: Mapping[str, str] | None = None,
    doubtful: Set[str] = frozenset(),
    keep: str = "switch",
) -> dict[str, bool]:
    """A three-way switch for each factor; those ``found`` start as holding, others as unknown.

    What was read with doubt starts open, and counts as read until a person decides. Gives True for
    a factor that a person says holds where no words tell it surely, and False for one that does
    not hold, or that a person calls unknown though the words tell it. ``keep`` names the place on
    the page.
    """
    known: dict[str, bool] = {}
    for factor in factors:
        start = Answer.HOLDS if factor.id in found else Answer.UNKNOWN
        is_open = factor.id in doubtful
        key = factor_key(keep, factor.id)
        st.session_state.setdefault(key, None if is_open else start)
        with st.container(key=f"{keep}-{factor.id}"):
            quote = (quotes or {}).get(factor.id)
            said = st.segmented_control(
                plain(factor.question),
                list(Answer),
                format_func=_label,
                key=key,
                required=not is_open,
                persist_state="session",
                help=plain(f"{factor.label}（{factor.source}）"),
            )
            if quote:
                st.html(paragraphs(quote, "ll-quoted"))
        if said is None:
            continue
        if said is Answer.HOLDS:
            # What the words tell surely stays as they tell it, no less alleged.
            if is_open or factor.id not in found:
                known[factor.id] = True
        elif said is Answer.NOT or factor.id in found:
            known[factor.id] = False
            if said is Answer.NOT and factor.opposite is not None:
                known[factor.opposite] = True
    return known


def _quoted(factor: FactorFound) -> str:
    doubt = "" if factor.sureness >= _SURE_READ else "（读得不太有把握，请核对）"
    return f"“{factor.quote}”{doubt}"


def _label(member: Labelled) -> str:
    return member.label
