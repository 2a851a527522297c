"""Rates of interest and penalty in a text: 年利率24%, 月息2分, 日万分之五, LPR的四倍.

A share of a sum (逾期租金的10%) is no rate: the words must say per what time. A rate tied to a
published one floats, so its yearly value is None. A year counts twelve months or 365 days, as the
courts' arithmetic has it (日万分之五 is 18.25%).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from cases.evidence import Span
from cases.numerals import ARABIC, CHINESE, parse_numeral, plain_decimal
from cases.record import Rate

_GAP = r"[ \u00a0\u3000]{0,2}"
_PER_YEAR = {"年": 1, "月": 12, "日": 365, "天": 365}
_PARTS = {"%": 100, "％": 100, "‰": 1000, "百": 100, "千": 1000, "万": 10_000}
_NUMBER = rf"(?:{ARABIC}|{CHINESE})"
_SHARE = (
    rf"(?:(?P<number>{ARABIC}){_GAP}(?P<sign>[%％‰])|(?P<part>[百千万])分之{_GAP}(?P<of>{_NUMBER}))"
)
# 月息2分 is 2 in a hundred a month, 年息2分 2 in ten a year; 厘 is a tenth of 分.
_FEN = (
    rf"(?P<fen>{_NUMBER}){_GAP}(?P<coin>[分厘])(?!之)"
    rf"(?:(?<=分){_GAP}(?P<more>{_NUMBER}){_GAP}厘)?"
)
# A number that begins a pattern begins there: in a long run of digits each is tried once.
_FIRST = "(?<![0-9０-９.．,，〇零一二三四五六七八九十百])"
_SAID = rf"(?:标准)?(?:按照|按|以|为|是|：|:)?{_GAP}"
# 2021年24% and 3月5日 are dates, 每日租金的10% a share: what the words must say is narrow.
_OF_DATES = "(?<![0-9０-９〇零一二三四五六七八九十个])"

# Each with what every match of it holds, which is far quicker to look for.
_FIXED = (
    (
        re.compile("[年月日](?:化?利率|[化息利率])"),
        re.compile(
            rf"{_OF_DATES}每?(?P<per>[年月日])(?:化?利率|化|息|利|率){_SAID}(?:{_SHARE}|{_FEN})"
        ),
    ),
    (
        re.compile("[每按][年月日天]"),
        re.compile(rf"(?:每|(?<=按))(?P<per>[年月日天]){_SAID}{_SHARE}"),
    ),
    (
        re.compile("日(?:[千万]分之|[0-9０-９])"),
        re.compile(
            rf"{_OF_DATES}(?P<per>日)(?:(?P<part>[千万])分之{_GAP}(?P<of>{_NUMBER})"
            rf"|(?P<number>{ARABIC}){_GAP}(?P<sign>[%％‰]))"
        ),
    ),
    # 每日按应付未付款项的万分之五: so small a share of a sum is a daily rate.
    (
        re.compile("[一1每按][日天]"),
        re.compile(
            rf"(?:每逾期[一1]|每|按)(?P<per>[日天])[^，。；：\n0-9]{{1,20}}?"
            rf"(?:(?P<part>[千万])分之{_GAP}(?P<of>{_NUMBER})|(?P<number>{ARABIC}){_GAP}(?P<sign>‰))"
        ),
    ),
    (
        re.compile("[/／]"),
        re.compile(
            rf"{_FIRST}(?P<number>{ARABIC}){_GAP}(?P<sign>[%％‰]){_GAP}[/／](?P<per>[年月日天])"
        ),
    ),
)

_PUBLISHED = (
    r"(?:(?:一年期|1年期|五年期以上|五年期|5年期以上|5年期|中国人民银行|全国银行间同业拆借中心|银行|同期|同类"
    r"|同档次|公布的|发布的|规定的){0,5})"
    r"(?:贷款市场报价利率(?:[（(]LPR[）)])?|LPR|(?:人民币)?贷款(?:基准)?利率|基准利率)(?:标准)?"
)
_TIMES = rf"{_NUMBER}{_GAP}倍"
_FLOATING = re.compile(
    rf"{_FIRST}{_TIMES}(?:的)?{_PUBLISHED}"
    rf"|{_PUBLISHED}{_GAP}(?:的|之)?{_GAP}(?:{_TIMES}|(?:上浮|下浮|加收|加计|加|减){_GAP}{ARABIC}{_GAP}[%％]"
    rf"|[加减+－\-]{_GAP}{ARABIC}{_GAP}个?(?:基点|BP))"
    rf"|(?<=[按照以]){_PUBLISHED}"
)
# No rate is without one of these, nor longer than the reach around it.
# 分 and 厘 are coins after a number only; 万分之 is a share.
_SIGN_OF_FIXED = re.compile(
    r"[%％‰分厘](?:(?<=[%％‰])|(?=之)"
    r"|(?<=[0-9０-９一二两三四五六七八九十半.．点几 \u00a0\u3000][分厘]))"
)
_SIGN_OF_FLOATING = re.compile("利率|LPR")
_PUBLISHED_NAMES = ("报价利率", "LPR", "贷款利率", "基准利率")
_PUBLISHED_NAME = re.compile("|".join(_PUBLISHED_NAMES))
_REACH = 80


def find_rates(text: str) -> list[tuple[Rate, Span]]:
    """Every stated rate in the text's order, with its place; ``text[span]`` are its words.

    >>> [(r.text, r.yearly) for r, _ in find_rates("按日万分之五支付，以LPR的四倍为限")]
    [('日万分之五', Decimal('0.1825')), ('LPR的四倍', None)]
    """
    found: list[tuple[Rate, Span]] = []
    for span, yearly in sorted([*_fixed(text), *_floating(text)], key=_place):
        if not found or not span.overlaps(found[-1][1]):
            found.append((Rate(text=span.of(text), yearly=yearly), span))
    return found


def _place(found: tuple[Span, Decimal | None]) -> tuple[int, int]:
    """Earlier first, of two that begin together the longer."""
    span, _ = found
    return span.start, -span.end


def _fixed(text: str) -> Iterator[tuple[Span, Decimal | None]]:
    for start, end in _around(_SIGN_OF_FIXED, text):
        for sign, pattern in _FIXED:
            if sign.search(text, max(0, start - 1), end) is None:
                continue
            for match in pattern.finditer(text, start, end):
                yearly = _yearly(match.groupdict())
                if yearly is not None:
                    yield Span(*match.span()), yearly


def _around(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that hold a sign of a rate, apart and in order."""
    start, end = 0, -1
    for found in sign.finditer(text):
        if end >= 0 and found.start() - _REACH > end:
            yield start, end
            end = -1
        if end < 0:
            start = max(0, found.start() - _REACH)
        end = min(len(text), found.end() + _REACH)
    if end >= 0:
        yield start, end


def _yearly(said: dict[str, str | None]) -> Decimal | None:
    """The fraction a year; None where the number is none, or vague."""
    per, coin = said["per"], said.get("coin")
    words = said.get("fen") or said.get("number") or said.get("of")
    parsed = parse_numeral(words) if words else None
    if per is None or parsed is None or parsed.more:
        return None
    if coin is None:
        parts = _PARTS[said.get("sign") or said.get("part") or "%"]
    elif per == "日":
        return None
    else:
        parts = (10 if per == "年" else 100) * (10 if coin == "厘" else 1)
    more = parse_numeral(said.get("more") or "0")
    tenth = more.value / 10 if more else 0
    return plain_decimal((parsed.value + tenth) * _PER_YEAR[per] / parts)


def _floating(text: str) -> Iterator[tuple[Span, Decimal | None]]:
    if not any(name in text for name in _PUBLISHED_NAMES):
        return
    for start, end in _around(_SIGN_OF_FLOATING, text):
        if _PUBLISHED_NAME.search(text, start, end) is None:
            continue
        for match in _FLOATING.finditer(text, start, end):
            yield Span(*match.span()), None
