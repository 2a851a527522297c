"""Text of a court paper → a ``Judgment``: every field with its words in the source.

The finders work on the canonical text; here their places are led back to the source, names are
given as the source prints them, and values that contradict each other lose confidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cases.extract.branch import Branch, find_branch
from cases.extract.case_number import find_case_number
from cases.extract.cause import find_cause, normalise_cause
from cases.extract.claims import find_counter_demands, find_demands
from cases.extract.court import court_level, court_province, find_court
from cases.extract.decision_date import find_decision_date
from cases.extract.defences import find_defences
from cases.extract.disputes import find_dispute_types
from cases.extract.document_type import find_document_type
from cases.extract.fee import find_fee
from cases.extract.fee_bearers import find_fee_bearers
from cases.extract.found import Found
from cases.extract.kept import one_paper
from cases.extract.lease import find_lease
from cases.extract.legal_roles import find_legal_roles
from cases.extract.numbered_names import unmarked
from cases.extract.order import find_order_items
from cases.extract.outcome import decide_outcomes
from cases.extract.paper import Paper
from cases.extract.procedure import find_procedure
from cases.extract.read import read_parties
from cases.extract.statutes import find_statutes
from cases.extract.told_factors import find_told_factors
from cases.judgment import Demand, DocumentType, Judgment, Litigant, OrderItem
from cases.ledger import Ledger
from cases.mentions import find_mentions
from cases.normalise import normalise
from cases.plausible import find_contradictions
from cases.record import Defence, Lease
from cases.refusal import check_is_court_paper
from cases.section_passages import find_passages

T = TypeVar("T", Demand, Defence, Litigant, OrderItem)


def structure_text(text: str, document: str) -> Judgment:
    """The paper in ``text``, structured; ``document`` names it in messages and records.

    Raises SourceError where the text is no court paper.
    """
    with one_paper():
        return _structured(text, document)


def _structured(text: str, document: str) -> Judgment:
    normalised = normalise(text)
    paper, parties = read_parties(normalised.text)
    check_is_court_paper(paper)
    ledger = Ledger(normalised)
    number = find_case_number(paper)
    branch = find_branch(paper, number.value if number else None)
    fields = _head(paper, number, branch, ledger)
    if branch is Branch.CRIMINAL:
        fields |= _of_crime(paper, ledger)
    else:
        fields |= _body(paper, ledger, _parties(paper, parties, ledger, fields["cause"]))
        fields |= _dispute(paper, ledger, fields["cause"])
    passages = find_passages(paper, normalised)
    judgment = Judgment(document=document, text=text, passages=passages, **fields)
    contradictions = list(find_contradictions(judgment, branch))
    for contradiction in contradictions:
        for field in contradiction.fields:
            ledger.doubt(field, contradiction.confidence)
    return replace(
        judgment,
        evidence=ledger.evidence,
        warnings=tuple(c.words for c in contradictions),
    )


def _head(
    paper: Paper, number: Found[str] | None, branch: Branch, ledger: Ledger
) -> dict[str, Any]:
    """Court, number, cause and the other fields that a heading tells, and the date."""
    case_no = ledger.take("case_no", number)
    court = ledger.take("court", find_court(paper))
    cause = ledger.take("cause", None if branch is Branch.CRIMINAL else find_cause(paper))
    kind = ledger.take("doc_type", find_document_type(paper))
    return {
        "doc_type": kind or DocumentType.OTHER,
        "court": court,
        "court_level": court_level(court) if court else None,
        "province": court_province(court, case_no),
        "case_no": case_no,
        "cause": cause,
        "cause_normalised": normalise_cause(cause) if cause else None,
        "procedure": ledger.take("procedure", find_procedure(paper, number)),
        "judgment_date": ledger.take("judgment_date", find_decision_date(paper)),
    }


def _parties(
    paper: Paper, found: Sequence[Found[Litigant]], ledger: Ledger, cause: str | None
) -> tuple[Litigant, ...]:
    """The parties under their printed names, with their parts in the relation."""
    roles = find_legal_roles(paper, cause)
    parties = []
    for i, each in enumerate(found):
        ledger.take(f"parties[{i}]", each)
        role = ledger.take(f"parties[{i}].legal_role", roles.get(i))
        parties.append(_with(each.value, name=ledger.printed(each.span), legal_role=role))
    return tuple(parties)


def _body(paper: Paper, ledger: Ledger, parties: tuple[Litigant, ...]) -> dict[str, Any]:
    """Who is in it, and what is asked, answered and ordered."""
    names = {said.name: party.name for said, party in zip(paper.litigants, parties, strict=True)}
    items = find_order_items(paper)
    demands, outcome = decide_outcomes(paper, find_demands(paper), items)
    counter = find_counter_demands(paper)
    if counter:
        counter, _ = decide_outcomes(paper, counter, items)
    orders = [_printed_order(found, ledger, names) for found in items]
    bearers = ledger.take_each("fee_bearers", find_fee_bearers(paper))
    defences = ledger.take_each("defences", find_defences(paper))
    return {
        "parties": parties,
        "claims": _demands("claims", demands, ledger, names),
        "counterclaims": _demands("counterclaims", counter, ledger, names),
        "defences": tuple(
            _with(
                defence,
                party=names.get(defence.party, defence.party),
                text=unmarked(defence.text),
            )
            for defence in defences
        ),
        "statutes_applied": ledger.take_each("statutes_applied", find_statutes(paper)),
        "order_items": ledger.take_each("order_items", orders),
        "order_amounts": tuple(amount for item in items for amount in item.value.amounts),
        "court_fee": ledger.take("court_fee", find_fee(paper)),
        "fee_bearers": tuple(names[name] for name in bearers),
        "outcome": ledger.take("outcome", outcome),
    }


def _of_crime(paper: Paper, ledger: Ledger) -> dict[str, Any]:
    """What a criminal paper has in common with a civil one; it has no claims and no claimants."""
    orders = [_printed_order(found, ledger, {}) for found in find_order_items(paper)]
    return {
        "statutes_applied": ledger.take_each("statutes_applied", find_statutes(paper)),
        "order_items": ledger.take_each("order_items", orders),
        "order_amounts": tuple(amount for item in orders for amount in item.value.amounts),
        **find_mentions(paper, ledger)._asdict(),
    }


def _demands(
    field: str, found: Sequence[Found[Demand]], ledger: Ledger, names: Mapping[str, str]
) -> tuple[Demand, ...]:
    demands = ledger.take_each(field, found)
    return tuple(
        _with(
            demand,
            text=ledger.printed(each.span),
            claimant=_plain(names.get(demand.claimant or "", demand.claimant)),
            base=_plain(demand.base),
            period=_plain(demand.period),
        )
        for demand, each in zip(demands, found, strict=True)
    )


def _printed_order(
    found: Found[OrderItem], ledger: Ledger, names: Mapping[str, str]
) -> Found[OrderItem]:
    item = found.value
    printed = _with(
        item,
        text=ledger.printed(found.span),
        debtors=tuple(names.get(name, name) for name in item.debtors),
        creditors=tuple(names.get(name, name) for name in item.creditors),
        interest=_plain(item.interest),
    )
    return found if printed is item else replace(found, value=printed)


def _plain(words: str | None) -> str | None:
    """The words with the numbers of masked names as figures."""
    return unmarked(words) if words else words


def _with(record: T, **values: Any) -> T:
    """The record with these values; itself where it has them, as most records do."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return replace(record, **values)


def _dispute(paper: Paper, ledger: Ledger, cause: str | None) -> dict[str, Any]:
    """Terms of the lease, sums, rates, dates and lengths of the whole paper, types and factors."""
    lease = find_lease(paper)
    terms = {name: ledger.take(f"lease.{name}", found) for name, found in lease.items()}
    return {
        "lease": Lease(**terms) if terms else None,
        "dispute_types": ledger.take_each("dispute_types", find_dispute_types(paper, cause)),
        "factors": ledger.take_each("factors", find_told_factors(paper, cause)),
        **find_mentions(paper, ledger)._asdict(),
    }
