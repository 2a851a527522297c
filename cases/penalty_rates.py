"""Rates of default charges as a text states them, as yearly rates, against the common ceilings."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.lpr import one_year_lpr
from cases.negation import denial_of, sentence_start
from cases.number_factor import NumberFactor, day_of
from cases.numerals import parse_numeral

RATE_CAP = Decimal("24")
DAILY_5_PER_10000 = Decimal("18.25")
LPR_TIMES = 4

_DAYS_OF_YEAR, _MONTHS_OF_YEAR = 365, 12

_PENAL = re.compile("违约金|逾期|罚息|滞纳金|迟延|延迟|拖欠")
_NUMBER = r"(?P<number>[0-9]+(?:[.．][0-9]+)?|[零一二三四五六七八九十点]{1,6})"
_DAILY = re.compile(
    rf"(?:每逾期一[日天]|每延迟一[日天]|按日|每日|每天|日利率|日息|日|天)[^，。；\n0-9]{{0,14}}?"
    rf"(?:(?P<base>万|千|百)分之{_NUMBER}|(?P<decimal>[0-9]+(?:[.．][0-9]+)?)(?P<mark>[%％‰]))"
)
_MONTHLY = re.compile(
    rf"(?:月利率|月息|按月|每月|月)[^，。；\n0-9]{{0,8}}?(?:(?P<base>千|百)分之{_NUMBER}"
    rf"|(?P<decimal>[0-9]+(?:[.．][0-9]+)?)(?P<mark>[%％‰分]))"
)
_YEARLY = re.compile(
    rf"(?:年利率|年化利率|年化|年息|按年|每年|年)[^，。；\n0-9]{{0,8}}?(?:(?P<base>百)分之{_NUMBER}"
    rf"|(?P<decimal>[0-9]+(?:[.．][0-9]+)?)(?P<mark>[%％]))"
)
_BASES = {"万": 10000, "千": 1000, "百": 100, "%": 100, "％": 100, "‰": 1000, "分": 100}
_YEARLY_TIMES = ((_DAILY, _DAYS_OF_YEAR), (_MONTHLY, _MONTHS_OF_YEAR), (_YEARLY, 1))


def yearly_rate(words: str) -> Decimal | None:
    """The rate that ``words`` state, in per cent a year; None where they state none.

    >>> yearly_rate("日万分之五"), yearly_rate("每日千分之一")
    (Decimal('18.25'), Decimal('36.5'))
    """
    for pattern, times in _YEARLY_TIMES:
        found = pattern.search(words)
        if found is not None:
            return _rate(found, times)
    return None


def _rate(found: re.Match[str], times: int) -> Decimal | None:
    groups = found.groupdict()
    if groups["base"]:
        number = parse_numeral(groups["number"].replace("．", "."))
        value, base = (number.value if number else None), _BASES[groups["base"]]
    else:
        value = Decimal(groups["decimal"].replace("．", "."))
        base = _BASES[groups["mark"]]
    if value is None:
        return None
    yearly = value / base * 100 * times
    return yearly.quantize(Decimal("0.0001")).normalize() if yearly < 10000 else None


def find_penalty_rates(text: str) -> Iterator[NumberFactor]:
    """Agreed or claimed default charges, as a yearly rate against the common ceilings."""
    if not _PENAL.search(text):
        return
    cap = _lpr_cap(text)
    taken: list[Span] = []
    for pattern, times in _YEARLY_TIMES:
        for found in pattern.finditer(text):
            span = Span(*found.span())
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            begins = sentence_start(text, span.start, reach=50)
            rate = _rate(found, times)
            if rate is None or not _PENAL.search(text[begins : span.end + 12]):
                continue
            if denial_of(text, span.start) is not None and "超过" not in text[begins : span.start]:
                continue
            if rate > RATE_CAP:
                yield NumberFactor("penalty_above_24pct", span)
            if cap is not None and rate > cap:
                yield NumberFactor("penalty_above_lpr4", span)
            if rate == DAILY_5_PER_10000:
                yield NumberFactor("penalty_daily_5_per_10000", span)


def _lpr_cap(text: str) -> Decimal | None:
    """Four times the one-year LPR on the latest day told, None where none is told or known."""
    if "分之" not in text and "%" not in text and "％" not in text and "‰" not in text:
        return None
    days = [day for mention, _ in find_dates(text) if (day := day_of(mention.date))]
    lpr = one_year_lpr(max(days)) if days else None
    return None if lpr is None else lpr * LPR_TIMES
