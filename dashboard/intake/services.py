"""What the page 文书入库 asks: papers found, opened, corrected, removed.

Nothing of a client's is cached here: the store is asked anew each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from cases.errors import QueryError
from cases.evidence import Span
from cases.judgment import Judgment
from cases.store.corrections import confirmed
from cases.store.store import Store
from cases.store.stored import Correction, PaperFilter, PaperRow
from cases.store.tables import database_url
from dashboard.intake.drawing import draw_page
from dashboard.intake.state import Draft, Key, draft_of, drafts

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPaper:
    """A paper as it is looked at: read in this session or stored; ``row`` is None until stored."""

    case_id: str
    judgment: Judgment
    pages: tuple[Span, ...]
    has_original: bool
    row: PaperRow | None
    corrections: tuple[Correction, ...] = ()

    @property
    def version(self) -> str:
        """Changes with every correction, so that forms show what is stored."""
        at = self.row.reviewed_at if self.row else None
        return at.isoformat() if at else "0"


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return Store.open(url)


def own_store() -> Store:
    """This user's store; only the connection is kept."""
    return _store(database_url())


def find_papers(wanted: PaperFilter, *, start: int, count: int) -> Sequence[PaperRow]:
    """Stored papers, the latest first."""
    return own_store().list(wanted, start=start, count=count)


def count_papers(wanted: PaperFilter) -> int:
    """How many stored papers a filter allows."""
    return own_store().count(wanted)


def is_stored(case_id: str) -> bool:
    """Whether a paper is in the store."""
    return own_store().has(case_id)


def open_paper(case_id: str) -> OpenPaper:
    """A stored paper, else one read in this session. Raises QueryError where there is neither."""
    draft = draft_of(case_id)
    if is_stored(case_id):
        stored = own_store().get(case_id)
        return OpenPaper(
            case_id=case_id,
            judgment=stored.judgment,
            pages=stored.pages,
            has_original=stored.has_original,
            row=stored.row,
            corrections=stored.corrections,
        )
    if draft is None or draft.paper is None:
        raise QueryError("没有这份文书，可能尚未存入或已删除，请从列表中选择。")
    return OpenPaper(
        case_id=case_id,
        judgment=draft.paper.judgment,
        pages=draft.paper.pages,
        has_original=draft.paper.original is not None,
        row=None,
    )


def original_of(case_id: str) -> bytes | None:
    """The file a paper came from, where it has pages to look at."""
    draft = draft_of(case_id)
    if draft is not None and draft.paper is not None:
        return draft.paper.original
    return own_store().original(case_id)


def page_picture(case_id: str, number: int, quotes: Sequence[str]) -> bytes:
    """A page of the paper's own file as a picture, quotes marked; the last one is held ready.

    Raises SourceError where it cannot be drawn.
    """
    drawn = (case_id, number, tuple(quotes))
    if drawn != st.session_state.get(Key.DRAWN):
        st.session_state[Key.PICTURE] = draw_page(original_of(case_id) or b"", number, quotes)
        st.session_state[Key.DRAWN] = drawn
    picture: bytes = st.session_state[Key.PICTURE]
    return picture


def session_papers() -> tuple[list[Draft], frozenset[str]]:
    """Everything read in this session, the unreadable first, and the ids of what is stored."""
    read = sorted(
        (draft for some in drafts().values() for draft in some),
        key=lambda draft: draft.problem is None,
    )
    return read, own_store().known({draft.case_id for draft in read if draft.case_id})


def keep_one(case_id: str) -> None:
    """Store a paper read in this session."""
    draft = draft_of(case_id)
    if draft is not None:
        keep([draft])


def keep(read: Sequence[Draft]) -> int:
    """Store papers read in this session; how many of them are new."""
    papers = [draft.paper for draft in read if draft.paper is not None]
    batches = (papers[start : start + _BATCH] for start in range(0, len(papers), _BATCH))
    return sum(is_new for batch in batches for _, is_new in own_store().save_all(batch))


def keep_reading(case_id: str, corrected: Judgment, who: str) -> None:
    """Store what a person reads in a paper, the paper itself first where it is not yet stored.

    Raises QueryError where no name is given.
    """
    if not who:
        raise QueryError("请先在“核对人”中填写您的姓名，核对记录要注明由谁核对。")
    keep_one(case_id)
    own_store().correct(case_id, corrected, who)


def confirm(paper: OpenPaper, who: str) -> None:
    """Mark a paper as read and right. Raises QueryError where no name is given."""
    keep_reading(paper.case_id, confirmed(paper.judgment), who)


def remove(case_id: str) -> None:
    """Remove a paper from the store."""
    own_store().delete(case_id)
