"""A structured judgment as plain JSON, in the form that ``structure`` writes."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from cases.as_case import as_case
from cases.export import case_json
from cases.judgment import Demand, Judgment


def judgment_json(judgment: Judgment) -> dict[str, Any]:
    """Sums as numbers, dates ISO, identifiers of the vocabulary, unknown null.

    ``evidence`` points into the source text: ``text[start:end] == quote``; its ``confidence`` is
    the chance that the value is right.
    """
    return {
        "document": judgment.document,
        "doc_type": judgment.doc_type.value,
        "court": judgment.court,
        "case_no": judgment.case_no,
        "cause": judgment.cause,
        "procedure": judgment.procedure.value if judgment.procedure else None,
        "judgment_date": judgment.judgment_date.isoformat() if judgment.judgment_date else None,
        "parties": [
            {
                "name": party.name,
                "role": party.role.value,
                "kind": party.kind.value if party.kind else None,
            }
            for party in judgment.parties
        ],
        "claims": _demands(judgment.claims),
        "counterclaims": _demands(judgment.counterclaims),
        "statutes_applied": [
            {"law": cited.law, "article": cited.article, "paragraph": cited.paragraph}
            for cited in judgment.statutes_applied
        ],
        "order_items": [item.text for item in judgment.order_items],
        "order_amounts": [_number(amount.value) for amount in judgment.order_amounts],
        "court_fee": _number(judgment.court_fee),
        "outcome": judgment.outcome.value if judgment.outcome else None,
        "record": case_json(as_case(judgment)),
        "evidence": [
            {
                "field": shown.field,
                "quote": shown.quote,
                "start": shown.span.start,
                "end": shown.span.end,
                "confidence": shown.confidence,
            }
            for shown in judgment.evidence
        ],
        "warnings": list(judgment.warnings),
    }


def _demands(demands: Sequence[Demand]) -> list[dict[str, Any]]:
    return [
        {
            "type": demand.type.value,
            "text": demand.text,
            "amount": _number(demand.amount),
            "outcome": demand.outcome.value if demand.outcome else None,
        }
        for demand in demands
    ]


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
