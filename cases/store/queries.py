"""What the store writes into its columns, and how a filter becomes a query."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, insert, or_, select, update

from cases.as_case import as_case
from cases.judgment import Judgment
from cases.store import store_words
from cases.store.stored import PaperFilter, PaperRow, StoredPaper, load_judgment, load_spans
from cases.store.tables import CONTENTS, FACETS, PAPERS, STAMP
from cases.taxonomy import Outcome

ROW = tuple(PAPERS.c[name] for name in PaperRow.__dataclass_fields__)
IN_FULL = select(*ROW, CONTENTS.c.text, CONTENTS.c.judgment, CONTENTS.c.pages).select_from(
    PAPERS.join(CONTENTS)
)
LATEST_FIRST = (PAPERS.c.saved_at.desc(), PAPERS.c.case_id)


def now() -> datetime:
    """The time in UTC, without a zone of its own: databases differ in how they keep one."""
    return datetime.now(UTC).replace(tzinfo=None)


def listed(judgment: Judgment) -> dict[str, Any]:
    """The columns that lists show and filters ask."""
    case = as_case(judgment)
    names = [name for party in judgment.parties for name in (party.name, *party.aliases)]
    mode = judgment.lease.mode if judgment.lease else None
    heading = (case.title, judgment.court, judgment.case_no, judgment.cause, judgment.document)
    return {
        "document": judgment.document,
        "title": case.title,
        "court": judgment.court,
        "case_no": judgment.case_no,
        "cause": judgment.cause,
        "outcome": judgment.outcome.value if judgment.outcome else None,
        "judgment_date": judgment.judgment_date,
        "mode": mode.value if mode else None,
        "warnings": len(judgment.warnings),
        "searched": "\n".join(filter(None, (*heading, *names))).casefold(),
    }


def insert_facets(connection: Connection, papers: Iterable[tuple[str, Judgment]]) -> None:
    """Note what papers are about and which claims they hold, each with its fate."""
    values = [
        {"case_id": case_id, "kind": kind, "value": value}
        for case_id, judgment in papers
        for kind, value in sorted(set(_facets(judgment)))
    ]
    if values:
        connection.execute(insert(FACETS), values)


def _facets(judgment: Judgment) -> Iterator[tuple[str, str]]:
    for kind in judgment.dispute_types:
        yield "dispute", kind.value
    for demand in (*judgment.claims, *judgment.counterclaims):
        yield "claim", demand.type.value
        if demand.outcome is not None:
            yield "fate", f"{demand.type.value}:{demand.outcome.value}"


def indexed_words(connection: Connection, case_ids: Collection[str]) -> list[tuple[int, str]]:
    """The numbers of these papers, and the words by which each can be found."""
    query = (
        select(CONTENTS.c.number, PAPERS.c.searched, CONTENTS.c.text)
        .select_from(PAPERS.join(CONTENTS))
        .where(PAPERS.c.case_id.in_(case_ids))
    )
    found = connection.execute(query)
    return [(number, f"{names}\n{text}") for number, names, text in found]


def count_change(connection: Connection) -> None:
    """Let whatever is derived from the store know that it is stale."""
    counted = connection.execute(update(STAMP).values(changes=STAMP.c.changes + 1))
    if counted.rowcount == 0:
        connection.execute(insert(STAMP).values(id=1, changes=1))


def filtered(query: Select[Any], wanted: PaperFilter, *, has_pairs: bool) -> Select[Any]:
    """The query, narrowed to what a filter allows; ``has_pairs`` where letter pairs are indexed."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.reviewed is not None:
        reviewed = PAPERS.c.reviewed_by.is_not(None)
        conditions.append(reviewed if wanted.reviewed else ~reviewed)
    if wanted.mode is not None:
        conditions.append(PAPERS.c.mode == wanted.mode.value)
    if wanted.dispute is not None:
        conditions.append(_has_facet("dispute", wanted.dispute.value))
    conditions += _claims(wanted)
    for word in wanted.words.split():
        conditions += _holding(word, in_text=wanted.in_text, has_pairs=has_pairs)
    return query.where(*conditions)


def _claims(wanted: PaperFilter) -> list[ColumnElement[bool]]:
    if wanted.claim is None:
        return [PAPERS.c.outcome == wanted.outcome.value] if wanted.outcome else []
    if wanted.outcome is None:
        return [_has_facet("claim", wanted.claim.value)]
    return [_has_facet("fate", f"{wanted.claim.value}:{wanted.outcome.value}")]


def _has_facet(kind: str, value: str) -> ColumnElement[bool]:
    of_kind = select(FACETS.c.case_id).where(FACETS.c.kind == kind, FACETS.c.value == value)
    return PAPERS.c.case_id.in_(of_kind)


def _holding(word: str, *, in_text: bool, has_pairs: bool) -> list[ColumnElement[bool]]:
    """That the names, or with ``in_text`` the text, hold the word."""
    # Its own name for the table: the query around may read the contents too.
    told = CONTENTS.alias()
    possible = store_words.may_hold(told.c.number, word) if has_pairs else None
    few = [] if possible is None else [possible]
    conditions = [PAPERS.c.case_id.in_(select(told.c.case_id).where(*few))] if few else []
    named = PAPERS.c.searched.contains(word.casefold(), autoescape=True)
    if in_text:
        holds = told.c.text.contains(word, autoescape=True)
        named = or_(named, PAPERS.c.case_id.in_(select(told.c.case_id).where(*few, holds)))
    return [*conditions, named]


def as_row(found: Any) -> PaperRow:
    """A row of a list."""
    kept = {column.name: found._mapping[column.name] for column in ROW}
    outcome = kept.pop("outcome")
    return PaperRow(**kept, outcome=Outcome(outcome) if outcome else None)


def as_paper(found: Any) -> StoredPaper:
    """A row read in full, without its corrections."""
    return StoredPaper(
        row=as_row(found),
        judgment=load_judgment(found.judgment, found.text),
        pages=load_spans(found.pages),
    )
