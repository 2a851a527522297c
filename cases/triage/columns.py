"""The columns of the triage sheet, and how a company's own headings find them.

Columns, their synonyms and the words of their choices are data in ``lexicon/sheet_headings.json``.
A heading is compared without blanks, units and width; what it says in brackets counts only where
the whole heading is not known by itself.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from cases.labelled import Labelled

SHEET_HEADINGS = Path(__file__).parents[1] / "lexicon" / "sheet_headings.json"

_IDLE = re.compile(r"[\s*＊:：]")
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_LIKE_ENOUGH = 0.75


class MatchedBy(Labelled):
    """How a heading was understood."""

    HEADING = "heading", "模板列名"
    SYNONYM = "synonym", "同义列名"
    REMEMBERED = "remembered", "已确认的对应"
    NOTHING = "nothing", "未识别"


_SUREST_FIRST = (MatchedBy.REMEMBERED, MatchedBy.HEADING, MatchedBy.SYNONYM, MatchedBy.NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; ``options`` maps each choice's value to the words for it, the first shown."""

    id: str
    heading: str
    kind: str
    group: str | None
    synonyms: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]]
    example: str | None
    hint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingMatch:
    """A heading of a sheet at column ``position`` (from 0) and what it was taken for.

    ``times`` is the unit in its brackets: 10000 for 融资金额（万元）. ``suggested`` is the column
    likeliest meant by a heading not understood, for a person to confirm.
    """

    heading: str
    position: int
    column: str | None
    by: MatchedBy
    times: int = 1
    suggested: str | None = None


@cache
def columns() -> Mapping[str, Column]:
    """The sheet's columns by id, in the template's order."""
    return {entry["id"]: _column(entry) for entry in vocabulary()["columns"]}


@cache
def plan_columns() -> Mapping[str, Column]:
    """The columns of the second sheet, with the rent plan and the receipts."""
    return {entry["id"]: _column(entry) for entry in vocabulary()["plan_columns"]}


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole lexicon."""
    words: Mapping[str, Any] = json.loads(SHEET_HEADINGS.read_text(encoding="utf-8"))
    return words


def match_headings(
    headings: Iterable[object],
    known: Mapping[str, Column],
    remembered: Mapping[str, str] | None = None,
) -> tuple[HeadingMatch, ...]:
    """What each heading stands for; blank ones are left out, a column is taken once.

    ``remembered`` maps headings a person has confirmed to column ids and goes before all else; an
    empty id says that the heading is to be left alone. Where two headings mean one column, what a
    person confirmed beats the template's own heading, and that a synonym; the other is asked for.
    """
    confirmed = {fold(heading): column for heading, column in (remembered or {}).items()}
    words = _words(known.values())
    found = []
    for position, written in enumerate(headings):
        heading = "" if written is None else str(written).strip()
        if not heading:
            continue
        found.append(_match(heading, position, confirmed, words, known))
    first: dict[str, HeadingMatch] = {}
    for match in sorted(found, key=lambda m: _SUREST_FIRST.index(m.by)):
        if match.column is not None:
            first.setdefault(match.column, match)
    return tuple(m if m.column is None or first[m.column] is m else _not_taken(m) for m in found)


def _not_taken(match: HeadingMatch) -> HeadingMatch:
    """A heading whose column another one has."""
    return HeadingMatch(
        heading=match.heading, position=match.position, column=None, by=MatchedBy.NOTHING
    )


def fold(heading: str) -> str:
    """A heading without blanks and marks, half-width: `` 合同编号 * `` → 合同编号."""
    return _IDLE.sub("", unicodedata.normalize("NFKC", heading)).lower()


def _match(
    heading: str,
    position: int,
    confirmed: Mapping[str, str],
    words: Mapping[str, tuple[str, MatchedBy]],
    known: Mapping[str, Column],
) -> HeadingMatch:
    for form in (fold(heading), fold(_BRACKETED.sub("", heading))):
        found = (confirmed[form], MatchedBy.REMEMBERED) if form in confirmed else words.get(form)
        if found is not None:
            column = found[0] if found[0] in known else None
            times = 1 if column is None else _times(heading, known[column])
            return HeadingMatch(
                heading=heading, position=position, column=column, by=found[1], times=times
            )
    # What is worked out here, or used nowhere, is no column's, however like one its heading looks.
    nobodys = fold(heading) in vocabulary()["of_no_column"]
    close = [] if nobodys else get_close_matches(fold(heading), words, n=1, cutoff=_LIKE_ENOUGH)
    return HeadingMatch(
        heading=heading,
        position=position,
        column=None,
        by=MatchedBy.NOTHING,
        suggested=words[close[0]][0] if close else None,
    )


def _times(heading: str, column: Column) -> int:
    """The unit that the heading's brackets name, as a multiple of the column's own."""
    units: Mapping[str, int] = vocabulary()["units"].get(column.kind.rstrip("0"), {})
    named = [unit.strip("()（）[]【】") for unit in _BRACKETED.findall(heading)]
    return next((units[unit.strip()] for unit in named if unit.strip() in units), 1)


def _words(known: Iterable[Column]) -> Mapping[str, tuple[str, MatchedBy]]:
    """Every folded heading, and how it is known; a template's heading beats a synonym."""
    words: dict[str, tuple[str, MatchedBy]] = {}
    known = tuple(known)
    for column in known:
        for synonym in column.synonyms:
            words.setdefault(fold(synonym), (column.id, MatchedBy.SYNONYM))
    for column in known:
        for form in (column.heading, _BRACKETED.sub("", column.heading)):
            words[fold(form)] = (column.id, MatchedBy.HEADING)
    return words


def _column(entry: Mapping[str, Any]) -> Column:
    options = entry.get("options") or {}
    if isinstance(options, str):
        options = vocabulary()[options]
    return Column(
        id=entry["id"],
        heading=entry["heading"],
        kind=entry["kind"],
        group=entry.get("group"),
        synonyms=tuple(entry["synonyms"]),
        options={value: tuple(words) for value, words in options.items()},
        example=entry.get("example"),
        hint=entry.get("hint"),
    )
