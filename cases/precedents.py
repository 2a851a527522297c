"""Further real cases told in our own words: what was known, what was asked, how it ended.

``data/precedents.jsonl`` holds one case a line. Its texts are no court's: facts and defence are
retold from published digests, so a record's ``text`` is ours and nothing in it is quoted evidence.
Published cases are chosen for being instructive; their base rates are not those of everyday
litigation.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from cases.errors import RecordError
from cases.evidence import Span
from cases.jsonl import read_object, schema_fault
from cases.library import bulletin_library
from cases.numerals import parse_integer
from cases.record import STRICT, Case, Citation, Claim, Passage, Source
from cases.roles import parse_role
from cases.taxonomy import ClaimType, Collection, DisputeType, Grade, Outcome, PassageRole

PRECEDENTS = Path(__file__).parent / "data" / "precedents.jsonl"

_CITED = re.compile(
    r"(?P<law>.+?)(?:第(?P<article>[一二三四五六七八九十百千零〇]+)条"
    r"(?:第(?P<paragraph>[一二三四五六七八九十]+)款)?"
    r"(?:第（?(?P<item>[一二三四五六七八九十]+)）?项)?)?"
)
_REFERENCE_LIBRARY = "人民法院案例库"
_TYPICAL = "典型案例"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class _Published:
    title: str
    publisher: str
    url: str | None
    case_no: str | None
    entry_no: str | None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class _Asked:
    claimant: str
    type: ClaimType
    text: str
    amount: Decimal | None
    outcome: Outcome
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class _Retold:
    """A line of the file."""

    id: str
    source: _Published
    court: str | None
    region: str | None
    year: int | None
    cause: str | None
    facts: str
    defence: str | None
    claims: tuple[_Asked, ...]
    dispute_types: tuple[DisputeType, ...]
    statutes: tuple[str, ...]
    rule: str
    outcome: Outcome
    evidence: Literal["high", "medium"]


_RETOLD = TypeAdapter(_Retold)


@cache
def extended_cases() -> tuple[Case, ...]:
    """The retold cases, in the file's order.

    Raises RecordError at the first line that does not hold.
    """
    return tuple(read_precedents(PRECEDENTS.read_text(encoding="utf-8").splitlines()))


@cache
def learning_cases() -> tuple[Case, ...]:
    """Every case that tells facts and outcome: the bulletin's told cases, then the retold ones."""
    return (*(case for case in bulletin_library() if case.told), *extended_cases())


def read_precedents(lines: Iterable[str]) -> list[Case]:
    """Records of retold cases.

    Raises RecordError where a line is not JSON, breaks the schema, repeats an id, or tells no
    facts or no claim.
    """
    records: list[Case] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        retold = _read(read_object(line, number), number)
        if retold.id in seen:
            raise RecordError(line=number, field="id", problem=f"编号“{retold.id}”重复")
        seen.add(retold.id)
        records.append(_record(retold))
    return records


def parse_citation(words: str) -> Citation:
    """A statute as cited in words; below the law only what is written as 第…条, 款, 项.

    >>> parse_citation("民法典第七百五十八条").article
    758
    """
    cited = _CITED.fullmatch(words)
    if cited is None or cited["article"] is None:
        return Citation(law=words, text=words)
    return Citation(
        law=cited["law"],
        article=parse_integer(cited["article"]),
        paragraph=parse_integer(cited["paragraph"] or ""),
        item=parse_integer(cited["item"] or ""),
        text=words,
    )


def _read(value: dict[str, Any], number: int) -> _Retold:
    try:
        retold = _RETOLD.validate_python(value)
    except ValidationError as error:
        raise schema_fault(error, number) from error
    for field, words in (("facts", retold.facts), ("defence", retold.defence)):
        if words is not None and not words.strip():
            raise RecordError(line=number, field=field, problem="没有内容，未知请写null")
    if not retold.claims:
        raise RecordError(line=number, field="claims", problem="至少应有一项主张")
    return retold


def _record(retold: _Retold) -> Case:
    text = retold.facts if retold.defence is None else f"{retold.facts}\n{retold.defence}"
    facts = Passage(role=PassageRole.FACTS, span=Span(0, len(retold.facts)))
    defence = (
        ()
        if retold.defence is None
        else (Passage(role=PassageRole.DEFENCE, span=Span(len(retold.facts) + 1, len(text))),)
    )
    return Case(
        case_id=retold.id,
        collection=Collection.EXTENDED,
        told=True,
        publisher=retold.source.publisher,
        region=retold.region,
        trial_court=retold.court,
        case_number=retold.source.case_no,
        title=retold.source.title,
        cause=retold.cause,
        year=retold.year,
        claims=tuple(_claim(asked) for asked in retold.claims),
        statutes=tuple(parse_citation(words) for words in retold.statutes),
        dispute_types=retold.dispute_types,
        outcome=retold.outcome,
        rule=retold.rule,
        grade=_grade(retold.source),
        reviewed=True,
        thin_facts=retold.evidence == "medium",
        source=Source(
            document=PRECEDENTS.name,
            publisher=retold.source.publisher,
            title=retold.source.title,
            url=retold.source.url,
        ),
        text=text,
        passages=(facts, *defence),
    )


def _claim(asked: _Asked) -> Claim:
    return Claim(
        claimant=asked.claimant,
        claimant_role=parse_role(asked.claimant),
        type=asked.type,
        text=asked.text,
        amount=asked.amount,
        outcome=asked.outcome,
        reason=asked.reason,
    )


def _grade(source: _Published) -> Grade | None:
    """Authority where the place of publication shows it plainly; reprints mostly do not."""
    if source.entry_no is not None or _REFERENCE_LIBRARY in source.publisher:
        return Grade.REFERENCE
    return Grade.TYPICAL if _TYPICAL in source.publisher else None
