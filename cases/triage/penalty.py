"""The agreed default rate as a sheet states it: by the day, month or year, or tied to the LPR.

A rate tied to the LPR is told as a multiple (LPR的4倍, 四倍LPR, LPR×1.5), a share (LPR的150%), a
mark-up (LPR上浮50%) or basis points on top (LPR加300个基点). LPR+5% may mean either of the last
two and is refused. Without a term the one-year rate is meant.
"""

import re
import unicodedata
from decimal import Decimal

from cases.extract.rates import find_rates
from cases.numerals import parse_numeral, plain_decimal
from cases.triage.contract import LprLink

# People write 年24% and 24%/年 in a cell where a judgment writes 年利率24%.
_SHORT_RATE = re.compile(r"(?:按|每)?([日月年])息?(?:利率)?([\d.]+[%‰])")
_RATE_OVER = re.compile(r"([\d.]+[%‰])[/每]?([日天月年])")
_FIGURE = re.compile("[0-9%‰]|分之")
_BARE_PER_CENT = re.compile(r"\d+(?:\.\d+)?%")

_LPR = "LPR"
_PUBLISHED = re.compile(r"贷款市场报价利率(?:\(?LPR\)?)?|LPR\(?贷款市场报价利率\)?|\(LPR\)")
_TERM = re.compile("(一|1|五|5)年期(?:以上)?")
_IDLE = re.compile(
    "全国银行间同业拆借中心|中国人民银行|央行|授权|公布|发布|同期|同类|当期|当时|年利率|利率|标准|计算|计收|计付"
    "|支付|逾期|罚息|利息|违约金|按照|按|以|人民币|的|之|\\(\\)|[,，、:：\\s]|计$"
)
_NUMBER = r"([\d.]+|[零一二两三四五六七八九十点百]+)"
_TIMES = re.compile(
    f"{_NUMBER}(?:倍|[×X*])LPR|LPR(?:[×X*]{_NUMBER}倍?|{_NUMBER}倍)|LPR[×X*]?([\\d.]+)%"
)
_MARKED_UP = re.compile(r"LPR(上浮|加收|加计|下浮)([\d.]+)%")
_POINTS = re.compile(rf"LPR([+加减-]){_NUMBER}个?(基点|BPS?|百分点)")
_OPEN = re.compile(r"LPR[+加减-][\d.]+%")
_IN_WORDS = re.compile("百分之([零一二两三四五六七八九十百]+)")
# 每日按逾期金额的0.05%: in this cell a share by the day is a rate; more than 1 % would be none.
_BY_THE_DAY = re.compile(
    r"(?:每逾期一[日天]|逾期每[日天]|每[日天]|按[日天])[^\d%]{0,16}(\d(?:\.\d+)?)%"
)
_MOST_TIMES = 20
_BASIS_POINT, _PER_CENT = Decimal("0.0001"), Decimal("0.01")


def parse_penalty(written: str) -> Decimal | LprLink:
    """The fraction a year, or how the rate hangs on the LPR.

    Raises ValueError whose text says, in Chinese and without the cell's words, what is wrong.

    >>> parse_penalty("日万分之五"), parse_penalty("按LPR上浮50%").times
    (Decimal('0.1825'), Decimal('1.5'))
    """
    text = unicodedata.normalize("NFKC", written).strip()
    if _BARE_PER_CENT.fullmatch(text):
        raise ValueError("没有写明按日、按月还是按年，请写成日万分之五、月2%或年24%")
    link = _lpr_link(text)
    if link is not None:
        return link
    daily = _BY_THE_DAY.fullmatch(text)
    if daily is not None and (share := Decimal(daily[1])) <= 1:
        return plain_decimal(share * 365 / 100)
    spelt = _spelt_out(text)
    rates = [rate for rate, _ in find_rates(spelt)]
    # Another figure beside the rate (日万分之五，月2%) leaves it open which counts.
    if (
        len(rates) != 1
        or rates[0].yearly is None
        or _FIGURE.search(spelt.replace(rates[0].text, ""))
    ):
        raise ValueError("不是一个能计算的标准，请写成日万分之五、月2%、年24%或LPR的4倍")
    return rates[0].yearly


def _spelt_out(text: str) -> str:
    """年24% and 24%/年 → 年利率24%."""
    if (short := _SHORT_RATE.fullmatch(text)) is not None:
        return f"{short[1]}利率{short[2]}"
    if (over := _RATE_OVER.fullmatch(text)) is not None:
        return f"{over[2].replace('天', '日')}利率{over[1]}"
    return text


def _lpr_link(text: str) -> LprLink | None:
    """The tie to the LPR that the whole text tells; None where it tells none. Raises ValueError."""
    text = _IN_WORDS.sub(_per_cent, text.removesuffix("/年"))
    named = _PUBLISHED.sub(_LPR, text.upper().replace("（", "(").replace("）", ")"))
    terms = {found[1] in "五5" for found in _TERM.finditer(named)}
    said = _IDLE.sub("", _TERM.sub("", named)).replace(_LPR * 2, _LPR)
    if _LPR not in said or len(terms) > 1:
        return None
    if _OPEN.fullmatch(said):
        raise ValueError("看不出是上浮比例还是加点，请写成LPR上浮50%或LPR加500个基点")
    measures = _measures(said)
    if measures is None:
        return None
    times, plus = measures
    if not 0 < times <= _MOST_TIMES or abs(plus) >= 1:
        return None
    return LprLink(times=times, plus=plus, over_five_years=True in terms)


def _measures(said: str) -> tuple[Decimal, Decimal] | None:
    """How many times the LPR, and what is added to it."""
    one, nothing = Decimal(1), Decimal(0)
    if said == _LPR:
        return one, nothing
    if (found := _TIMES.fullmatch(said)) is not None:
        times = _number(found[1] or found[2] or found[3] or found[4])
        if times is None:
            return None
        return (times / 100 if found[4] else times), nothing
    if (found := _MARKED_UP.fullmatch(said)) is not None:
        share = _number(found[2])
        if share is None:
            return None
        return (one - share / 100 if found[1] == "下浮" else one + share / 100), nothing
    if (found := _POINTS.fullmatch(said)) is not None:
        points = _number(found[2])
        if points is None:
            return None
        unit = _PER_CENT if found[3] == "百分点" else _BASIS_POINT
        return one, points * unit * (-1 if found[1] in "减-" else 1)
    return None


def _per_cent(found: re.Match[str]) -> str:
    """百分之五十 → 50%."""
    share = _number(found[1])
    return found[0] if share is None else f"{share.normalize():f}%"


def _number(words: str) -> Decimal | None:
    parsed = parse_numeral(words)
    return None if parsed is None or parsed.more else parsed.value
