"""The particulars of a case as tables: parties, lease, days, sums, statutes, its origin."""

import streamlit as st

from cases.record import Case
from dashboard.markup import paragraphs, table
from dashboard.wording import amount_words, calendar_day, lease_terms

_UNSTATED = "—"


def parties(case: Case) -> None:
    """Who took part, and as what."""
    if case.parties:
        st.subheader("当事人", anchor=False)
        rows = [
            (
                "、".join([party.name, *party.aliases]),
                *(
                    member.label if member else _UNSTATED
                    for member in (party.procedural_role, party.legal_role, party.kind)
                ),
            )
            for party in case.parties
        ]
        st.html(table(["名称", "诉讼地位", "法律关系中的身份", "类型"], rows))


def lease(case: Case) -> None:
    """The terms of the lease, as far as stated."""
    terms = lease_terms(case)
    st.subheader("租赁条件", anchor=False)
    if terms:
        st.html(table(["条件", "内容"], terms))
    else:
        st.html(paragraphs("原文未载明租赁条件。", "ll-detail"))


def timeline(case: Case) -> None:
    """Dated events, earliest first."""
    if case.dates:
        st.subheader("时间线", anchor=False)
        dated = sorted(case.dates, key=lambda mention: mention.date)
        st.html(table(["日期", "事项"], [(calendar_day(d.date), d.about or d.text) for d in dated]))


def figures(case: Case) -> None:
    """Sums, lengths of time and rates, with the words that state them."""
    rows = [(a.about or "金额", amount_words(a), a.text) for a in case.amounts]
    rows += [(d.about or "期限", f"{d.value}{d.unit.label}", d.text) for d in case.durations]
    rows += [
        (r.about or "利率", "浮动" if r.yearly is None else f"年{r.yearly:.2%}", r.text)
        for r in case.rates
    ]
    if rows:
        st.subheader("金额、期限与利率", anchor=False)
        st.html(table(["事项", "数值", "原文"], rows))


def statutes(case: Case) -> None:
    """The statutes cited, in the words of the text."""
    if case.statutes:
        st.subheader("援引法条", anchor=False)
        st.html(paragraphs("\n".join(dict.fromkeys(c.text for c in case.statutes))))


def origin(case: Case) -> None:
    """Where the case was published; an address is shown as words, never as a link."""
    stated = (
        ("发布", case.source.publisher),
        ("题名", case.source.title),
        ("网址", case.source.url),
    )
    lines = [f"{words}：{value}" for words, value in stated if value]
    st.html(paragraphs("\n".join(lines), "ll-detail ll-origin"))
