"""What a person sets: each function draws some widgets and returns what they say."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import ClaimType, Collection, DisputeType, LeaseMode, Outcome
from dashboard.casebook import CaseFilter, Scope
from dashboard.state import (
    LIBRARY_PAGE,
    Key,
    arriving,
    choose_field,
    field_key,
    fill_in,
    filter_link,
    list_link,
)
from dashboard.wording import field_words
from models.dispute import ClaimQuery, Dispute

Kind = TypeVar("Kind", bound=Labelled)

_ANY = "不限"
_CASES_A_PAGE = 10
_COURTS = tuple(c for c in Collection if c not in (Collection.EXTENDED, Collection.OWN))
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


def scope_choice(key: Key) -> Scope:
    """Which cases are looked at."""
    st.session_state.setdefault(key, Scope.BULLETIN)
    return (
        st.segmented_control("案例范围", list(Scope), format_func=_label, key=key, required=True)
        or Scope.BULLETIN
    )


def case_filter() -> CaseFilter:
    """The filter bar of the case library."""
    with st.container(border=True, key="filters"):
        scope = scope_choice(Key.SCOPE)
        words = st.text_input(
            "全文检索",
            key=Key.WORDS,
            placeholder="在标题、正文、裁判规则和当事人中检索，多个词用空格隔开，按回车",
            type="search",
        )
        with st.container(key="facets"):
            first, second, third, fourth, fifth = st.columns([2, 4, 4, 2, 2])
        with first:
            court = _choice("法院", _COURTS, Key.COURT)
        with second:
            dispute = _choice("争议类型", DisputeType, Key.DISPUTE, _grouped)
        with third:
            claim = _choice("主张", ClaimType, Key.CLAIM)
        with fourth:
            outcome = _choice("结果", Outcome, Key.OUTCOME)
        with fifth:
            mode = _choice("租赁方式", LeaseMode, Key.MODE)
    return CaseFilter(
        scope=scope,
        court=court,
        dispute=dispute,
        claim=claim,
        outcome=outcome,
        mode=mode,
        words=words or "",
    )


def _choice(
    label: str,
    kinds: Iterable[Kind],
    key: Key,
    words: Callable[[Kind], str] | None = None,
) -> Kind | None:
    return st.selectbox(
        label,
        list(kinds),
        index=None,
        format_func=words or _label,
        key=key,
        placeholder=_ANY,
        filter_mode="contains",
    )


def _label(member: Labelled) -> str:
    return member.label


def _grouped(kind: DisputeType) -> str:
    return f"{kind.group.label}｜{kind.label}"


def one_page(found: Sequence[Case], wanted: CaseFilter) -> Sequence[Case]:
    """The cases on the page of the list that is looked at; remembered for each filter."""
    pages = ceil(len(found) / _CASES_A_PAGE)
    if pages <= 1:
        return found
    number = st.pagination(
        pages, key=f"page-{urlencode(filter_link(wanted))}", persist_state="session"
    )
    return found[(number - 1) * _CASES_A_PAGE : number * _CASES_A_PAGE]


def way_back() -> None:
    """From a case to the list it was opened from."""
    with st.container(key="way-back"):
        st.page_link(
            LIBRARY_PAGE,
            label="返回案例列表",
            icon=":material/arrow_back:",
            query_params=arriving(list_link()),
        )


def evidence_choice(case: Case, fields: Sequence[str]) -> str | None:
    """The field whose words are shown in the source text."""
    return st.selectbox(
        "在原文中查看依据",
        fields,
        index=None,
        format_func=lambda path: field_words(case, path),
        key=field_key(case.case_id),
        placeholder="选择一项，原文中会标出对应的文字",
        filter_mode="contains",
    )


def evidence_buttons(case: Case, fields: Iterable[tuple[str, str]]) -> None:
    """A small button for each (field, words) that has evidence."""
    shown = [(path, words) for path, words in fields if any(e.field == path for e in case.evidence)]
    if not shown:
        return
    with st.container(horizontal=True, gap="small"):
        for path, words in shown:
            st.button(
                words,
                key=f"evidence-{case.case_id}-{path}",
                type="tertiary",
                icon=":material/format_quote:",
                on_click=choose_field,
                args=(case.case_id, path),
            )


def dispute_form() -> Dispute | None:
    """The dispute to be predicted, once it is sent."""
    st.button(
        "填入示例",
        on_click=fill_in,
        args=(_EXAMPLE_FACTS, _EXAMPLE_DEFENCE, _EXAMPLE_CLAIMS),
        icon=":material/edit_note:",
    )
    with st.form("dispute"):
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
        claims = st.multiselect(
            "要预测的主张（不选时由系统根据案情建议）",
            list(ClaimType),
            format_func=_label,
            key=Key.CLAIMS,
            persist_state="session",
            placeholder="选择主张类型",
            filter_mode="contains",
            select_all=False,
        )
        sent = st.form_submit_button("预测结果", type="primary")
    if not sent:
        return None
    return Dispute(
        facts=facts or "",
        defence=defence or "",
        claims=tuple(ClaimQuery(type=claim) for claim in claims),
    )
