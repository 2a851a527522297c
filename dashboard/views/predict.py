"""结果预测: facts and defence in, the odds of each claim out."""

import streamlit as st

from cases.errors import CaseError
from dashboard.draw.notices import fault, page_head
from dashboard.draw.odds import caution, prediction
from dashboard.services import predict, title_of
from dashboard.state import keep_answer, kept_answer
from dashboard.widgets import dispute_form

page_head("结果预测", "写下案情与答辩，看每项主张可能得到怎样的结果、依据是什么、有哪些相近先例。")
form, notes = st.columns([5, 2], gap="large")
with notes:
    caution()
with form:
    dispute = dispute_form()
if dispute is not None:
    keep_answer(None)
    try:
        keep_answer(predict(dispute))
    except CaseError as error:
        fault(error)
answer = kept_answer()
if answer is not None:
    prediction(answer, title_of)
