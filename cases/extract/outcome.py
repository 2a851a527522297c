"""What became of each demand and of the case, seen from whoever made the demand.

A first-instance demand is granted where the order gives the same head in full, partly where it
gives less or binds fewer defendants, and denied where the order refuses what it does not give. On
appeal the order speaks to the appeal as a whole. Heads of one item that share type and fate are
one demand.
"""

import re
from dataclasses import replace

from cases.evidence import Span
from cases.extract.alignment import Given, align, answered_by, read_given
from cases.extract.appeals import decide_appeal
from cases.extract.asking import find_requests
from cases.extract.claim_kinds import read_setting
from cases.extract.custody import custody_fate
from cases.extract.disposal import Disposal, read_disposal, says
from cases.extract.fate import Fate
from cases.extract.found import Found
from cases.extract.left_open import is_of_venue, left_open, took_back
from cases.extract.paper import Paper
from cases.extract.shortfall import (
    binds_fewer,
    binds_less,
    gives_every_sum,
    gives_less,
    must_pay_after_all,
    pays_less_a_month,
    starts_later,
    sums_asked,
)
from cases.judgment import Demand, OrderItem
from cases.section_kinds import SectionKind, Stage
from cases.taxonomy import ClaimType, Outcome

_MEDIATED = re.compile("民\\s?事\\s?调\\s?解\\s?书")
# Without a heading the words that open the order tell a mediation: 达成如下协议：.
_AGREED, _OPENING = re.compile("协议"), 18

_REFUSED = re.compile(
    "(?:要求|主张|请求|诉请|诉求)(?![^。；]{0,150}(?:超过|超出|过高|部分))[^。；\n]{0,150}?"
    "(?:不予支持|不能支持|不支持|难以支持)"
)

_GIVEN_UP = Fate(Outcome.WITHDRAWN, 1.0, ())


def decide_outcomes(
    paper: Paper, demands: list[Found[Demand]], items: list[Found[OrderItem]]
) -> tuple[list[Found[Demand]], Found[Outcome] | None]:
    """The demands with their outcome, and that of the case; None where nothing is ordered."""
    whole = _whole_fate(paper, items)
    if whole is not None:
        undecided = left_open(paper, items)
        if undecided is None:
            return _joined(paper.text, demands, [whole] * len(demands)), _outcome(whole)
        # On venue alone: the objector's request is answered, the plaintiff's is not.
        fates = [whole if is_of_venue(f.value) else undecided for f in demands]
        return _joined(paper.text, demands, fates), _outcome(undecided)
    if not items:
        return demands, None
    if paper.stage is not Stage.FIRST and any(says(i.value, "changes") for i in items):
        fates, appeal = decide_appeal(paper, demands, items)
        return _joined(paper.text, demands, fates), _outcome(appeal)
    sides = {request.counter for request in find_requests(paper)}
    counter = _is_counter(paper, demands)
    disposal = read_disposal(paper, items, counter=counter, both_sue=len(sides) == 2)
    upheld = [found for found in demands if found.value.outcome is not Outcome.WITHDRAWN]
    decided = _decide_each(paper, upheld, disposal)
    case = _case_fate(disposal, decided, items)
    remaining = iter(decided)
    all_fates = [
        next(remaining) if found.value.outcome is not Outcome.WITHDRAWN else _GIVEN_UP
        for found in demands
    ]
    return _joined(paper.text, demands, all_fates), _outcome(case)


