"""The document beside its fields: its pages where it has any, its words, what is shown marked."""

from collections.abc import Sequence

import streamlit as st

from cases.as_case import as_case
from cases.errors import CaseError
from cases.evidence import Span
from cases.judgment import FieldEvidence
from dashboard.draw.case_record import quotes
from dashboard.draw.notices import fault
from dashboard.intake.services import OpenPaper, page_picture
from dashboard.intake.state import Key, page_key, shown_field
from dashboard.markup import page_words, paragraphs, source_text
from dashboard.theme import run_script

_PAGES, _WORDS = "版式", "文字"
_MOST_QUOTES = 4


def document(paper: OpenPaper) -> None:
    """The document; the words of the chosen field come first and are marked."""
    evidence = _evidence(paper)
    if evidence:
        st.html(quotes(_apart([shown.quote for shown in evidence])))
    else:
        st.html(paragraphs("点“看原文”，这里会标出对应的文字。", "ll-detail"))
    if paper.has_original and _view() == _PAGES:
        _page(paper, evidence)
        return
    spans = [shown.span for shown in evidence]
    with st.container(key="source-text"):
        st.html(source_text(as_case(paper.judgment), spans))
    if spans:
        run_script("show-evidence.js", anew_for=spans[0].start)


def _evidence(paper: OpenPaper) -> list[FieldEvidence]:
    field = shown_field(paper.case_id)
    own = [shown for shown in paper.judgment.evidence if shown.field == field]
    beneath = (f"{field}.", f"{field}[")
    return own or [shown for shown in paper.judgment.evidence if shown.field.startswith(beneath)]


def _apart(said: Sequence[str]) -> list[str]:
    """Quotes in order without those that others hold."""
    kept: list[str] = []
    for quote in sorted(set(said), key=len, reverse=True):
        if not any(quote in longer for longer in kept):
            kept.append(quote)
    return sorted(kept, key=said.index)[:_MOST_QUOTES]


def _view() -> str:
    chosen = st.segmented_control(
        "显示", [_PAGES, _WORDS], default=_PAGES, key=Key.VIEW, label_visibility="collapsed"
    )
    return chosen or _PAGES


def _page(paper: OpenPaper, evidence: Sequence[FieldEvidence]) -> None:
    """One page of the file as a picture; a page without marks is followed by its words."""
    key, count = page_key(paper.case_id), max(len(paper.pages), 1)
    if key not in st.session_state:
        st.session_state[key] = _number(paper.pages, evidence[0].span) if evidence else 1
    number = int(st.number_input(f"页码（共{count}页）", 1, count, key=key))
    page = paper.pages[number - 1] if paper.pages else Span(0, max(len(paper.judgment.text), 1))
    here = [shown for shown in evidence if shown.span.overlaps(page)]
    try:
        picture = page_picture(paper.case_id, number, [shown.quote for shown in here])
    except CaseError as error:
        fault(error)
        return
    with st.container(key="source-page"):
        st.image(picture, width="stretch")
    if evidence:
        run_script("show-evidence.js", anew_for=evidence[0].span.start)
    with st.expander("本页文字", icon=":material/notes:", expanded=bool(here)):
        words = page.of(paper.judgment.text)
        moved = [
            Span(max(e.span.start - page.start, 0), min(e.span.end, page.end) - page.start)
            for e in here
        ]
        st.html(page_words(words, moved))


def _number(pages: Sequence[Span], place: Span) -> int:
    return next((i for i, page in enumerate(pages, start=1) if place.overlaps(page)), 1)
