"""The dashboard's frame: look, pages, and the place where a mendable fault becomes a sentence."""

import os
import sys
from pathlib import Path

# `streamlit run` puts this folder first on the path; the packages live one level up.
_ROOT = str(Path(__file__).resolve().parents[1])
if sys.path[0] != _ROOT:
    sys.path.insert(0, _ROOT)

import streamlit as st

from cases.errors import CaseError
from dashboard.commands.serve import SERVED
from dashboard.draw.notices import fault, foot
from dashboard.theme import ASSETS, dress

st.set_page_config(page_title="租鉴", page_icon=str(ASSETS / "icon.svg"), layout="wide")
st.logo(str(ASSETS / "logo.svg"), size="large")
page = st.navigation(
    [
        st.Page("views/overview.py", title="案例概览", icon=":material/monitoring:", default=True),
        st.Page("views/library.py", title="案例库", icon=":material/gavel:"),
        st.Page("views/predict.py", title="结果预测", icon=":material/balance:"),
        st.Page("views/similar.py", title="类案检索", icon=":material/find_in_page:"),
        st.Page("views/triage.py", title="争议分拣", icon=":material/checklist:"),
        st.Page("views/intake.py", title="文书入库", icon=":material/upload_file:"),
        st.Page("views/learning.py", title="模型学习", icon=":material/model_training:"),
    ],
    position="top",
)
dress()
try:
    page.run()
except CaseError as error:
    fault(error)
foot()
if SERVED in os.environ:
    from dashboard.services import warm_up

    warm_up()
