"""Hypothetical disputes of our own writing, each with the outcome that the law calls for (教学例).

A few hundred real cases hold most legal constellations once or not at all. These disputes teach
what the law says of them. No court decided them: they are never shown as precedents, never counted
in a rate of outcomes, and nothing is ever measured on them.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from cases.errors import RecordError
from cases.factor_labels import FactorLabel, Stated
from cases.jsonl import read_object, schema_fault
from cases.record import STRICT
from cases.taxonomy import ClaimType, Outcome

TEACHING = Path(__file__).parent / "data" / "teaching.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class TaughtClaim:
    """What is asked, the outcome that the law calls for, and why, with the article."""

    claimant: str
    type: ClaimType
    text: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class TaughtDispute:
    """A dispute as a legal officer would tell it; ``factors`` are those its words state."""

    id: str
    facts: str
    defence: str | None
    claims: tuple[TaughtClaim, ...]
    factors: tuple[FactorLabel, ...]


_DISPUTE = TypeAdapter(TaughtDispute)


@cache
def taught_disputes() -> tuple[TaughtDispute, ...]:
    """The shipped disputes, in the file's order.

    Raises RecordError at the first line that does not hold.
    """
    return tuple(read_taught(TEACHING.read_text(encoding="utf-8").splitlines()))


def read_taught(lines: Iterable[str]) -> list[TaughtDispute]:
    """Disputes, one a line.

    Raises RecordError where a line breaks the schema, repeats an id, claims nothing, or quotes for
    a factor words that do not stand where they are said to.
    """
    disputes: list[TaughtDispute] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        dispute = _read(read_object(line, number), number)
        if dispute.id in seen:
            raise RecordError(line=number, field="id", problem=f"编号“{dispute.id}”重复")
        if not dispute.claims:
            raise RecordError(line=number, field="claims", problem="至少应有一项主张")
        for label in dispute.factors:
            if not _stands(label, dispute):
                problem = f"{label.where.label}部分没有“{label.quote}”"
                raise RecordError(line=number, field="factors", problem=problem)
        seen.add(dispute.id)
        disputes.append(dispute)
    return disputes


def _read(value: dict[str, Any], number: int) -> TaughtDispute:
    try:
        return _DISPUTE.validate_python(value)
    except ValidationError as error:
        raise schema_fault(error, number) from error


def _stands(label: FactorLabel, dispute: TaughtDispute) -> bool:
    told = {
        Stated.FACTS: dispute.facts,
        Stated.DEFENCE: dispute.defence or "",
        Stated.CLAIM: "\n".join(claim.text for claim in dispute.claims),
    }
    return bool(label.quote.strip()) and label.quote in told.get(label.where, "")
