"""What an order gives less than was asked: a smaller sum, a lower rate, fewer who owe it."""

import re
from datetime import date
from decimal import Decimal

from cases.extract.alignment import Given, is_loan_interest
from cases.extract.disposal import Disposal, says
from cases.extract.fate import is_named
from cases.extract.found import Found
from cases.extract.money import find_amounts
from cases.extract.paper import Paper
from cases.extract.rates import find_rates
from cases.extract.sums import own_sums
from cases.extract.wording import any_of
from cases.judgment import Demand, Standing
from cases.taxonomy import ClaimType

_SEVERAL = re.compile("[二两三四五各][^，。；]{0,2}被告")
_BEARS_INTEREST = (ClaimType.LIQUIDATED_DAMAGES, ClaimType.LOAN_REPAYMENT)
_EACH = re.compile("每个?(?P<time>[日天月年])(?:按|为|人民币)?$")
_FROM = re.compile(
    "(?:自|从|以)(?P<year>(?:19|20)[0-9]{2})年(?P<month>1?[0-9])月(?P<day>[1-3]?[0-9])日(?:起|开始|始|之日起|至)"
)
# An employer asks not to pay what an award gave: the order that it pays refuses that.
_NOT_TO_PAY = re.compile(
    "(?:不(?:需要?|应当?|用|必)?|无需|无须|毋须|免于)(?:再|向[^，。；]{1,30}){0,2}"
    "(?:支付|承担|赔偿|给付|补发|返还)"
)


def sums_asked(demand: Demand) -> tuple[Decimal, ...]:
    """What a demand comes to, with and without what it only reckons to a day (暂计至)."""
    if demand.amount is None:
        return ()
    stated = _stated(demand)
    return (demand.amount, stated) if stated else (demand.amount,)


def gives_every_sum(demands: list[Found[Demand]], disposal: Disposal) -> bool:
    """Whether an order that refuses nothing adds up to all that is asked, split as it may be."""
    stated = sum((_stated(found.value) for found in demands), Decimal(0))
    return bool(stated) and not disposal.rejects and stated == disposal.total


def _stated(demand: Demand) -> Decimal:
    return sum((amount.value for amount, _ in own_sums(demand.text)), Decimal(0))


def must_pay_after_all(demand: Demand, gift: Given) -> bool:
    """Whether who asks not to pay is made to pay."""
    item = gift.item.value
    return (
        _NOT_TO_PAY.search(demand.text) is not None
        and _NOT_TO_PAY.search(item.text) is None
        and any(name in item.debtors for name in (demand.claimant or "").split("、"))
    )


def binds_fewer(paper: Paper, found: Found[Demand], disposal: Disposal) -> bool:
    """Whether the order leaves out one of several defendants that the demand is against."""
    defendants = [p for p in paper.litigants if p.role is Standing.DEFENDANT]
    item = found.spans[1]
    # A head further on in its item is against those named at the item's beginning.
    for words in (found.value.text, paper.text[item.start : found.span.end]):
        asked = [p for p in defendants if is_named(words, p.name, p.aliases)]
        if not asked and _SEVERAL.search(words):
            asked = defendants
        if asked:
            break
    bound = "\n".join(i.value.text for i in disposal.gives)
    held = [p for p in asked if is_named(bound, p.name, p.aliases)]
    return len(asked) > 1 and 0 < len(held) < len(asked)


def gives_less(demand: Demand, gift: Given) -> bool:
    """Whether interest is given at another rate or on another base than asked."""
    given = gift.item.value
    if demand.type not in _BEARS_INTEREST or given.interest is None:
        return False
    if demand.rate is not None and demand.rate not in given.text:
        return not _is_same_rate(demand.rate, given.text)
    if demand.type is ClaimType.LOAN_REPAYMENT:
        return is_loan_interest(demand) and demand.amount is not None and gift.amount is None
    if demand.amount is not None and gift.amount is None:
        return demand.amount not in {amount.value for amount in given.amounts}
    bases = {amount.value for amount, _ in find_amounts(demand.base or "")}
    return bool(bases) and not bases <= {amount.value for amount in given.amounts}


def _is_same_rate(rate: str, words: str) -> bool:
    """Whether the words state a rate of the same yearly value."""
    asked = {r.yearly for r, _ in find_rates(rate)} - {None}
    return bool(asked & {r.yearly for r, _ in find_rates(words)})


def binds_less(demand: Demand, gift: Given) -> bool:
    """Whether joint liability is asked and a lesser one given: secondary, or by shares."""
    return (
        demand.type is ClaimType.GUARANTOR_LIABILITY
        and "连带" in demand.text
        and "连带" not in gift.item.value.text
        and says(gift.item.value, "lesser_liability")
        and not any_of("disposal_words", "lesser_liability").search(demand.text)
    )


def starts_later(demand: Demand, gift: Given) -> bool:
    """Whether interest runs from a later day than asked, each side naming one day."""
    if demand.type not in _BEARS_INTEREST:
        return False
    asked, ordered = _first_days(demand.text), _first_days(gift.item.value.text)
    return len(asked) == len(ordered) == 1 and asked < ordered


def pays_less_a_month(demand: Demand, gift: Given) -> bool:
    """Whether the same thing is given at a lower sum a month, a day or a year, each naming one."""
    asked, given = _per_time(demand.text), _per_time(gift.item.value.text)
    if len(asked) != 1 or len(given) != 1 or asked[0][0] != given[0][0]:
        return False
    return given[0][1] < asked[0][1]


def _per_time(words: str) -> list[tuple[str, Decimal]]:
    """What is to be paid for each length of time, with the word for it."""
    paid = []
    for amount, place in find_amounts(words):
        if each := _EACH.search(words[: place.start]):
            paid.append((each["time"], amount.value))
    return paid


def _first_days(words: str) -> list[date]:
    days = []
    for found in _FROM.finditer(words):
        try:
            days.append(date(int(found["year"]), int(found["month"]), int(found["day"])))
        except ValueError:  # a slip: 2月30日
            continue
    return days