def _whole_fate(paper: Paper, items: list[Found[OrderItem]]) -> Fate | None:
    """The fate of everything asked, where the order speaks to it as a whole."""
    heading = next(iter(paper.parts(SectionKind.HEADING)), None)
    mediated = _MEDIATED.search(paper.text, 0, heading.end if heading else 120)
    if mediated is None and heading is None:
        for order in paper.parts(SectionKind.ORDER):
            mediated = _AGREED.search(paper.text, max(0, order.start - _OPENING), order.start)
    if mediated is not None:
        return Fate(Outcome.SETTLED, 0.97, (Span(*mediated.span()),))
    is_venue = paper.stage is Stage.FIRST and any(says(i.value, "venue") for i in items)
    changes = not is_venue and any(says(i.value, "changes") for i in items)
    stands = paper.stage is not Stage.FIRST and bool(items)
    if stands and all(i.value.text.startswith(("驳回", "维持")) for i in items):
        return Fate(Outcome.DENIED, 0.97, tuple(i.span for i in items))
    for kind, outcome in (
        ("withdrawal", Outcome.WITHDRAWN),
        ("remand", Outcome.OTHER),
        ("refused", Outcome.DENIED),
        ("moves", Outcome.GRANTED),
        ("ends", Outcome.OTHER),
    ):
        shown = tuple(i.span for i in items if says(i.value, kind))
        if kind == "ends" and not changes and (returned := took_back(paper, items)):
            return returned
        if shown and not (changes and kind in ("refused", "withdrawal", "moves", "ends")):
            return Fate(outcome, 0.97 if len(items) == 1 else 0.93, shown)
    return None


def _is_counter(paper: Paper, demands: list[Found[Demand]]) -> bool:
    """Whether the demands are those of a counterclaim."""
    if not demands:
        return False
    at = demands[0].span.start
    return any(
        request.counter and any(i.start <= at < i.end for i in request.items)
        for request in find_requests(paper)
    )


def _decide_each(paper: Paper, demands: list[Found[Demand]], disposal: Disposal) -> list[Fate]:
    if not disposal.gives and disposal.rejects:
        return [Fate(Outcome.DENIED, 0.97, _places(disposal.rejects))] * len(demands)
    given = read_given(disposal.gives, read_setting(paper))
    answers = align(demands, given, paper.litigants)
    fates = [
        custody_fate(paper, found.value, disposal.gives)
        or (
            _answered(paper, found, answer, disposal)
            if answer
            else _unanswered(paper, found.value, disposal)
        )
        for found, answer in zip(demands, answers, strict=True)
    ]
    fates = _with_shared_totals(demands, answers, fates)
    if gives_every_sum(demands, disposal):
        whole = Fate(Outcome.GRANTED, 0.85, _places(disposal.gives))
        fates = [
            whole if f.value.amount and fate.outcome is Outcome.PARTLY_GRANTED else fate
            for f, fate in zip(demands, fates, strict=True)
        ]
    return fates


def _answered(paper: Paper, found: Found[Demand], gift: Given, disposal: Disposal) -> Fate:
    demand = found.value
    shown = (gift.item.span,)
    if must_pay_after_all(demand, gift):
        asked, ordered = demand.amount, gift.amount
        is_less = asked is not None and ordered is not None and ordered < asked
        return Fate(Outcome.PARTLY_GRANTED if is_less else Outcome.DENIED, 0.85, shown)
    if not disposal.rejects and disposal.total in sums_asked(demand):
        return Fate(Outcome.GRANTED, 0.88, _places(disposal.gives))
    if demand.amount is not None and gift.amount is not None and gift.amount < demand.amount:
        return Fate(Outcome.PARTLY_GRANTED, 0.92, shown)
    if demand.amount is not None and gift.amount is None and disposal.rejects:
        parts = [amount.value for amount in gift.item.value.amounts]
        if parts and demand.amount not in parts and sum(parts) < demand.amount:
            return Fate(Outcome.PARTLY_GRANTED, 0.8, shown)
    if disposal.rejects and binds_fewer(paper, found, disposal):
        return Fate(Outcome.PARTLY_GRANTED, 0.85, shown)
    if any(less(demand, gift) for less in (binds_less, starts_later, pays_less_a_month)):
        return Fate(Outcome.PARTLY_GRANTED, 0.85, shown)
    if disposal.rejects and gives_less(demand, gift):
        return Fate(Outcome.PARTLY_GRANTED, 0.85, shown)
    is_equal = demand.amount is not None and demand.amount == gift.amount
    return Fate(Outcome.GRANTED, 0.95 if is_equal else 0.88, shown)


def _unanswered(paper: Paper, demand: Demand, disposal: Disposal) -> Fate:
    """Refused with the rest, or where no item refuses the rest, in the court's view."""
    if disposal.rejects:
        return Fate(Outcome.DENIED, 0.88, _places(disposal.rejects))
    shows = answered_by(demand.type)
    for part in paper.parts(SectionKind.COURT_VIEW):
        for said in _REFUSED.finditer(paper.text, part.start, part.end):
            if shows is not None and shows.search(said[0]):
                return Fate(Outcome.DENIED, 0.75, (Span(*said.span()),))
    return Fate(Outcome.GRANTED, 0.6, _places(disposal.gives))


