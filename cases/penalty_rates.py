"""Rates of default charges that a text states, against the ceilings courts commonly apply."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cases.evidence import Span
from cases.extract.rates import find_rates
from cases.lpr import lpr_on, lpr_table
from cases.negation import denial_of, sentence_start
from cases.number_factor import Figures, NumberFactor

RATE_CAP = Decimal("0.24")
DAILY_5_PER_10000 = Decimal("0.1825")
LPR_TIMES = 4

_PENAL = re.compile("违约金|逾期|罚息|滞纳金|迟延|延迟|拖欠|欠租")
_LPR_MULTIPLE = re.compile(
    "(?:LPR|贷款市场报价利率|市场报价利率)[^，。；\n0-9]{0,6}?(?:[5-9]|[1-9][0-9]|[五六七八九十])倍"
)
_BEFORE, _BEHIND = 50, 12


def find_penalty_rates(figures: Figures) -> Iterator[NumberFactor]:
    """Agreed or claimed default charges above 24 % a year or four times the LPR, or at 18.25 %.

    The LPR is that of the latest day told, which is nearest to the day of the suit.
    """
    text = figures.text
    if not _PENAL.search(text):
        return
    charges = [
        (rate.yearly, span)
        for rate, span in find_rates(text)
        if rate.yearly is not None and _is_charge(text, span)
    ]
    for found in _LPR_MULTIPLE.finditer(text):
        yield NumberFactor("penalty_above_lpr4", Span(*found.span()))
    for yearly, span in charges:
        if yearly > RATE_CAP:
            yield NumberFactor("penalty_above_24pct", span)
        if _is_above_cap(yearly, figures):
            yield NumberFactor("penalty_above_lpr4", span)
        if yearly == DAILY_5_PER_10000:
            yield NumberFactor("penalty_daily_5_per_10000", span)


def _is_charge(text: str, span: Span) -> bool:
    """Whether the sentence speaks of default, and does not say that this rate is not exceeded."""
    begins = sentence_start(text, span.start, reach=_BEFORE)
    return (
        _PENAL.search(text, begins, span.end + _BEHIND) is not None
        and denial_of(text, span.start) is None
    )


def _is_above_cap(yearly: Decimal, figures: Figures) -> bool:
    """Whether a rate is above the cap; days are read only where it lies between two caps."""
    rates = [lpr.one_year * LPR_TIMES for lpr in lpr_table()]
    if yearly > max(rates) or yearly <= min(rates):
        return yearly > max(rates)
    return yearly > _lpr_cap(figures)


def _lpr_cap(figures: Figures) -> Decimal:
    """Four times the LPR of the latest day told; the first LPR for an older day, or for none."""
    first = lpr_table()[0]
    return lpr_on(max([first.published, *(day for day, _ in figures.days)])).one_year * LPR_TIMES
