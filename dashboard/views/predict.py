"""结果预测: a dispute in, the odds of each claim out, and what would change them."""

from dataclasses import replace

import streamlit as st

from cases.errors import SourceError
from dashboard.dispute_draft import draft_buttons, keep_draft, open_draft
from dashboard.dispute_form import dispute_form, switches
from dashboard.draw.notices import page_head, warnings
from dashboard.draw.odds import caution, prediction, report_button
from dashboard.services import predict, title_of
from dashboard.state import asked, keep_asked

page_head(
    "结果预测", "写下案情与答辩，看每项主张可能得到怎样的结果、依据是什么、哪些事实会改变它。"
)
warnings(open_draft())
form, notes = st.columns([5, 2], gap="large")
with form:
    dispute = dispute_form()
    kept = st.container()
if dispute is not None:
    keep_asked(dispute.check())
put = asked()
# Before the answer: a link in it may be followed as soon as it is there, and the address of this
# page must not be written over that of the next one.
try:
    keep_draft()
except SourceError as error:
    warnings((str(error),))
with kept:
    draft_buttons()
with notes:
    caution(told=put is not None)
if put is not None:
    with st.spinner("正在预测……"):
        first = predict(put)
    st.subheader("预测结果", anchor=False)
    odds, facts = st.columns([5, 3], gap="large")
    with facts, st.container(border=True, key="switches"):
        st.html('<div class="ll-label">事实要素（可改）</div>')
        known = switches(first)
    put = replace(put, known={**put.known, **known})
    answer = predict(put)
    with odds:
        report_button(put, answer, title_of)
        prediction(answer, title_of)
