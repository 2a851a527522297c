"""Adding calendar months: the day stays, or becomes the month's last where it has no such day."""

import calendar
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day so many months on.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_years(day: date, years: int) -> date:
    """The same day so many years on; 29 February becomes the 28th."""
    return add_months(day, 12 * years)
