"""The report of a search, by one click: for internal use or for the judge."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import streamlit as st

from dashboard.media_types import DOCX
from dashboard.reports.similar_case_report import issue_report
from dashboard.reports.similar_findings import Findings, SearchRun
from dashboard.reports.similar_report_issue import Issue, Version
from dashboard.similar.state import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class _FilledIn:
    searcher: str
    matter: str
    points: tuple[str, ...]


def report_buttons(found: Findings, runs: tuple[SearchRun, ...], at: datetime) -> None:
    """One button for each version; what the report says besides the search can be filled in."""
    buttons = st.container(horizontal=True)
    said = _filled_in()
    issue = Issue(
        found=found,
        at=at,
        runs=runs,
        searcher=said.searcher,
        matter=said.matter,
        points=said.points,
    )
    with buttons:
        for version in Version:
            st.download_button(
                f"类案检索报告（{version.label}）",
                data=partial(_issued, replace(issue, version=version)),
                file_name=f"类案检索报告-{version.label}-{at:%Y%m%d}.docx",
                mime=DOCX,
                icon=":material/description:",
                key=f"similar-report-{version.value}",
                type="primary" if version is Version.JUDGE else "secondary",
                on_click="ignore",
            )


def _filled_in() -> _FilledIn:
    with st.expander("报告中的检索人、案件名称和争议焦点（可不填）", icon=":material/edit_note:"):
        searcher = st.text_input("检索人", key=Key.SEARCHER, persist_state="session")
        matter = st.text_input("待决案件名称", key=Key.MATTER, persist_state="session")
        points = st.text_area(
            "争议焦点（一行一个）", key=Key.POINTS, height=90, persist_state="session"
        )
    lines = (line.strip() for line in (points or "").splitlines())
    return _FilledIn(
        searcher=(searcher or "").strip(),
        matter=(matter or "").strip(),
        points=tuple(line for line in lines if line),
    )


def _issued(issue: Issue) -> bytes:
    return issue_report(issue, datetime.now().astimezone()).data
