"""The papers a user has imported: one store for this user, safe for several processes at once.

Every change is one transaction: a program that is killed leaves either all of it or nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Self

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from cases.errors import CaseError, QueryError
from cases.evidence import Span
from cases.judgment import Judgment
from cases.record import Case
from cases.store import store_words
from cases.store.corrections import changed_fields
from cases.store.queries import (
    IN_FULL,
    LATEST_FIRST,
    ROW,
    as_paper,
    as_row,
    count_change,
    filtered,
    indexed_words,
    insert_facets,
    listed,
    now,
)
from cases.store.stored import (
    Correction,
    PaperFilter,
    PaperRow,
    StoredPaper,
    dump_judgment,
    dump_spans,
    own_id,
    text_hash,
)
from cases.store.tables import (
    CONTENTS,
    CORRECTIONS,
    FACETS,
    ORIGINALS,
    PAPERS,
    STAMP,
    WRITING,
    connect,
    database_url,
)

_EVERYTHING = PaperFilter()
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A structured paper to be stored; ``original`` is the file where it has pages to look at."""

    judgment: Judgment
    pages: tuple[Span, ...] = ()
    original: bytes | None = None


class Store:
    """Imported papers, who reviewed them, and every correction made by hand."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._has_pairs = engine.dialect.name == "sqlite"

    @classmethod
    def open(cls, url: str | None = None) -> Self:
        """The store at ``url``, else this user's. Raises CaseError where it cannot be opened."""
        return cls(connect(url or database_url()))

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def save(self, paper: NewPaper) -> tuple[str, bool]:
        """Store one paper; its id, and False where the same text was stored before (and stays)."""
        (saved,) = self.save_all([paper])
        return saved

    def save_all(self, papers: Sequence[NewPaper]) -> list[tuple[str, bool]]:
        """Store papers, all or none; for each its id and whether it is new."""
        by_id = {own_id(paper.judgment.text): paper for paper in reversed(papers)}
        with self._writing() as connection:
            new = {i: by_id[i] for i in by_id.keys() - _known(connection, by_id)}
            if new:
                self._insert(connection, new)
                count_change(connection)
        saved = []
        for paper in papers:
            case_id = own_id(paper.judgment.text)
            saved.append((case_id, new.pop(case_id, None) is not None))
        return saved

    def correct(self, case_id: str, corrected: Judgment, who: str) -> StoredPaper:
        """Keep a person's reading in place of the machine's, every changed value on record.

        Without any change the record is confirmed as it stands. Raises QueryError where there is
        no such paper or no name.
        """
        name = who.strip()
        if not name:
            raise QueryError("请先填写您的姓名，核对记录要注明由谁核对。")
        with self._writing() as connection:
            before = _read(connection, case_id)
            at = now()
            review = {**listed(corrected), "reviewed_by": name, "reviewed_at": at}
            dumped = dump_judgment(corrected)
            of_case = PAPERS.c.case_id == case_id
            self._forget_words(connection, case_id)
            connection.execute(update(PAPERS).where(of_case).values(**review))
            of_case = CONTENTS.c.case_id == case_id
            connection.execute(update(CONTENTS).where(of_case).values(judgment=dumped))
            connection.execute(delete(FACETS).where(FACETS.c.case_id == case_id))
            insert_facets(connection, [(case_id, corrected)])
            self._note_words(connection, [case_id])
            for change in changed_fields(before.judgment, corrected):
                noted = {"case_id": case_id, "who": name, "at": at, **change._asdict()}
                connection.execute(insert(CORRECTIONS).values(**noted))
            count_change(connection)
            return _read(connection, case_id)

    def delete(self, case_id: str) -> None:
        """Remove a paper with all that belongs to it. Raises QueryError where there is none."""
        with self._writing() as connection:
            self._forget_words(connection, case_id)
            for table in (FACETS, CORRECTIONS, ORIGINALS, CONTENTS):
                connection.execute(delete(table).where(table.c.case_id == case_id))
            gone = connection.execute(delete(PAPERS).where(PAPERS.c.case_id == case_id))
            if gone.rowcount == 0:
                raise _no_such(case_id)
            count_change(connection)

    def get(self, case_id: str) -> StoredPaper:
        """One paper in full. Raises QueryError where there is none."""
        with self._reading() as connection:
            return _read(connection, case_id)

    def known(self, case_ids: Collection[str]) -> frozenset[str]:
        """Which of these papers are stored."""
        with self._reading() as connection:
            return _known(connection, case_ids)

    def has(self, case_id: str) -> bool:
        """Whether a paper of that id is stored."""
        return bool(self.known([case_id]))

    def original(self, case_id: str) -> bytes | None:
        """The file the paper came from, where it has pages to look at."""
        wanted = select(ORIGINALS.c.data).where(ORIGINALS.c.case_id == case_id)
        with self._reading() as connection:
            data: bytes | None = connection.scalar(wanted)
            return data

    def count(self, wanted: PaperFilter = _EVERYTHING) -> int:
        """How many papers a filter allows."""
        query = self._filtered(select(func.count()).select_from(PAPERS), wanted)
        with self._reading() as connection:
            return connection.scalar(query) or 0

    def list(
        self, wanted: PaperFilter = _EVERYTHING, *, start: int = 0, count: int = 20
    ) -> tuple[PaperRow, ...]:
        """Papers a filter allows, the latest stored first."""
        query = (
            self._filtered(select(*ROW), wanted).order_by(*LATEST_FIRST).offset(start).limit(count)
        )
        with self._reading() as connection:
            return tuple(as_row(found) for found in connection.execute(query))

    def cases(
        self, wanted: PaperFilter = _EVERYTHING, *, start: int = 0, count: int | None = None
    ) -> Iterator[Case]:
        """The papers a filter allows as records, the latest stored first, few held at a time."""
        query = self._filtered(IN_FULL, wanted).order_by(*LATEST_FIRST)
        done = 0
        while count is None or done < count:
            most = _BATCH if count is None else min(_BATCH, count - done)
            with self._reading() as connection:
                found = connection.execute(query.offset(start + done).limit(most)).all()
            yield from (as_paper(row).case for row in found)
            done += len(found)
            if len(found) < most:
                return

    def stamp(self) -> int:
        """A number that grows with every change: what was derived under another is stale."""
        with self._reading() as connection:
            return connection.scalar(select(STAMP.c.changes)) or 0

    def _filtered(self, query: Select[Any], wanted: PaperFilter) -> Select[Any]:
        return filtered(query, wanted, has_pairs=self._has_pairs)

    def _insert(self, connection: Connection, new: Mapping[str, NewPaper]) -> None:
        at = now()
        connection.execute(
            insert(PAPERS),
            [
                {
                    "case_id": case_id,
                    "sha256": text_hash(paper.judgment.text),
                    "saved_at": at,
                    **listed(paper.judgment),
                }
                for case_id, paper in new.items()
            ],
        )
        connection.execute(insert(CONTENTS), [_content(i, paper) for i, paper in new.items()])
        originals = [
            {"case_id": case_id, "data": paper.original}
            for case_id, paper in new.items()
            if paper.original is not None
        ]
        if originals:
            connection.execute(insert(ORIGINALS), originals)
        insert_facets(connection, ((i, paper.judgment) for i, paper in new.items()))
        self._note_words(connection, new)

    def _note_words(self, connection: Connection, case_ids: Collection[str]) -> None:
        if self._has_pairs:
            store_words.add(connection, indexed_words(connection, case_ids))

    def _forget_words(self, connection: Connection, case_id: str) -> None:
        if self._has_pairs:
            for number, words in indexed_words(connection, [case_id]):
                store_words.remove(connection, number, words)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(**{WRITING: True})
        try:
            with engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise CaseError("文书库没有写入，请检查磁盘空间和权限，稍后重试。") from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise CaseError("文书库读取失败，请检查文件是否完好、是否有权限。") from error


