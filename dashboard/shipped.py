"""The shipped cases and their counts, read once.

The first page needs no more than this: nothing here takes long to import.
"""

import streamlit as st

from cases.library import bulletin_library
from cases.precedents import extended_cases
from dashboard.casebook import Casebook, Scope
from dashboard.tallies import Overview, overview


@st.cache_resource(show_spinner="正在读取案例库……")
def casebook() -> Casebook:
    """All shipped cases. Raises RecordError where the library does not hold."""
    return Casebook([*bulletin_library(), *extended_cases()])


@st.cache_resource(show_spinner=False)
def overview_of(scope: Scope) -> Overview:
    """Counts of a scope."""
    return overview(casebook().within(scope))
