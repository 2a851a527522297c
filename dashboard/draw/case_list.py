"""Cases found, as cards."""

from collections.abc import Sequence

import streamlit as st

from cases.record import Case
from cases.taxonomy import Collection
from dashboard.casebook import Scope, search_words, snippet
from dashboard.markup import badge, chips, found_words, paragraphs, plain, row, standing_badge
from dashboard.state import LIBRARY_PAGE, arriving, case_link


def hits(found: Sequence[Case], words: str) -> None:
    """How many cases were found."""
    searched = "、".join(f"“{word}”" for word in search_words(words))
    if found:
        st.html(
            paragraphs(
                f"{'检索' + searched + '，' if searched else ''}命中{len(found)}例", "ll-hits"
            )
        )
    else:
        st.info(
            "没有符合条件的案例。请减少筛选条件、换用更短的检索词，或把案例范围改为“全部”；自有文书请先在“文书入库”中存入。"
        )


def cards(found: Sequence[Case], words: str) -> None:
    """One card a case: its title as a link, what it is about, how it ended, its rule."""
    for case in found:
        with st.container(border=True, key=f"card-{case.case_id}"):
            st.page_link(
                LIBRARY_PAGE,
                label=plain(case.title),
                icon="",
                query_params=arriving(case_link(case.case_id)),
            )
            about = chips(kind.label for kind in case.dispute_types)
            st.html(
                row(standing_badge(case), *_review(case), chips(_places(case), "ll-place"), about)
            )
            if case.rule:
                st.html(paragraphs(case.rule, "ll-rule-line"))
            searched = search_words(words)
            excerpt = snippet(case, searched)
            if excerpt:
                st.html(found_words(excerpt, searched))


def _review(case: Case) -> tuple[str, ...]:
    """Whether a person stands behind the record of one's own paper."""
    if case.collection is not Collection.OWN:
        return ()
    return (badge("已核对", "checked") if case.reviewed else badge("待核对", "unsure"),)


def _places(case: Case) -> list[str]:
    """Where the case comes from; one's own is told apart by its court and number."""
    if case.collection is not Collection.OWN:
        return [case.collection.label]
    return [words for words in (Scope.OWN.label, case.trial_court, case.case_number) if words]
