"""The fate of an appeal that changed the judgment below, and of each thing it asked for."""

import re
from collections.abc import Iterable
from decimal import Decimal

from cases.extract.alignment import answered_by
from cases.extract.disposal import refuses, says
from cases.extract.fate import Fate, is_named
from cases.extract.found import Found
from cases.extract.numbering import find_numbered
from cases.extract.paper import Paper
from cases.extract.sums import total_sum
from cases.judgment import Demand, Litigant, OrderItem, Standing
from cases.section_kinds import Instance, SectionKind
from cases.taxonomy import ClaimType, Outcome

_ASKS_TO_REJECT = re.compile("驳回|不承担|无需|不应")
_ITEM_NUMBER = re.compile("第[一二三四五六七八九十]+项")
_ALL = re.compile("(?:全部|原审|一审|原)[^，。；]{0,6}(?:诉讼请求|诉请|诉求)")
_SUED = re.compile("(?:诉至|起诉|诉讼请求|诉请)[^。]{0,30}(?:判令|要求|请求)[^。]{2,600}")
_PAYS = re.compile("支付|赔偿|返还|退还|偿还|给付|承担")
# Items that open so give nothing of their own.
_OF_JUDGMENT = ("驳回", "撤销", "维持")


def decide_appeal(
    paper: Paper, demands: list[Found[Demand]], items: list[Found[OrderItem]]
) -> tuple[list[Fate], Fate]:
    """The fate of an appeal that changed the judgment below, and of each thing it asked for.

    Where several appeal, the case is seen from the one who stands first.
    """
    appellants = [p for p in paper.litigants if p.role is Standing.APPELLANT]
    asked: dict[str | None, Decimal] = {}
    for found in demands:
        claimant = found.value.claimant
        asked[claimant] = asked.get(claimant, Decimal(0)) + (found.value.amount or 0)
    fates = [
        _appeal_fate(paper, found.value, asked[found.value.claimant], items) for found in demands
    ]
    whole = _whole(paper, appellants[:1], items)
    first = appellants[0].name if appellants else ""
    own = [
        fate for fate, f in zip(fates, demands, strict=True) if first in (f.value.claimant or "")
    ]
    if fates and all(fate.outcome is Outcome.GRANTED for fate in fates):
        whole = whole._replace(outcome=Outcome.GRANTED)
    elif any(fate.outcome is Outcome.PARTLY_GRANTED for fate in own):
        whole = whole._replace(outcome=Outcome.PARTLY_GRANTED)
    return fates, whole


def _whole(paper: Paper, appellants: list[Litigant], items: list[Found[OrderItem]]) -> Fate:
    is_full = _is_full(paper, appellants, [i.value for i in items])
    shown = tuple(i.span for i in items if says(i.value, "changes"))
    return Fate(Outcome.GRANTED if is_full else Outcome.PARTLY_GRANTED, 0.85, shown)


def _is_full(paper: Paper, appellants: list[Litigant], orders: list[OrderItem]) -> bool:
    """Whether an appeal got all it can have asked for: a defendant's, that the suit be refused."""
    keeps = any(says(order, "keeps") for order in orders)
    asked = paper.words(SectionKind.CLAIMS)
    was_sued = any(Standing.DEFENDANT in p.former_roles for p in appellants)
    if was_sued or (not appellants and _ASKS_TO_REJECT.search(asked)):
        dismissed = [o for o in orders if refuses(o) and not says(o, "rejects_rest")]
        spared = any(
            is_named(o.text.split("对")[-1], p.name, p.aliases)
            for o in dismissed
            for p in appellants
            if "对" in o.text
        )
        owes = any(_owes(order, appellants) for order in orders)
        return not owes and (spared or (bool(dismissed) and not keeps))
    refused = any(says(order, "rejects_rest") or says(order, "refused") for order in orders)
    return not refused and not keeps


def _owes(order: OrderItem, appellants: list[Litigant]) -> bool:
    """Whether an item has an appellant pay, or somebody not named."""
    if order.text.startswith(_OF_JUDGMENT) or not _PAYS.search(order.text):
        return False
    return not order.debtors or any(p.name in order.debtors for p in appellants)


def _giving(items: list[Found[OrderItem]]) -> list[Found[OrderItem]]:
    """The items that order something themselves."""
    return [found for found in items if not found.value.text.startswith(_OF_JUDGMENT)]


def _refuses_appeal_of(paper: Paper, item: OrderItem, claimant: str | None) -> bool:
    """Whether an item rejects the appeal of this appellant while another's succeeds."""
    if claimant is None or not item.text.startswith("驳回") or "上诉" not in item.text:
        return False
    if says(item, "rejects_rest"):
        return False
    parties = [p for p in paper.litigants if p.name in claimant.split("、")]
    return any(is_named(item.text, p.name, p.aliases) for p in parties)


