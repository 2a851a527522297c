"""What a session remembers of a search for similar cases; the address holds it where it is short.

Facts of a client never stand in the address: they are kept as a draft in the user's own folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import streamlit as st

from cases.errors import SourceError
from cases.extract.court import court_level
from cases.judgment import CourtLevel
from cases.labelled import Labelled
from cases.taxonomy import ClaimType, DisputeType, LeaseMode, Outcome
from dashboard import drafts
from dashboard.drafts import Draft, Place
from models.dispute import ClaimQuery
from models.similar.case_facets import CaseFacets, asset_kinds
from models.similar.query import SimilarQuery, Way
from models.similar.tiers import Forum

if TYPE_CHECKING:
    from dashboard.reports.similar_findings import SearchRun

_LONGEST_IN_ADDRESS = 60
_WAY, _WORDS, _CASE, _HELD, _CLAIMS = "way", "q", "case", "held", "for"
_COURT, _PROVINCE = "before", "in"
_NOT_KEPT = "0"


class Key(StrEnum):
    """Session keys of the page 类案检索."""

    LINK = "similar-link"
    FAULTS = "similar-faults"
    WAY = "similar-way"
    BASIS = "similar-basis"
    FACTS = "similar-facts"
    KEYWORDS = "similar-keywords"
    STATUTES = "similar-statutes"
    CASE = "similar-case"
    CLAIMS = "similar-claims"
    COURT = "similar-court"
    PROVINCE = "similar-province"
    ASKED = "similar-asked"
    HELD = "similar-held"
    RUNS = "similar-runs"
    SEARCHER = "similar-searcher"
    MATTER = "similar-matter"
    POINTS = "similar-points"


class Basis(Labelled):
    """What related cases are sought from."""

    FACTS = "facts", "案情或判决书"
    CASE = "case", "案例库案例"


_TEXT_KEYS = {Way.KEYWORDS: Key.KEYWORDS, Way.STATUTES: Key.STATUTES, Way.CASE: Key.FACTS}
# Facets with closed vocabularies; the others take any words.
_KINDS: Mapping[str, type[Labelled]] = {
    "level": CourtLevel,
    "dispute": DisputeType,
    "claim": ClaimType,
    "outcome": Outcome,
    "mode": LeaseMode,
}
FACETS = tuple(facet.name for facet in fields(CaseFacets))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A search as put: the query, what it is limited to, and the court that is to decide."""

    query: SimilarQuery
    facets: CaseFacets = field(default_factory=CaseFacets)
    court: str = ""
    province: str | None = None

    @property
    def forum(self) -> Forum:
        """The accepting court; a province chosen wins over the one its name tells."""
        if not self.court:
            return Forum(province=self.province)
        named = Forum.named(self.court)
        return replace(
            named, province=self.province or named.province, level=court_level(self.court)
        )


def facet_key(name: str) -> str:
    """The session key of one filter."""
    return f"similar-filter-{name}"


def wanted_link(wanted: Wanted, held: str | None = None) -> dict[str, str]:
    """The address parameters of a search; what is not asked for is left out, and so are facts:
    in their place stands ``held``, the id of the draft that keeps them."""
    query = wanted.query
    link = {_WAY: query.way.value}
    if query.case_id:
        link[_CASE] = query.case_id
    elif query.way is not Way.CASE and len(query.text) <= _LONGEST_IN_ADDRESS:
        link[_WORDS] = query.text
    else:
        # Long keywords are no told dispute: the address says only that they are not in it.
        link[_HELD] = held if held and query.way is Way.CASE else _NOT_KEPT
    claims = [claim.type.value for claim in query.claims]
    told = {_CLAIMS: claims, _COURT: [wanted.court], _PROVINCE: [wanted.province or ""]}
    told |= {name: sorted(map(str, getattr(wanted.facets, name))) for name in FACETS}
    return link | {name: ",".join(some) for name, some in told.items() if any(some)}


def read_link(parameters: Mapping[str, str]) -> tuple[Wanted | None, tuple[str, ...]]:
    """The search an address asks for, None where it holds none, and what it got wrong."""
    faults: list[str] = []
    way = parameters.get(_WAY, Way.CASE.value)
    if way not in list(Way):
        faults.append(f"链接中的检索方式“{way[:20]}”不存在，已改为{Way.CASE.label}。")
        way = Way.CASE.value
    claims = _members("主张", ClaimType, parameters.get(_CLAIMS, ""), faults)
    facets = {name: _facet(name, parameters.get(name, ""), faults) for name in FACETS}
    text, case_id = parameters.get(_WORDS, ""), parameters.get(_CASE)
    if not text.strip() and not case_id:
        if parameters.get(_HELD):
            faults.append("链接不含案情文字，保存它的草稿不在本机或已清除，请重新粘贴后检索。")
        return None, tuple(faults)
    query = SimilarQuery(
        text="" if case_id else text,
        case_id=case_id,
        way=Way(way),
        claims=tuple(ClaimQuery(type=claim) for claim in claims),
    )
    wanted = Wanted(
        query=query,
        facets=CaseFacets(**facets),
        court=parameters.get(_COURT, ""),
        province=parameters.get(_PROVINCE) or None,
    )
    return wanted, tuple(faults)


