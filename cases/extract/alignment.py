"""Demands against what the order gives: which sum or item answers which demand.

Sums are matched by equal amounts, by type and by the words around them, best first; each answers
one demand, except a total, which answers all heads it adds up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from operator import add
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.claim_kinds import Setting, kind_of
from cases.extract.found import Found
from cases.extract.kept import kept
from cases.extract.money import find_amounts
from cases.extract.sums import (
    BRACKETS,
    FORMULA_BASE,
    is_total,
    mask_brackets,
    own_sums,
    total_sum,
)
from cases.extract.wording import any_of, load_entries
from cases.judgment import Demand, Litigant, OrderItem, Standing
from cases.taxonomy import ClaimType

_NOT_HAN = re.compile("[^一-鿿]+")
_COMMON = re.compile(
    "原告|被告|第三人|上诉人|判令|请求|要求|依法|支付|给付|返还|退还|赔偿|承担|偿还|本判决"
    "|生效|之日|起|十日内|七日内|人民币|期间|共计|合计|应付|应当|于|向|的|元|有限公司|公司|并|及|和"
)
_VERBS = re.compile("返还|退还|退回|支付|赔偿|偿还|归还|给付")
_INTEREST = re.compile("违约金|利息|滞纳金|罚息|逾期[^，。；]{0,6}损失|资金占用")
_RENT = frozenset({ClaimType.UNPAID_RENT, ClaimType.DUE_RENT})
_NEVER_SHARED = frozenset({ClaimType.EXCLUDE_ENFORCEMENT})
# Demands for a sum that an item without a sum may answer.
_BY_FORMULA = frozenset(
    {
        ClaimType.LIQUIDATED_DAMAGES,
        ClaimType.GUARANTOR_LIABILITY,
        ClaimType.BUYBACK_LIABILITY,
        ClaimType.SECURITY_RIGHT,
        ClaimType.LOSS_COMPENSATION,
    }
)
_DESIGNATION = re.compile("[A-Z][A-Z0-9-]*[0-9][A-Z0-9-]*")
_LEAST = 2.5


class Given(NamedTuple):
    """A sum that the order gives, or an item without one; ``amount`` is None there.

    ``how`` says whether it answers one demand alone.
    """

    item: Found[OrderItem]
    amount: Decimal | None
    label: str
    type: ClaimType
    how: str


# How a sum answers: one demand, all heads it adds up, an item without sums, sums taken together.
_ONE, _TOTAL, _WHOLE, _TOGETHER = "one", "total", "whole", "together"


def read_given(items: tuple[Found[OrderItem], ...], setting: Setting) -> list[Given]:
    """Each sum of the items with the words that say what it is for, and items without a sum.

    Interest given by a formula alone and all sums of an item together stand beside them.
    """
    given: list[Given] = []
    for item in items:
        words = item.value.text
        sums = list(_sums(item, setting))
        if not sums:
            given.append(Given(item, total_sum(words), words, kind_of(words, setting), _WHOLE))
        given += sums
        has_interest = any(g.type is ClaimType.LIQUIDATED_DAMAGES for g in sums)
        said = _INTEREST.search(words) if item.value.interest and sums else None
        if said is not None and not has_interest:
            label, kind = words[said.start() :][:40], ClaimType.LIQUIDATED_DAMAGES
            given.append(Given(item, None, label, kind, _ONE))
        if len(sums) > 1:
            together = sum((g.amount for g in sums if g.amount is not None), Decimal(0))
            given.append(Given(item, together, words, sums[0].type, _TOGETHER))
    return given


def _sums(item: Found[OrderItem], setting: Setting) -> Iterator[Given]:
    words = item.value.text
    masked = mask_brackets(words)
    start, verb = 0, ""
    for amount, place in own_sums(words):
        tail = re.match("[^，。；、及和并]{0,12}", masked[place.end :])
        label = masked[start : place.start] + (tail[0] if tail else "")
        verbs = _VERBS.findall(label)
        verb = verbs[-1] if verbs else verb
        said = FORMULA_BASE.sub("", label if verbs else verb + label)
        details = _details(words, place.end, amount.value)
        for value, detail in details:
            yield Given(item, value, detail, kind_of(verb + detail, setting), _ONE)
        if not details:
            how = _TOTAL if is_total(masked, place) else _ONE
            yield Given(item, amount.value, said, kind_of(said, setting), how)
        start = place.end


def _details(words: str, end: int, total: Decimal) -> list[tuple[Decimal, str]]:
    """What a sum is made of, where the brackets after it say so in full."""
    bracket = BRACKETS.match(words, end)
    if bracket is None:
        return []
    inner, start, parts = bracket[0], 0, []
    for amount, place in find_amounts(inner):
        parts.append((amount.value, inner[start : place.start]))
        start = place.end
    is_whole = len(parts) > 1 and sum(value for value, _ in parts) == total
    return parts if is_whole else []


def align(
    demands: list[Found[Demand]], given: list[Given], litigants: tuple[Litigant, ...]
) -> list[Given | None]:
    """For each demand what answers it, None where nothing does."""
    whose = [_bound(found.value, litigants) for found in demands]
    scored = sorted(
        (
            (score, -i, -j)
            for i, found in enumerate(demands)
            for j, gift in enumerate(given)
            if (score := _score(found.value, gift)) >= _LEAST
            and not _binds_another(whose[i], gift, litigants)
        ),
        reverse=True,
    )
    answers: list[Given | None] = [None] * len(demands)
    taken: set[int] = set()
    for _, minus_i, minus_j in scored:
        i, j = -minus_i, -minus_j
        demand = demands[i].value
        # 由原告抚养 is answered by the item that also names what is to be paid.
        asks_no_sum = demand.amount is None and demand.type is not ClaimType.LIQUIDATED_DAMAGES
        is_shared = given[j].how is not _ONE or asks_no_sum
        if demand.type in _NEVER_SHARED:
            is_shared = asks_no_sum = False
        if answers[i] is None and (j not in taken or is_shared):
            answers[i] = given[j]
            if not asks_no_sum:
                taken.add(j)
    _match_together(demands, given, answers, taken)
    _match_leftovers(demands, given, answers, taken)
    return answers


def _bound(demand: Demand, litigants: tuple[Litigant, ...]) -> tuple[str, ...]:
    """Every spelling of the defendants whom a demand is against, where it names them first."""
    head = re.split("对|就|支付|赔偿|返还|归还|偿还", demand.text, maxsplit=1)[0]
    return tuple(
        spelling
        for party in litigants
        if party.role is Standing.DEFENDANT
        and any(name in head for name in (party.name, *party.aliases))
        for spelling in (party.name, *party.aliases)
    )


def _binds_another(whose: tuple[str, ...], gift: Given, litigants: tuple[Litigant, ...]) -> bool:
    """Whether an item binds a defendant, but none of those that the demand is against."""
    words = gift.item.value.text
    if not whose or any(name in words for name in whose):
        return False
    return any(p.name in words for p in litigants if p.role is Standing.DEFENDANT)


@cache
def answered_by(kind: ClaimType) -> re.Pattern[str] | None:
    """The words of an order that answer demands of a type, None for types of many words."""
    kinds = {entry["kind"] for entry in load_entries("claim_answers")}
    return any_of("claim_answers", kind) if kind in kinds else None


def _score(demand: Demand, gift: Given) -> float:
    shows = answered_by(demand.type)
    if gift.amount is None or demand.amount is None:
        return _score_unsummed(demand, gift, shows)
    if gift.how is _TOGETHER:
        return 8.0 if demand.amount == gift.amount else 0.0
    score = 6.0 if demand.amount == gift.amount else 0.0
    if demand.type is gift.type:
        score += 1.0 if demand.type is ClaimType.OTHER else 3.0
    elif shows and shows.search(gift.label):
        score += 2.5
    elif ClaimType.OTHER not in (demand.type, gift.type):
        score -= 2.0
    score += 4 * _likeness(mask_brackets(demand.text), gift.label)
    # Hardly ever is more given than is asked.
    is_more = gift.how is _ONE and gift.amount > demand.amount
    return score - 2.0 * is_more + 0.5 * (gift.amount < demand.amount)


def is_loan_interest(demand: Demand) -> bool:
    """Whether a loan's demand is the interest on it, its principal standing apart."""
    return demand.type is ClaimType.LOAN_REPAYMENT and demand.text.startswith("利息")


