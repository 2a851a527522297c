"""Session keys, and the address bar as a second memory: every filter and every case has a link.

The address wins where it was changed from outside (a link opened, the browser's back button);
the widgets win otherwise, and the address follows them.
"""

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from cases.labelled import Labelled
from cases.taxonomy import ClaimType, Collection, DisputeType, LeaseMode, Outcome
from dashboard.casebook import CaseFilter, Scope
from models.dispute import Dispute

LIBRARY_PAGE = "views/library.py"
PREDICT_PAGE = "views/predict.py"
SIMILAR_PAGE = "views/similar.py"


class Key(StrEnum):
    """Every session key that is not made for one case."""

    LINK = "link"
    FAULTS = "link-faults"
    LIST = "list-link"
    SCOPE = "filter-scope"
    COURT = "filter-court"
    DISPUTE = "filter-dispute"
    CLAIM = "filter-claim"
    OUTCOME = "filter-outcome"
    MODE = "filter-mode"
    WORDS = "filter-words"
    OVERVIEW_SCOPE = "overview-scope"
    FACTS = "predict-facts"
    DEFENCE = "predict-defence"
    CLAIMS = "predict-claims"
    ANSWERED_CLAIMS = "predict-answered-claims"
    ASKED = "predict-asked"
    WAY = "predict-way"
    DRAFT = "predict-draft"
    KEPT = "predict-kept"
    MATTER = "predict-matter"
    CANDIDATE = "learning-candidate"


# Parameter of the address → attribute of CaseFilter, its vocabulary, its widget, its name.
_FACETS: Mapping[str, tuple[str, type[Labelled], Key, str]] = {
    "scope": ("scope", Scope, Key.SCOPE, "范围"),
    "court": ("court", Collection, Key.COURT, "法院"),
    "dispute": ("dispute", DisputeType, Key.DISPUTE, "争议类型"),
    "claim": ("claim", ClaimType, Key.CLAIM, "主张"),
    "outcome": ("outcome", Outcome, Key.OUTCOME, "结果"),
    "mode": ("mode", LeaseMode, Key.MODE, "租赁方式"),
}
_WORDS_PARAMETER = "q"
_CASE_PARAMETER = "case"
_FIELD_PARAMETER = "field"
DRAFT_PARAMETER = "draft"
_FACTOR_KEY = "factor-"
# Carried by links inside the app and dropped on arrival: dropping it is what makes the browser's
# address follow a link to the page that is already open.
_ARRIVAL = {"via": "link"}


def filter_link(wanted: CaseFilter) -> dict[str, str]:
    """The address parameters of a filter; what is not asked for is left out."""
    chosen = {name: getattr(wanted, facet[0]) for name, facet in _FACETS.items()}
    link = {name: value.value for name, value in chosen.items() if value is not None}
    if wanted.scope is Scope.BULLETIN:
        del link["scope"]
    words = wanted.words.strip()
    return {**link, _WORDS_PARAMETER: words} if words else link


def case_link(case_id: str, field: str | None = None) -> dict[str, str]:
    """The address parameters of a case, with the field whose evidence is shown."""
    return {_CASE_PARAMETER: case_id, **({_FIELD_PARAMETER: field} if field else {})}


def similar_to_link(case_id: str) -> dict[str, str]:
    """The address parameters of the search for cases like one of the library."""
    return {"way": "case", _CASE_PARAMETER: case_id}


def arriving(link: Mapping[str, str]) -> dict[str, str]:
    """The parameters for a link to the page that is open; links to another page need none of it,
    and would then stand between the reader and the browser's way back."""
    return {**link, **_ARRIVAL}


