"""Sums of money in capital Chinese numerals, as papers of law write them beside the figures."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_GROUP = 10_000
_BIGGEST = Decimal(_GROUP) ** len(_GROUPS)


def capital_yuan(value: Decimal) -> str:
    """A sum from 0 up to 一亿亿 yuan, rounded to the fen, in capitals.

    Raises ValueError for a negative or larger sum.

    >>> capital_yuan(Decimal("10203.40")), capital_yuan(Decimal("100000"))
    ('壹万零贰佰零叁元肆角', '壹拾万元整')
    """
    rounded = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if not 0 <= rounded < _BIGGEST:
        raise ValueError(f"not a sum that can be written in capitals: {value}")
    whole, fen = divmod(int(rounded * 100), 100)
    if not fen:
        return f"{_whole(whole) or '零'}元整"
    tens, ones = divmod(fen, 10)
    said = f"{_whole(whole)}元" if whole else ""
    if tens:
        said += f"{_DIGITS[tens]}角"
    elif whole:
        said += "零"
    return said + (f"{_DIGITS[ones]}分" if ones else "")


def _whole(number: int) -> str:
    """A whole number of yuan; "" for none."""
    said, gap = "", False
    for power in reversed(range(len(_GROUPS))):
        four = number // _GROUP**power % _GROUP
        if not four:
            # 壹亿元 leaves the empty 万 out; 壹亿零伍元 says it once.
            gap = gap or bool(said)
            continue
        if said and (gap or four < _GROUP // 10):
            said += "零"
        said, gap = said + _four(four) + _GROUPS[power], False
    return said


def _four(number: int) -> str:
    """One to 9999."""
    said, gap = "", False
    for power in reversed(range(len(_PLACES))):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _DIGITS[digit] + _PLACES[power]
        gap = False
    return said
