"""Finding words inside stored texts without reading them all: which two letters follow each other.

SQLite only; a text that holds a word holds all its pairs of letters, and whether the word itself is
there is then asked of those few texts. Other databases read every text.
"""

import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, literal_column, text

_CREATE = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS letter_pairs USING"
    " fts5(pairs, content='', columnsize=0, detail=none, tokenize='unicode61')"
)
_ADD = text("INSERT INTO letter_pairs(rowid, pairs) VALUES (:number, :pairs)")
_REMOVE = text(
    "INSERT INTO letter_pairs(letter_pairs, rowid, pairs) VALUES ('delete', :number, :pairs)"
)
_MATCH = text("SELECT rowid FROM letter_pairs WHERE letter_pairs MATCH :wanted")
_PAIR = re.compile("(?=([0-9A-Za-z一-鿿]{2}))")


def create(connection: Connection) -> None:
    """Make the index, if it is not there."""
    connection.execute(_CREATE)


def add(connection: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Note the texts of these numbers."""
    rows = [{"number": number, "pairs": _pairs(words)} for number, words in texts]
    if rows:
        connection.execute(_ADD, rows)


def remove(connection: Connection, number: int, words: str) -> None:
    """Forget the text of that number."""
    connection.execute(_REMOVE, {"number": number, "pairs": _pairs(words)})


def may_hold(number: ColumnElement[int], word: str) -> ColumnElement[bool] | None:
    """Whether the text of that number can hold the word; None where its letters cannot tell."""
    pairs = sorted({found[1] for found in _PAIR.finditer(word)})
    if not pairs:
        return None
    # Letters and digits only, each pair in quotes: nothing here is an operator.
    wanted = " AND ".join(f'"{pair}"' for pair in pairs)
    return number.in_(_MATCH.bindparams(wanted=wanted).columns(literal_column("rowid")))


def _pairs(words: str) -> str:
    return " ".join(sorted({found[1] for found in _PAIR.finditer(words)}))
