"""The fate of an appeal that changed the judgment below, and of each thing it asked for."""

import re

from cases.extract.disposal import says
from cases.extract.fate import Fate, is_named
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.judgment import Demand, OrderItem, Standing
from cases.section_kinds import SectionKind
from cases.taxonomy import Outcome

_ASKS_TO_REJECT = re.compile("驳回|不承担|无需|不应")
_ITEM_NUMBER = re.compile("(?:第[一二三四五六七八九十]+项)")
_PAYS = re.compile("支付|赔偿|返还|退还|偿还|给付|承担")


def decide_appeal(
    paper: Paper, demands: list[Found[Demand]], items: list[Found[OrderItem]]
) -> tuple[list[Fate], Fate]:
    """The fate of an appeal that changed the judgment below, and of each thing it asked for."""
    whole = Fate(
        Outcome.GRANTED if _is_full(paper, items) else Outcome.PARTLY_GRANTED,
        0.85,
        tuple(i.span for i in items if says(i.value, "changes")),
    )
    fates = [_appeal_fate(paper, found.value, items, whole) for found in demands]
    if fates and all(fate.outcome is Outcome.GRANTED for fate in fates):
        whole = whole._replace(outcome=Outcome.GRANTED)
    return fates, whole


def _is_full(paper: Paper, items: list[Found[OrderItem]]) -> bool:
    """Whether an appeal got all it can have asked for: a defendant's, that the suit be refused."""
    keeps = any(says(i.value, "keeps") for i in items)
    appellants = [p for p in paper.litigants if p.role is Standing.APPELLANT]
    asked = paper.words(SectionKind.CLAIMS)
    was_sued = any(Standing.DEFENDANT in p.former_roles for p in appellants)
    if was_sued or (not appellants and _ASKS_TO_REJECT.search(asked)):
        orders = [i.value for i in items]
        dismissed = any(o.text.startswith("驳回") and not says(o, "rejects_rest") for o in orders)
        pays = any(_PAYS.search(o.text) and not o.text.startswith("驳回") for o in orders)
        return dismissed and not pays and not keeps
    refused = any(says(i.value, "rejects_rest") or says(i.value, "refused") for i in items)
    return not refused and not keeps


def _refuses_appeal_of(paper: Paper, item: OrderItem, claimant: str | None) -> bool:
    """Whether an item rejects the appeal of this appellant while another's succeeds."""
    if claimant is None or not item.text.startswith("驳回") or "上诉" not in item.text:
        return False
    if says(item, "rejects_rest"):
        return False
    parties = [p for p in paper.litigants if p.name in claimant.split("、")]
    return any(is_named(item.text, p.name, p.aliases) for p in parties)


def _appeal_fate(paper: Paper, demand: Demand, items: list[Found[OrderItem]], whole: Fate) -> Fate:
    """What became of one request of an appeal: by its sum, or by the item it is against."""
    for found in items:
        item = found.value
        if _refuses_appeal_of(paper, item, demand.claimant):
            return Fate(Outcome.DENIED, 0.85, (found.span,))
        if demand.amount is not None and any(a.value == demand.amount for a in item.amounts):
            return Fate(Outcome.GRANTED, 0.85, (found.span,))
        against = _ITEM_NUMBER.findall(demand.text)
        if against and item.text.startswith("撤销"):
            set_aside = _ITEM_NUMBER.findall(item.text)
            if set_aside and set(against) <= set(set_aside):
                return Fate(Outcome.GRANTED, 0.8, (found.span,))
    return whole