def _content(case_id: str, paper: NewPaper) -> dict[str, str]:
    return {
        "case_id": case_id,
        "text": paper.judgment.text,
        "judgment": dump_judgment(paper.judgment),
        "pages": dump_spans(paper.pages),
    }


def _known(connection: Connection, case_ids: Collection[str]) -> frozenset[str]:
    asked = sorted(case_ids)
    found: set[str] = set()
    for start in range(0, len(asked), _BATCH):
        some = asked[start : start + _BATCH]
        query = select(PAPERS.c.case_id).where(PAPERS.c.case_id.in_(some))
        found.update(connection.scalars(query))
    return frozenset(found)


def _read(connection: Connection, case_id: str) -> StoredPaper:
    found = connection.execute(IN_FULL.where(PAPERS.c.case_id == case_id)).one_or_none()
    if found is None:
        raise _no_such(case_id)
    kept = [CORRECTIONS.c[name] for name in Correction.__dataclass_fields__]
    query = select(*kept).where(CORRECTIONS.c.case_id == case_id).order_by(CORRECTIONS.c.id)
    corrections = tuple(Correction(**row._mapping) for row in connection.execute(query))
    of_case = select(ORIGINALS.c.case_id).where(ORIGINALS.c.case_id == case_id)
    has_original = connection.scalar(of_case) is not None
    return replace(as_paper(found), corrections=corrections, has_original=has_original)


def _no_such(case_id: str) -> QueryError:
    return QueryError(f"库中没有编号为“{case_id[:40]}”的文书，请从列表中选择。")
