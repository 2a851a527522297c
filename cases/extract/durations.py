"""Lengths of time in a text, with their unit: 36个月, 15日内, 24期, 半年.

The 第3期 of a plan, the 15日 of a month and the 一年期 of an interest rate are no lengths.
"""

import re
from collections.abc import Iterator

from cases.evidence import Span
from cases.extract.half_width import half_width
from cases.numerals import parse_integer
from cases.record import Duration
from cases.taxonomy import DurationUnit

_GAP = r"[ \u00a0\u3000]?"
_NUMBERS = frozenset("0123456789〇○零一二三四五六七八九十")
_COUNT = "[0-9]{1,4}|[一二两三四五六七八九十百]{1,6}"
_LENGTH = re.compile(
    rf"(?:(?P<low>{_COUNT}){_GAP}(?:[至到]|[-~～—–]{{1,2}}){_GAP})?(?P<count>{_COUNT}){_GAP}"
    rf"(?P<unit>个月|个?工作日|日|天|期|年(?:(?P<half>半)|零?(?P<months>{_COUNT}){_GAP}个月)?)"
    r"|(?P<half_year>半年)"
)
_NOT_ALL_OF_NUMBER = _NUMBERS | frozenset(".数几")
_BEFORE_UNIT = "0123456789一二两三四五六七八九十百个作半 \u00a0\u3000"
# 2019年, 3月 and 月15日 are dates beyond doubt.
_UNIT = re.compile(
    rf"[月日天期年](?<=[{_BEFORE_UNIT}].)(?<!\d\d\d\d年)(?<![^个]月)"
    "(?<!月日)(?<!月.日)(?<!月..日)",
    re.DOTALL,
)
_OF_LENGTHS = frozenset(_BEFORE_UNIT + "工至到-~～—–")
_LONGEST_LENGTH, _LONGEST_TAIL = 24, 16
_UNITS = {
    "个月": DurationUnit.MONTH,
    "工作日": DurationUnit.DAY,
    "个工作日": DurationUnit.DAY,
    "日": DurationUnit.DAY,
    "天": DurationUnit.DAY,
    "期": DurationUnit.PERIOD,
    "年": DurationUnit.YEAR,
}
_ORDINAL = re.compile(r"第[0-9一二三四五六七八九十、至到\-~—和及期第]*$")
_ONE_OF_MANY = re.compile("(?:[每任上下该末周]|每(?:逾期|延期|延迟|迟延|满)|任何|最后)$")
# A day of the month needs no such word beside it; a length in 日 has one.
_DAYS_BEFORE = re.compile(
    "(?:逾期|之日起|超过|拘留|提前|为期|延长|宽限期?为?|共计?|不少于|不超过|满|达)$"
)
_DAYS_AFTER = re.compile("[以之]?内|以[上下]|期限|期满|届满|宽限|仍?未|后|的(?:期限|宽限)")
_NO_LENGTH_AFTER = {
    DurationUnit.PERIOD: re.compile("工程|项目|地块|房|用地|限|货|刊|[）)]"),
    DurationUnit.YEAR: re.compile(rf"[度级代]|期(?![限间满])|{_GAP}[0-9]{{1,2}}{_GAP}月|[〇零]"),
}


def find_durations(text: str) -> list[tuple[Duration, Span]]:
    """Every stated length of time in the text's order, with its place.

    Working days count as days, half years and 年 with 个月 as months; the words keep what was
    said. A range gives both ends.

    >>> [(d.value, d.unit.value) for d, _ in find_durations("租期36个月，自送达之日起15日内")]
    [(36, 'month'), (15, 'day')]
    """
    folded = half_width(text)
    return [
        (Duration(value=value, unit=unit, text=span.of(text)), span)
        for found in _possible_lengths(folded)
        if _is_length(folded, found)
        for value, unit, span in _lengths(found)
    ]


def _possible_lengths(text: str) -> Iterator[re.Match[str]]:
    """What the pattern of a length finds, looked for only where a number stands before a unit."""
    done = 0
    for unit in _UNIT.finditer(text):
        at = unit.start()
        if at < done:
            continue
        start, earliest = at, max(done, at - _LONGEST_LENGTH)
        while start > earliest and text[start - 1] in _OF_LENGTHS:
            start -= 1
        found = _LENGTH.search(text, start, min(len(text), at + _LONGEST_TAIL))
        if found is not None and found.start() < at:
            done = found.end()
            yield found


def _is_length(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 14) : found.start()]
    if before[-1:] in _NOT_ALL_OF_NUMBER or _ORDINAL.search(before):
        return False
    if found["half_year"]:
        return True
    unit = _UNITS[found["unit"] if found["unit"] in _UNITS else "年"]
    alone = found["count"] in ("一", "1")
    if alone and _ONE_OF_MANY.search(before):
        return False
    if found["unit"] == "日":
        is_day_of_month = before.endswith("月") or not (
            _DAYS_BEFORE.search(before) or _DAYS_AFTER.match(text, found.end())
        )
        return not is_day_of_month
    # 18-24期 are the instalments from the 18th on, not a number of them.
    if unit is DurationUnit.PERIOD and found["low"]:
        return False
    no_length = _NO_LENGTH_AFTER.get(unit)
    return no_length is None or no_length.match(text, found.end()) is None


def _lengths(found: re.Match[str]) -> Iterator[tuple[int, DurationUnit, Span]]:
    if found["half_year"]:
        yield 6, DurationUnit.MONTH, Span(*found.span())
        return
    count = parse_integer(found["count"])
    low = parse_integer(found["low"]) if found["low"] else None
    if count is None or (found["unit"] == "年" and count > 150):
        return
    if low is not None and low < count:
        yield low, _UNITS[found["unit"]], Span(*found.span("low"))
    span = Span(found.start("count"), found.end())
    if found["half"] or found["months"]:
        months = 6 if found["half"] else parse_integer(found["months"]) or 0
        yield count * 12 + months, DurationUnit.MONTH, span
    else:
        yield count, _UNITS[found["unit"]], span
