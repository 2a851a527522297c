"""A search for similar cases carried out and shown; imports the learning libraries."""

from datetime import datetime

import streamlit as st

from dashboard.draw import similar
from dashboard.similar.issue import report_buttons
from dashboard.similar.services import find_similar
from dashboard.similar.state import Wanted, note_run


def show_results(wanted: Wanted) -> None:
    """Search, and show what was found with its report."""
    at = datetime.now().astimezone()
    found = find_similar(wanted, at)
    runs = note_run(found.run(at))
    st.subheader("检索结果", anchor=False)
    similar.summary(found)
    similar.read_as(found)
    report_buttons(found, runs, runs[-1].at)
    similar.conflicts(found)
    if found.cases:
        similar.tiers(found)
