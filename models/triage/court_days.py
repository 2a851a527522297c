"""Working days and public holidays, as far as the state has announced them.

The days come from ``chinesecalendar``. Holidays of a later year are announced towards the end of
the year before: beyond the last year known only Saturdays and Sundays count as days off, and the
answer says that it is an estimate.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar

_SATURDAY = 5
_ONE_DAY = timedelta(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtDay:
    """A day; ``estimated`` where the year's holidays are not announced yet."""

    day: date
    estimated: bool


def is_court_day(day: date) -> CourtDay | None:
    """The day itself where courts work on it, else None."""
    estimated = not _is_announced(day)
    works = day.weekday() < _SATURDAY if estimated else chinese_calendar.is_workday(day)
    return CourtDay(day=day, estimated=estimated) if works else None


def last_day_of_period(day: date) -> CourtDay:
    """The day on which a period ends that would end on ``day``: a day off moves it on.

    Source: 民事诉讼法第八十五条, on periods whose last day is a public holiday.
    """
    estimated = False
    while True:
        found = is_court_day(day)
        estimated = estimated or not _is_announced(day)
        if found is not None:
            return CourtDay(day=day, estimated=estimated)
        day += _ONE_DAY


def _is_announced(day: date) -> bool:
    years = _announced_years()
    return years[0] <= day.year <= years[1]


@cache
def _announced_years() -> tuple[int, int]:
    years = [day.year for day in chinese_calendar.constants.holidays]
    return min(years), max(years)
