"""One similar case as a card: where it stands, why it is like, where it is not, its own words."""

from collections.abc import Iterator

import streamlit as st

from cases.evidence import Span
from cases.record import Case
from dashboard.casebook import search_words, snippet
from dashboard.markup import (
    badge,
    chips,
    field_line,
    found_words,
    page_words,
    paragraphs,
    plain,
    row,
    standing_badge,
)
from dashboard.reports.similar_findings import Finding, Findings, reference_of, unlike
from dashboard.state import LIBRARY_PAGE, case_link
from dashboard.wording import percent
from models.similar.case_facets import year_of
from models.similar.query import Way
from models.similar.reasons import Dimension
from models.similar.tiers import effect_label, grade_label


def similar_case(finding: Finding, found: Findings) -> None:
    """The card of one case."""
    case = finding.case
    with st.container(border=True, key=f"card-{case.case_id}"):
        st.page_link(
            LIBRARY_PAGE,
            label=plain(f"{finding.number}. {case.title}"),
            icon="",
            query_params=case_link(case.case_id),
        )
        st.html(
            row(
                standing_badge(case),
                badge(finding.side.label, f"side-{finding.side.value}"),
                badge(f"相似{percent(finding.hit.score)}", "neutral"),
            )
        )
        st.html(row(chips(_standing(case), "ll-place")))
        if case.rule:
            st.html(paragraphs(case.rule, "ll-rule-line"))
        compared = "".join(_compared(finding, found))
        if compared:
            st.html(compared)
        _own_words(finding, found)
        if finding.hit.retold:
            st.html(paragraphs(f"同一案件另有{len(finding.hit.retold)}篇转述，已合并", "ll-detail"))


def _standing(case: Case) -> list[str]:
    year = year_of(case)
    words = (
        case.trial_court or "审理法院不明",
        f"{year}年" if year else None,
        f"等级：{grade_label(case)}",
        f"效力：{effect_label(case)}",
        f"是否参照：{reference_of(case).label}",
    )
    return [word for word in words if word]


def _compared(finding: Finding, found: Findings) -> Iterator[str]:
    """The three dimensions, what is alike and what is not."""
    for dimension in Dimension:
        alike = finding.alike(dimension)
        if alike or found.query.way is Way.CASE:
            yield field_line(dimension.label, "\n".join(alike) or "未见相同", "")
        apart = unlike(finding, found, dimension)
        if apart:
            name = "决定性不同" if dimension is Dimension.FACTS else "不同"
            yield field_line(name, "\n".join(apart), "", "ll-apart")


def _own_words(finding: Finding, found: Findings) -> None:
    case = finding.case
    if found.query.way is Way.KEYWORDS:
        words = search_words(found.query.text)
        excerpt = snippet(case, words)
        if excerpt:
            st.html(found_words(excerpt, words))
    if finding.is_retelling:
        st.html(paragraphs("本案为转述，不是裁判文书原文；引用前须按来源核对。", "ll-detail"))
    if not finding.passages:
        return
    with st.expander(f"相似段落（{len(finding.passages)}处）"):
        st.html("".join(page_words(*part) for part in _around(case.text, finding.passages)))


def _around(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[str, list[Span]]]:
    """The lines that hold the passages, each once, with the passages as spans of the line."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = [
            Span(max(s.start, start) - start, min(s.end, end) - start)
            for s in spans
            if s.start < end and start < s.end
        ]
        if inside:
            yield line, inside
        start = end + 1
