"""Figures in a text → factors: rent paid and owed, penalty rates, days of lock, price and value.

Each kind of figure is looked for from a word that must stand beside it, so a text without such
words costs one pass. Sums and dates are read by ``extract``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from cases.evidence import Span
from cases.number_factor import Figures, NumberFactor, is_told
from cases.numerals import parse_integer
from cases.penalty_rates import find_penalty_rates
from cases.rent_figures import find_rent_figures

LOCK_DAYS = 60
OVERPRICED, UNDERPRICED = Decimal("1.5"), Decimal("0.6")


def find_number_factors(text: str) -> list[NumberFactor]:
    """Factors that the figures of a text show, kind by kind."""
    figures = Figures(text)
    return [
        *find_rent_figures(figures),
        *find_penalty_rates(figures),
        *_locks(figures),
        *_prices(figures),
    ]


_LOCK = re.compile("锁机|锁车|锁定|锁死|停机|断电|远程控制")
_UNLOCK = re.compile("解锁|解除锁|恢复使用|开锁|起诉|诉至|提起诉讼")
_LOCKED_FOR = re.compile(
    r"(?:锁机|锁车|锁定|锁死|被锁|一锁)(?:长达|就是|已达|达|近|持续|超过|了|时间|期间|共计?|约){0,3}"
    r"(?P<count>[0-9]{1,4}|[一二三四五六七八九十两半]{1,3})(?:多|余)?(?P<unit>个月|[天日]|年)"
)
_UNIT_DAYS = {"个月": 30, "天": 1, "日": 1, "年": 365}


def _locks(figures: Figures) -> Iterator[NumberFactor]:
    """A lock that lasted, or went unanswered by talks or a suit, for more than two months."""
    text = figures.text
    for found in _LOCKED_FOR.finditer(text):
        half = found["count"] == "半"
        days = _UNIT_DAYS[found["unit"]] * (
            Decimal("0.5") if half else parse_integer(found["count"]) or 0
        )
        if days > LOCK_DAYS:
            yield NumberFactor("lock_without_prompt_remedy", Span(*found.span()))
    locks = [m for m in _LOCK.finditer(text) if is_told(text, m.start())]
    if not locks:
        return
    unlocked = [(d, s) for d, s in figures.days if _UNLOCK.search(text[s.end : s.end + 12])]
    ends, begins = [s.end for _, s in figures.days], [s.start for _, s in unlocked]
    for lock in locks:
        before = bisect_right(ends, lock.start()) - 1
        after = bisect_right(begins, lock.end())
        if before < 0 or after == len(unlocked):
            continue
        (began, first), (ended, last) = figures.days[before], unlocked[after]
        if lock.start() <= first.end + 15 and (ended - began).days > LOCK_DAYS:
            yield NumberFactor("lock_without_prompt_remedy", Span(first.start, last.end))


_VALUED = re.compile(
    "市价|市场价|评估|估值|净值|原值|发票价|保额|保险金额|实际价值|账面价值|价值|只剩"
)
# A value found when the asset was taken back or sold says nothing of the price at the start.
_LATER = re.compile("收回|取回|拖走|处置|变卖|拍卖|收车")
_QUOTED = 60
# Each price is compared with each value: of a text that tells hundreds, only the first ones.
_MOST_COMPARED = 30
_PRICE_BEFORE = re.compile(
    "(?:作价|转让价|购买价款?|买卖价|购车价|成交价|融资额|融资金额|设备总价|价款|合同价|售价|购买价格|卖给我司)[^，。；\n]{0,8}$"
)
_VALUE_BEFORE = re.compile(
    "(?:市场价值?|市价|评估价值?|估值|评估值|实际价值|净值|原值|发票价值?|车损保额|车损保险金额|账面价值|只剩|仅值|价值|公允价值|二手价|残值)[^，。；\n]{0,6}$"
)


def _prices(figures: Figures) -> Iterator[NumberFactor]:
    """The price of a sale to the lessor against a value of the asset told near it."""
    text = figures.text
    if not _VALUED.search(text):
        return
    near = [(v, s, text[max(0, s.start - 14) : s.start]) for v, s in figures.sums]
    prices = [(v, s) for v, s, before in near if _PRICE_BEFORE.search(before)][:_MOST_COMPARED]
    values = [(v, s) for v, s, before in near if _VALUE_BEFORE.search(before)][:_MOST_COMPARED]
    for price, at in prices:
        for value, other in values:
            span = Span(min(at.start, other.start), max(at.end, other.end))
            if other == at or not value or _LATER.search(text, span.start, span.end):
                continue
            quoted = span if span.end - span.start <= _QUOTED else other
            if price >= value * OVERPRICED:
                yield NumberFactor("price_far_above_value", quoted)
            elif price <= value * UNDERPRICED:
                yield NumberFactor("price_far_below_value", quoted)
