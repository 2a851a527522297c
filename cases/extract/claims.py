"""What is asked for in this instance: one demand for each head, with sum, base, rate and period.

Sums of one type stay apart here; ``cases.extract.outcome`` joins those of one item that share a
fate. What was changed or given up in court counts as changed.
"""

from dataclasses import replace

from cases.evidence import Span
from cases.extract.appeal_heads import find_appeal_heads
from cases.extract.asking import Request, find_requests
from cases.extract.changes import Changes, find_changes
from cases.extract.claim_kinds import Setting, read_setting
from cases.extract.found import Found
from cases.extract.heads import Head, find_heads, head_kind
from cases.extract.interest import find_interest
from cases.extract.paper import Paper
from cases.extract.sums import own_sums
from cases.judgment import Demand, Standing
from cases.section_kinds import Stage
from cases.taxonomy import ClaimType, Outcome

_ASKS = {
    Stage.FIRST: Standing.PLAINTIFF,
    Stage.SECOND: Standing.APPELLANT,
    Stage.RETRIAL: Standing.APPLICANT,
}
# Within these words of a party's speech stands who speaks.
_HEAD = 90
_MONEY_TYPES = frozenset({ClaimType.LIQUIDATED_DAMAGES, ClaimType.ENFORCEMENT_COSTS})


def find_demands(paper: Paper) -> list[Found[Demand]]:
    """What the plaintiff, appellant or applicant asks for, in the text's order."""
    return _demands(paper, counter=False)


def find_counter_demands(paper: Paper) -> list[Found[Demand]]:
    """What a defendant asks for in a counterclaim, or in a suit tried together."""
    return _demands(paper, counter=True)


def _demands(paper: Paper, *, counter: bool) -> list[Found[Demand]]:
    requests = [r for r in find_requests(paper) if r.counter is counter]
    if not requests:
        return []
    setting = read_setting(paper)
    if counter and setting.lessor_asks is not None:
        setting = setting._replace(lessor_asks=not setting.lessor_asks)
    changes = find_changes(paper) if not counter else Changes({}, (), {})
    heads_of = find_heads if paper.stage is Stage.FIRST else find_appeal_heads
    found: list[Found[Demand]] = []
    for request in requests:
        claimant = _claimant(paper, request)
        for number, stated in enumerate(request.items, start=1):
            item = changes.anew.get(number, stated) if request.numbered else stated
            for head in heads_of(paper, item, setting):
                demand = _demand(paper, head, item, claimant, request)
                dropped = changes.dropped.get(number) if request.numbered else None
                found.append(_dropped(demand, dropped) if dropped else demand)
    for span in changes.given_up:
        _give_up(found, span.of(paper.text), span, setting)
    return found


def _give_up(found: list[Found[Demand]], words: str, span: Span, setting: Setting) -> None:
    """Mark the demand that was given up: the one of that sum, or the only one of that type."""
    sums = {amount.value for amount, _ in own_sums(words)}
    kind = head_kind(words, setting)
    fitting = [
        i
        for i, f in enumerate(found)
        if (f.value.amount in sums if sums else f.value.type is kind is not ClaimType.OTHER)
    ]
    if len(fitting) == 1:
        found[fitting[0]] = _dropped(found[fitting[0]], span)


def _dropped(demand: Found[Demand], said: Span) -> Found[Demand]:
    """The demand as one that was given up, and where that is said."""
    return Found(
        value=replace(demand.value, outcome=Outcome.WITHDRAWN),
        spans=(*demand.spans, said),
        confidence=min(demand.confidence, 0.8),
    )


def _claimant(paper: Paper, request: Request) -> str | None:
    """Who asks: those of the asking side named as they begin to speak, or else all of that side."""
    role = Standing.DEFENDANT if request.counter else _ASKS[paper.stage]
    side = [p for p in paper.litigants if p.role is role]
    head = paper.text[request.opens : min(request.opens + _HEAD, request.items[0].start)]
    named = [p.name for p in side if any(n in head for n in (p.name, *p.aliases))]
    return "、".join(dict.fromkeys(named or (p.name for p in side))) or None


def _demand(
    paper: Paper, head: Head, item: Span, claimant: str | None, request: Request
) -> Found[Demand]:
    words = head.span.of(paper.text)
    interest = find_interest(words) if head.type in _MONEY_TYPES or "利息" in words else None
    value = Demand(
        type=head.type,
        text=words,
        claimant=claimant,
        amount=head.amount,
        base=interest.base if interest else None,
        rate=interest.rate if interest else None,
        period=interest.period if interest else None,
    )
    confidence = _confidence(head, numbered=request.numbered, sure=request.sure, stage=paper.stage)
    return Found(value=value, spans=(head.span, item), confidence=confidence)


def _confidence(head: Head, *, numbered: bool, sure: bool, stage: Stage) -> float:
    """The chance that type and sum are right, as measured by how the request stands."""
    if not sure:
        return 0.7
    if stage is not Stage.FIRST:
        return 0.95
    typed = 0.97 if head.type is not ClaimType.OTHER else 0.93
    return typed if numbered else typed - 0.04
