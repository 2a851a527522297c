"""The drafts of a page kept before: each can be opened again or cleared, all of them too."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from dashboard import drafts
from dashboard.drafts import DraftName, Place
from dashboard.markup import plain

_SHOWN = 10


def earlier_drafts(place: Place, held: str | None, open_draft: Callable[[str], None]) -> None:
    """The drafts of a page but the one ``held``; ``open_draft`` is called with an id."""
    others = [name for name in drafts.saved(place) if name.id != held]
    if others:
        with st.expander(f"以前的草稿（{len(others)}）", icon=":material/history:"):
            for name in others[:_SHOWN]:
                _row(place, name, open_draft)
            st.button(
                "全部清除",
                icon=":material/delete_sweep:",
                key=f"draft-clear-all-{place}",
                on_click=_clear_all,
                args=(place, held),
            )


def _row(place: Place, name: DraftName, open_draft: Callable[[str], None]) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            plain(f"{_day(name.saved_at)}　{name.beginning}"),
            key=f"draft-open-{name.id}",
            type="tertiary",
            on_click=open_draft,
            args=(name.id,),
        )
        st.button(
            "清除",
            key=f"draft-clear-{name.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=drafts.delete,
            args=(place, name.id),
        )


def _day(at: datetime) -> str:
    return f"{at.month}月{at.day}日{at:%H:%M}"


def _clear_all(place: Place, held: str | None) -> None:
    for name in drafts.saved(place):
        if name.id != held:
            drafts.delete(place, name.id)
