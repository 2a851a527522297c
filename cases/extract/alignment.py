"""Demands against what the order gives: which sum or item answers which demand.

Sums are matched by equal amounts, by type and by the words around them, best first; each answers
one demand, except a total, which answers all heads it adds up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from cases.extract.claim_kinds import Case, kind_of
from cases.extract.found import Found
from cases.extract.sums import FORMULA_BASE, is_total, mask_brackets, own_sums
from cases.judgment import Demand, OrderItem
from cases.taxonomy import ClaimType

_HAN = re.compile("[一-鿿]")
_COMMON = re.compile(
    "原告|被告|第三人|上诉人|判令|请求|要求|依法|支付|给付|返还|退还|赔偿|承担|偿还|本判决|生效|之日|起|十日内|七日内"
    "|人民币|期间|共计|合计|应付|应当|于|向|的|元|有限公司|公司|并|及|和"
)
_STOPS = "，。；、"
_LEAST = 2.5
_SHOWN_BY = {
    ClaimType.TERMINATION: "解除|终止",
    ClaimType.RETURN_OF_ASSET: "返还|交还|归还|腾退|腾空|搬离|交付|取回|收回|腾出",
    ClaimType.OWNERSHIP: "所有权|归[^，。；]{1,40}所有|所有$",
    ClaimType.GUARANTOR_LIABILITY: "连带|保证责任|担保责任|清偿责任",
    ClaimType.SECURITY_RIGHT: "优先受偿",
    ClaimType.TRANSFER_REGISTRATION: "过户|登记",
    ClaimType.CONTRACT_VALIDITY: "无效|有效|撤销|不成立|效力",
    ClaimType.CONTINUE_PERFORMANCE: "继续履行",
    ClaimType.EXCLUDE_ENFORCEMENT: "不得执行|停止[^，。；]*执行|中止[^，。；]*执行|解除[^，。；]*(?:查封|冻结)",
    ClaimType.BUYBACK_LIABILITY: "回购",
    ClaimType.ADD_JUDGMENT_DEBTOR: "追加|变更",
    ClaimType.LIQUIDATED_DAMAGES: "违约金|利息|滞纳金|罚息|违约|资金占用",
    ClaimType.ENFORCEMENT_COSTS: "律师|代理费|保全|鉴定|评估|公证|差旅|费用",
    ClaimType.LOAN_REPAYMENT: "借款|本金|贷款|利息",
    ClaimType.DUE_RENT: "租金|使用费|租赁费",
    ClaimType.UNPAID_RENT: "租金",
    ClaimType.LOSS_COMPENSATION: "损失|赔偿",
}


class Given(NamedTuple):
    """A sum that the order gives, or an item without one; ``amount`` is None there."""

    item: Found[OrderItem]
    amount: Decimal | None
    label: str
    type: ClaimType
    is_total: bool


def read_given(items: tuple[Found[OrderItem], ...], case: Case) -> list[Given]:
    """Each sum of the items with the words that say what it is for, and items without a sum."""
    given: list[Given] = []
    for item in items:
        sums = list(_sums(item, case))
        given += sums or [Given(item, None, item.value.text, kind_of(item.value.text, case), False)]
    return given


def _sums(item: Found[OrderItem], case: Case) -> Iterator[Given]:
    words = item.value.text
    masked = mask_brackets(words)
    start, verb = 0, ""
    for amount, place in own_sums(words):
        label = masked[start : place.start]
        tail = re.match("[^，。；、及和并]{0,12}", masked[place.end :])
        label += tail[0] if tail else ""
        verbs = re.findall("返还|退还|退回|支付|赔偿|偿还|归还|给付", label)
        verb = verbs[-1] if verbs else verb
        said = FORMULA_BASE.sub("", label if verbs else verb + label)
        yield Given(item, amount.value, said, kind_of(said, case), is_total(masked, place))
        start = place.end


def align(demands: list[Found[Demand]], given: list[Given]) -> list[Given | None]:
    """For each demand what answers it, None where nothing does."""
    scored = sorted(
        (
            (score, -i, -j)
            for i, found in enumerate(demands)
            for j, gift in enumerate(given)
            if (score := _score(found.value, gift)) >= _LEAST
        ),
        reverse=True,
    )
    answers: list[Given | None] = [None] * len(demands)
    taken: set[int] = set()
    for _, minus_i, minus_j in scored:
        i, j = -minus_i, -minus_j
        is_free = j not in taken or given[j].is_total or given[j].amount is None
        if answers[i] is None and is_free:
            answers[i] = given[j]
            taken.add(j)
    _match_leftovers(demands, given, answers, taken)
    return answers


def _score(demand: Demand, gift: Given) -> float:
    shows = _SHOWN_BY.get(demand.type)
    if gift.amount is None or demand.amount is None:
        return _score_unsummed(demand, gift, shows)
    score = 6.0 if demand.amount == gift.amount else 0.0
    if demand.type is gift.type:
        score += 1.0 if demand.type is ClaimType.OTHER else 3.0
    elif shows and re.search(shows, gift.label):
        score += 2.5
    elif ClaimType.OTHER not in (demand.type, gift.type):
        score -= 2.0
    score += 4 * _likeness(demand.text, gift.label)
    return score + (0.5 if gift.amount < demand.amount else 0.0)


def _score_unsummed(demand: Demand, gift: Given, shows: str | None) -> float:
    """How well an item answers a demand where one of them names no sum."""
    words = gift.item.value.text
    likeness = _likeness(demand.text, words)
    if shows is None:
        return 1.5 + 4 * likeness if likeness >= 0.3 else 0.0
    where = words if gift.amount is None else gift.label
    if re.search(shows, where):
        return 3.0 + 2 * likeness
    # Interest may be given in the item of its principal.
    return 2.6 if re.search(shows, words) else 0.0


def _likeness(one: str, other: str) -> float:
    """The share of the shorter text's character pairs that the longer one has too."""
    a, b = _pairs(one), _pairs(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _pairs(words: str) -> set[str]:
    plain = "".join(_HAN.findall(_COMMON.sub(" ", words)))
    return {x + y for x, y in pairwise(plain)}


def _match_leftovers(
    demands: list[Found[Demand]],
    given: list[Given],
    answers: list[Given | None],
    taken: set[int],
) -> None:
    """A last sum without a likeness answers the smallest demand that is not below it."""
    for j, gift in enumerate(given):
        if gift.amount is None or j in taken:
            continue
        open_ones = [
            (found.value.amount, i)
            for i, found in enumerate(demands)
            if answers[i] is None
            and found.value.amount is not None
            and found.value.amount >= gift.amount
            and (ClaimType.OTHER in (found.value.type, gift.type) or found.value.type is gift.type)
        ]
        if open_ones:
            answers[min(open_ones)[1]] = gift
            taken.add(j)