def _score_unsummed(demand: Demand, gift: Given, shows: re.Pattern[str] | None) -> float:
    """How well an item answers a demand where one of them names no sum."""
    words = gift.item.value.text
    if gift.how is _TOGETHER:
        return 0.0
    if gift.how is _ONE and gift.amount is None:
        is_interest = demand.type is ClaimType.LIQUIDATED_DAMAGES or is_loan_interest(demand)
        return 3.0 + 2 * _likeness(demand.text, gift.label) if is_interest else 0.0
    likeness = _likeness(demand.text, words)
    if demand.amount is not None and demand.type not in _BY_FORMULA:
        return 0.0
    if shows is None:
        return 1.5 + 4 * likeness if likeness >= 0.3 else 0.0
    where = words if gift.amount is None else gift.label
    if shows.search(where):
        # 冲床3台（CT-01至CT-03） and 冲床1台（CT-04） differ in these alone.
        is_same_thing = bool(_designations(demand.text) & _designations(words))
        return 3.0 + 2 * likeness + is_same_thing
    # Interest may be given in the item of its principal.
    return 2.6 if shows.search(words) else 0.0


@kept(64)
def _designations(words: str) -> frozenset[str]:
    """What single things are called by: number plates, models, serial numbers."""
    return frozenset(_DESIGNATION.findall(words))


