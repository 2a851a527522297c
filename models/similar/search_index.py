"""Cases on disk, found by their words and marks: added and corrected in place, rebuilt safely.

The index holds what is searched and a small profile of each case, never the case itself. Texts come
in cut (``cases.words``), terms are looked up one by one: nothing a user types is parsed as a query.

A rebuild is made beside the index in use and then takes its place
(``models.similar.generations``): a crash at any moment leaves the old one working.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tantivy import (
    Document,
    Index,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    Searcher,
    TextAnalyzerBuilder,
    Tokenizer,
)

from cases.errors import CaseError
from models.similar.generations import current_generation, new_generation

INDEX = Path(__file__).parents[2] / "build" / "index"

_ID, _WORDS, _MARKS, _PROFILE = "case_id", "words", "marks", "profile"
_BY_SPACE = "by_space"
_OPTION = {_ID: "basic", _WORDS: "freq", _MARKS: "basic"}
# Memory of a writer: one case needs the least that the engine takes, a rebuild earns more.
_SMALL_HEAP, _LARGE_HEAP = 15_000_000, 128_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """One case as it is searched; neither words nor marks hold white space."""

    case_id: str
    words: Sequence[str]
    marks: Sequence[str]
    profile: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A case found: ``score`` is BM25 of the terms asked for, weights included."""

    case_id: str
    score: float
    profile: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which cases may be found: of each group of marks one must be there; ``ids`` where given."""

    any_of: tuple[frozenset[str], ...] = ()
    ids: frozenset[str] | None = None


class SearchIndex:
    """An index on disk. Several processes may search it; one at a time may write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open()

    @classmethod
    def build(cls, folder: Path, entries: Iterable[IndexEntry], *, made_from: str) -> Self:
        """A new index in place of whatever is there; ``made_from`` names what it was made from.

        Raises CaseError where the folder cannot be written.
        """
        with new_generation(folder, {"made_from": made_from}) as path:
            _write(_register(Index(_SCHEMA, path=str(path))), entries, heap=_LARGE_HEAP)
        return cls(folder)

    @property
    def made_from(self) -> str:
        """What the index in use was made from, as its builder named it."""
        return self._noted["made_from"]

    def __len__(self) -> int:
        return int(self._searcher().num_docs)

    def put(self, entries: Iterable[IndexEntry]) -> None:
        """Add cases, in place of those of the same id; all are found at once, or none.

        Raises CaseError where another process is writing.
        """
        self._fresh()
        _write(self._index, entries, heap=_SMALL_HEAP)

    def remove(self, case_ids: Iterable[str]) -> None:
        """Take cases out; an id that is not there is no fault.

        Raises CaseError where another process is writing.
        """
        self._fresh()
        writer = _writer(self._index, _SMALL_HEAP)
        for case_id in case_ids:
            writer.delete_documents_by_term(_ID, case_id)
        writer.commit()
        writer.wait_merging_threads()

    def by_words(
        self, weights: Mapping[str, float], *, limit: int, only: Only | None = None
    ) -> list[Found]:
        """The best cases by weighted words."""
        return self._best(_WORDS, weights, limit, only)

    def by_marks(
        self, weights: Mapping[str, float], *, limit: int, only: Only | None = None
    ) -> list[Found]:
        """The best cases by weighted marks."""
        return self._best(_MARKS, weights, limit, only)

    def word_scores(self, weights: Mapping[str, float], ids: Iterable[str]) -> dict[str, float]:
        """BM25 of those cases that have any of the words."""
        wanted = frozenset(ids)
        query = self._query(_WORDS, weights, Only(ids=wanted))
        if query is None or not wanted:
            return {}
        searcher = self._searcher()
        hits = searcher.search(query, len(wanted), count=False).hits
        return {searcher.doc(address)[_ID][0]: float(score) for score, address in hits}

    def every(self, *, limit: int, only: Only | None = None) -> list[Found]:
        """Cases that are allowed, in no order, score 0."""
        query = Query.boolean_query(
            [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0)), *_allowed(only)]
        )
        return self._run(self._searcher(), query, limit)

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """In how many cases each word stands."""
        searcher = self._searcher()
        return {word: searcher.doc_freq(_WORDS, word) for word in words}

    def _best(
        self, field: str, weights: Mapping[str, float], limit: int, only: Only | None
    ) -> list[Found]:
        query = self._query(field, weights, only)
        return self._run(self._searcher(), query, limit) if query is not None and limit > 0 else []

    def _query(self, field: str, weights: Mapping[str, float], only: Only | None) -> Query | None:
        """Any of the terms, among the cases allowed; None where there is no term."""
        wanted = [
            (Occur.Should, Query.boost_query(_term(field, term), weight))
            for term, weight in weights.items()
            if weight > 0
        ]
        if not wanted:
            return None
        query = Query.boolean_query(wanted)
        return Query.boolean_query([(Occur.Must, query), *_allowed(only)]) if only else query

    def _run(self, searcher: Searcher, query: Query, limit: int) -> list[Found]:
        found = []
        for score, address in searcher.search(query, limit, count=False).hits:
            stored = searcher.doc(address)
            found.append(
                Found(
                    case_id=stored[_ID][0],
                    score=float(score),
                    profile=json.loads(bytes(stored[_PROFILE][0])),
                )
            )
        return found

    def _searcher(self) -> Searcher:
        self._fresh()
        return self._index.searcher()

    def _fresh(self) -> None:
        """See what other processes have written since: new cases, or a whole new generation."""
        if current_generation(self.folder) != (self._path, self._noted):
            self._open()
        self._index.reload()

    def _open(self) -> None:
        self._path, self._noted = current_generation(self.folder)
        try:
            self._index = _register(Index.open(str(self._path)))
        except (OSError, ValueError) as error:
            raise CaseError(f"文件夹“{self.folder}”中的检索索引已损坏，请重建索引。") from error


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field(_ID, stored=True, tokenizer_name="raw", index_option=_OPTION[_ID])
    for field in (_WORDS, _MARKS):
        builder.add_text_field(field, tokenizer_name=_BY_SPACE, index_option=_OPTION[field])
    builder.add_bytes_field(_PROFILE, stored=True, indexed=False)
    return builder.build()


