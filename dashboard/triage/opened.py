"""One contract on the page 争议分拣: its figures always in sight, one section beneath."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from cases.labelled import Labelled
from dashboard.draw import triage_care, triage_list, triage_sums
from dashboard.markup import chips, paragraphs, plain, row
from dashboard.reports.phrases import file_name
from dashboard.services import title_of
from dashboard.state import arriving, write_link
from dashboard.triage.case_files import case_files, proofs_with, signs_in
from dashboard.triage.desk import Desk, edited, matter_at, now, with_route
from dashboard.triage.editor import claimant_form, edit_cells, paper_buttons, route_choice
from dashboard.triage.services import open_contract, pattern_odds
from dashboard.triage.state import TRIAGE_PAGE, Key, contract_link, list_link, put
from dashboard.wording import shorten
from models.triage.calendar_file import render_calendar
from models.triage.one_contract import TriagedContract

_LONGEST_NAME = 60


class Section(Labelled):
    """What is shown of an opened contract."""

    SUMS = "sums", "金额"
    ROUTES = "routes", "路线与结果"
    CLOCKS = "clocks", "期限"
    CARE = "care", "保全与规避"
    EVIDENCE = "evidence", "证据"
    EDIT = "edit", "修改"
    PAPERS = "papers", "文书"


def show_contract(desk: Desk, place: int) -> None:
    """One contract: its figures always in sight, one section beneath."""
    write_link(contract_link(desk, place))
    with st.container(key="way-back"):
        st.page_link(
            TRIAGE_PAGE,
            label="返回工作清单",
            icon=":material/arrow_back:",
            query_params=arriving(list_link(desk)),
        )
    above = st.container()
    chosen = st.segmented_control(
        "内容",
        list(Section),
        format_func=lambda each: each.label,
        default=Section.SUMS,
        key=Key.SECTION,
        label_visibility="collapsed",
        required=True,
    )
    if chosen is Section.EDIT:
        changed = edit_cells(place, desk.saved.rows[place])
        if changed is not None:
            desk = put(edited(desk, place, changed, pattern_odds()))
    triaged = open_contract(desk, place)
    with above:
        _head(desk, place, triaged)
    if chosen in _SECTIONS:
        _SECTIONS[chosen](desk, place, triaged)


def _head(desk: Desk, place: int, triaged: TriagedContract) -> None:
    contract, listed = triaged.contract, desk.at(place)
    lessee = shorten(contract.lessee or "承租人不明", _LONGEST_NAME)
    st.title(plain(f"{shorten(contract.number, _LONGEST_NAME)}　{lessee}"), anchor=False)
    about = (
        contract.mode.label if contract.mode else None,
        contract.asset.name,
        contract.asset.state.label if contract.asset.state else None,
        triaged.dispute_type.label,
        contract.region,
        contract.product,
    )
    clock = "" if listed is None else triage_list.clock_badge(listed.clock)
    st.html(row(clock, chips(word for word in about if word)))
    triage_sums.key_figures(triaged.sums)
    weights = desk.saved.weights
    st.html(
        paragraphs(
            f"建议：{triaged.advice.recommended.label}（计算截至{desk.saved.day.isoformat()}）\n"
            f"综合分：{triaged.score.formula(weights)}",
            "ll-detail",
        )
    )
    for problem in triaged.problems:
        st.warning(plain(str(problem)), icon=":material/rule:")


def _sums(desk: Desk, place: int, triaged: TriagedContract) -> None:
    triage_sums.calculations(triaged.sums)
    price = st.number_input("假设租赁物售得（元）", min_value=0.0, value=None, step=1000.0)
    if price is not None:
        triage_sums.after_sale(triaged.sums, Decimal(str(price)))


def _routes(desk: Desk, place: int, triaged: TriagedContract) -> None:
    triage_sums.advice(triaged, title_of)
    triage_sums.routes(triaged, title_of)
    triage_sums.claim_odds(triaged.odds, title_of)


def _clocks(desk: Desk, place: int, triaged: TriagedContract) -> None:
    triage_care.clocks(triaged.clocks)
    number = triaged.contract.number
    st.download_button(
        "下载日历文件",
        data=render_calendar([(number, triaged.clocks)], now()),
        file_name=f"{file_name(number)}-期限.ics",
        mime="text/calendar",
        icon=":material/event:",
        on_click="ignore",
    )


def _care(desk: Desk, place: int, triaged: TriagedContract) -> None:
    triage_care.preservation(triaged.preservation)
    triage_care.red_flags(triaged.red_flags, title_of)
    triage_care.signs_in_files(signs_in(case_files(place)), title_of)


def _evidence(desk: Desk, place: int, triaged: TriagedContract) -> None:
    triage_care.evidence(proofs_with(triaged, case_files(place)))


def _papers(desk: Desk, place: int, triaged: TriagedContract) -> None:
    told = claimant_form(desk.saved.claimant)
    if told is not None:
        desk = put(replace(desk, saved=replace(desk.saved, claimant=told)))
    matter = matter_at(desk, place, triaged)
    route = route_choice(place, matter)
    if route is not matter.route:
        advised = triaged.advice.recommended
        desk = put(with_route(desk, place, None if route is advised else route))
        matter = matter_at(desk, place, triaged)
    st.caption("文书均为草稿，须由律师核对；不知道的内容留空，并列在文末“待补事项”。")
    paper_buttons(place, matter)
    if told is not None:
        st.toast("出租人信息已保存，全部文书照此填写。", icon=":material/check:")


_SECTIONS: Mapping[Section, Callable[[Desk, int, TriagedContract], None]] = {
    Section.SUMS: _sums,
    Section.ROUTES: _routes,
    Section.CLOCKS: _clocks,
    Section.CARE: _care,
    Section.EVIDENCE: _evidence,
    Section.PAPERS: _papers,
}
