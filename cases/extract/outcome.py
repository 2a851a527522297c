"""What became of each demand and of the case, seen from whoever made the demand.

A first-instance demand is granted where the order gives the same head in full, partly where it
gives less or binds fewer defendants, and denied where the order refuses what it does not give. On
appeal the order speaks to the appeal as a whole. Heads of one item that share type and fate are
one demand.
"""

import re
from dataclasses import replace

from cases.evidence import Span
from cases.extract.alignment import Given, align, read_given
from cases.extract.asking import find_requests
from cases.extract.claim_kinds import read_case
from cases.extract.disposal import Disposal, read_disposal, says
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.judgment import Demand, OrderItem, Standing
from cases.section_kinds import SectionKind, Stage
from cases.taxonomy import ClaimType, Outcome

_MEDIATED = re.compile("民\\s?事\\s?调\\s?解\\s?书")
_SEVERAL = re.compile("[二两三四五各][^，。；]{0,2}被告|被告[^，。；]{2,30}、[^，。；]{2,30}")
_ASKS_TO_REJECT = re.compile("驳回|不承担|无需|不应")
_PAYS = re.compile("支付|赔偿|返还|退还|偿还|给付|承担")


class _Fate:
    """An outcome with its chance of being right and the words of the order that show it."""

    __slots__ = ("confidence", "outcome", "shown")

    def __init__(
        self, outcome: Outcome, confidence: float, shown: tuple[Found[OrderItem], ...]
    ) -> None:
        self.outcome = outcome
        self.confidence = confidence
        self.shown = shown


def decide_outcomes(
    paper: Paper, demands: list[Found[Demand]], items: list[Found[OrderItem]]
) -> tuple[list[Found[Demand]], Found[Outcome] | None]:
    """The demands with their outcome, and that of the case; None where nothing is ordered."""
    whole = _whole_fate(paper, items)
    if whole is None and items and paper.stage is not Stage.FIRST:
        whole = _changed(paper, items)
    if whole is not None:
        fates = [whole for _ in demands]
        return _joined(paper.text, demands, fates), _outcome(whole)
    if not items:
        return _joined(paper.text, demands, [None for _ in demands]), None
    sides = {request.counter for request in find_requests(paper)}
    counter = _is_counter(paper, demands)
    disposal = read_disposal(paper, items, counter=counter, both_sue=len(sides) == 2)
    decided = _decide_each(paper, demands, disposal)
    case = _case_fate(disposal, decided, items)
    return _joined(paper.text, demands, list(decided)), _outcome(case)


def _whole_fate(paper: Paper, items: list[Found[OrderItem]]) -> _Fate | None:
    """The fate of everything asked, where the order speaks to it as a whole."""
    if _MEDIATED.search(paper.text, 0, 300):
        return _Fate(Outcome.SETTLED, 0.97, tuple(items)) if items else None
    changes = any(says(i.value, "changes") for i in items)
    for kind, outcome in (
        ("withdrawal", Outcome.WITHDRAWN),
        ("remand", Outcome.OTHER),
        ("refused", Outcome.DENIED),
        ("moves", Outcome.GRANTED),
        ("ends", Outcome.OTHER),
    ):
        shown = tuple(i for i in items if says(i.value, kind))
        if shown and not (changes and kind in ("refused", "withdrawal", "moves", "ends")):
            return _Fate(outcome, 0.97 if len(items) == 1 else 0.93, shown)
    return None


def _changed(paper: Paper, items: list[Found[OrderItem]]) -> _Fate | None:
    """The fate of an appeal that changed the judgment below."""
    changes = tuple(i for i in items if says(i.value, "changes"))
    if not changes:
        return None
    keeps = [i for i in items if says(i.value, "keeps")]
    refused = [i for i in items if says(i.value, "rejects_rest") or says(i.value, "refused")]
    asked = paper.words(SectionKind.CLAIMS)
    appellants = [p for p in paper.litigants if p.role is Standing.APPELLANT]
    sued = any(Standing.DEFENDANT in p.former_roles for p in appellants)
    if sued or (not appellants and _ASKS_TO_REJECT.search(asked)):
        dismissed = any(
            i.value.text.startswith("驳回") and not says(i.value, "rejects_rest") for i in items
        )
        pays = any(
            _PAYS.search(i.value.text) and not i.value.text.startswith("驳回") for i in items
        )
        full = dismissed and not pays and not keeps
    else:
        full = not refused and not keeps
    return _Fate(Outcome.GRANTED if full else Outcome.PARTLY_GRANTED, 0.85, changes)


def _is_counter(paper: Paper, demands: list[Found[Demand]]) -> bool:
    """Whether the demands are those of a counterclaim."""
    if not demands:
        return False
    at = demands[0].span.start
    return any(
        request.counter and any(i.start <= at < i.end for i in request.items)
        for request in find_requests(paper)
    )


def _decide_each(paper: Paper, demands: list[Found[Demand]], disposal: Disposal) -> list[_Fate]:
    if not disposal.gives and disposal.rejects:
        return [_Fate(Outcome.DENIED, 0.97, disposal.rejects) for _ in demands]
    given = read_given(disposal.gives, read_case(paper))
    answers = align(demands, given)
    fates = [
        _answered(paper, found.value, answer, disposal) if answer else _unanswered(disposal)
        for found, answer in zip(demands, answers, strict=True)
    ]
    _share_totals(demands, answers, fates)
    return fates


