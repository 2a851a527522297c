"""What the page 类案检索 asks. Only the opened index is kept; no query and no answer is."""

from datetime import datetime

import streamlit as st

from cases.store.tables import database_url, home
from dashboard.intake.services import own_store
from dashboard.reports.similar_findings import Findings, findings
from dashboard.similar.own_index import keep_up, open_search
from dashboard.similar.state import Wanted
from models.similar.search import SimilarCaseSearch

_MOST_CASES = 20


def find_similar(wanted: Wanted, at: datetime) -> Findings:
    """Similar cases in the order the rules ask for.

    Raises QueryError where the query cannot be answered as put.
    """
    wanted.query.check()
    search, store = _search(str(home()), database_url()), own_store()
    keep_up(search, store)
    result = search.search(
        wanted.query, facets=wanted.facets, forum=wanted.forum, limit=_MOST_CASES
    )
    return findings(wanted.query, result, facets=wanted.facets, forum=wanted.forum, today=at.date())


@st.cache_resource(show_spinner="正在载入类案索引……", max_entries=2)
def _search(folder: str, url: str) -> SimilarCaseSearch:
    """The opened index of a user's folder; the arguments tell users of one process apart."""
    return open_search(own_store())
