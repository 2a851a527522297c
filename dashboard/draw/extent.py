"""What the shipped cases are, and how far what is drawn from them reaches."""

import streamlit as st

from dashboard.tallies import Overview


def extent(bulletin: Overview, extended: Overview) -> None:
    """The extent of the data in four numbers, then what it can and cannot say."""
    figures = (
        (bulletin.told, "例", "通讯案例", "刊有正文，逐字段附原文依据"),
        (bulletin.title_only, "例", "仅刊标题", "原刊未登正文，只列名目"),
        (extended.told, "例", "扩展案例", "依公开资料转述，非文书原文"),
        (bulletin.claims + extended.claims, "项", "主张", "逐项记录请求、结果与理由"),
    )
    st.html(
        '<div class="ll-figures">'
        + "".join(
            f'<div class="ll-figure"><div class="ll-number">{number}<small>{unit}</small></div>'
            f"<div><strong>{name}</strong><span>{gloss}</span></div></div>"
            for number, unit, name, gloss in figures
        )
        + "</div>"
    )
    with st.container(key="extent"):
        can, cannot = st.columns(2, gap="large")
        with can:
            st.html(
                '<div class="ll-label">数据能说明什么</div><div class="ll-prose"><p>'
                "通讯案例取自《租赁通讯》2024年第3期“租赁实务”栏目，由天津、北京、广州、上海的法院发布；"
                "扩展案例另据公开的案例汇编和文书转述。由此可以看到：对某类争议，法院考虑了哪些事实，"
                "支持或驳回了哪项主张，理由和法条是什么。</p></div>"
            )
        with cannot:
            st.html(
                '<div class="ll-label">数据不能说明什么</div><div class="ll-prose"><p>'
                "公开发布的案例是挑选出来的，多有新意或争议，不是日常诉讼的抽样。"
                "因此这里的比例不是法院的支持率，不能当作一般案件的胜诉率；"
                "各类案例数量很少，百分比请连同数量n和区间一起看。</p></div>"
            )
