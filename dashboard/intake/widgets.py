"""What a person sets on the page 文书入库: search, name, keeping, confirming, removing."""

from collections.abc import Collection, Sequence
from math import ceil

import streamlit as st

from cases.as_case import as_case
from cases.errors import CaseError
from cases.store.stored import PaperFilter
from dashboard.draw.notices import fault
from dashboard.intake.services import OpenPaper, confirm, keep, keep_one, remove
from dashboard.intake.state import (
    INTAKE_PAGE,
    Draft,
    Key,
    forget_drafts,
    leave_paper,
    paper_link,
    reviewer,
    say_next,
)
from dashboard.markup import chips, outcome_badge, paragraphs, plain, row
from dashboard.state import arriving, write_link

_ALL, _OPEN, _REVIEWED = "全部", "待核对", "已核对"


def keep_buttons(read: Sequence[Draft], stored: Collection[str]) -> None:
    """Store everything that was read; clear the list."""
    new = [draft for draft in read if draft.case_id is not None and draft.case_id not in stored]
    failed = sum(draft.problem is not None for draft in read)
    words = f"读出{len(read) - failed}份，没有读出{failed}份，尚未存入{len(new)}份。"
    st.html(paragraphs(words, "ll-hits"))
    with st.container(horizontal=True, gap="small"):
        if new and st.button(
            f"全部存入文书库（{len(new)}）", type="primary", icon=":material/save:"
        ):
            say_next(f"已存入{keep(new)}份。")
            st.rerun()
        st.button("清空本次读取", icon=":material/clear_all:", on_click=forget_drafts)


def paper_filter() -> PaperFilter:
    """Search in the store."""
    words_at, standing_at = st.columns([3, 2], vertical_alignment="bottom")
    with words_at:
        words = st.text_input(
            "检索文书库",
            key=Key.WORDS,
            placeholder="按当事人、法院、案号、案由或文件名检索，多个词用空格隔开，按回车",
            type="search",
            persist_state="session",
        )
    with standing_at:
        standing = st.segmented_control(
            "核对情况",
            [_ALL, _OPEN, _REVIEWED],
            default=_ALL,
            key=Key.STANDING,
            required=True,
        )
    reviewed = {_OPEN: False, _REVIEWED: True}.get(standing or _ALL)
    return PaperFilter(words=words or "", reviewed=reviewed)


def count_line(count: int, wanted: PaperFilter) -> None:
    """How many papers were found."""
    if count:
        st.html(paragraphs(f"共{count}份", "ll-hits"))
    elif wanted.words.strip() or wanted.reviewed is not None:
        st.info("没有符合条件的文书，请换用更短的检索词或改看全部。")
    else:
        st.info("文书库还是空的。请把文书拖入上方，核对后存入。")


def start_of_page(count: int, size: int, key: str) -> int:
    """How many entries come before the page that is looked at; pages only where there are many."""
    pages = ceil(count / size)
    if pages <= 1:
        return 0
    number: int = st.pagination(pages, key=key, persist_state="session")
    return (number - 1) * size


def paper_head(paper: OpenPaper) -> None:
    """The way back, and what paper this is."""
    with st.container(key="way-back"):
        st.page_link(
            INTAKE_PAGE,
            label="返回文书列表",
            icon=":material/arrow_back:",
            query_params=arriving({}),
        )
    judgment = paper.judgment
    st.title(plain(as_case(judgment).title), anchor=False)
    about = [judgment.document, judgment.court, judgment.case_no, judgment.doc_type.label]
    shown = chips((words for words in about if words), "ll-place")
    st.html(row(outcome_badge(judgment.outcome), shown))
    write_link(paper_link(paper.case_id))


def reviewer_box() -> None:
    """Who checks; asked once a session."""
    st.text_input(
        "核对人",
        key=Key.REVIEWER,
        placeholder="您的姓名，记入核对和修改记录",
        persist_state="session",
    )


def paper_buttons(paper: OpenPaper) -> None:
    """Keep, confirm, remove."""
    with st.container(horizontal=True, gap="small"):
        if paper.row is None and st.button("存入文书库", icon=":material/save:"):
            keep_one(paper.case_id)
            say_next("已存入文书库。")
            st.rerun()
        if st.button("全部无误，标为已核对", icon=":material/verified:"):
            _confirm(paper)
        if paper.row is not None:
            with st.popover("删除", icon=":material/delete:"):
                st.html(paragraphs("删除后，记录、原文和修改记录都不再保留，不能恢复。"))
                if st.button("确认删除", type="primary"):
                    remove(paper.case_id)
                    leave_paper()
                    say_next("已删除。")
                    st.rerun()


def _confirm(paper: OpenPaper) -> None:
    try:
        confirm(paper, reviewer())
    except CaseError as error:
        fault(error)
        return
    say_next("已标为核对。")
    st.rerun()
