"""How work begins on the page 争议分拣: the example, a sheet of one's own, a kept worklist."""

from datetime import date

import streamlit as st

from cases.triage.sheet import TriageSheet
from dashboard.draw.notices import page_head
from dashboard.markup import paragraphs
from dashboard.state import write_link
from dashboard.triage import saved_worklists
from dashboard.triage.desk import Desk
from dashboard.triage.saved_worklists import SavedWorklist
from dashboard.triage.services import (
    EXAMPLE_NAME,
    confirm_headings,
    example_sheet,
    new_worklist,
    open_sheet,
    triage_all,
)
from dashboard.triage.state import Upload, list_link, put
from dashboard.triage.widgets import day_box, heading_form, saved_list, sheet_box, unknown_headings


def show_start() -> None:
    """The example, a sheet of one's own, or a worklist kept before."""
    page_head(
        "争议分拣",
        "上传逾期合同表，得到排好次序的工作清单：金额、期限、路线、胜算、证据缺口和文书草稿。",
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        day = day_box()
        upload = sheet_box()
        if upload is not None:
            _read(upload, day)
    with right, st.container(key="caution"):
        st.html(
            '<div class="ll-label">先看示例</div>'
            + paragraphs("示例合同表有各类争议的合同，几秒钟即可看到工作清单和文书草稿。")
        )
        if st.button("用示例开始", type="primary", icon=":material/play_arrow:"):
            sheet, example_day = example_sheet()
            _begin(sheet, EXAMPLE_NAME, example_day)
        st.html(
            paragraphs("数据只在本机处理；工作清单保存在本机用户文件夹，随时可删。", "ll-detail")
        )
    gone = saved_list()
    if gone is not None:
        saved_worklists.delete(gone)
        st.rerun()


def _read(upload: Upload, day: date) -> None:
    """Read a sheet; ask once about headings that are not known."""
    sheet = open_sheet(upload.data, upload.name)
    if unknown_headings(sheet):
        confirmed = heading_form(sheet)
        if confirmed is None:
            return
        confirm_headings(confirmed)
        sheet = open_sheet(upload.data, upload.name)
    _begin(sheet, upload.name, day)


def _begin(sheet: TriageSheet, name: str, day: date) -> None:
    """Triage a sheet with its progress, keep it, and show its list."""
    saved = new_worklist(sheet, name, day)
    if not saved.rows:
        st.error("表中没有合同：表头下面没有内容。请填写后重新上传。", icon=":material/error:")
        return
    desk = put(triaged_with_progress(saved))
    write_link(list_link(desk))
    st.rerun()


def triaged_with_progress(saved: SavedWorklist) -> Desk:
    """Every contract of a worklist triaged, with a bar that says how far it is."""
    count = len(saved.rows)
    bar = st.progress(0.0, text=f"正在分拣，共{count}份合同……")
    every = max(count // 100, 1)

    def on_done(done: int) -> None:
        if done % every == 0 or done == count:
            bar.progress(done / count, text=f"正在分拣：{done}/{count}份")

    try:
        return triage_all(saved, on_done)
    finally:
        bar.empty()
