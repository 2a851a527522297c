"""One cell of the triage sheet → its value, or a Chinese word on what is wrong with it."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from cases.numerals import parse_integer, parse_numeral
from cases.triage.columns import Column, fold, vocabulary
from cases.triage.contract import LprLink
from cases.triage.penalty import parse_penalty

# Excel's day 1 is 1900-01-01 and it counts a 29 February 1900 that never was.
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(20000, 80000)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FEN = Decimal("0.01")
_MOST = Decimal(10) ** 13
# Names that stand in headings of papers and lists.
_ONE_LINE = frozenset({"number", "lessee", "product", "region"})
_BLANK = frozenset({"", "-", "—", "/", "无数据", "不详", "未知", "N/A", "n/a", "#N/A"})
_DATE = re.compile(r"(\d{4})[年./\-](\d{1,2})[月./\-](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONEY = re.compile(r"(?:人民币|RMB|CNY|¥)?(.+?)(?:元整?|圆整?)?", re.IGNORECASE)
_COUNTED = re.compile(r"(?:共|第)?(.+?)(?:期|个月|月|次|天|日)?")
_BARE_NUMBER = re.compile(r"-?[\d,]*\.?\d+")
_YEARS = re.compile("(.{1,6})年")
_SEPARATORS = re.compile("[;；\n、]")
_LIST_SEPARATORS = re.compile("[;；\n]")


class CellError(Exception):
    """A cell that cannot be read; ``str`` says what is wrong, without row and column."""


def read_cell(value: object, column: Column) -> Any:
    """The cell's value by its column's kind; None for a blank cell. Raises CellError."""
    if value is None or (isinstance(value, str) and value.strip() in _BLANK):
        return None
    return _READERS[column.kind](value, column)


def in_units(value: object, column: Column, times: int) -> object:
    """A bare number under a heading that names a unit, in the column's own: 13.6 (万元) → 136000.

    What states a unit of its own, or is no number, is left as it is.
    """
    if times == 1 or (isinstance(value, str) and not _BARE_NUMBER.fullmatch(_text(value))):
        return value
    if column.kind == "term":
        number = parse_count(value)
        return value if number is None else number * times
    amount = parse_amount(value)
    return value if amount is None else amount * times


def read_list(value: object) -> tuple[str, ...]:
    """The items of a cell that holds several, parted by semicolons; blanks keep their place."""
    if value is None:
        return ()
    return tuple(item.strip() for item in _LIST_SEPARATORS.split(str(_plain(value))))


def parse_date(value: object) -> date | None:
    """A day as sheets write it: a date cell, 2021-03-29, 2021年3月29日, 20210329, a day number."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            return None
        return _excel_day(value) or _compact(str(int(value)))
    text = _text(value)
    found = _DATE.fullmatch(text.replace(" ", " ")) or _COMPACT.fullmatch(text)
    if found is None:
        return _excel_day(int(text)) if text.isdecimal() and len(text) < 7 else None
    return _real_date(*(int(part) for part in found.groups()))


def parse_money(value: object) -> Decimal | None:
    """A sum in yuan to the fen: 1,234.5, 13.6万元, ¥8000; None where it is none."""
    amount = parse_amount(value)
    return None if amount is None else amount.quantize(_FEN, rounding=ROUND_HALF_UP)


def parse_amount(value: object) -> Decimal | None:
    """The same, not rounded."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        number = Decimal(str(value))
    else:
        text = _text(value).replace(" ", "")
        sign = -1 if text.startswith("-") else 1
        found = _MONEY.fullmatch(text.lstrip("-"))
        numeral = parse_numeral(found[1]) if found else None
        if numeral is None or numeral.more:
            return None
        number = sign * numeral.value
    return number if number.is_finite() and abs(number) <= _MOST else None


def parse_count(value: object) -> int | None:
    """A whole number: 24, 24期, 24.0, 二十四期."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, int):
        return value
    text = _text(value).removesuffix(".0")
    found = _COUNTED.fullmatch(text)
    return parse_integer(found[1]) if found else None


