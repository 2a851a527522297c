"""How a search for similar cases is put: one of the three ways in, the accepting court, filters."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import streamlit as st

from cases.extract.court import PROVINCES
from cases.judgment import CourtLevel
from cases.labelled import Labelled
from cases.taxonomy import ClaimType, DisputeType, LeaseMode, Outcome
from dashboard.casebook import Scope
from dashboard.draft_list import earlier_drafts
from dashboard.drafts import Place
from dashboard.services import title_of
from dashboard.shipped import casebook
from dashboard.similar.state import (
    Basis,
    Key,
    Wanted,
    asked,
    begin_anew,
    clear_held,
    facet_key,
    keep_asked,
    open_held,
)
from models.dispute import ClaimQuery
from models.similar.case_facets import CaseFacets, asset_kinds, year_of
from models.similar.query import SimilarQuery, Way

_SHORT = {Way.CASE: "案例关联", Way.KEYWORDS: "关键词", Way.STATUTES: "法条关联"}
_ANY = "不限"


def similar_form() -> None:
    """The query; on sending it is kept for this session."""
    st.session_state.setdefault(Key.WAY, Way.CASE)
    way = st.segmented_control(
        "检索方式", list(_SHORT), format_func=_SHORT.__getitem__, key=Key.WAY, required=True
    )
    basis: Basis | None = Basis.FACTS
    if way is Way.CASE:
        st.session_state.setdefault(Key.BASIS, Basis.FACTS)
        basis = st.segmented_control(
            "检索依据", list(Basis), format_func=_label, key=Key.BASIS, required=True
        )
    with st.form("similar"):
        query = _query(way or Way.CASE, basis or Basis.FACTS)
        sent = st.form_submit_button("检索类案", type="primary", icon=":material/search:")
    if sent:
        keep_asked(query.check())
    _draft_buttons()


def _draft_buttons() -> None:
    """That a told dispute is kept, with the ways to clear it or to begin another; earlier ones."""
    held = st.session_state.get(Key.HELD)
    if held is not None:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.caption(
                "案情已存为草稿：只在本机、只有您能读，刷新页面也不会丢失。", width="content"
            )
            st.button("另起一件", icon=":material/add:", type="tertiary", on_click=begin_anew)
            st.button("清除草稿", icon=":material/delete:", type="tertiary", on_click=clear_held)
    earlier_drafts(Place.SIMILAR, held, open_held)


def limits() -> Wanted | None:
    """The query last sent with the court and filters as they now stand; None where none was."""
    with st.container(key="similar-forum"):
        first, second = st.columns([3, 2])
    with first:
        court = st.text_input(
            "受理法院",
            key=Key.COURT,
            placeholder="填全称，用于判断层级，如天津市滨海新区人民法院",
            persist_state="session",
        )
    with second:
        province = st.selectbox(
            "受理法院所在省份",
            province_names(),
            index=None,
            key=Key.PROVINCE,
            placeholder="由法院名称推知",
            filter_mode="contains",
            persist_state="session",
        )
    with st.expander("筛选", icon=":material/filter_alt:"):
        facets = _facets()
    query = asked()
    if query is None:
        return None
    return Wanted(query=query, facets=facets, court=(court or "").strip(), province=province)


@cache
def province_names() -> tuple[str, ...]:
    """The provinces by their full names."""
    return tuple(entry["name"] for entry in json.loads(PROVINCES.read_text(encoding="utf-8")))


def _query(way: Way, basis: Basis) -> SimilarQuery:
    if way is Way.KEYWORDS:
        words = st.text_input(
            "关键词",
            key=Key.KEYWORDS,
            placeholder="多个词用空格隔开，如：锁机 损失扩大 违约金",
            persist_state="session",
        )
        return SimilarQuery(text=words or "", way=way)
    if way is Way.STATUTES:
        statutes = st.text_input(
            "法条",
            key=Key.STATUTES,
            placeholder="写法名和条号，如：民法典第752条、融资租赁解释第5条",
            persist_state="session",
        )
        return SimilarQuery(text=statutes or "", way=way)
    if basis is Basis.CASE:
        case_id = st.selectbox(
            "案例库案例",
            _case_ids(),
            index=None,
            format_func=title_of,
            key=Key.CASE,
            placeholder="选择一个案例，找与它相似的案例",
            filter_mode="contains",
            persist_state="session",
        )
        return SimilarQuery(case_id=case_id)
    return _facts()


def _facts() -> SimilarQuery:
    facts = st.text_area(
        "案情或判决书全文",
        key=Key.FACTS,
        height=200,
        persist_state="session",
        placeholder="粘贴待决案件的案情和对方答辩，或一份判决书全文。文字只在本机存为草稿，随时可以清除。",
    )
    claims = st.multiselect(
        "所涉主张（可不选）",
        list(ClaimType),
        format_func=_label,
        key=Key.CLAIMS,
        persist_state="session",
        placeholder="不选时由系统从案情读出",
        filter_mode="contains",
        select_all=False,
    )
    return SimilarQuery(text=facts or "", claims=tuple(ClaimQuery(type=claim) for claim in claims))


def _case_ids() -> list[str]:
    """The shipped cases that are told, and one's own paper where a link names it."""
    ids = [case.case_id for case in casebook().within(Scope.ALL) if case.told]
    chosen = st.session_state.get(Key.CASE)
    return ids if chosen is None or chosen in ids else [chosen, *ids]


def _facets() -> CaseFacets:
    known = casebook().within(Scope.ALL)
    years = sorted({year for case in known if (year := year_of(case))}, reverse=True)
    choices: tuple[tuple[str, str, Sequence[Any], Callable[[Any], str], bool], ...] = (
        ("region", "地域", _values(case.region for case in known), str, True),
        ("court", "审理法院", _values(case.trial_court for case in known), str, True),
        ("level", "法院层级", list(CourtLevel), _label, False),
        ("year", "年份", years, lambda year: f"{year}年", False),
        ("dispute", "争议类型", list(DisputeType), _label, False),
        ("claim", "主张类型", list(ClaimType), _label, False),
        ("outcome", "裁判结果", list(Outcome), _label, False),
        ("asset", "租赁物", list(asset_kinds()), asset_kinds().__getitem__, False),
        ("mode", "租赁方式", list(LeaseMode), _label, False),
    )
    # A row of three at a time, so that on a phone they follow one another in this order.
    columns = [column for _ in range(0, len(choices), 3) for column in st.columns(3)]
    chosen: dict[str, frozenset[Any]] = {}
    for at, (name, label, options, words, open_) in enumerate(choices):
        with columns[at]:
            chosen[name] = frozenset(_choice(name, label, options, words, open_))
    return CaseFacets(**chosen)


def _choice(
    name: str, label: str, options: Sequence[Any], words: Callable[[Any], str], open_: bool
) -> Sequence[Any]:
    held = st.session_state.get(facet_key(name), ())
    return st.multiselect(
        label,
        [*options, *(value for value in held if value not in options)],
        format_func=words,
        key=facet_key(name),
        placeholder=_ANY,
        filter_mode="contains",
        select_all=False,
        accept_new_options=open_,
        persist_state="session",
    )


def _values(given: Iterable[str | None]) -> list[str]:
    return sorted({value for value in given if value})


def _label(member: Labelled) -> str:
    return member.label
