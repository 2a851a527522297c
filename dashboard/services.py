"""What pages ask: the cases at hand, an answer to a dispute. Caching lives here.

Only the library and the trained model are kept; what a user types never is.
"""

from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
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
    from models.versions import current_folder

    return _predictor(current_folder()).predict(dispute.check())


@st.cache_resource(show_spinner=False, max_entries=2)
def _predictor(folder: Path) -> "Predictor":
    # The learning libraries take a second to import: the first page does not wait for them.
    from models.predictor import Predictor

    return Predictor.load(folder)


@st.cache_resource(show_spinner=False)
def warm_up() -> Thread:
    """Load the model beside the pages, once a server, so that the first answer need not wait."""
    warming = Thread(target=_load_model, daemon=True)
    warming.start()
    return warming


def _load_model() -> None:
    from models.versions import current_folder

    # Where there is no model, the page that asks for it says what to do.
    with suppress(CaseError):
        _predictor(current_folder())
    import_module("dashboard.similar.results")


def model_in_use() -> str | None:
    """The name of the user's own model in use, None where it is the shipped one."""
    from models.persist import MODEL
    from models.versions import current_folder

    folder = current_folder()
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
    from models.versions import try_with

    return try_with(own)


def keep_candidate(candidate: "Candidate") -> "Version":
    """Use a candidate from now on."""
    from models.versions import keep

    return keep(candidate)


def restore_version(name: str | None) -> None:
    """Use an earlier model again; None means the shipped one."""
    from models.versions import restore

    restore(name)


def kept_versions() -> "list[Version]":
    """The user's own models, latest first."""
    from models.versions import versions

    return versions()