def _answered(paper: Paper, demand: Demand, gift: Given, disposal: Disposal) -> _Fate:
    shown = (gift.item,)
    if demand.amount is not None and gift.amount is not None and gift.amount < demand.amount:
        return _Fate(Outcome.PARTLY_GRANTED, 0.92, shown)
    named = _missing_debtors(paper, demand, gift)
    if named is not None:
        return _Fate(named, 0.85, shown)
    if disposal.rejects_rest and _gives_less(demand, gift):
        return _Fate(Outcome.PARTLY_GRANTED, 0.85, shown)
    is_equal = demand.amount is not None and demand.amount == gift.amount
    return _Fate(Outcome.GRANTED, 0.95 if is_equal else 0.88, shown)


def _missing_debtors(paper: Paper, demand: Demand, gift: Given) -> Outcome | None:
    """Less than granted where the order binds fewer than were to be bound."""
    bound = gift.item.value.text
    asked = [p for p in paper.litigants if _names(demand.text, p.name, p.aliases)]
    asked = [p for p in asked if p.role not in (Standing.PLAINTIFF, Standing.THIRD_PARTY)]
    defendants = [p for p in paper.litigants if p.role is Standing.DEFENDANT]
    if not asked and _SEVERAL.search(demand.text):
        asked = defendants
    held = [p for p in asked if _names(bound, p.name, p.aliases)]
    if demand.type is ClaimType.GUARANTOR_LIABILITY and len(asked) > 1:
        # 对乙公司的债务: who owes the main debt need not be named among those bound.
        held = held or asked
    if len(asked) > 1 and len(held) == 1 and len(defendants) > 1:
        return None if demand.type is ClaimType.GUARANTOR_LIABILITY else Outcome.PARTLY_GRANTED
    return None


def _names(words: str, name: str, aliases: tuple[str, ...]) -> bool:
    return any(spelling in words for spelling in (name, *aliases))


def _gives_less(demand: Demand, gift: Given) -> bool:
    """Whether the rate given is another than the one asked."""
    if demand.rate is None or demand.type is not ClaimType.LIQUIDATED_DAMAGES:
        return False
    interest = gift.item.value.interest
    return interest is not None and demand.rate not in gift.item.value.text


def _unanswered(disposal: Disposal) -> _Fate:
    if disposal.rejects:
        return _Fate(Outcome.DENIED, 0.88, disposal.rejects)
    return _Fate(Outcome.GRANTED, 0.6, disposal.gives)


def _share_totals(
    demands: list[Found[Demand]], answers: list[Given | None], fates: list[_Fate]
) -> None:
    """A total given for several heads is less than their sum, or all of it."""
    for gift in {id(a): a for a in answers if a is not None and a.is_total}.values():
        shared = [i for i, a in enumerate(answers) if a is gift]
        asked = [a for i in shared if (a := demands[i].value.amount) is not None]
        if len(shared) < 2 or len(asked) < len(shared) or gift.amount is None:
            continue
        outcome = Outcome.GRANTED if gift.amount >= sum(asked) else Outcome.PARTLY_GRANTED
        for i in shared:
            fates[i] = _Fate(outcome, 0.85, (gift.item,))


def _case_fate(disposal: Disposal, fates: list[_Fate], items: list[Found[OrderItem]]) -> _Fate:
    if not disposal.gives and disposal.rejects:
        return _Fate(Outcome.DENIED, 0.97, disposal.rejects)
    if disposal.rejects:
        return _Fate(Outcome.PARTLY_GRANTED, 0.95, disposal.rejects + disposal.gives)
    outcomes = {fate.outcome for fate in fates}
    if outcomes <= {Outcome.GRANTED}:
        return _Fate(Outcome.GRANTED, 0.93 if fates else 0.8, tuple(disposal.gives or items))
    return _Fate(Outcome.PARTLY_GRANTED, 0.85, tuple(disposal.gives or items))


def _outcome(fate: _Fate) -> Found[Outcome]:
    spans = tuple(item.span for item in fate.shown)
    return Found(value=fate.outcome, spans=spans, confidence=fate.confidence)


def _joined(
    text: str, demands: list[Found[Demand]], fates: list[_Fate | None] | list[_Fate]
) -> list[Found[Demand]]:
    """Demands with their outcome; heads of one item that share type and fate made one."""
    joined: list[Found[Demand]] = []
    for found, fate in zip(demands, fates, strict=True):
        demand = replace(found.value, outcome=fate.outcome if fate else None)
        spans = found.spans + (tuple(i.span for i in fate.shown) if fate else ())
        confidence = found.confidence * fate.confidence if fate else found.confidence
        now = Found(value=demand, spans=spans, confidence=confidence)
        if joined and _is_same_claim(text, joined[-1], now):
            now = _merged(text, joined.pop(), now)
        joined.append(now)
    return joined


def _is_same_claim(text: str, last: Found[Demand], now: Found[Demand]) -> bool:
    if last.spans[1:2] != now.spans[1:2] or last.value.type is not now.value.type:
        return False
    between = text[last.span.end : now.span.start]
    is_one = last.value.outcome is now.value.outcome and last.value.amount and now.value.amount
    return bool(is_one) and not re.search("[；;。]", between)


def _merged(text: str, last: Found[Demand], now: Found[Demand]) -> Found[Demand]:
    span = Span(last.span.start, now.span.end)
    assert last.value.amount is not None and now.value.amount is not None
    value = replace(last.value, text=span.of(text), amount=last.value.amount + now.value.amount)
    return Found(
        value=value, spans=(span, *last.spans[1:]), confidence=min(last.confidence, now.confidence)
    )
