"""How people say each legal factor, in words of our own: phrases that state it, near misses that do
not, and whole tellings with every factor they state.

The phrases come in banks, each written apart from the cues and from the banks before it. A
telling's labels are complete: a factor not among them is not stated.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from cases.errors import RecordError
from cases.factor_catalogue import catalogue
from cases.jsonl import read_object, schema_fault
from cases.record import STRICT

PHRASES = Path(__file__).parent / "data" / "factor_phrases.jsonl"
TELLINGS = Path(__file__).parent / "data" / "factor_tellings.jsonl"
# Kept apart: neither cues nor phrases were written with these in view.
UNSEEN_TELLINGS = Path(__file__).parent / "data" / "factor_tellings_unseen.jsonl"
# Nor was anything learned from these: the exam.
EXAM_TELLINGS = Path(__file__).parent / "data" / "factor_tellings_exam.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class FactorPhrases:
    """The phrases of one bank that show a factor, and those that come near and do not."""

    bank: int
    id: str
    shows: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class ToldFactor:
    """A factor that a telling states, and the words that do."""

    id: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Telling:
    """A dispute as told before judgment; ``not_factors`` are those that only seem to be stated."""

    id: str
    text: str
    factors: tuple[ToldFactor, ...]
    not_factors: tuple[str, ...]


_PHRASES, _TELLING = TypeAdapter(FactorPhrases), TypeAdapter(Telling)


@cache
def factor_phrases() -> tuple[FactorPhrases, ...]:
    """The shipped phrases, in the file's order.

    Raises RecordError where a line breaks the schema or names a factor that the catalogue lacks.
    """
    lines = PHRASES.read_text(encoding="utf-8").splitlines()
    return tuple(_phrases(line, number) for number, line in enumerate(lines, start=1))


def read_tellings(path: Path = TELLINGS) -> tuple[Telling, ...]:
    """Tellings, one a line.

    Raises RecordError where a line breaks the schema, names a factor that the catalogue lacks, or
    quotes words that the telling does not hold.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_telling(line, number) for number, line in enumerate(lines, start=1))


def _phrases(line: str, number: int) -> FactorPhrases:
    phrases: FactorPhrases = _read(_PHRASES, line, number)
    _check_known(phrases.id, "id", number)
    return phrases


def _telling(line: str, number: int) -> Telling:
    telling: Telling = _read(_TELLING, line, number)
    for name in telling.not_factors:
        _check_known(name, "not_factors", number)
    for stated in telling.factors:
        _check_known(stated.id, "factors", number)
        if stated.quote not in telling.text:
            problem = f"文中没有“{stated.quote}”"
            raise RecordError(line=number, field="factors", problem=problem)
    return telling


def _check_known(name: str, field: str, number: int) -> None:
    if name not in catalogue():
        raise RecordError(line=number, field=field, problem=f"没有要素“{name}”")


def _read(schema: TypeAdapter[Any], line: str, number: int) -> Any:
    try:
        return schema.validate_python(read_object(line, number))
    except ValidationError as error:
        raise schema_fault(error, number) from error