def _appeal_fate(
    paper: Paper, demand: Demand, asked: Decimal, items: list[Found[OrderItem]]
) -> Fate:
    """What became of one request of an appeal: by its sum, or by the item it is against.

    ``asked`` is what its appellant asks for in all, in yuan.
    """
    asking = (demand.claimant or "").split("、")
    appellants = [p for p in paper.litigants if p.name in asking]
    against = set(_ITEM_NUMBER.findall(demand.text))
    for found in items:
        item = found.value
        if _refuses_appeal_of(paper, item, demand.claimant):
            return Fate(Outcome.DENIED, 0.85, (found.span,))
        is_sum = any(amount.value == demand.amount for amount in item.amounts)
        if is_sum and not _ASKS_TO_REJECT.search(demand.text):
            return Fate(Outcome.GRANTED, 0.85, (found.span,))
        set_aside = set(_ITEM_NUMBER.findall(item.text)) if item.text.startswith("撤销") else set()
        is_gone = bool(against) and against <= set_aside
        if is_gone and not _is_still_ordered(demand, appellants, items):
            return Fate(Outcome.GRANTED, 0.8, (found.span,))
    refused = next((f for f in items if says(f.value, "rejects_rest")), None)
    if refused is not None and _is_not_given(demand, items):
        return Fate(Outcome.DENIED, 0.75, (refused.span,))
    measured = _measured(paper, demand, asked, appellants, items)
    return measured or _whole(paper, appellants, items)


def _measured(
    paper: Paper,
    demand: Demand,
    asked: Decimal | None,
    appellants: list[Litigant],
    items: list[Found[OrderItem]],
) -> Fate | None:
    """What became of an appeal by what is to be paid anew, beside what was asked and ordered below.

    None where an item stands as it was or gives something that is no sum.
    """
    giving = _giving(items)
    given = _together(total_sum(found.value.text) for found in giving)
    if given is None or any(says(found.value, "keeps") for found in items):
        return None
    shown, below = (giving[0].span,), _ordered_below(paper)
    if any(Standing.DEFENDANT in p.former_roles for p in appellants):
        is_worse = below is not None and below <= given and _ASKS_TO_REJECT.search(demand.text)
        return Fate(Outcome.DENIED, 0.8, shown) if is_worse else None
    if demand.amount is None:
        asked = _asked_below(paper) if _ALL.search(demand.text) else None
    if asked is None or given >= asked or _ASKS_TO_REJECT.search(demand.text):
        return None
    return Fate(Outcome.PARTLY_GRANTED, 0.8, shown)


def _ordered_below(paper: Paper) -> Decimal | None:
    """What the lower court ordered to be paid; None where an item of it names no sum."""
    for part in paper.parts(SectionKind.ORDER, instance=Instance.EARLIER):
        bodies = find_numbered(paper.text, part) or [part]
        words = [body.of(paper.text).split("。")[0] for body in bodies]
        return _together(total_sum(w) for w in words if not w.startswith("驳回"))
    return None


def _asked_below(paper: Paper) -> Decimal | None:
    """What the suit asked for, where the paper tells it in one sentence."""
    for section in paper.sections:
        if section.instance is Instance.EARLIER:
            asked = _SUED.search(paper.text, section.span.start, section.span.end)
            if asked is not None:
                return total_sum(asked[0])
    return None


def _together(sums: Iterable[Decimal | None]) -> Decimal | None:
    """All of the sums added up, None where one is unknown or there is none."""
    known = list(sums)
    return (
        sum((s for s in known if s is not None), Decimal(0))
        if known and None not in known
        else None
    )


def _is_not_given(demand: Demand, items: list[Found[OrderItem]]) -> bool:
    """Whether a sum is asked of which no item that gives anything speaks."""
    answers = answered_by(demand.type)
    if demand.amount is None or answers is None or _ASKS_TO_REJECT.search(demand.text):
        return False
    return not any(answers.search(found.value.text) for found in _giving(items))


def _is_still_ordered(
    demand: Demand, appellants: list[Litigant], items: list[Found[OrderItem]]
) -> bool:
    """Whether what an appeal was against is ordered anew, if in another measure."""
    anew = [found.value for found in _giving(items)]
    if "改判" not in demand.text:
        return False
    if demand.type is ClaimType.OTHER:
        return any(_owes(order, appellants) for order in anew)
    answers = answered_by(demand.type)
    return answers is None or any(answers.search(order.text) for order in anew)