_SCHEMA = _schema()


def _register(index: Index) -> Index:
    """The tokeniser is no part of an index on disk: it is told again after every open."""
    index.register_tokenizer(_BY_SPACE, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index


def _writer(index: Index, heap: int) -> Any:
    try:
        return index.writer(heap, 1)
    except ValueError as error:
        raise CaseError("另一个程序正在更新检索索引，请稍后重试。") from error


def _write(index: Index, entries: Iterable[IndexEntry], *, heap: int) -> None:
    writer = _writer(index, heap)
    try:
        for entry in entries:
            writer.delete_documents_by_term(_ID, entry.case_id)
            writer.add_document(_document(entry))
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    writer.wait_merging_threads()
    index.reload()


def _document(entry: IndexEntry) -> Document:
    document = Document()
    document.add_text(_ID, entry.case_id)
    document.add_text(_WORDS, " ".join(entry.words))
    document.add_text(_MARKS, " ".join(entry.marks))
    profile = json.dumps(entry.profile, ensure_ascii=False, separators=(",", ":"))
    document.add_bytes(_PROFILE, profile.encode())
    return document


def _allowed(only: Only | None) -> list[tuple[Occur, Query]]:
    """Conditions that let cases through and add nothing to their score."""
    if only is None:
        return []
    conditions = [_any_mark(marks) for marks in only.any_of]
    if only.ids is not None:
        conditions.append(Query.term_set_query(_SCHEMA, _ID, sorted(only.ids)))
    return [(Occur.Must, Query.const_score_query(c, 0.0)) for c in conditions]


def _any_mark(marks: Iterable[str]) -> Query:
    return Query.boolean_query([(Occur.Should, _term(_MARKS, mark)) for mark in sorted(marks)])


def _term(field: str, term: str) -> Query:
    return Query.term_query(_SCHEMA, field, term, index_option=_OPTION[field])