def _places(items: tuple[Found[OrderItem], ...]) -> tuple[Span, ...]:
    return tuple(item.span for item in items)


def _with_shared_totals(
    demands: list[Found[Demand]], answers: list[Given | None], fates: list[Fate]
) -> list[Fate]:
    """The fates where a total given for several heads is less than their sum, or all of it."""
    shared_fates: dict[int, Fate] = {}
    for gift in {id(a): a for a in answers if a is not None and a.how == "total"}.values():
        shared = [i for i, a in enumerate(answers) if a is gift]
        asked = [a for i in shared if (a := demands[i].value.amount) is not None]
        if len(shared) < 2 or len(asked) < len(shared) or gift.amount is None:
            continue
        outcome = Outcome.GRANTED if gift.amount >= sum(asked) else Outcome.PARTLY_GRANTED
        shared_fates |= dict.fromkeys(shared, Fate(outcome, 0.85, (gift.item.span,)))
    return [shared_fates.get(i, fate) for i, fate in enumerate(fates)]


def _case_fate(disposal: Disposal, fates: list[Fate], items: list[Found[OrderItem]]) -> Fate:
    shown = _places(disposal.gives + disposal.rejects) or tuple(i.span for i in items)
    if not disposal.gives and disposal.rejects:
        return Fate(Outcome.DENIED, 0.97, shown)
    if disposal.rejects:
        return Fate(Outcome.PARTLY_GRANTED, 0.95, shown)
    if fates and all(fate.outcome is Outcome.DENIED for fate in fates):
        return Fate(Outcome.DENIED, 0.85, shown)
    if all(fate.outcome is Outcome.GRANTED for fate in fates):
        return Fate(Outcome.GRANTED, 0.93 if fates else 0.8, shown)
    return Fate(Outcome.PARTLY_GRANTED, 0.85, shown)


def _outcome(fate: Fate) -> Found[Outcome]:
    return Found(value=fate.outcome, spans=fate.shown, confidence=fate.confidence)


def _joined(text: str, demands: list[Found[Demand]], fates: list[Fate]) -> list[Found[Demand]]:
    """Demands with their outcome; heads of one item that share type and fate made one."""
    joined: list[Found[Demand]] = []
    for found, fate in zip(demands, fates, strict=True):
        now = Found(
            value=replace(found.value, outcome=found.value.outcome or fate.outcome),
            spans=found.spans + fate.shown,
            confidence=found.confidence * fate.confidence,
        )
        if joined and _is_same_claim(text, joined[-1], now):
            now = _merged(text, joined.pop(), now)
        joined.append(now)
    return joined


def _is_same_claim(text: str, last: Found[Demand], now: Found[Demand]) -> bool:
    if last.spans[1:2] != now.spans[1:2] or not _are_one_head(last.value, now.value):
        return False
    between = text[last.span.end : now.span.start]
    # 继承存款4万元，分割抚恤金13万元 are two things asked for.
    if now.value.text.startswith("分割"):
        return False
    is_one = last.value.outcome is now.value.outcome and last.value.amount and now.value.amount
    return bool(is_one) and not re.search("[；;。]", between)


def _are_one_head(last: Demand, now: Demand) -> bool:
    """Whether two demands are of one type, or a loan and the interest on it."""
    is_on_loan = (
        last.type is ClaimType.LOAN_REPAYMENT
        and now.type is ClaimType.LIQUIDATED_DAMAGES
        and "违约金" not in now.text
    )
    return last.type is now.type or is_on_loan


def _merged(text: str, last: Found[Demand], now: Found[Demand]) -> Found[Demand]:
    span = Span(last.span.start, now.span.end)
    assert last.value.amount is not None and now.value.amount is not None
    value = replace(last.value, text=span.of(text), amount=last.value.amount + now.value.amount)
    return Found(
        value=value, spans=(span, *last.spans[1:]), confidence=min(last.confidence, now.confidence)
    )
