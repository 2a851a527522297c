"""The worklist on the page 争议分拣: figures, the ranked list, totals, groups, problems."""

import streamlit as st

from dashboard.draw import triage_list
from dashboard.markup import plain
from dashboard.reports.phrases import file_name
from dashboard.state import write_link
from dashboard.triage.desk import Desk, filtered, with_weights
from dashboard.triage.services import WORKBOOK_NAME, bundle, calendar, worklist_book
from dashboard.triage.state import Key, contract_link, keep_made, leave, list_link, made, put
from dashboard.triage.widgets import contract_chooser, filter_bar, weights_box

_CARDS = 20
_FIRST_FEW = 10


def show_list(desk: Desk) -> None:
    """The ranked list and what it adds up to."""
    write_link(list_link(desk))
    with st.container(horizontal=True, vertical_alignment="bottom", key="triage-head"):
        st.title(plain(desk.saved.name), anchor=False)
        if st.button("换一份表", icon=":material/arrow_back:"):
            leave()
            st.rerun()
    triage_list.figures(desk)
    listing, totals, grouped, wrong = st.tabs(
        ["排序清单", "合计", "示范分组", f"来件问题（{len(desk.problems)}）"]
    )
    with listing:
        desk = _weighed(desk)
        _listing(desk)
    with totals:
        triage_list.totals(desk.totals())
    with grouped:
        triage_list.groups(desk)
    with wrong:
        triage_list.problems(desk.problems)


def _weighed(desk: Desk) -> Desk:
    """The desk under the weights that are set."""
    with st.expander("排序权重和算式", icon=":material/tune:"):
        weights = weights_box(desk.saved.weights)
        triage_list.formula(weights)
    if weights != desk.saved.weights:
        desk = put(with_weights(desk, weights))
    return desk


def _listing(desk: Desk) -> None:
    ranked = desk.ranked()
    places = {each.place: rank for rank, each in enumerate(ranked, start=1)}
    words, route, region = filter_bar(desk)
    found = filtered(ranked, words, route, region)
    opened = contract_chooser(found)
    if opened is not None:
        _open(desk, opened.place)
    if not found:
        st.info("没有符合条件的合同，请减少筛选条件。")
        return
    with st.container(key="wide-list"):
        event = st.dataframe(
            triage_list.frame(found, places, desk.saved.weights),
            column_config=triage_list.column_formats(),
            hide_index=True,
            width="stretch",
            height=min(38 * len(found) + 40, 620),
            on_select="rerun",
            selection_mode="multi-row",
            key=Key.TABLE,
        )
    with st.container(key="narrow-list"):
        triage_list.cards(desk, found[:_CARDS], places, desk.saved.weights)
        if len(found) > _CARDS:
            st.caption(f"只列出前{_CARDS}份，其余{len(found) - _CARDS}份请用“查找”。")
    chosen = [found[at] for at in event["selection"]["rows"] if at < len(found)]
    _list_buttons(desk, [each.place for each in chosen or found[:_FIRST_FEW]], bool(chosen))


def _list_buttons(desk: Desk, places: list[int], chosen: bool) -> None:
    """Open what is ticked, and take the worklist, papers and deadlines away."""
    which = f"所选{len(places)}份" if chosen else f"前{len(places)}份"
    stem = file_name(desk.saved.name.rsplit(".", 1)[0])
    with st.container(horizontal=True):
        if chosen and len(places) == 1 and st.button("打开所选合同", type="primary"):
            _open(desk, places[0])
        if st.button("生成工作清单", icon=":material/table_view:"):
            with st.spinner("正在生成工作清单……"):
                keep_made(f"{stem}-{WORKBOOK_NAME}", worklist_book(desk))
        if st.button(f"生成{which}的全部文书", icon=":material/folder_zip:"):
            with st.spinner("正在生成文书……"):
                keep_made(f"{stem}-{which}文书.zip", bundle(desk, places))
        if st.button("生成全部期限日历", icon=":material/event:"):
            with st.spinner("正在生成日历……"):
                keep_made(f"{stem}-期限.ics", calendar(desk))
    file = made()
    if file is not None:
        name, data = file
        st.download_button(
            f"下载：{name}",
            data=data,
            file_name=name,
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def _open(desk: Desk, place: int) -> None:
    write_link(contract_link(desk, place))
    st.rerun()
