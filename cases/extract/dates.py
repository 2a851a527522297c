"""Dates in a text, at the precision stated: 2021年3月29日, 2022年7月, 2019年, 同年9月.

A day that no calendar has gives nothing, nor does a part of it. Words that lean on another date
are resolved only against one that stands before them, and only where they speak of that date:
同年, 同月 and 同日 do; 当日, 当月, 次日 and 次月 do at the start of a clause; a month and day
without a year do later in the same sentence. Where a rule for every month or year stands between
(每月…当月20日) they give nothing.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.half_width import half_width
from cases.numerals import DIGITS, parse_integer
from cases.record import DateMention

_GAP = r"[ \u00a0\u3000]?"
_SMALL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
# The letter O stands for 〇 in many a judgment's closing date.
_YEAR = "[12一二][0-9〇○Oo零一二三四五六七八九]{3}"
_DAY_WORD = "(?:日|号(?![楼院室令文案线码店]))"
_MONTH_DAY = rf"(?P<month>{_SMALL}){_GAP}月(?:{_GAP}(?P<day>{_SMALL}){_GAP}{_DAY_WORD})?"

_BY_WORDS = re.compile(rf"(?P<year>{_YEAR}){_GAP}年(?:{_GAP}{_MONTH_DAY})?")
# 2019至2022年, 2019-2022年: the year before the sign has no 年 of its own.
_FIRST_OF_YEARS = re.compile(rf"(?P<year>{_YEAR})(?={_GAP}(?:至|到|[-~～—–]){_GAP}{_YEAR}{_GAP}年)")
# A year, a sign and two blanks.
_LONGEST_JOINT = 8
_BLANKS = frozenset(" \u00a0\u3000")
_BEFORE_LAST_YEAR = _BLANKS | frozenset("至到-~～—–")
_SHORT_YEAR = re.compile(
    rf"(?P<year>[0-9](?<![0-9〇○零一二三四五六七八九十][0-9])[0-9])年(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}}){_DAY_WORD}"
)
_BY_MARKS = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<mark>[.\-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?![0-9A-Za-z/\-]|\.[0-9])"
)
_SAME, _NEXT = ("同年", "当年", "该年"), ("次年", "翌年")
_LEANING = re.compile(
    rf"(?P<year>{'|'.join(_SAME + _NEXT)})(?:{_GAP}{_MONTH_DAY})?+"
    rf"|(?P<of_month>同月|当月|次月)(?:{_GAP}(?P<day_of>{_SMALL}){_GAP}{_DAY_WORD})?+"
    r"|(?P<of_day>同日|当日|次日|翌日)"
    rf"|(?P<bare_month>{_SMALL}){_GAP}月(?:{_GAP}(?P<bare_day>{_SMALL}){_GAP}{_DAY_WORD})?+(?!内)"
    rf"|(?P<bare_only>{_SMALL}){_GAP}日(?!内|以内|之内)"
)
_CALENDAR_UNIT = re.compile("[年月日](?<=[0-9一二三四五六七八九十同当该次翌 \u00a0\u3000].)")
# Two digits, or three Chinese ones, and a blank.
_LONGEST_NUMBER = 4
_NUMBERS = frozenset("0123456789〇○零一二三四五六七八九十")
_CLAUSE_OPENS = frozenset("，。；、：（“,;:(\n")
_JOINED = re.compile(r"(?:起?[至到、和及与]|[-~～—–]{1,2})")
_EVERY = re.compile("每(?:年|月|期|季|日|天|个月)")
# Years that name an edition or an issue, not a time: 2020年修正, 2024年第1号.
_NOT_A_TIME = re.compile("版|修正|修订|第[0-9一二三四五六七八九十]+[号期次]")
_REACH = 400


class _Day(NamedTuple):
    """A date at its precision; month and day are None where not stated."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def is_real(self) -> bool:
        if not 1900 <= self.year <= 2099:
            return False
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return self.month != 0 and self.day != 0


class _Found(NamedTuple):
    day: _Day
    span: Span


def find_dates(text: str) -> list[tuple[DateMention, Span]]:
    """Every date in the text's order, with its place; ``text[span]`` are its words.

    >>> [(d.date, d.text) for d, _ in find_dates("2021年3月29日签约，同年9月起欠租")]
    [('2021-03-29', '2021年3月29日'), ('2021-09', '同年9月')]
    """
    folded = half_width(text)
    stated = sorted(_stated(folded), key=lambda found: found[1].start)
    return [
        (DateMention(date=found.day.iso(), text=found.span.of(text)), found.span)
        for found in _with_leaning(folded, stated)
    ]


def _stated(text: str) -> Iterator[tuple[_Day | None, Span]]:
    """Dates with a year of their own; None for the day of a date that no calendar has."""
    for found in _with_year(text):
        before = text[found.start() - 1 : found.start()]
        is_marked = found.re is _BY_MARKS and before.isascii() and before.strip()
        if before in _NUMBERS or is_marked:
            continue
        day = _day_of(found, short=found.re is _SHORT_YEAR)
        if day.month is None and not _is_a_time(text, found):
            continue
        yield (day if day.is_real() else None), Span(*found.span())


