"""A structured judgment → the record the library, the search and the learning know."""

import re

from cases.evidence import Evidence
from cases.judgment import Demand, Judgment, Litigant, Standing
from cases.record import Case, Claim, Party, Source
from cases.taxonomy import Collection, Effect, Favours, Grade, Outcome, ProceduralRole, Procedure

_OWN_PUBLISHER = "自有文书"
_FAVOURS = {
    Outcome.GRANTED: Favours.CLAIMANT,
    Outcome.PARTLY_GRANTED: Favours.BOTH,
    Outcome.DENIED: Favours.OPPONENT,
}
_CLAIMING = (Standing.PLAINTIFF, Standing.APPELLANT, Standing.APPLICANT)
_ANSWERING = (Standing.DEFENDANT, Standing.APPELLEE, Standing.RESPONDENT)
_FINAL = re.compile("本(?:判决|裁定|调解书)(?:书)?(?:为|系|是)终审|本裁定(?:书)?(?:立即|送达后即)")
_FINAL_REACH = 3000
_NAMED_OTHERWISE = {
    "court": "trial_court",
    "case_no": "case_number",
    "judgment_date": "decision_date",
}
_LISTED_OTHERWISE = {"statutes_applied": "statutes"}
_INDEXED = re.compile(r"(?P<list>[a-z_]+)\[(?P<index>[0-9]+)\](?P<rest>.*)")
_IN_RECORD = frozenset(
    "trial_court case_number decision_date cause procedure outcome parties claims defences"
    " statutes amounts dates durations rates dispute_types factors lease".split()
)


def as_case(judgment: Judgment) -> Case:
    """The record of a judgment of one's own, not yet reviewed by a person.

    Counterclaims follow the claims; the words of every value keep their places in the text.
    """
    return Case(
        case_id=judgment.document,
        collection=Collection.OWN,
        told=True,
        publisher=judgment.court or _OWN_PUBLISHER,
        region=judgment.province,
        trial_court=judgment.court,
        case_number=judgment.case_no,
        title=_title(judgment),
        case_name=_title(judgment),
        cause=judgment.cause,
        procedure=judgment.procedure,
        decision_date=judgment.judgment_date,
        year=judgment.judgment_date.year if judgment.judgment_date else None,
        parties=tuple(_party(litigant) for litigant in judgment.parties),
        lease=judgment.lease,
        claims=(
            *(_claim(judgment, demand, _CLAIMING) for demand in judgment.claims),
            *(_claim(judgment, demand, _ANSWERING) for demand in judgment.counterclaims),
        ),
        defences=judgment.defences,
        statutes=judgment.statutes_applied,
        amounts=judgment.amounts,
        dates=judgment.dates,
        durations=judgment.durations,
        rates=judgment.rates,
        dispute_types=judgment.dispute_types,
        factors=judgment.factors,
        outcome=judgment.outcome,
        favours=_FAVOURS.get(judgment.outcome, Favours.NEITHER) if judgment.outcome else None,
        grade=Grade.ORDINARY,
        effect=_effect(judgment),
        source=Source(document=judgment.document, publisher=judgment.court or _OWN_PUBLISHER),
        text=judgment.text,
        passages=judgment.passages,
        evidence=_evidence(judgment),
    )


def _title(judgment: Judgment) -> str:
    """甲公司与李某融资租赁合同纠纷; the document's name where no party is known."""
    claiming = next((p.name for p in judgment.parties if p.role in _CLAIMING), None)
    answering = next((p.name for p in judgment.parties if p.role in _ANSWERING), None)
    people = "与".join(name for name in (claiming, answering) if name)
    return f"{people}{judgment.cause or ''}" or judgment.document


def _party(litigant: Litigant) -> Party:
    return Party(
        name=litigant.name,
        aliases=litigant.aliases,
        procedural_role=ProceduralRole(litigant.role.value),
        legal_role=litigant.legal_role,
        kind=litigant.kind,
    )


def _claim(judgment: Judgment, demand: Demand, side: tuple[Standing, ...]) -> Claim:
    """A demand as a claim; without a claimant of its own it is the first party's of that side."""
    of_side = [party for party in judgment.parties if party.role in side]
    named = [party for party in judgment.parties if party.name == demand.claimant] or of_side
    return Claim(
        claimant=named[0].name if named else side[0].label,
        claimant_role=named[0].legal_role if named else None,
        type=demand.type,
        text=demand.text,
        amount=demand.amount,
        outcome=demand.outcome,
        counterclaim=side is _ANSWERING,
    )


def _effect(judgment: Judgment) -> Effect:
    is_final = judgment.procedure in (Procedure.SECOND_INSTANCE, Procedure.RETRIAL_REVIEW)
    if is_final or _FINAL.search(judgment.text, max(0, len(judgment.text) - _FINAL_REACH)):
        return Effect.EFFECTIVE
    return Effect.UNKNOWN


def _evidence(judgment: Judgment) -> tuple[Evidence, ...]:
    """The judgment's evidence under the record's names; what the record has no field for goes."""
    return tuple(
        Evidence(field=field, quote=shown.quote, span=shown.span)
        for shown in judgment.evidence
        if (field := _in_record(shown.field, len(judgment.claims))) is not None
    )


def _in_record(field: str, claims: int) -> str | None:
    indexed = _INDEXED.fullmatch(field)
    if indexed is None:
        name = _NAMED_OTHERWISE.get(field, field)
        return name if name.partition(".")[0] in _IN_RECORD else None
    name, index = indexed["list"], int(indexed["index"])
    if name == "counterclaims":
        name, index = "claims", index + claims
    name = _LISTED_OTHERWISE.get(name, name)
    return f"{name}[{index}]{indexed['rest']}" if name in _IN_RECORD else None
