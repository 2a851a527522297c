"""One case in full: what it decides and on what, and beside it the words it rests on."""

from collections.abc import Sequence

import streamlit as st

from cases.record import Case
from cases.taxonomy import Collection
from dashboard.draw.case_claims import claims, defences
from dashboard.draw.case_terms import figures, lease, origin, parties, statutes, timeline
from dashboard.intake.state import INTAKE_PAGE, paper_link
from dashboard.markup import chips, paragraphs, plain, row, source_text, standing_badge
from dashboard.theme import run_script
from dashboard.widgets import evidence_buttons


def head(case: Case) -> None:
    """Title, name and standing of the case."""
    st.title(plain(case.title), anchor=False)
    if case.case_name and case.case_name != case.title:
        st.caption(plain(case.case_name))
    standing = [case.collection.label, case.trial_court, case.case_number, case.cause]
    if case.told:
        standing += [member.label for member in (case.procedure, case.grade) if member]
        standing.append(f"生效情况：{case.effect.label}")
    shown = chips((words for words in standing if words), "ll-place")
    about = chips(kind.label for kind in case.dispute_types)
    st.html(row(standing_badge(case), shown, about))
    if case.collection is Collection.OWN:
        st.page_link(
            INTAKE_PAGE,
            label="已经人核对，查看或修改" if case.reviewed else "机器整理、尚未核对，前往核对",
            icon=":material/fact_check:",
            query_params=paper_link(case.case_id),
        )


def title_only(case: Case) -> None:
    """An entry of which only the title was printed."""
    st.info("原刊仅列出本案标题，未刊正文，因此没有案情、裁判和依据可看。")
    notes(case)
    origin(case)


def record(case: Case) -> None:
    """Everything the record holds, under three tabs."""
    rule(case)
    essence, relation, numbers = st.tabs(["裁判要点", "当事人与合同", "时间、金额与法条"])
    with essence:
        claims(case)
        defences(case)
        issues(case)
        notes(case)
    with relation:
        parties(case)
        lease(case)
    with numbers:
        timeline(case)
        figures(case)
        statutes(case)
        origin(case)


def rule(case: Case) -> None:
    """The rule of the case and why it matters."""
    if not case.rule:
        return
    with st.container(key="rule"):
        st.html('<div class="ll-label">裁判规则</div>' + paragraphs(case.rule, "ll-rule"))
        if case.significance:
            st.html(paragraphs(case.significance, "ll-detail"))
        evidence_buttons(case, [("rule", "依据")])


def issues(case: Case) -> None:
    """What was in dispute."""
    if case.issues:
        st.subheader("争议焦点", anchor=False)
        numbered = (f"{i}. {issue}" for i, issue in enumerate(case.issues, start=1))
        st.html(paragraphs("\n".join(numbered)))


def notes(case: Case) -> None:
    """What a careful reader must know."""
    if case.notes:
        with st.container(key="notes"):
            st.html('<div class="ll-label">读案提示</div>' + paragraphs("\n".join(case.notes)))


def source(case: Case, field: str | None) -> None:
    """The case's own words, those that show ``field`` quoted first and highlighted."""
    if case.collection is Collection.EXTENDED:
        st.info("本案为转述，不是裁判文书原文；引用前请按来源核对。")
        origin(case)
    found = [e for e in case.evidence if e.field == field]
    if found:
        st.html(quotes([e.quote for e in found]))
    with st.container(key="source-text"):
        st.html(source_text(case, [e.span for e in found]))
    if found:
        run_script("show-evidence.js", anew_for=found[0].span.start)


def quotes(words: Sequence[str]) -> str:
    """The words a value rests on."""
    return paragraphs("\n".join(f"“{quote}”" for quote in words), "ll-quote")
