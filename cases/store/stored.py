"""What the store gives back: frozen rows, and a judgment as the text the store keeps."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cases.as_case import as_case
from cases.errors import SourceError
from cases.evidence import Span
from cases.judgment import Judgment
from cases.record import Case
from cases.taxonomy import ClaimType, DisputeType, LeaseMode, Outcome

OWN_PREFIX = "own-"

_JUDGMENT = TypeAdapter(Judgment)
# The text is kept beside; a quote is the text at its span.
_KEPT_BESIDE: Any = {"text": True, "evidence": {"__all__": {"quote"}}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value a person changed; ``before`` and ``after`` are JSON, times are UTC."""

    field: str
    before: str
    after: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A stored paper as lists show it; ``warnings`` counts what the machine found odd.

    ``reviewed_by`` is None until a person has confirmed or corrected the record. Times are UTC.
    """

    case_id: str
    document: str
    title: str
    court: str | None
    case_no: str | None
    cause: str | None
    outcome: Outcome | None
    judgment_date: date | None
    warnings: int
    saved_at: datetime
    reviewed_by: str | None
    reviewed_at: datetime | None

    @property
    def is_reviewed(self) -> bool:
        """Whether a person stands behind the record."""
        return self.reviewed_by is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPaper:
    """A stored paper in full; ``pages`` are spans of its text where the file had pages.

    ``corrections`` and ``has_original`` are told of a paper that is opened, not of many at once.
    """

    row: PaperRow
    judgment: Judgment
    pages: tuple[Span, ...] = ()
    corrections: tuple[Correction, ...] = ()
    has_original: bool = False

    @property
    def case(self) -> Case:
        """The paper as the library, the search and the learning know it."""
        case = as_case(self.judgment)
        return replace(case, case_id=self.row.case_id, reviewed=self.row.is_reviewed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFilter:
    """What is asked of the store; None asks for nothing.

    ``words``, separated by spaces, must all occur in the paper's names (title, parties, court,
    number, cause, document) or, with ``in_text``, in its text. Where a claim type is given with an
    outcome, the outcome is that claim's, else the case's.
    """

    words: str = ""
    in_text: bool = False
    reviewed: bool | None = None
    dispute: DisputeType | None = None
    claim: ClaimType | None = None
    outcome: Outcome | None = None
    mode: LeaseMode | None = None


def text_hash(text: str) -> str:
    """SHA-256 of a paper's text, in hexadecimal: the same text is the same paper."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def own_id(text: str) -> str:
    """The id under which a paper of that text is or would be stored."""
    return OWN_PREFIX + text_hash(text)[:16]


def dump_judgment(judgment: Judgment) -> str:
    """The judgment without its text, as JSON; sums keep every digit."""
    return _JUDGMENT.dump_json(judgment, exclude=_KEPT_BESIDE).decode("utf-8")


def load_judgment(dumped: str, text: str) -> Judgment:
    """The judgment again. Raises SourceError where another version of the program wrote it."""
    value = json.loads(dumped)
    value["text"] = text
    for shown in value["evidence"]:
        span = shown["span"]
        shown["quote"] = text[span["start"] : span["end"]]
    try:
        judgment: Judgment = _JUDGMENT.validate_python(value)
    except ValidationError as error:
        raise SourceError(
            "库中这份文书由另一版本的程序存入，无法打开，请删除后重新导入。"
        ) from error
    return judgment


def dump_spans(spans: Sequence[Span]) -> str:
    """Spans as JSON pairs."""
    return json.dumps([[span.start, span.end] for span in spans])


def load_spans(dumped: str) -> tuple[Span, ...]:
    """Spans again."""
    return tuple(Span(start, end) for start, end in json.loads(dumped))
