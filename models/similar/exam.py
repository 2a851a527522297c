"""The similarity exam: library disputes retold in other words; which other cases are like them.

``cases/data/similarity_exam.jsonl`` holds one question a line, told as a legal officer would, with
names, sums, order and words changed. The case it retells, and every other telling of that matter
(``retold_too``), neither teach nor count as found: what is asked for is other cases. Grade 2: the
same principal dispute type, a decisive factor shared and a claim of the same type; grade 1: the
question's principal type is among the case's types. Every second question was used to choose
weights; figures are of the others.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from cases.errors import RecordError
from cases.factor_labels import factor_labels
from cases.jsonl import read_object, schema_fault
from cases.precedents import learning_cases
from cases.record import STRICT, Case
from cases.taxonomy import PassageRole
from models.similar.case_profiles import IndexedCase, entry_of_case

SIMILARITY_EXAM = Path(__file__).parents[2] / "cases" / "data" / "similarity_exam.jsonl"

# Told of half the library, these decide nothing by themselves.
_SETTING = frozenset({"sale_and_leaseback", "joint_guarantee", "guarantee_written"})


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Question:
    """A dispute retold; ``source`` is the case it retells, ``retold_too`` other tellings of it."""

    id: str
    source: str
    retold_too: tuple[str, ...]
    facts: str
    defence: str

    @property
    def left_out(self) -> frozenset[str]:
        """The cases that are this matter."""
        return frozenset({self.source, *self.retold_too})

    @property
    def text(self) -> str:
        """Facts and defence."""
        return f"{self.facts}\n{self.defence}".strip()


_QUESTION = TypeAdapter(Question)


@cache
def exam_questions() -> tuple[Question, ...]:
    """The exam, in the file's order. Raises RecordError at the first line that does not hold."""
    return tuple(read_questions(SIMILARITY_EXAM.read_text(encoding="utf-8").splitlines()))


def read_questions(lines: Iterable[str]) -> list[Question]:
    """Questions checked against the library.

    Raises RecordError where a line breaks the schema, repeats an id or names an unknown case.
    """
    known = {case.case_id for case in learning_cases()}
    seen: set[str] = set()
    questions = []
    for number, line in enumerate(lines, start=1):
        question = _read(read_object(line, number), number)
        unknown = sorted(question.left_out - known)
        if unknown:
            raise RecordError(line=number, field="source", problem=f"案例库没有“{unknown[0]}”")
        if question.id in seen:
            raise RecordError(line=number, field="id", problem=f"编号“{question.id}”重复")
        seen.add(question.id)
        questions.append(question)
    return questions


@cache
def library_questions() -> tuple[Question, ...]:
    """Every case of the library asked in its own words, as they stood before judgment."""
    library = learning_cases()
    indexed = {case.case_id: IndexedCase.from_json(entry_of_case(case).profile) for case in library}
    return tuple(
        Question(
            id=case.case_id,
            source=case.case_id,
            retold_too=tuple(
                other
                for other in indexed
                if other != case.case_id and indexed[other].is_same_matter(indexed[case.case_id])
            ),
            facts="\n".join(case.told_as(r) for r in (PassageRole.FACTS, PassageRole.CLAIM)),
            defence=case.told_as(PassageRole.DEFENCE),
        )
        for case in library
    )


def chosen_on(questions: Iterable[Question]) -> list[Question]:
    """The half on which weights were chosen."""
    return list(questions)[::2]


def reported_on(questions: Iterable[Question]) -> list[Question]:
    """The half that figures are of."""
    return list(questions)[1::2]


def relevance(question: Question) -> Mapping[str, int]:
    """Grades 0 to 2 of every case of the library but the question's own matter."""
    library = {case.case_id: case for case in learning_cases()}
    source = library[question.source]
    return {
        case_id: grade(source, case)
        for case_id, case in library.items()
        if case_id not in question.left_out
    }


def grade(source: Case, case: Case) -> int:
    """How relevant a case is to a dispute of which the source is the record: 0, 1 or 2."""
    principal = source.dispute_types[0]
    if principal not in case.dispute_types:
        return 0
    same_principal = case.dispute_types[0] is principal
    claims = {c.type for c in source.claims} & {c.type for c in case.claims}
    return (
        2 if same_principal and claims and decisive_factors(source) & decisive_factors(case) else 1
    )


def decisive_factors(case: Case) -> frozenset[str]:
    """Factors that a reader found in a case, without those that only set the scene."""
    read = {label.id for label in factor_labels().get(case.case_id, ())}
    return frozenset((read | set(case.factors)) - _SETTING)


def _read(value: dict[str, Any], number: int) -> Question:
    try:
        return _QUESTION.validate_python(value)
    except ValidationError as error:
        raise schema_fault(error, number) from error
