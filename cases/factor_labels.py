"""Which legal factors each case of the learning library shows, found by reading it.

``data/factor_labels.jsonl`` holds one case a line, in library order. A label says what a text
states, in its words: a fact the text denies is not labelled, one that only the other side asserts
is labelled where the defence says so. Labels from a court's findings are for display; whatever
predicts from facts must leave them out (``before_judgment``).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from cases.errors import RecordError
from cases.jsonl import read_object, schema_fault
from cases.labelled import Labelled
from cases.precedents import learning_cases
from cases.record import STRICT, Case
from cases.taxonomy import Collection, PassageRole

FACTOR_LABELS = Path(__file__).parent / "data" / "factor_labels.jsonl"


class Stated(Labelled):
    """The part of a case that a label's words come from."""

    FACTS = "facts", "案情"
    CLAIM = "claim", "请求"
    DEFENCE = "defence", "答辩"
    RESULT = "result", "审理与裁判"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class FactorLabel:
    """A factor of a case and the exact words that show it."""

    id: str
    quote: str
    where: Stated

    @property
    def before_judgment(self) -> bool:
        """Whether the words stood before the court judged, so a model may learn from them."""
        return self.where is not Stated.RESULT


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class _Labelled:
    """A line of the file."""

    case_id: str
    factors: tuple[FactorLabel, ...]


_LINE = TypeAdapter(_Labelled)
_TOLD_AS = {
    Stated.FACTS: PassageRole.FACTS,
    Stated.CLAIM: PassageRole.CLAIM,
    Stated.DEFENCE: PassageRole.DEFENCE,
}


@cache
def factor_labels() -> Mapping[str, tuple[FactorLabel, ...]]:
    """The labels of every learning case by its id, in library order.

    Raises RecordError, naming line and field, where a label does not hold against its case.
    """
    lines = FACTOR_LABELS.read_text(encoding="utf-8").splitlines()
    return MappingProxyType(read_factor_labels(lines, learning_cases()))


def read_factor_labels(
    lines: Iterable[str], library: Iterable[Case]
) -> dict[str, tuple[FactorLabel, ...]]:
    """Labels checked against the cases they belong to, which they must follow one by one.

    Raises RecordError where a line is no record, a case is missing, extra or out of order, a
    factor is named twice or a quote is not among the words of the part it is said to come from.
    """
    awaited = iter(library)
    labels = {}
    for number, line in enumerate(lines, start=1):
        labelled = _read(read_object(line, number), number)
        case = next(awaited, None)
        if case is None or case.case_id != labelled.case_id:
            expected = f"此处应为{case.case_id}" if case else "案例库没有更多案例"
            raise RecordError(line=number, field="case_id", problem=expected)
        _check(labelled.factors, case, number)
        labels[case.case_id] = labelled.factors
    left = next(awaited, None)
    if left is not None:
        problem = f"缺少案例{left.case_id}的一行"
        raise RecordError(line=None, field="case_id", problem=problem)
    return labels


def stated_in(quote: str, where: Stated, case: Case) -> bool:
    """Whether the words stand in that part of the case; a claim's own text counts as claim.

    What was done in the proceedings before judgment counts as result: it is told from the end.
    """
    if where is Stated.RESULT:
        told = [p.span.of(case.text) for p in case.passages if p.role not in _TOLD_AS.values()]
        return case.collection is not Collection.EXTENDED and any(quote in words for words in told)
    if quote in case.told_as(_TOLD_AS[where]):
        return True
    return where is Stated.CLAIM and any(quote in claim.text for claim in case.claims)


def _read(value: dict[str, Any], number: int) -> _Labelled:
    try:
        return _LINE.validate_python(value)
    except ValidationError as error:
        raise schema_fault(error, number) from error


def _check(factors: tuple[FactorLabel, ...], case: Case, number: int) -> None:
    seen = set()
    for at, label in enumerate(factors):
        if label.id in seen:
            raise RecordError(line=number, field=f"factors[{at}].id", problem="要素重复")
        seen.add(label.id)
        if not label.quote.strip() or not stated_in(label.quote, label.where, case):
            problem = f"{case.case_id}的{label.where.label}部分没有“{label.quote}”"
            raise RecordError(line=number, field=f"factors[{at}].quote", problem=problem)
