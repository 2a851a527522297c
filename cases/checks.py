"""Sanity across the fields of a record: what no single field can know.

A record that was read, not guessed, can point at its words for every value; its sums stand in
their quotes; its passages tile the facts and the result; its principal outcome is one that a
claim had.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

from cases.record import Case
from cases.taxonomy import Outcome, PartKind

_RULE_LENGTH = 80
_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_POINTED_AT_ALONE = ("trial_court", "case_number", "cause", "decision_date", "outcome")
_POINTED_AT_EACH = (
    "parties",
    "claims",
    "defences",
    "statutes",
    "amounts",
    "dates",
    "durations",
    "rates",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A field's path and what is wrong with it, in Chinese."""

    field: str
    problem: str


def faults(record: Case) -> Iterator[Fault]:
    """Everything that does not hold across the fields of a curated record."""
    yield from _unsupported(record)
    yield from _misquoted(record)
    yield from _untiled(record)
    if record.rule is not None and len(record.rule) > _RULE_LENGTH:
        yield Fault("rule", f"规则超过{_RULE_LENGTH}字")
    if record.told and not (record.rule and record.dispute_types and record.outcome):
        yield Fault("rule", "已讲述的案例应有规则、争议类型和结果")
    if not record.told and (record.claims or record.outcome):
        yield Fault("claims", "仅有标题的案例不得填写内容")
    outcomes = {claim.outcome for claim in record.claims}
    if record.outcome not in outcomes and record.outcome is not Outcome.OTHER and record.told:
        yield Fault("outcome", "案件结果与任何一项主张的结果都不一致")


def _unsupported(record: Case) -> Iterator[Fault]:
    """Values without words that show them, and evidence of nothing."""
    if not record.told:
        return
    shown = {e.field for e in record.evidence}
    required = {name for name in _POINTED_AT_ALONE if getattr(record, name) is not None}
    for name in _POINTED_AT_EACH:
        required |= {f"{name}[{i}]" for i in range(len(getattr(record, name)))}
    required |= {
        f"claims[{i}].outcome" for i, c in enumerate(record.claims) if c.outcome is not None
    }
    required |= {f"claims[{i}].amount" for i, c in enumerate(record.claims) if c.amount is not None}
    required |= {f"factors[{i}]" for i in range(len(record.factors))}
    if record.lease is not None:
        stated = (f.name for f in fields(record.lease) if getattr(record.lease, f.name) is not None)
        required |= {f"lease.{name}" for name in stated}
    for path in sorted(required):
        if not any(field == path or field.startswith(path + ".") for field in shown):
            yield Fault(path, "缺少原文依据")
    for field in sorted(shown):
        if not _exists(record, field):
            yield Fault(field, "依据指向不存在的字段")


def _exists(record: Case, path: str) -> bool:
    value: object = record
    for name, index in re.findall(r"([a-z_]+)(?:\[(\d+)\])?", path):
        value = getattr(value, name, None)
        if index and isinstance(value, tuple):
            value = value[int(index)] if int(index) < len(value) else None
    return value is not None


def _misquoted(record: Case) -> Iterator[Fault]:
    """Exact words that the evidence for them does not hold."""
    for name in ("statutes", "amounts", "dates", "durations", "rates"):
        for i, value in enumerate(getattr(record, name)):
            quotes = [e.quote for e in record.evidence_for(f"{name}[{i}]")]
            if not any(value.text in quote for quote in quotes):
                yield Fault(f"{name}[{i}].text", f"依据中没有“{value.text}”")
    for i, mention in enumerate(record.dates):
        if not _ISO_DATE.fullmatch(mention.date):
            yield Fault(f"dates[{i}].date", f"“{mention.date}”不是日期")
    for i, party in enumerate(record.parties):
        if party.name not in record.text:
            yield Fault(f"parties[{i}].name", f"原文没有“{party.name}”")


def _untiled(record: Case) -> Iterator[Fault]:
    """Passages must cover the facts and result parts, in order and without gaps."""
    if not record.told:
        return
    parts = [p.span for p in record.parts if p.kind in (PartKind.FACTS, PartKind.RESULT)]
    position = parts[0].start
    for i, passage in enumerate(record.passages):
        part = next((p for p in parts if p.start <= passage.span.start < p.end), None)
        if part is None or passage.span.end > part.end:
            yield Fault(f"passages[{i}]", "段落越出基本案情与裁判结果")
            return
        expected = position if position < part.end and position >= part.start else part.start
        if record.text[expected : passage.span.start].strip():
            yield Fault(f"passages[{i}]", "段落之间有遗漏的文字")
        position = passage.span.end
    if not record.passages or record.text[position : parts[-1].end].strip():
        yield Fault("passages", "段落没有覆盖到裁判结果的末尾")
