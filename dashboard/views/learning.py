"""模型学习: learn from own reviewed cases, see what it changes, keep it or go back."""

import streamlit as st

from dashboard.draw import learning
from dashboard.draw.notices import page_head
from dashboard.services import (
    keep_candidate,
    kept_versions,
    model_in_use,
    restore_version,
    reviewed_own_cases,
    try_own_cases,
)
from dashboard.state import Key

page_head(
    "模型学习",
    "把“文书入库”中已核对的文书纳入学习，先看对测算结果的影响，再决定是否采用；随时可以恢复。",
)
own = reviewed_own_cases()
learning.standing(model_in_use(), len(own))
if not own:
    learning.none_yet()
if st.button("用自有文书试学", type="primary", disabled=not own):
    with st.spinner("正在学习并测算，约半分钟……"):
        st.session_state[Key.CANDIDATE] = try_own_cases(own)
candidate = st.session_state.get(Key.CANDIDATE)
if candidate is not None:
    learning.effect(candidate)
    keep, drop = st.columns(2)
    if keep.button("采用这个模型", type="primary", width="stretch"):
        keep_candidate(candidate)
        del st.session_state[Key.CANDIDATE]
        st.rerun()
    if drop.button("不采用", width="stretch"):
        del st.session_state[Key.CANDIDATE]
        st.rerun()
chosen = learning.history(kept_versions(), model_in_use())
if chosen is not None:
    restore_version(None if chosen == learning.SHIPPED else chosen)
    st.rerun()
