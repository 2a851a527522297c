"""Notices that stand on pages: faults, standing caveats, the foot of every page."""

import streamlit as st

from cases.errors import CaseError
from dashboard.markup import plain


def fault(error: CaseError) -> None:
    """Say what is wrong, in the error's own sentence."""
    st.error(plain(str(error)), icon=":material/error:")


def warnings(sentences: tuple[str, ...]) -> None:
    """Say what an address got wrong."""
    for sentence in sentences:
        st.warning(plain(sentence), icon=":material/link_off:")


def page_head(title: str, purpose: str) -> None:
    """The name of a page and what it is for."""
    st.title(title, anchor=False)
    st.caption(purpose)


def foot() -> None:
    """What holds of every page."""
    st.html(
        '<footer class="ll-foot">租鉴 LeaseLens · 供法律专业人员参考，不构成法律意见 · '
        "全部数据只在本机处理，不上传、不联网</footer>"
    )
