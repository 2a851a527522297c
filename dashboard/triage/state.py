"""What a session remembers of a worklist being worked on; the address names list and contract."""

from dataclasses import dataclass, replace
from enum import StrEnum

import streamlit as st

from dashboard.triage import saved_worklists
from dashboard.triage.desk import Desk, now

TRIAGE_PAGE = "views/triage.py"
_LIST, _CONTRACT = "list", "contract"


class Key(StrEnum):
    """Session keys of the page 争议分拣."""

    DESK = "triage-desk"
    ROUND = "triage-round"
    FILE = "triage-file"
    DAY = "triage-day"
    WORDS = "triage-words"
    ROUTE = "triage-route"
    REGION = "triage-region"
    TABLE = "triage-table"
    SECTION = "triage-section"
    MADE = "triage-made"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A sheet as it was dropped in."""

    name: str
    data: bytes


def wanted_list() -> str | None:
    """The id of the worklist the address names."""
    return st.query_params.get(_LIST)


def wanted_place(desk: Desk) -> int | None:
    """The place of the contract the address names, if the worklist has it."""
    given = st.query_params.get(_CONTRACT, "")
    place = int(given) - 1 if given.isdecimal() and len(given) < 8 else None
    return None if place is None or desk.at(place) is None else place


def asks_for_contract() -> bool:
    """Whether the address names a contract at all."""
    return _CONTRACT in st.query_params


def list_link(desk: Desk) -> dict[str, str]:
    """The address parameters of a worklist."""
    return {_LIST: desk.saved.id}


def contract_link(desk: Desk, place: int) -> dict[str, str]:
    """The address parameters of a contract; people count from 1."""
    return {_LIST: desk.saved.id, _CONTRACT: str(place + 1)}


def desk_in_session() -> Desk | None:
    """The worklist this session works on."""
    desk: Desk | None = st.session_state.get(Key.DESK)
    return desk


def put(desk: Desk) -> Desk:
    """Work on this from now on, and keep it for other sessions."""
    desk = replace(desk, saved=replace(desk.saved, saved_at=now()))
    saved_worklists.save(desk.saved)
    st.session_state[Key.DESK] = desk
    # A file made before the change would tell old figures.
    st.session_state.pop(Key.MADE, None)
    return desk


def show(desk: Desk) -> None:
    """Work on a worklist that is kept already."""
    st.session_state[Key.DESK] = desk


def leave() -> None:
    """Begin anew: no worklist, no upload."""
    for key in (Key.DESK, Key.MADE):
        st.session_state.pop(key, None)
    st.session_state[Key.ROUND] = upload_round() + 1
    st.query_params.clear()


def keep_made(name: str, data: bytes) -> None:
    """A file made for download, until another is made or the worklist changes."""
    st.session_state[Key.MADE] = (name, data)


def made() -> tuple[str, bytes] | None:
    """Name and content of the file last made."""
    file: tuple[str, bytes] | None = st.session_state.get(Key.MADE)
    return file


def upload_round() -> int:
    """How often the upload box was emptied; a new box has a new key."""
    count: int = st.session_state.get(Key.ROUND, 0)
    return count


def edit_key(place: int, column: str) -> str:
    """The session key of one cell of a contract being edited."""
    return f"triage-edit-{place}-{column}"
