"""What an order does as a whole, and which of its items speak to one side's requests.

Words are data in ``lexicon/disposal_words.json``.
"""

from decimal import Decimal
from typing import NamedTuple

from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.extract.wording import any_of
from cases.judgment import OrderItem, Standing

_LEXICON = "disposal_words"
_CLAIMING = (Standing.PLAINTIFF, Standing.APPELLANT, Standing.APPLICANT)


class Disposal(NamedTuple):
    """An order from one side's point of view; items are ``Found`` as they came.

    ``gives`` order something to be done or state a right, ``rejects_all`` and ``rejects_rest``
    refuse this side's requests, whole or beyond what is given.
    """

    gives: tuple[Found[OrderItem], ...]
    rejects_all: tuple[Found[OrderItem], ...]
    rejects_rest: tuple[Found[OrderItem], ...]

    @property
    def rejects(self) -> tuple[Found[OrderItem], ...]:
        """Every item that refuses something."""
        return self.rejects_all + self.rejects_rest

    @property
    def total(self) -> Decimal:
        """What all items that give something add up to."""
        amounts = (a.value for found in self.gives for a in found.value.amounts)
        return sum(amounts, Decimal(0))


def says(item: OrderItem, kind: str) -> bool:
    """Whether an item does what the words of that kind say."""
    return any_of(_LEXICON, kind).search(item.text) is not None


def refuses(item: OrderItem) -> bool:
    """Whether an item opens with the words that refuse: 驳回, 不准, 不予准许."""
    return any_of(_LEXICON, "refuses").match(item.text) is not None


def read_disposal(
    paper: Paper, items: list[Found[OrderItem]], *, counter: bool, both_sue: bool
) -> Disposal:
    """The items that speak to the plaintiff's requests, or to the counterclaimant's."""
    gives: list[Found[OrderItem]] = []
    whole: list[Found[OrderItem]] = []
    rest: list[Found[OrderItem]] = []
    for found in items:
        item = found.value
        if both_sue and _is_for_counterclaim(paper, item) is not counter:
            continue
        if says(item, "rejects_rest"):
            rest.append(found)
        elif refuses(item):
            whole.append(found)
        else:
            gives.append(found)
    if counter and any("对" not in found.value.text for found in whole):
        # What the plaintiff must pay then refuses its own suit, as where it sued not to pay.
        gives = []
    return Disposal(tuple(gives), tuple(whole), tuple(rest))


def _is_for_counterclaim(paper: Paper, item: OrderItem) -> bool:
    """Whether an item answers a counterclaim, by who is refused or who has to pay."""
    if item.text.startswith("驳回"):
        who = item.text[2:].split("的")[0]
        if "反诉请求" in item.text:
            return True
        if "反诉" in who:
            return "反诉原告" in who
        return _is_side(paper, who, claiming=False) and not _is_side(paper, who, claiming=True)
    debtors = {p.role for p in paper.litigants if p.name in item.debtors}
    return bool(debtors) and all(role in _CLAIMING for role in debtors)


def _is_side(paper: Paper, words: str, *, claiming: bool) -> bool:
    if words.startswith("被告" if not claiming else "原告"):
        return True
    return any(
        name in words
        for party in paper.litigants
        if (party.role in _CLAIMING) is claiming
        for name in (party.name, *party.aliases)
    )
