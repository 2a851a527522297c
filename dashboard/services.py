"""What pages ask: the cases at hand, an answer to a dispute. Caching lives here.

Only the library and the trained model are kept; what a user types never is.
"""

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

import streamlit as st

from cases.errors import CaseError
from cases.record import Case
from cases.store.store import Store
from cases.store.stored import OWN_PREFIX, PaperFilter
from dashboard.casebook import CaseFilter
from dashboard.intake.services import own_store
from dashboard.own_cases import with_own
from dashboard.shipped import casebook
from models.dispute import Dispute
from models.prediction import DisputePrediction

if TYPE_CHECKING:
    from models.predictor import Predictor
    from models.versions import Candidate, Version

_IMPORTING = Lock()


def import_learning() -> None:
    """Import what learns, before anything of it is asked for.

    It takes a second and is left until it is needed. Two threads that import it at once, a page and
    the one that warms up, would each meet modules that the other has half imported.
    """
    with _IMPORTING:
        for module in ("models.predictor", "models.versions", "dashboard.similar.results"):
            import_module(module)


def find_cases(wanted: CaseFilter) -> Sequence[Case]:
    """The cases a filter allows: the shipped in printed order, then one's own, latest first."""
    return with_own(casebook().find(wanted), wanted, own_store)


def evidence_fields(case: Case) -> tuple[str, ...]:
    """The paths of all fields whose words the case can show, in the record's order."""
    return tuple(dict.fromkeys(evidence.field for evidence in case.evidence))


def title_of(case_id: str) -> str:
    """A case's heading; the id itself where the case is not at hand."""
    if case_id.startswith(OWN_PREFIX) and own_store().has(case_id):
        return own_store().get(case_id).case.title
    return casebook().title_of(case_id)


def open_case(case_id: str) -> Case:
    """One case. Raises QueryError where there is none of that id."""
    if case_id.startswith(OWN_PREFIX):
        return own_store().get(case_id).case
    return casebook().case(case_id)


def predict(dispute: Dispute) -> DisputePrediction:
    """Odds for one dispute, by the model in use.

    Raises QueryError where the dispute cannot be answered as put, CaseError where no model is
    there.
    """
    return _predictor(model_folder()).predict(dispute.check())


def model_folder() -> Path:
    """Where the model in use is kept."""
    import_learning()
    from models.versions import current_folder

    return current_folder()


@st.cache_resource(show_spinner=False, max_entries=2)
def _predictor(folder: Path) -> "Predictor":
    from models.predictor import Predictor

    return Predictor.load(folder)


@st.cache_resource(show_spinner=False)
def warm_up() -> Thread:
    """Load the model beside the pages, once a server, so that the first answer need not wait."""
    warming = Thread(target=_load_model, daemon=True)
    warming.start()
    return warming


def _load_model() -> None:
    # Where there is no model, the page that asks for it says what to do.
    with suppress(CaseError):
        _predictor(model_folder())


def model_in_use() -> str | None:
    """The name of the user's own model in use, None where it is the shipped one."""
    folder = model_folder()
    from models.persist import MODEL

    return None if folder == MODEL else folder.name


def reviewed_own_cases() -> list[Case]:
    """The user's stored papers that a person has reviewed, as records; never cached."""
    store = Store.open()
    try:
        return list(store.cases(PaperFilter(reviewed=True)))
    finally:
        store.close()


def try_own_cases(own: list[Case]) -> "Candidate":
    """Learn with own cases, not yet kept. Raises QueryError where there are too few."""
    import_learning()
    from models.versions import try_with

    return try_with(own)


def keep_candidate(candidate: "Candidate") -> "Version":
    """Use a candidate from now on."""
    import_learning()
    from models.versions import keep

    return keep(candidate)


def restore_version(name: str | None) -> None:
    """Use an earlier model again; None means the shipped one."""
    import_learning()
    from models.versions import restore

    restore(name)


def kept_versions() -> "list[Version]":
    """The user's own models, latest first."""
    import_learning()
    from models.versions import versions

    return versions()
