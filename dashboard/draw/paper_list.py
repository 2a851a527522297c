"""Papers as rows: those just read, with the reason where one could not be; those in the store."""

from collections.abc import Collection, Sequence

import streamlit as st

from cases.as_case import as_case
from cases.store.stored import PaperRow
from dashboard.intake.state import INTAKE_PAGE, Draft, paper_link
from dashboard.markup import badge, chips, outcome_badge, paragraphs, plain, row
from dashboard.state import arriving
from dashboard.wording import calendar_day, local_day


def read_papers(read: Sequence[Draft], stored: Collection[str]) -> None:
    """What was just read, one a card; ``stored`` are the ids of what is in the store."""
    for i, draft in enumerate(read):
        with st.container(border=True, key=f"card-read-{i}"):
            if draft.paper is None:
                st.html(row(badge("没有读出", "failed"), title=draft.document))
                st.html(paragraphs(draft.problem or "", "ll-detail"))
                continue
            judgment = draft.paper.judgment
            _link(as_case(judgment).title, draft.case_id or "")
            is_stored = draft.case_id in stored
            standing = badge("已在库", "neutral") if is_stored else badge("未存入", "abstained")
            about = [judgment.document, judgment.court, judgment.case_no]
            shown = chips((words for words in about if words), "ll-place")
            st.html(row(standing, outcome_badge(judgment.outcome), shown))
            if judgment.warnings:
                st.html(paragraphs("待核：" + " ".join(judgment.warnings), "ll-detail"))


def stored_papers(found: Sequence[PaperRow]) -> None:
    """Stored papers, one a card."""
    for paper in found:
        with st.container(border=True, key=f"card-{paper.case_id}"):
            _link(paper.title, paper.case_id)
            about = [paper.court, paper.case_no]
            if paper.judgment_date:
                about.append(calendar_day(paper.judgment_date.isoformat()))
            shown = chips((words for words in about if words), "ll-place")
            st.html(row(_standing(paper), outcome_badge(paper.outcome), shown))
            st.html(paragraphs(_origin(paper), "ll-detail"))


def _link(title: str, case_id: str) -> None:
    st.page_link(
        INTAKE_PAGE, label=plain(title), icon="", query_params=arriving(paper_link(case_id))
    )


def _standing(paper: PaperRow) -> str:
    return badge("已核对", "checked") if paper.is_reviewed else badge("待核对", "unsure")


def _origin(paper: PaperRow) -> str:
    words = f"{paper.document}　{local_day(paper.saved_at)}存入"
    if paper.reviewed_by and paper.reviewed_at:
        words += f"　{local_day(paper.reviewed_at)}由{paper.reviewed_by}核对"
    return words + (f"　有{paper.warnings}处待核" if paper.warnings else "")
