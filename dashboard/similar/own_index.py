"""The search index of this user: the library and the user's own papers, kept up with the store.

It lies in the user's own folder. Beside it a note says which papers it holds, in which version.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from cases.record import Case
from cases.store.store import Store
from cases.store.stored import OWN_PREFIX
from cases.store.tables import database_url, home
from dashboard.reports.whole_file import write_whole
from models.similar.search import SimilarCaseSearch

OWN_HELP = "一并检索文书库中的自有文书（与页面“类案检索”相同），省略则只检索案例库"
_BATCH = 500
_ONE_AT_A_TIME = Lock()


def open_search(store: Store) -> SimilarCaseSearch:
    """The search over this user's index, built where it is absent or of another library.

    Raises CaseError where the user's folder cannot be written.
    """

    def own_case(case_id: str) -> Case:
        if not case_id.startswith(OWN_PREFIX):
            raise KeyError(case_id)
        return store.get(case_id).case

    return SimilarCaseSearch.load(home() / "search", own_case=own_case)


def own_search() -> SimilarCaseSearch:
    """The search over the library and the user's own papers as they are stored now.

    Raises CaseError where the user's folder cannot be written.
    """
    store = Store.open()
    search = open_search(store)
    keep_up(search, store)
    return search


def keep_up(search: SimilarCaseSearch, store: Store) -> None:
    """Bring papers stored, corrected or removed since the last time into the index.

    Raises CaseError where another process is writing.
    """
    with _ONE_AT_A_TIME:
        state = _state(search, store)
        noted = _noted(search)
        if noted.get("state") == state:
            return
        known = noted["papers"] if noted.get("state", {}).get("of") == state["of"] else {}
        papers = _papers(store)
        gone = [case_id for case_id in known if case_id not in papers]
        changed = [case_id for case_id, version in papers.items() if known.get(case_id) != version]
        for start in range(0, len(changed), _BATCH):
            some = changed[start : start + _BATCH]
            search.put(*(store.get(case_id).case for case_id in some))
        if gone:
            search.index.remove(gone)
        note = {"state": state, "papers": papers}
        write_whole(_note(search), json.dumps(note).encode())


def _state(search: SimilarCaseSearch, store: Store) -> dict[str, str]:
    url = hashlib.sha256(database_url().encode()).hexdigest()
    return {"of": f"{search.index.made_from} {url}", "stamp": str(store.stamp())}


def _papers(store: Store) -> dict[str, str]:
    """Every stored paper with its version."""
    papers: dict[str, str] = {}
    while rows := store.list(start=len(papers), count=_BATCH):
        papers |= {row.case_id: (row.reviewed_at or row.saved_at).isoformat() for row in rows}
        if len(rows) < _BATCH:
            break
    return papers


def _noted(search: SimilarCaseSearch) -> Mapping[str, dict[str, str]]:
    try:
        noted: Mapping[str, dict[str, str]] = json.loads(_note(search).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return {}
    return noted


def _note(search: SimilarCaseSearch) -> Path:
    return search.index.folder / "own.json"
