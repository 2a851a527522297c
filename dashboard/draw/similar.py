"""Similar cases in tiers, for and against side by side."""

from collections.abc import Sequence

import streamlit as st

from dashboard.draw.similar_case import similar_case
from dashboard.markup import badge, paragraphs, row, table
from dashboard.reports.similar_conflicts import find_conflicts
from dashboard.reports.similar_findings import Finding, Findings
from models.similar.sides import Side
from models.similar.tiers import Tier

_NUMERALS = "①②③④"


def summary(found: Findings) -> None:
    """What was found: how many, how far, for and against; and how the query was read."""
    if not found.cases:
        st.info(
            f"没有真正的类案：可检索的{found.result.searched}件中，没有一件足够相似。"
            "请补充案情、放宽筛选，或换用关键词、法条关联；这不表示别处没有类案。",
            icon=":material/search_off:",
        )
        return
    at = found.reached
    order = f"检索到的最先层级：{at.label}" if at else "四个法定层级均无，以下供了解"
    st.html(
        row(
            *(
                badge(f"{side.label} {len(found.of_side(side))}件", f"side-{side.value}")
                for side in Side
            )
        )
    )
    st.html(
        paragraphs(
            f"在{found.result.searched}件中检索到{len(found.cases)}件类案。{order}。", "ll-hits"
        )
    )


def read_as(found: Findings) -> None:
    """How the query was read."""
    read = [
        ("争议类型", [kind.label for kind in found.disputes]),
        ("所涉主张", [kind.label for kind in found.claims]),
        ("法条", sorted(found.result.profile.statutes)),
    ]
    told = "；".join(f"{name}：{'、'.join(words)}" for name, words in read if words)
    if told:
        st.html(paragraphs(f"系统读出的{told}", "ll-detail"))


def conflicts(found: Findings) -> None:
    """Claims on which the cases differ, and which of them weighs most."""
    differing = find_conflicts(found)
    if differing:
        with st.expander(f"类案结论不一的主张（{len(differing)}项）", icon=":material/balance:"):
            st.html(
                table(
                    ("主张", "各类案的结论", "按法院层级和裁判时间衡量"),
                    [(c.claim.label, c.sides_in_words(), c.why) for c in differing],
                )
            )


def tiers(found: Findings) -> None:
    """Every tier that has cases, in the order of the rules; the empty ones of the rules named."""
    for place, tier in enumerate(Tier):
        listed = found.of_tier(tier)
        numeral = f"{_NUMERALS[place]} " if place < len(_NUMERALS) else ""
        if listed:
            st.subheader(f"{numeral}{tier.label}（{len(listed)}件）", anchor=False)
            if tier is Tier.REFERENCE:
                st.caption("人民法院案例库入库案例与上列层级分开列出。")
            _sides(found, listed, tier)
        elif numeral:
            st.html(paragraphs(f"{numeral}{tier.label}：未检索到", "ll-hits"))


def _sides(found: Findings, listed: Sequence[Finding], tier: Tier) -> None:
    left = [f for f in listed if f.side is Side.FOR]
    right = [f for f in listed if f.side in (Side.AGAINST, Side.MIXED)]
    first, second = st.columns(2, gap="medium")
    with first:
        st.html(_head(f"支持主张方　{len(left)}件", "for"))
        _cards(left, found)
    with second:
        st.html(_head(f"不利或仅部分支持　{len(right)}件", "against"))
        _cards(right, found)
    undecided = [f for f in listed if f.side is Side.OPEN]
    if undecided:
        st.html(_head(f"对所涉主张未作判断　{len(undecided)}件", "open"))
        halves = st.columns(2, gap="medium")
        for at, finding in enumerate(undecided):
            with halves[at % 2]:
                similar_case(finding, found)


def _cards(listed: Sequence[Finding], found: Findings) -> None:
    for finding in listed:
        similar_case(finding, found)
    if not listed:
        st.html(paragraphs("本层级没有这样的类案。", "ll-hits"))


def _head(words: str, style: str) -> str:
    return paragraphs(words, f"ll-side-head ll-head-{style}")