def _with_year(text: str) -> Iterator[re.Match[str]]:
    """What the patterns of dates find, those with 年 looked for from that word."""
    at = text.find("年")
    while at >= 0:
        # A blank may stand before 年.
        start = at - 4 - (text[at - 1 : at] in _BLANKS)
        found = _BY_WORDS.match(text, start) if start >= 0 else None
        if found is not None:
            if text[start - 1 : start] in _BEFORE_LAST_YEAR:
                first = _FIRST_OF_YEARS.search(text, max(0, start - _LONGEST_JOINT), at + 1)
                if first is not None:
                    yield first
            yield found
        elif (short := _SHORT_YEAR.match(text, max(0, at - 2))) is not None:
            yield short
        at = text.find("年", at + 1)
    yield from _BY_MARKS.finditer(text)


def _day_of(found: re.Match[str], *, short: bool) -> _Day:
    words = found["year"]
    year = int(words if words.isascii() else "".join(str(DIGITS.get(c, 0)) for c in words))
    if short:
        year += 2000 if year < 50 else 1900
    if found.re is _FIRST_OF_YEARS:
        return _Day(year)
    return _Day(year, _number(found["month"]), _number(found["day"]))


def _number(words: str | None) -> int | None:
    """A month or a day; 0, which no calendar has, where the words are no number."""
    if words is None:
        return None
    return int(words) if words.isascii() else parse_integer(words) or 0


def _is_a_time(text: str, found: re.Match[str]) -> bool:
    """Whether a year alone tells when something was, and does not name an edition or a title."""
    window = text[max(0, found.start() - 60) : found.start()]
    in_title = window.rfind("《") > window.rfind("》")
    return not in_title and not _NOT_A_TIME.match(text, found.end())


def _with_leaning(text: str, stated: list[tuple[_Day | None, Span]]) -> Iterator[_Found]:
    """The stated dates, with those that lean on one before them where they can be resolved."""
    base: _Found | None = None
    position = 0
    for day, span in [*stated, (None, None)]:
        until = span.start if span else len(text)
        for leaning in _leaning(text, position, until) if base else ():
            resolved = _resolve(text, leaning, base) if base else None
            if resolved is not None:
                base = _Found(resolved, Span(*leaning.span()))
                yield base
        if span is not None and span.start >= position:
            position = span.end
            if day is not None:
                base = _Found(day, span)
                yield base


def _leaning(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What the pattern of leaning dates finds, looked for only before 年, 月 and 日."""
    done = start
    for unit in _CALENDAR_UNIT.finditer(text, start, end):
        at = unit.start()
        if at < done:
            continue
        for opens_at in range(max(done, at - _LONGEST_NUMBER), at):
            found = _LEANING.match(text, opens_at, end)
            if found is not None:
                done = found.end()
                yield found
                break


def _resolve(text: str, leaning: re.Match[str], base: _Found) -> _Day | None:
    """The date that the words mean after ``base``; None where that is not certain."""
    between = text[max(base.span.end, leaning.start() - _REACH - 1) : leaning.start()]
    if len(between) > _REACH or text[leaning.start() - 1] in _NUMBERS or _EVERY.search(between):
        return None
    words = leaning["year"] or leaning["of_month"] or leaning["of_day"]
    if words is None:
        day = _later_without_year(leaning, base.day, between)
    elif words[0] != "同" and leaning["month"] is None and not _opens_clause(text, leaning.start()):
        return None
    elif leaning["year"]:
        day = _in_year(leaning, base.day)
    elif leaning["of_month"]:
        day = _in_month(leaning, base.day)
    else:
        day = _on_day(words, base.day)
    return day if day is not None and day.is_real() else None


def _opens_clause(text: str, start: int) -> bool:
    """Whether a clause begins here, 于 and 并 apart: there 当日 is a day, in 到期当日 any day."""
    while start and text[start - 1] in "于并":
        start -= 1
    return start == 0 or text[start - 1] in _CLAUSE_OPENS


def _later_without_year(leaning: re.Match[str], base: _Day, between: str) -> _Day | None:
    """至11月8日, 、24日: the same year or month, if it goes on from the date before it."""
    joined = _JOINED.fullmatch(between) is not None
    month, day = _number(leaning["bare_month"]), _number(leaning["bare_day"])
    if month is None:
        if base.day is None or not joined:
            return None
        found = base._replace(day=_number(leaning["bare_only"]))
    elif joined or (day is not None and not any(c in "。\n" for c in between)):
        found = _Day(base.year, month, day)
    else:
        return None
    known = [(a, b) for a, b in zip(found, base, strict=True) if a is not None and b is not None]
    return found if base.month and [a for a, _ in known] > [b for _, b in known] else None


def _in_year(leaning: re.Match[str], base: _Day) -> _Day | None:
    month, day = _number(leaning["month"]), _number(leaning["day"])
    if month is None and leaning["year"] != "同年":
        return None
    return _Day(base.year + (leaning["year"] in _NEXT), month, day)


def _in_month(leaning: re.Match[str], base: _Day) -> _Day | None:
    if base.month is None:
        return None
    month = base.year * 12 + base.month - 1 + (leaning["of_month"] == "次月")
    return _Day(month // 12, month % 12 + 1, _number(leaning["day_of"]))


def _on_day(words: str, base: _Day) -> _Day | None:
    if base.month is None or base.day is None:
        return None
    found = date(base.year, base.month, base.day) + timedelta(days=words in ("次日", "翌日"))
    return _Day(found.year, found.month, found.day)
