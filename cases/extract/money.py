"""Sums of money in a text, exact, with how exactly they are stated.

A sum is looked for from its tail (元, 美元, 人民币 …) backwards: the cost follows the number of
sums, not the length of the text. Without a currency word only 万 and 亿 right after a word of
money count (尚欠350万，). Never read as money: dates, percentages, case numbers, quantities of
goods, and vague figures (数百万元, 几十万元).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.currencies import CURRENCIES, LEADS, ONLY_AFTER, YUAN
from cases.numerals import DIGITS, NUMERAL, UNITS, parse_numeral, plain_decimal
from cases.record import Amount
from cases.taxonomy import AmountPrecision

# How exactly, said before or after the sum.
_BEFORE = {
    AmountPrecision.UP_TO: (
        "最高可达",
        "最高不超过",
        "不超过",
        "不高于",
        "最高",
        "至多",
        "最多",
        "不足",
        "不到",
        "低于",
        "少于",
    ),
    AmountPrecision.OVER: ("至少", "不低于", "不少于", "超过", "超出", "高达", "逾", "超"),
    AmountPrecision.ABOUT: ("大约", "约为", "将近", "接近", "近", "约"),
}
_AFTER = {
    AmountPrecision.ABOUT: ("左右", "上下"),
    AmountPrecision.OVER: ("以上", "有余"),
    AmountPrecision.UP_TO: ("以下", "以内", "之内"),
}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _by_word(table: Mapping[AmountPrecision, tuple[str, ...]]) -> dict[str, AmountPrecision]:
    return {word: precision for precision, words in table.items() for word in words}


_PRECISION_BEFORE, _PRECISION_AFTER = _by_word(_BEFORE), _by_word(_AFTER)
# 20万元余 is more than 20万元; 20万元余款 is not.
_BARE_MORE = r"余(?=$|[，。；、）\s])"
_GAP = r"[ \u00a0\u3000]{0,2}"
# Not the tail of a longer number (1 000), of a decimal, of a badly grouped one, of two that run
# together (10万20万), or of a vague one (数百万).
_START = (
    r"(?<![0-9０-９])(?<![0-9０-９][ \u00a0](?=[0-9]{3}(?![0-9])))(?<![万萬亿億])"
    r"(?<![0-9０-９][.．,])(?<![数几])(?<!(?<!以)上(?=[十百千万亿]))"
)
_TO = rf"{_GAP}(?:至|到|[-~～－—–]{{1,2}}){_GAP}"
# 合约, 附近 and the like end in these words without limiting a sum.
_BOUND = rf"(?P<bound>(?<![合租违预契履签特附最临])(?:{_either(_PRECISION_BEFORE)})){_GAP}"
_RANGE_SIGN = re.compile(_TO)
_LONGEST_TO = 6

# Alternatives that are plain words let the search skip from mark to mark.
_MARK = re.compile(_either([*CURRENCIES, "万", "亿"]))
_AFTER_SCALE = re.compile("$|[，。；、：）”,;:)\n]|的[款金资货债]")
_NUMBER_BEFORE = re.compile(
    rf"(?:{_BOUND})?{_START}(?:(?P<low>{NUMERAL}){_TO})?(?P<number>{NUMERAL}){_GAP}$"
)
_NUMBER_AFTER = re.compile(
    rf"{_GAP}(?P<number>{NUMERAL})(?!{_GAP}[年月日号条%％]){_GAP}(?P<yuan>[元圆])?"
)
_BOUND_BEFORE = re.compile(rf"{_BOUND}$")
_MONEY_BEFORE = re.compile(
    r"[款金资价值费租债欠付还借贷息额](?:[约为共计近超达逾了有是合余：:]|大约|高达){0,3}$"
)
_DIGIT = f"[{''.join(DIGITS)}]"
_OPENS_CENTS = frozenset(f"{''.join(DIGITS)} \u00a0\u3000")
_CENTS = re.compile(
    rf"(?:{_GAP}(?P<jiao>{_DIGIT}){_GAP}角)?(?:{_GAP}零?(?P<fen>{_DIGIT}){_GAP}分(?![之利期公别]))?"
)
_ENDING = re.compile(
    rf"(?:整|正(?![常式确]))?(?:人民币)?(?:(?P<bound>{_either(_PRECISION_AFTER)}|{_BARE_MORE})(?![简述])|)"
)
_OPENS_ENDING = frozenset("整正人余") | {word[0] for word in _PRECISION_AFTER}
_FESTIVAL = frozenset("旦宵")
# 三元桥, 一元化, 一圆孔: a lone digit before 元 or 圆 that counts no money.
_NOT_YUAN = re.compile("[旦宵区桥里朱次化论素件孔形桌柱]|公司|食品|方程|月[0-9一二三]")
_SCALES = {"万": 10**4, "亿": 10**8}
# Characters a sum or a range is written in, and those of the longest word that limits it.
_OF_NUMBERS = f"{''.join(DIGITS)}{''.join(UNITS)}万萬亿億余多几点.．,，-~～－—–至到 \u00a0\u3000"
_NO_CENTS = Decimal(0)
_LONGEST_SUM = 60
_OF_BOUNDS = frozenset("".join(_PRECISION_BEFORE))
_LONGEST_BOUND = max(map(len, _PRECISION_BEFORE)) + 2


class _Sum(NamedTuple):
    """A sum read, before neighbours are compared."""

    value: Decimal
    span: Span
    currency: str
    precision: AmountPrecision


def find_amounts(text: str) -> list[tuple[Amount, Span]]:
    """Every sum of money in the text's order, with its place; ``text[span]`` are its words.

    The words include what limits the sum (不超过1500万元) and the currency where it stands before
    the number. A range gives both ends, the lower as OVER and the upper as UP_TO.

    >>> [(a.value, a.text) for a, _ in find_amounts("支付租金2亿3000万元及违约金340余万元")]
    [(Decimal('230000000'), '2亿3000万元'), (Decimal('3400000'), '340余万元')]
    """
    return [
        (Amount(value=value, text=span.of(text), currency=currency, precision=precision), span)
        for value, span, currency, precision in _ranges(text, list(_sums(text)))
    ]


def _sums(text: str) -> Iterator[_Sum]:
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done:
            continue
        if mark[0] in _SCALES:
            ends = _AFTER_SCALE.match(text, mark.end())
            found = _unmarked(text, done, mark.end()) if ends else []
        else:
            found = _by_currency(text, done, mark)
        for each in found:
            done = each.span.end
            yield each


def _by_currency(text: str, done: int, mark: re.Match[str]) -> list[_Sum]:
    """A sum beside a currency word.

    In 张某1人民币5000元 the word leads; 元 never does (3单元302室).
    """
    if mark[0] in LEADS and _NUMBER_AFTER.match(text, mark.end()):
        return _led_by(text, done, mark)
    found = _ending_in(text, done, mark)
    return found if found or mark[0] in ONLY_AFTER else _led_by(text, done, mark)


def _ending_in(text: str, done: int, mark: re.Match[str]) -> list[_Sum]:
    """A sum whose currency word stands after the number."""
    number = _number_before(text, done, mark.start())
    if number is None:
        return []
    after = mark.end()
    if text[after : after + 1] in _FESTIVAL:
        return []
    if len(number["number"]) == 1 and _NOT_YUAN.match(text, after):
        return []
    cents, end = _cents(text, after) if mark[0] in "元圆" else (_NO_CENTS, after)
    return _read(number, cents, CURRENCIES[mark[0]], *_ended(text, end))


def _led_by(text: str, done: int, mark: re.Match[str]) -> list[_Sum]:
    """A sum whose currency word or sign stands before the number."""
    number = _NUMBER_AFTER.match(text, mark.end())
    parsed = parse_numeral(number["number"]) if number else None
    if number is None or parsed is None:
        return []
    bound = _BOUND_BEFORE.search(text, max(done, mark.start() - _LONGEST_BOUND), mark.start())
    cents, end = _cents(text, number.end()) if number["yuan"] else (_NO_CENTS, number.end())
    end, said = _ended(text, end)
    precision = _precision(bound["bound"] if bound else None, said, parsed.more)
    span = Span(bound.start() if bound else mark.start(), end)
    value = plain_decimal(parsed.value + cents) if cents else parsed.value
    return [_Sum(value, span, CURRENCIES[mark[0]], precision)]


def _unmarked(text: str, done: int, end: int) -> list[_Sum]:
    """A number in 万 or 亿 right after a word of money: 尚欠350万，."""
    number = _number_before(text, done, end)
    if number is None:
        return []
    before = _MONEY_BEFORE.search(text, max(0, number.start() - _LONGEST_BOUND), number.start())
    return _read(number, _NO_CENTS, YUAN, end, None) if before else []


def _number_before(text: str, done: int, end: int) -> re.Match[str] | None:
    """The number, or range of two, that ends at ``end`` and begins after ``done``."""
    earliest = max(done, end - _LONGEST_SUM)
    start = earliest + len(text[earliest:end].rstrip(_OF_NUMBERS))
    if start == end:
        return None
    reach = _LONGEST_BOUND if text[start - 1 : start] in _OF_BOUNDS else 0
    return _NUMBER_BEFORE.search(text, max(done, start - reach), end)


def _cents(text: str, end: int) -> tuple[Decimal, int]:
    """角 and 分 after 元, in yuan, and where they end."""
    if text[end : end + 1] not in _OPENS_CENTS:
        return _NO_CENTS, end
    small = _CENTS.match(text, end)
    assert small is not None  # the pattern may be empty
    jiao, fen = DIGITS[small["jiao"] or "0"], DIGITS[small["fen"] or "0"]
    return Decimal(jiao * 10 + fen) / 100, small.end()


def _ended(text: str, end: int) -> tuple[int, str | None]:
    """Where the words of a sum end, 整 and 左右 included, and what limits it from behind."""
    if text[end : end + 1] not in _OPENS_ENDING:
        return end, None
    ending = _ENDING.match(text, end)
    assert ending is not None  # the pattern may be empty
    return ending.end(), ending["bound"]


def _read(
    number: re.Match[str], cents: Decimal, currency: str, end: int, after: str | None
) -> list[_Sum]:
    """The sum whose number was found, or both ends of a range."""
    parsed = parse_numeral(number["number"])
    if parsed is None:
        return []
    low = _low_end(number, parsed.value)
    start = number.start("number") if number["low"] and low is None else number.start()
    precision = _precision(number["bound"] if start == number.start() else None, after, parsed.more)
    value = plain_decimal(parsed.value + cents) if cents else parsed.value
    if low is None:
        return [_Sum(value, Span(start, end), currency, precision)]
    span = Span(number.start("low"), number.end("low"))
    return [
        _Sum(low, span, currency, AmountPrecision.OVER),
        _Sum(value, Span(number.start("number"), end), currency, AmountPrecision.UP_TO),
    ]


def _low_end(number: re.Match[str], high: Decimal) -> Decimal | None:
    """The lower end of 10至20万元, in the unit of the upper; None where it is no range."""
    said = number["low"]
    low = parse_numeral(said) if said else None
    if low is None:
        return None
    value = low.value
    if said[-1] not in _SCALES and number["number"][-1] in _SCALES:
        scaled = value * _SCALES[number["number"][-1]]
        value = scaled if scaled < high else value
    return value if value < high else None


def _precision(before: str | None, after: str | None, more: bool) -> AmountPrecision:
    if before is not None:
        return _PRECISION_BEFORE[before]
    if after is not None:
        return _PRECISION_AFTER.get(after, AmountPrecision.OVER)
    return AmountPrecision.OVER if more else AmountPrecision.EXACT


def _ranges(text: str, sums: list[_Sum]) -> list[_Sum]:
    """Two exact sums joined by 至, the second the greater, are the ends of a range."""
    marked = list(sums)
    for i, (low, high) in enumerate(pairwise(sums)):
        if (
            high.span.start - low.span.end <= _LONGEST_TO
            and _RANGE_SIGN.fullmatch(text, low.span.end, high.span.start)
            and low.currency == high.currency
            and low.precision is high.precision is AmountPrecision.EXACT
            and low.value < high.value
        ):
            marked[i] = low._replace(precision=AmountPrecision.OVER)
            marked[i + 1] = high._replace(precision=AmountPrecision.UP_TO)
    return marked
