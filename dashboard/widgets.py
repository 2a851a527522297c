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
    filter_link,
    list_link,
)
from dashboard.wording import field_words

Kind = TypeVar("Kind", bound=Labelled)

_ANY = "不限"
_CASES_A_PAGE = 10
_COURTS = tuple(c for c in Collection if c not in (Collection.EXTENDED, Collection.OWN))


def scope_choice(key: Key, offered: Sequence[Scope] = tuple(Scope)) -> Scope:
    """Which cases are looked at."""
    st.session_state.setdefault(key, Scope.BULLETIN)
    return (
        st.segmented_control("案例范围", list(offered), format_func=_label, key=key, required=True)
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
