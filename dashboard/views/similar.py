"""类案检索: similar cases in the order the rules ask for, for and against, with the report."""

import streamlit as st

from dashboard.draw.notices import page_head, warnings
from dashboard.services import import_learning
from dashboard.similar.form import limits, similar_form
from dashboard.similar.state import follow_address, write_wanted

page_head(
    "类案检索",
    "按关键词、法条或案情找类案，依法定层级排列，正反并列，逐件说明基本事实、争议焦点、法律适用的异同。",
)
warnings(follow_address())
similar_form()
wanted = limits()
if wanted is not None:
    write_wanted(wanted)
    with st.spinner("正在检索类案……"):
        import_learning()
        from dashboard.similar.results import show_results

        show_results(wanted)
