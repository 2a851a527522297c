"""文书入库: drop court papers, check each field against its words, correct, keep."""

import streamlit as st

from dashboard.draw import judgment_form as form
from dashboard.draw.judgment import cells, chosen_types, history, items, standing, stated_cells
from dashboard.draw.judgment_document import document
from dashboard.draw.notices import page_head
from dashboard.draw.paper_list import read_papers, stored_papers
from dashboard.intake.fields import (
    CLAIMS,
    COUNTERCLAIMS,
    DEFENCES,
    HEADING,
    LEASE,
    ORDER,
    PARTIES,
    STATUTES,
)
from dashboard.intake.jobs import upload_box
from dashboard.intake.services import (
    OpenPaper,
    count_papers,
    find_papers,
    open_paper,
    session_papers,
)
from dashboard.intake.state import said, wanted_paper
from dashboard.intake.widgets import (
    count_line,
    keep_buttons,
    paper_buttons,
    paper_filter,
    paper_head,
    reviewer_box,
    start_of_page,
)
from dashboard.state import write_link

_PAGE = 10


def show_list() -> None:
    """The box for files, what was just read, and what is stored."""
    page_head(
        "文书入库",
        "把自有判决书、裁定书、调解书整理成记录：逐项对照原文核对、改正后存入本机文书库，供检索和学习。",
    )
    write_link({})
    upload_box()
    read, stored = session_papers()
    if read:
        st.subheader(f"本次读取（{len(read)}）", anchor=False)
        keep_buttons(read, stored)
        above = st.container()
        start = start_of_page(len(read), _PAGE, "intake-read-page")
        with above:
            read_papers(read[start : start + _PAGE], stored)
    st.subheader("文书库", anchor=False)
    wanted = paper_filter()
    count = count_papers(wanted)
    count_line(count, wanted)
    above = st.container()
    start = start_of_page(count, _PAGE, f"intake-page-{wanted.words}-{wanted.reviewed}")
    with above:
        stored_papers(find_papers(wanted, start=start, count=_PAGE))


def show_paper(case_id: str) -> None:
    """One paper: its fields on one side, the document on the other."""
    paper = open_paper(case_id)
    paper_head(paper)
    fields, source = st.columns([10, 9], gap="large")
    with fields:
        standing(paper)
        reviewer_box()
        paper_buttons(paper)
        show_fields(paper)
        history(paper)
    with source, st.container(key="source"):
        document(paper)


def show_fields(paper: OpenPaper) -> None:
    """The groups of fields, each with the form that corrects it."""
    heading, parties, claims, order, lease, kinds = st.tabs(
        ["抬头", "当事人", "请求与抗辩", "主文与法条", "租赁条件", "争议类型"]
    )
    with heading:
        cells(paper, HEADING)
        form.correct_cells(paper, "heading", HEADING)
    for tab, groups in (
        (parties, (PARTIES,)),
        (claims, (CLAIMS, COUNTERCLAIMS, DEFENCES)),
        (order, (ORDER, STATUTES)),
    ):
        with tab:
            for group in groups:
                items(paper, group)
                form.correct_items(paper, group)
    with lease:
        stated_cells(paper, LEASE)
        form.correct_cells(paper, "lease", LEASE)
    with kinds:
        chosen_types(paper)
        form.correct_types(paper)


sentence = said()
if sentence:
    st.toast(sentence, icon=":material/check:")
wanted_id = wanted_paper()
if wanted_id is None:
    show_list()
else:
    show_paper(wanted_id)
