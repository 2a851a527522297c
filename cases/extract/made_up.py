"""Sums that are made up of others: 款项合计10万元，其中：（1）租金9万元；（2）违约金1万元.

Where the whole has no type of its own its parts are what is asked for; a loss that is measured as
a difference (未付租金、违约金之和与租赁物价值之间的差额) is one thing, whatever it is measured by.
"""

import re
from decimal import Decimal

from cases.evidence import Span
from cases.extract.money import find_amounts
from cases.extract.sums import BRACKETS, own_sums

_ITEMISED = re.compile(
    "(?:款项|款|债务|债权|费用|金额)(?:共计|合计|总计|总额|共)?(?:人民币)?[0-9][0-9.,，]*万?元"
    "[，,：:（(]{1,2}(?:其中(?:包括|包含)?|具体(?:为|包括|如下)?|明细(?:为|如下)?|包括|包含|即)[：:，,]?(?P<parts>.)"
)
_OF_NO_TYPE = re.compile("租金|货款|借款|贷款|损失|违约金|利息|工程款|价款|本金|房款|车款|欠款")
_MEASURED = re.compile(
    "(?P<asked>(?:赔偿|弥补|补足)[^，。；]{0,24}损失)[^。；]{0,8}(?:范围|为|包括|即|以|按|等于)[^；。]{0,400}(?:差额|之和)"
)
_REDUCED = re.compile("扣减|扣除|减去|抵扣")


def itemised(text: str, item: Span) -> Span | None:
    """Where the parts of a sum stand, if they add up to it and it is called nothing but a sum."""
    words = item.of(text)
    found = _ITEMISED.search(words)
    if found is None or _OF_NO_TYPE.search(words, 0, found.start("parts")):
        return None
    start, end = found.start("parts"), len(words)
    wholes = [amount.value for amount, place in find_amounts(words) if place.end <= start]
    # 款项合计1,2,元 is a misprint that states no sum.
    if not wholes:
        return None
    if words[:start].count("（") > words[:start].count("）"):
        end = max(words.find("）", start), start)
    parts = sum((amount.value for amount, _ in own_sums(words[start:end])), Decimal(0))
    return Span(item.start + start, item.start + end) if parts == wholes[-1] else None


def measured_loss(words: str) -> str | None:
    """The words that ask for one loss, where others say how it is measured."""
    found = _MEASURED.search(BRACKETS.sub("", words))
    return found["asked"] if found else None


def measured_sum(words: str) -> Decimal | None:
    """What the sums that measure a loss come to; None where some are to be taken off."""
    own = own_sums(words)
    if not own or _REDUCED.search(words):
        return None
    return sum((amount.value for amount, _ in own), Decimal(0))
