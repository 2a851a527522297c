"""What a session remembers of papers being taken in; the address names the paper that is open."""

from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from cases.store.store import NewPaper
from cases.store.stored import own_id

INTAKE_PAGE = "views/intake.py"
_PAPER_PARAMETER = "paper"


class Key(StrEnum):
    """Session keys of the page 文书入库."""

    FILES = "intake-files"
    ROUND = "intake-round"
    DRAFTS = "intake-drafts"
    REVIEWER = "intake-reviewer"
    SAID = "intake-said"
    WORDS = "intake-words"
    STANDING = "intake-standing"
    VIEW = "intake-view"
    DRAWN = "intake-drawn"
    PICTURE = "intake-picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper read in this session and not necessarily stored, or why it could not be read."""

    document: str
    problem: str | None = None
    paper: NewPaper | None = None

    @property
    def case_id(self) -> str | None:
        """The id the paper has in the store, once it is there."""
        return own_id(self.paper.judgment.text) if self.paper else None


def drafts() -> dict[str, tuple[Draft, ...]]:
    """What this session has read so far, by the upload it came from."""
    read: dict[str, tuple[Draft, ...]] = st.session_state.setdefault(Key.DRAFTS, {})
    return read


def draft_of(case_id: str) -> Draft | None:
    """The paper of that id among those read in this session."""
    return next((d for some in drafts().values() for d in some if d.case_id == case_id), None)


def forget_drafts() -> None:
    """Begin anew: the upload box is empty again."""
    st.session_state[Key.DRAFTS] = {}
    st.session_state[Key.ROUND] = upload_round() + 1


def upload_round() -> int:
    """How often the upload box was emptied; a new box has a new key."""
    count: int = st.session_state.get(Key.ROUND, 0)
    return count


def paper_link(case_id: str) -> dict[str, str]:
    """The address parameters of a paper."""
    return {_PAPER_PARAMETER: case_id}


def wanted_paper() -> str | None:
    """The id of the paper the address names."""
    return st.query_params.get(_PAPER_PARAMETER)


def leave_paper() -> None:
    """Back to the list."""
    st.query_params.clear()


def shown_field(case_id: str) -> str | None:
    """The field whose words are shown in the document."""
    field: str | None = st.session_state.get(f"paper-field-{case_id}")
    return field


def show_field(case_id: str, field: str) -> None:
    """Show the words of a field."""
    st.session_state[f"paper-field-{case_id}"] = field
    st.session_state.pop(f"paper-page-{case_id}", None)


def page_key(case_id: str) -> str:
    """The session key of the page of a document that is looked at."""
    return f"paper-page-{case_id}"


def reviewer() -> str:
    """Who works in this session; '' where nobody has said."""
    name: str = st.session_state.get(Key.REVIEWER) or ""
    return name.strip()


def say_next(sentence: str) -> None:
    """Say something after the next drawing of the page."""
    st.session_state[Key.SAID] = sentence


def said() -> str | None:
    """What is to be said now, once."""
    sentence: str | None = st.session_state.pop(Key.SAID, None)
    return sentence
