"""The dispute being told on the page 结果预测, kept as a draft and opened again."""

import streamlit as st

from cases.errors import SourceError
from dashboard import drafts
from dashboard.draft_list import earlier_drafts
from dashboard.drafts import Draft, Place
from dashboard.state import DRAFT_PARAMETER, Key, is_factor_key, write_link


def open_draft() -> tuple[str, ...]:
    """Fill the form with the draft the address names; what the address got wrong."""
    wanted, held = st.query_params.get(DRAFT_PARAMETER), st.session_state.get(Key.DRAFT)
    if wanted is None or wanted == held:
        return ()
    try:
        draft = drafts.load(Place.PREDICT, wanted)
    except SourceError as error:
        st.session_state.pop(Key.DRAFT, None)
        write_link({})
        return (str(error),)
    _empty_form()
    state = st.session_state
    state[Key.FACTS], state[Key.DEFENCE] = draft.facts, draft.defence
    state[Key.CLAIMS] = list(draft.claims)
    if draft.way is not None:
        state[Key.WAY] = draft.way
        state[Key.ANSWERED_CLAIMS] = list(draft.answered_claims)
    for key, answer in draft.answers.items():
        if is_factor_key(key):
            state[key] = answer
    if draft.asked is not None:
        state[Key.ASKED] = draft.asked
    state[Key.DRAFT], state[Key.KEPT] = wanted, draft
    return ()


def keep_draft() -> None:
    """Keep the form as it stands, if anything was told and it has changed.

    Raises SourceError where the user's folder cannot be written.
    """
    draft, state = _as_it_stands(), st.session_state
    if not (draft.facts.strip() or draft.defence.strip() or draft.asked):
        return
    draft_id = state.setdefault(Key.DRAFT, drafts.new_id())
    if draft != state.get(Key.KEPT):
        drafts.save(Place.PREDICT, draft_id, draft)
        state[Key.KEPT] = draft
    write_link({DRAFT_PARAMETER: draft_id})


def draft_buttons() -> None:
    """That the form is kept, with the ways to clear it or to begin another; drafts kept before."""
    held = st.session_state.get(Key.DRAFT)
    if held is not None:
        st.caption("已存为草稿：只在本机、只有您能读，刷新或关闭页面也不会丢失。")
        with st.container(horizontal=True, gap="small"):
            st.button("另起一件", icon=":material/add:", on_click=_begin_anew)
            st.button("清除草稿", icon=":material/delete:", on_click=_clear, args=(held,))
    earlier_drafts(Place.PREDICT, held, _open)


def _as_it_stands() -> Draft:
    state = st.session_state
    return Draft(
        facts=state.get(Key.FACTS) or "",
        defence=state.get(Key.DEFENCE) or "",
        way=state.get(Key.WAY),
        claims=tuple(state.get(Key.CLAIMS) or ()),
        answered_claims=tuple(state.get(Key.ANSWERED_CLAIMS) or ()),
        answers={str(key): state[key] for key in state if is_factor_key(str(key)) and state[key]},
        asked=state.get(Key.ASKED),
    )


def _open(draft_id: str) -> None:
    st.query_params.from_dict({DRAFT_PARAMETER: draft_id})


def _begin_anew() -> None:
    """An empty form; the draft stays."""
    _empty_form()
    st.query_params.clear()


def _clear(draft_id: str) -> None:
    drafts.delete(Place.PREDICT, draft_id)
    _begin_anew()


def _empty_form() -> None:
    state = st.session_state
    fields = (Key.CLAIMS, Key.ANSWERED_CLAIMS, Key.ASKED, Key.DRAFT, Key.KEPT)
    for key in [*fields, *(key for key in state if is_factor_key(str(key)))]:
        state.pop(key, None)
    state[Key.FACTS] = state[Key.DEFENCE] = state[Key.MATTER] = ""
