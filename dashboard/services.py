"""What pages ask: the cases at hand, their counts, an answer to a dispute. Caching lives here.

Only the library and the trained model are kept; what a user types never is.
"""

from typing import TYPE_CHECKING

import streamlit as st

from cases.library import bulletin_library
from cases.precedents import extended_cases
from cases.record import Case
from dashboard.casebook import Casebook, CaseFilter, Scope
from dashboard.tallies import Overview, overview
from models.dispute import Dispute
from models.prediction import DisputePrediction

if TYPE_CHECKING:
    from models.predictor import Predictor


@st.cache_resource(show_spinner="正在读取案例库……")
def casebook() -> Casebook:
    """All shipped cases. Raises RecordError where the library does not hold."""
    return Casebook([*bulletin_library(), *extended_cases()])


@st.cache_resource(show_spinner=False)
def overview_of(scope: Scope) -> Overview:
    """Counts of a scope."""
    return overview(casebook().within(scope))


def find_cases(wanted: CaseFilter) -> list[Case]:
    """The cases a filter allows, in printed order."""
    return casebook().find(wanted)


def evidence_fields(case: Case) -> tuple[str, ...]:
    """The paths of all fields whose words the case can show, in the record's order."""
    return tuple(dict.fromkeys(evidence.field for evidence in case.evidence))


def title_of(case_id: str) -> str:
    """A case's heading; the id itself where the case is not at hand."""
    return casebook().title_of(case_id)


def open_case(case_id: str) -> Case:
    """One case. Raises QueryError where there is none of that id."""
    return casebook().case(case_id)


@st.cache_resource(show_spinner="正在载入模型……")
def _predictor() -> "Predictor":
    # The learning libraries take a second to import: only once a prediction is asked for.
    from models.predictor import Predictor

    return Predictor.load()


def predict(dispute: Dispute) -> DisputePrediction:
    """Odds for one dispute.

    Raises QueryError where the dispute cannot be answered as put, CaseError where no model is
    there.
    """
    return _predictor().predict(dispute.check())
