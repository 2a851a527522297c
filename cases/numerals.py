"""Numbers as Chinese legal texts write them: 3.5万, 1,410万, 壹拾贰万叁仟, 二〇二一, 340余万.

Values are exact Decimals. A string that is not wholly one number is None, never a guess: 万元,
数百万, 十十. Where writers differ the reading is fixed here: a last lone digit counts the next unit
down (三万五 is 35000), 百万 and 千万 alone are a million and ten million.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from cases.extract.kept import kept

# The one table of digits; 参 stands for 叁 in older instruments, 两 is said of quantities.
DIGITS = {c: i for i, c in enumerate("0123456789")}
DIGITS |= {c: i for i, c in enumerate("０１２３４５６７８９")}
DIGITS |= {c: i for i, c in enumerate("零一二三四五六七八九")}
DIGITS |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"○": 0, "两": 2, "貳": 2, "弍": 2, "叄": 3, "参": 3, "陸": 6}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_WAN, _YI = "万萬", "亿億"
_MORE_WORDS = "余多几"

_CHINESE_DIGITS = "".join(c for c in DIGITS if not c.isdecimal())
_TENS = "".join(UNITS)
_CHINESE = f"{_CHINESE_DIGITS}{_TENS}{_WAN}{_YI}"
_ARABIC_DIGIT = "[0-9０-９]"
# A comma groups three digits; a full-width one too, as judgments print 380，000元.
_GROUPS = rf"(?:[,，]{_ARABIC_DIGIT}{{3}}(?!{_ARABIC_DIGIT}))++"

# Patterns of what may be a number, for use inside other patterns; parse_numeral decides. They
# never give back what they took, so a long run of digits costs no more than its length.
ARABIC = (
    rf"(?>{_ARABIC_DIGIT}{{1,3}}{_GROUPS}(?:[.．]{_ARABIC_DIGIT}++)?+"
    rf"|{_ARABIC_DIGIT}++(?:[.．]{_ARABIC_DIGIT}++)?+)"
)
CHINESE = rf"[{_CHINESE}][{_CHINESE}{_MORE_WORDS}点]*+"
# Typesetting puts a space between digits and Chinese: 2 亿 3000 万. Two numbers that stand side by
# side (10万 20万) stay two.
_SPACE = r"[ \u00a0\u3000]?"
_LOWER = (
    rf"(?:(?<=[{_YI}]){_SPACE}{ARABIC}(?!{_SPACE}[{_YI}])"
    rf"|{_SPACE}{ARABIC}(?!{_SPACE}[{_WAN}{_YI}]))"
)
_SCALE = (
    rf"(?:{_SPACE}[{_TENS}{_WAN}{_YI}{_MORE_WORDS}][{_CHINESE}{_MORE_WORDS}]*+(?:{_LOWER})?+)*+"
)
NUMERAL = rf"(?>{ARABIC}{_SCALE}|{CHINESE})"

_TOKEN = re.compile(
    rf"(?P<zero>[零〇○])?(?P<digit>[0-9]+(?:\.[0-9]+)?|[{_CHINESE_DIGITS}])?(?P<unit>[{_TENS}])?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u3000]")
_ASCII_DIGIT = re.compile("[0-9]")
_COMMA = re.compile("[,，]")
_MORE = re.compile(f"[{_MORE_WORDS}]")
_HUNDREDS = tuple(u for u in UNITS if UNITS[u] >= 100)


class Numeral(NamedTuple):
    """A number read; ``more`` is True where the text says 余, 多 or 几 beyond it."""

    value: Decimal
    more: bool = False


@kept(4096)
def parse_numeral(words: str) -> Numeral | None:
    """The number the whole of ``words`` writes, None where it is not one.

    >>> parse_numeral("2亿3000万").value
    Decimal('230000000')
    >>> parse_numeral("340余万")
    Numeral(value=Decimal('3400000'), more=True)
    """
    if words.isascii() and words.isdecimal():
        return Numeral(Decimal(words))
    if words in DIGITS:
        return Numeral(Decimal(DIGITS[words]))
    if _DECIMAL.fullmatch(words):
        return Numeral(plain_decimal(Decimal(words)))
    text = _SPACES.sub("", words).translate(_HALF_WIDTH)
    said_more = _MORE.findall(text)
    digits = _MORE.sub("", text) if said_more else text
    if len(said_more) > 1 or text[:1] in said_more:
        return None
    # 十几万 is a number with more to come; 几十万 and 3几 are none.
    if "几" in said_more and text[text.index("几") - 1] not in "十拾":
        return None
    value = _whole(digits)
    return None if value is None else Numeral(plain_decimal(value), more=bool(said_more))


def parse_integer(words: str) -> int | None:
    """The whole number that ``words`` writes, for dates, articles and counts; None otherwise.

    >>> parse_integer("九百二十六"), parse_integer("二〇二一"), parse_integer("340余")
    (926, 2021, None)
    """
    numeral = parse_numeral(words)
    if numeral is None or numeral.more or numeral.value != numeral.value.to_integral_value():
        return None
    return int(numeral.value)


def plain_decimal(value: Decimal) -> Decimal:
    """The same value without exponent or trailing zeros: 35000.0 becomes 35000."""
    written = f"{value:f}"
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def _whole(text: str) -> Decimal | None:
    """A whole number, by place (二〇二一) or by unit (二千零二十一)."""
    # Two digits side by side are a choice (五六万), not a place value.
    if len(text) > 2 and not text.isascii() and all(map(DIGITS.__contains__, text)):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    if text in _HUNDREDS:
        return None
    return _scaled(text, _YI, 10**8, _below_yi)


def _below_yi(text: str) -> Decimal | None:
    return _scaled(text, _WAN, 10**4, _section)


def _scaled(
    text: str, marks: str, size: int, part: Callable[[str], Decimal | None]
) -> Decimal | None:
    """``part`` before the last mark counted in ``size``, plus ``part`` after it."""
    at = max(map(text.rfind, marks))
    if at < 0:
        return part(text)
    high, tail = part(text[:at]), text[at + 1 :]
    if high is None or tail in _HUNDREDS:
        return None
    if len(tail) == 1 and tail in DIGITS:
        return high * size + DIGITS[tail] * size // 10
    low = part(tail) if tail else Decimal(0)
    return None if low is None or low >= size else high * size + low


def _section(text: str) -> Decimal | None:
    """A number below 万, or one in Arabic digits of any size."""
    if "0" <= text[:1] <= "9":
        if _GROUPED.fullmatch(text):
            text = _COMMA.sub("", text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
    if "点" in text:
        # 三点五 is a number, 8点30 a time of day.
        whole, _, fraction = text.partition("点")
        left = None if _ASCII_DIGIT.search(text) else _section(whole)
        if left is None or not fraction or any(c not in DIGITS for c in fraction):
            return None
        return left + Decimal("0." + "".join(str(DIGITS[c]) for c in fraction))
    return _by_units(text)


def _by_units(text: str) -> Decimal | None:
    """千, 百, 十 in falling order; a lone last digit without 零 counts the next unit down."""
    if text in _HUNDREDS:
        return Decimal(UNITS[text])
    total, smallest, position = Decimal(0), 10_000, 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None or not token[0] or smallest == 1:
            return None
        position = token.end()
        size = UNITS[token["unit"]] if token["unit"] else 1
        if token["digit"] is None:
            if token["unit"] is None:
                return total if text == token[0] else None
            if size != 10:
                return None
        digit = _digit(token["digit"] or "一")
        if size == 1 and 10 < smallest < 10_000 and digit < 10 and not token["zero"]:
            total, smallest = total + digit * (smallest // 10), 1
        elif size < smallest and digit * size < smallest:
            total, smallest = total + digit * size, size
        else:
            return None
    return total if text else None


def _digit(words: str) -> Decimal:
    return Decimal(DIGITS[words]) if words in DIGITS else Decimal(words)