def follow_address() -> tuple[str, ...]:
    """Bring the page to the address, if it was changed from outside; what the address got wrong."""
    parameters = st.query_params.to_dict()
    if parameters != st.session_state.get(Key.LINK):
        held = parameters.get(_HELD) and Key.ASKED in st.session_state
        wanted, faults = read_link(parameters | _held_words(parameters))
        if wanted is not None:
            _fill_in(wanted)
            st.session_state[Key.ASKED] = wanted.query
        elif not held and parameters:
            st.session_state.pop(Key.ASKED, None)
        st.session_state[Key.FAULTS] = () if held else faults
        # At once: a click may cut this run short, and must then win over the address.
        st.session_state[Key.LINK] = parameters
    given: tuple[str, ...] = st.session_state.get(Key.FAULTS, ())
    return given


def write_wanted(wanted: Wanted) -> None:
    """Make the address say what the page shows."""
    link = wanted_link(wanted, st.session_state.get(Key.HELD))
    if st.query_params.to_dict() != link:
        st.query_params.from_dict(link)
    st.session_state[Key.LINK] = link


def keep_asked(query: SimilarQuery) -> None:
    """Search for this from now on; a told dispute is kept as a draft.

    Raises SourceError where the user's folder cannot be written.
    """
    st.session_state[Key.ASKED] = query
    st.session_state[Key.FAULTS] = ()
    if query.way is Way.CASE and not query.case_id:
        held = st.session_state.setdefault(Key.HELD, drafts.new_id())
        claims = tuple(claim.type for claim in query.claims)
        drafts.save(Place.SIMILAR, held, Draft(facts=query.text, claims=claims))


def open_held(draft_id: str) -> None:
    """Go to a dispute told before."""
    st.query_params.from_dict({_WAY: Way.CASE.value, _HELD: draft_id})


def begin_anew() -> None:
    """An empty form, without the search and what was said of its matter; the draft stays."""
    state = st.session_state
    for key in (Key.HELD, Key.ASKED):
        state.pop(key, None)
    state[Key.FACTS], state[Key.CLAIMS] = "", []
    _leave_matter()
    st.query_params.clear()


def clear_held() -> None:
    """Forget the told dispute for good: the draft, the words in the box, the search."""
    drafts.delete(Place.SIMILAR, st.session_state[Key.HELD])
    begin_anew()


def _held_words(parameters: Mapping[str, str]) -> dict[str, str]:
    """The words and claims the address only points at, where they are kept on this machine."""
    try:
        draft = drafts.load(Place.SIMILAR, parameters.get(_HELD, ""))
    except SourceError:
        return {}
    if st.session_state.get(Key.HELD) != parameters[_HELD]:
        _leave_matter()
    st.session_state[Key.HELD] = parameters[_HELD]
    return {_WORDS: draft.facts, _CLAIMS: ",".join(draft.claims)}


def _leave_matter() -> None:
    """What a report says of the matter, its log of searches too, is not the next matter's."""
    st.session_state.pop(Key.RUNS, None)
    st.session_state[Key.MATTER] = st.session_state[Key.POINTS] = ""


def asked() -> SimilarQuery | None:
    """The query last put in this session."""
    query: SimilarQuery | None = st.session_state.get(Key.ASKED)
    return query


def note_run(run: "SearchRun") -> "tuple[SearchRun, ...]":
    """Add a search to the log of this session; one redrawn unchanged is noted once."""
    runs: list[SearchRun] = st.session_state.setdefault(Key.RUNS, [])
    if not runs or replace(runs[-1], at=run.at) != run:
        runs.append(run)
    return tuple(runs)


def _fill_in(wanted: Wanted) -> None:
    """Put a search into the widgets."""
    query, state = wanted.query, st.session_state
    state[Key.WAY] = query.way
    state[Key.BASIS] = Basis.CASE if query.case_id else Basis.FACTS
    if query.case_id:
        state[Key.CASE] = query.case_id
    else:
        state[_TEXT_KEYS[query.way]] = query.text
    state[Key.CLAIMS] = [claim.type for claim in query.claims]
    state[Key.COURT] = wanted.court
    state[Key.PROVINCE] = wanted.province
    for name in FACETS:
        state[facet_key(name)] = sorted(getattr(wanted.facets, name))


def _facet(name: str, given: str, faults: list[str]) -> frozenset[Any]:
    if name in _KINDS:
        return frozenset(_members("筛选条件", _KINDS[name], given, faults))
    values = [value for value in given.split(",") if value]
    if name == "year":
        return frozenset(int(value) for value in values if value.isdecimal() and len(value) == 4)
    if name == "asset":
        return frozenset(value for value in values if value in asset_kinds())
    return frozenset(values)


def _members(label: str, kinds: type[Any], given: str, faults: list[str]) -> list[Any]:
    found = []
    for value in given.split(","):
        if value in {member.value for member in kinds}:
            found.append(kinds(value))
        elif value:
            faults.append(f"链接中的{label}“{value[:40]}”不存在，已忽略，请重新选择。")
    return found