def _likeness(one: str, other: str) -> float:
    """The share of the shorter text's character pairs that the longer one has too."""
    a, b = _pairs(one), _pairs(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@kept(64)
def _pairs(words: str) -> frozenset[str]:
    plain = _NOT_HAN.sub("", _COMMON.sub("", words))
    return frozenset(map(add, plain, plain[1:]))


def _match_leftovers(
    demands: list[Found[Demand]], given: list[Given], answers: list[Given | None], taken: set[int]
) -> None:
    """A last sum without a likeness answers the smallest demand that is not below it."""
    for j, gift in enumerate(given):
        if gift.amount is None or j in taken or gift.how is _TOGETHER:
            continue
        open_ones = [
            (found.value.amount, i)
            for i, found in enumerate(demands)
            if answers[i] is None
            and found.value.amount is not None
            and found.value.amount >= gift.amount
            and _may_be(found.value.type, gift.type)
        ]
        if open_ones:
            answers[min(open_ones)[1]] = gift
            taken.add(j)


def _may_be(asked: ClaimType, given: ClaimType) -> bool:
    """Whether a sum without a likeness may answer; rent may come back as a loan's principal."""
    is_recast = given is ClaimType.LOAN_REPAYMENT and asked in _RENT
    return ClaimType.OTHER in (asked, given) or asked is given or is_recast


def _match_together(
    demands: list[Found[Demand]],
    given: list[Given],
    answers: list[Given | None],
    taken: set[int],
) -> None:
    """Heads of one item that nothing answers apart are answered by one sum for all of them."""
    groups: dict[tuple[Span, ClaimType], list[int]] = {}
    for i, found in enumerate(demands):
        if found.value.amount is not None:
            groups.setdefault((found.spans[1], found.value.type), []).append(i)
    for (_, kind), heads in groups.items():
        if len(heads) < 2 or any(answers[i] is not None for i in heads):
            continue
        asked = sum((a for i in heads if (a := demands[i].value.amount) is not None), Decimal(0))
        for j, gift in enumerate(given):
            is_open = gift.amount is not None and j not in taken and gift.how is not _TOGETHER
            if is_open and gift.type is kind and gift.amount is not None and gift.amount <= asked:
                taken.add(j)
                shared = gift._replace(how=_TOTAL)
                for i in heads:
                    answers[i] = shared
                break