def read_filter(parameters: Mapping[str, str]) -> tuple[CaseFilter, tuple[str, ...]]:
    """The filter an address asks for, and a sentence on each value it cannot mean."""
    known: dict[str, Labelled] = {}
    faults = []
    for name, (attribute, vocabulary, _, label) in _FACETS.items():
        given = parameters.get(name)
        if given in {member.value for member in vocabulary}:
            known[attribute] = vocabulary(given)
        elif given:
            faults.append(f"链接中的{label}“{given[:40]}”不存在，已忽略，请在下方重新选择。")
    words = parameters.get(_WORDS_PARAMETER, "")
    return CaseFilter(**known, words=words), tuple(faults)  # type: ignore[arg-type]


def link_faults() -> tuple[str, ...]:
    """Bring the filter widgets to the address, if it has changed; what the address got wrong."""
    parameters = st.query_params.to_dict()
    if _address_changed() or Key.SCOPE not in st.session_state:
        wanted, faults = read_filter(parameters)
        for attribute, _, key, _ in _FACETS.values():
            st.session_state[key] = getattr(wanted, attribute)
        st.session_state[Key.WORDS] = wanted.words
        st.session_state[Key.FAULTS] = faults
        # At once: a click may cut this run short, and must then win over the address.
        st.session_state[Key.LINK] = parameters
    given: tuple[str, ...] = st.session_state.get(Key.FAULTS, ())
    return given


def write_link(link: Mapping[str, str]) -> None:
    """Make the address say what the page shows."""
    if st.query_params.to_dict() != dict(link):
        st.query_params.from_dict(dict(link))
    st.session_state[Key.LINK] = dict(link)


def write_list_link(wanted: CaseFilter) -> None:
    """Make the address say what the list shows, and remember it for the way back from a case."""
    st.session_state[Key.LIST] = filter_link(wanted)
    write_link(st.session_state[Key.LIST])


def list_link() -> dict[str, str]:
    """The address parameters of the list last seen."""
    link: dict[str, str] = st.session_state.get(Key.LIST, {})
    return link


def _address_changed() -> bool:
    return st.query_params.to_dict() != st.session_state.get(Key.LINK)


def wanted_case() -> str | None:
    """The id of the case the address names."""
    return st.query_params.get(_CASE_PARAMETER)


def field_key(case_id: str) -> str:
    """The session key of the field whose evidence is shown in one case."""
    return f"field-{case_id}"


def field_faults(case_id: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Bring the evidence chooser to the address, if it has changed; what the address got wrong."""
    key, asked = field_key(case_id), st.query_params.get(_FIELD_PARAMETER)
    if _address_changed() or key not in st.session_state:
        st.session_state[key] = asked if asked in known else None
        st.session_state[Key.LINK] = st.query_params.to_dict()
        if asked and asked not in known:
            return (f"本案没有“{asked[:40]}”这一项的依据，请在“在原文中查看依据”中选择。",)
    return ()


def choose_field(case_id: str, field: str) -> None:
    """Show the evidence of a field."""
    st.session_state[field_key(case_id)] = field


def keep_asked(dispute: Dispute) -> None:
    """Remember the dispute last asked, for this session; what was said of factors starts anew."""
    for key in [key for key in st.session_state if str(key).startswith(factor_key("switch", ""))]:
        del st.session_state[key]
    st.session_state[Key.ASKED] = dispute


def asked() -> Dispute | None:
    """The dispute last asked in this session."""
    dispute: Dispute | None = st.session_state.get(Key.ASKED)
    return dispute


def factor_key(place: str, name: str) -> str:
    """The session key of what a person says of one factor at one place of the page."""
    return f"{_FACTOR_KEY}{place}-{name}"


def is_factor_key(key: str) -> bool:
    """Whether a session key is one of those."""
    return key.startswith(_FACTOR_KEY)


def fill_in(facts: str, defence: str, claims: tuple[ClaimType, ...]) -> None:
    """Put a dispute into the form."""
    st.session_state[Key.FACTS] = facts
    st.session_state[Key.DEFENCE] = defence
    st.session_state[Key.CLAIMS] = list(claims)