def parse_choice(value: object, options: Mapping[str, tuple[str, ...]]) -> str | None:
    """The option whose word the cell is."""
    written = fold(str(_plain(value)))
    for option, words in options.items():
        if written == option or any(written == fold(word) for word in words):
            return option
    return None


def _money(value: object, column: Column, *, nought: bool = False) -> Decimal:
    amount = parse_money(value)
    if amount is None:
        raise CellError(f"“{value}”不是金额，请只填数字，单位元")
    if amount < 0 or (amount == 0 and not nought):
        raise CellError(f"“{value}”应大于0" if not nought else f"“{value}”不能是负数")
    return amount


def _money_or_nought(value: object, column: Column) -> Decimal:
    return _money(value, column, nought=True)


def _date(value: object, column: Column) -> date:
    day = parse_date(value)
    if day is None or not _FIRST_YEAR <= day.year < _LAST_YEAR:
        raise CellError(f"“{_shown(value)}”不是日期，请写成2024-03-01")
    return day


def _dates(value: object, column: Column) -> tuple[date, ...]:
    if isinstance(value, datetime | date | int | float):
        return (_date(value, column),)
    items = [item.strip() for item in _SEPARATORS.split(str(value)) if item.strip()]
    return tuple(_date(item, column) for item in items)


def _count(value: object, column: Column) -> int:
    number = parse_count(value)
    if number is None or not 1 <= number <= 600:
        raise CellError(f"“{value}”应是1至600的整数")
    return number


def _count_or_nought(value: object, column: Column) -> int:
    number = parse_count(value)
    if number is None or not 0 <= number <= 600:
        raise CellError(f"“{value}”应是0至600的整数")
    return number


def _period(value: object, column: Column) -> int:
    words: Mapping[str, int] = vocabulary()["period_words"]
    known = words.get(_text(value))
    months = parse_count(value) if known is None else known
    if months is None or not 1 <= months <= 60:
        raise CellError(f"“{value}”不是付租周期，请填月、季、半年、年或月数")
    return months


def _term(value: object, column: Column) -> int:
    """Months: 36, 36个月, 3年."""
    years = _YEARS.fullmatch(_text(value))
    number = parse_count(years[1] if years else value)
    months = None if number is None else number * (12 if years else 1)
    if months is None or not 1 <= months <= 600:
        raise CellError(f"“{value}”应是月数，1至600")
    return months


def _rate(value: object, column: Column) -> tuple[str, Decimal | LprLink]:
    """The words, and the fraction a year or the tie to the LPR."""
    text = _text(value)
    if not isinstance(value, str):
        raise CellError(f"“{value}”没有写明按日、按月还是按年，请写成日万分之五、月2%或年24%")
    try:
        return text, parse_penalty(text)
    except ValueError as error:
        raise CellError(f"“{_shown(value)}”{error}") from error


def _choice(value: object, column: Column) -> str:
    option = parse_choice(value, column.options)
    if option is None:
        shown = "、".join(words[0] for words in column.options.values())
        raise CellError(f"“{value}”不在选项中，请填{shown}")
    return option


def _words(value: object, column: Column) -> str:
    text = str(_plain(value)).strip()
    return " ".join(text.split()) if column.id in _ONE_LINE else text


def _plain(value: object) -> object:
    """A whole number that the sheet keeps as a float is written as people write it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(value: object) -> str:
    return unicodedata.normalize("NFKC", str(value)).strip()


def _shown(value: object) -> str:
    return str(value)[:40]


def _excel_day(number: float) -> date | None:
    return _EXCEL_EPOCH + timedelta(int(number)) if int(number) in _EXCEL_DAYS else None


def _compact(text: str) -> date | None:
    found = _COMPACT.fullmatch(text)
    return _real_date(*(int(part) for part in found.groups())) if found else None


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_READERS: Mapping[str, Callable[[object, Column], Any]] = {
    "text": _words,
    "list": _words,
    "money": _money,
    "money0": _money_or_nought,
    "date": _date,
    "dates": _dates,
    "count": _count,
    "count0": _count_or_nought,
    "period": _period,
    "term": _term,
    "rate": _rate,
    "choice": _choice,
}
