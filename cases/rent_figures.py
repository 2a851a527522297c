"""Figures of rent: periods and share in arrears, and the share of the rent that was paid.

A share counts against the total of rents that the same text states; a term in months counts as so
many monthly instalments.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from cases.evidence import Span
from cases.negation import clause_start, sentence_start
from cases.number_factor import Figures, NumberFactor, is_told
from cases.numerals import parse_integer

TWO_PERIODS = 2
ARREARS_SHARE = Decimal("0.15")
MOST_PAID = Decimal("0.8")
_FEWEST_PERIODS = 6
_ARREARS, _MOST = "two_periods_or_15pct", "most_rent_paid"


def find_rent_figures(figures: Figures) -> Iterator[NumberFactor]:
    """Arrears of two periods or 15 %, and rent paid to 80 % or more, where figures tell them."""
    yield from _arrears_in_periods(figures.text)
    yield from _arrears_from_to(figures.text)
    yield from _arrears_since(figures)
    yield from _shares(figures.text)
    yield from _sums_compared(figures)
    yield from _paid_periods(figures.text)


_OWED = (
    "欠付|拖欠|欠缴|欠交|逾期|未付|未支付|未缴|欠|断付|断供|停付|违约(?!金)|没付|没有支付|"
    "尚未支付|未还|未履行"
)
_COUNT = r"(?P<count>[0-9]{1,3}|[两二三四五六七八九十]{1,3}|多|数)(?:余|多)?"
_PERIODS_OWED = re.compile(
    rf"(?:{_OWED}|拖)[^，。；\n0-9第]{{0,14}}?{_COUNT}(?:个月|期|个?季度|(?<=[两二三四五六])月)"
    r"(?:以上|之久|有余|租金|的租金|未付|，|。|、|$|不)"
)
_UNPAID = (
    r"(?:以上)?(?:的?租金|租赁费|款)?(?:[均都仍]?已到期)?(?:均|都|仍|至今|一直|拖着)?"
    r"(?:未付|未支付|未缴|未交|没付|没有付|没有支付|没交|没还|没有还|没给|不交|不付|不还|未还|拖欠|逾期|未按[期时约]|未如期|未足额|欠付|尚未支付)"
)
_PERIODS_UNPAID = re.compile(rf"(?<![第0-9、]){_COUNT}(?:个月|期|个季度){_UNPAID}")
# What every find of the pattern beside holds, and the engine looks for much faster.
_SIGNS = {
    _PERIODS_OWED: re.compile(f"{_OWED}|拖"),
    _PERIODS_UNPAID: re.compile(f"[月期度]{_UNPAID}"),
}
# Three months of wages or of property fees in arrears say nothing of the rent.
_OTHER_DEBT = re.compile("物业费|水电费|电费|工资|社保|运费|房贷")
# 将所欠3期租金全部补齐 tells of arrears that are gone.
_MADE_UP = re.compile("[^，。；\n]{0,6}(?:补齐|付清|结清|还清|缴清|补上)")
_SIGN_OF_FROM_TO = re.compile("[至到~—－–、和及-]第?[0-9一二三四五六七八九十]{1,3}期")
# 第9、10期已于当月转账: these were paid.
_PAID_BEHIND = re.compile("(?:租金|月供)?[均都全]?(?:已|早)[^，。；\n未]{0,6}(?:付|交|转|还|缴|清)")
_FROM_TO = re.compile(
    r"第?(?P<first>[0-9]{1,3}|[一二三四五六七八九十]{1,3})期?(?:至|到|[-~—－–]{1,2}|[、和及])第?"
    r"(?P<last>[0-9]{1,3}|[一二三四五六七八九十]{1,3})期"
)


def _arrears_in_periods(text: str) -> Iterator[NumberFactor]:
    for pattern, sign in _SIGNS.items():
        for found in pattern.finditer(text) if sign.search(text) else ():
            made_up = _MADE_UP.match(text, found.end())
            told = text[clause_start(text, found.start()) : found.end()]
            if _count(found["count"]) < TWO_PERIODS or made_up or _OTHER_DEBT.search(told):
                continue
            if is_told(text, found.start(), found.end()):
                yield NumberFactor(_ARREARS, Span(found.start(), found.end("count") + 1))


def _arrears_from_to(text: str) -> Iterator[NumberFactor]:
    if not _SIGN_OF_FROM_TO.search(text):
        return
    for found in _FROM_TO.finditer(text):
        first, last = parse_integer(found["first"]), parse_integer(found["last"])
        if first is None or last is None or last - first + 1 < TWO_PERIODS:
            continue
        sentence = text[sentence_start(text, found.start()) : found.end() + 30]
        if _PAID_BEHIND.match(text, found.end()):
            continue
        if re.search(_OWED + "|不再支付|没有支付", sentence) and not re.search(
            rf"(?:已|付清|支付了|付了|仅付|只付|支付)[^，。；未]{{0,6}}{re.escape(found[0])}",
            sentence,
        ):
            yield NumberFactor(_ARREARS, Span(*found.span()))


def _count(words: str) -> int:
    return TWO_PERIODS if words in "多数" else parse_integer(words) or 0


_SINCE = re.compile(
    r"自(?P<from>[^，。；\n]{6,14}?)(?:起|开始|以来|后)[^。；\n]{0,8}?(?:欠租|停付|未付|拖欠|逾期|没有付|没付|不再|未再|再没|断付|欠付|未支付|欠)"
)
_LONG_ARREARS_DAYS = 92


def _arrears_since(figures: Figures) -> Iterator[NumberFactor]:
    """Arrears since a day more than three months before the latest day told."""
    text = figures.text
    starts = list(_SINCE.finditer(text))
    if not starts or "租" not in text or not figures.days:
        return
    latest = max(day for day, _ in figures.days)
    places = [span.start for _, span in figures.days]
    for found in starts:
        at = bisect_left(places, found.start())
        if at == len(places) or places[at] >= found.end():
            continue
        if (latest - figures.days[at][0]).days >= _LONG_ARREARS_DAYS:
            yield NumberFactor(_ARREARS, Span(*found.span()))


_PERCENT = (
    r"(?:百分之(?P<words>[一二三四五六七八九十]{1,4})"
    r"|(?P<digits>[0-9]{1,3}(?:[.．][0-9]+)?)[ ]?[%％]"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?)"
)
_SHARE = re.compile(_PERCENT)
# One of these stands in every share: 百分之 before its number, the others behind it.
_SIGN_OF_SHARE = re.compile("百分之|[%％成]")
_OF_SHARES = "0123456789.．一二三四五六七八九 "
_PAID_WORD = re.compile(
    "(?<![欠未没])(?:已付|已支付|已还|还了|付了|支付了|已缴|已履行|已清偿|累计支付|累计付|付租|偿付|给付|已经付|已经还|已经支付|履行了|已交|已偿还|支付|偿还|付清)"
    "[^，。；\n未欠]{0,14}$"
)
_OWED_WORD = re.compile(
    f"(?:{_OWED})[^，。；\n]{{0,16}}$|(?:欠|未付|逾期)[^。；\n]{{0,24}}(?:占|达|为|约)[^，。；\n]{{0,10}}$"
)
_RATE_WORD = re.compile("利|息|年化|违约金|罚|[日月年]|增值税|保证金|首付")
_OF_RENT = re.compile("付款义务|租金|租赁款|总额|全部|合同|款项")


def _told_shares(text: str) -> Iterator[re.Match[str]]:
    """What the pattern of a share finds, looked for only beside a sign of one."""
    done = 0
    for sign in _SIGN_OF_SHARE.finditer(text):
        if sign.start() < done:
            continue
        if sign[0] == "百分之":
            found = _SHARE.match(text, sign.start())
        else:
            start = done + len(text[done : sign.start()].rstrip(_OF_SHARES))
            found = _SHARE.search(text, start, sign.end() + 1)
        if found is not None:
            done = found.end()
            yield found


def _shares(text: str) -> Iterator[NumberFactor]:
    for found in _told_shares(text):
        share = _percent(found)
        begins = sentence_start(text, found.start(), reach=60)
        before = text[begins : found.start()]
        if (
            share is None
            or _RATE_WORD.search(before[-10:])
            or not _OF_RENT.search(before[-30:] + text[found.end() : found.end() + 12])
        ):
            continue
        if not is_told(text, found.start()):
            continue
        paid = _PAID_WORD.search(before)
        owed = _OWED_WORD.search(before)
        if paid and share >= MOST_PAID:
            yield NumberFactor(_MOST, Span(begins + paid.start(), found.end()))
        elif owed and not paid and ARREARS_SHARE <= share <= 1:
            yield NumberFactor(_ARREARS, Span(begins + owed.start(), found.end()))


def _percent(found: re.Match[str]) -> Decimal | None:
    if found["digits"]:
        return Decimal(found["digits"].replace("．", ".")) / 100
    if found["words"]:
        value = parse_integer(found["words"])
        return None if value is None else Decimal(value) / 100
    tenths = parse_integer(found["tenths"]) or 0
    return Decimal(tenths * 10 + (5 if found["half"] else 0)) / 100


_TOTAL = (
    "租金总额|总租金|租金合计|租金共计|租金总计|全部租金|租金总价|"
    "总共(?:该|要|应)[交付还缴]|一共(?:该|要|应)[交付还缴]"
)
_SIGN_OF_TOTAL = re.compile(_TOTAL)
_TOTAL_BEFORE = re.compile(f"(?:{_TOTAL})[^，。；\n]{{0,8}}$")
_PAID_BEFORE = re.compile(
    "(?:已付|已支付|已还|付了|还了|交了|支付了|累计支付|累计付|共付|仅支付|只付)(?:租金)?[^，。；\n]{0,6}$"
)
_OWED_BEFORE = re.compile(
    "(?:欠付|拖欠|欠租|尚欠|逾期未付|未付|欠)(?:到期|已到期|逾期)?(?:租金)?[^，。；\n剩余]{0,6}$"
)


def _sums_compared(figures: Figures) -> Iterator[NumberFactor]:
    """What was paid or is overdue, against the total of rents that the same text states."""
    text = figures.text
    if not _SIGN_OF_TOTAL.search(text):
        return
    total = next(
        (v for v, s in figures.sums if _TOTAL_BEFORE.search(text, max(0, s.start - 20), s.start)),
        None,
    )
    if not total:
        return
    for value, span in figures.sums:
        low = max(0, span.start - 20)
        if (paid := _PAID_BEFORE.search(text, low, span.start)) and MOST_PAID <= value / total <= 1:
            yield NumberFactor(_MOST, Span(paid.start(), span.end))
        elif (owed := _OWED_BEFORE.search(text, low, span.start)) and (
            ARREARS_SHARE <= value / total <= 1
        ):
            yield NumberFactor(_ARREARS, Span(owed.start(), span.end))


_PAID_PERIODS = re.compile(
    r"(?:已支付|已付清?|付了前?|支付了前?|付清了?|已还|还了|付至第|付到第|还到第|交到第|已经付了?|已履行|只付了?|仅付了?|仅支付了?|共付了?)"
    r"(?:租金|其中的?|前|第1期?至第?|第一期?至第?|第1[-~—－]|共|到第|至第){0,2}(?P<count>[0-9]{1,3}|[一二三四五六七八九十]{1,3})期"
)
_ALL_PERIODS = re.compile(
    r"(?:租期|租赁期限?|期限|分|共计?|总计|合计|租金|期数)[^，。；\n0-9]{0,8}?"
    r"(?P<count>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个月|期)"
    r"|(?P<whole>[0-9]{1,3})(?:个月|期)(?:的(?:合同|租期|租赁)|我|他|里)"
)
_LEFT = re.compile(
    r"(?:剩余?|尚有|还有|尚剩|还剩)(?P<count>[0-9]{1,3}|[一二三四五六七八九十]{1,3})期"
)


def _paid_periods(text: str) -> Iterator[NumberFactor]:
    """Instalments paid against those agreed, or with those left."""
    paid_periods = list(_PAID_PERIODS.finditer(text))
    if not paid_periods:
        return
    agreed = [
        n for m in _ALL_PERIODS.finditer(text) if (n := parse_integer(m["count"] or m["whole"]))
    ]
    for found in paid_periods:
        paid = parse_integer(found["count"])
        if not paid or not is_told(text, found.start()):
            continue
        left = _LEFT.search(text, found.end(), found.end() + 10)
        total = paid + (parse_integer(left["count"]) or 0) if left else max(agreed, default=0)
        if total >= _FEWEST_PERIODS and MOST_PAID <= Decimal(paid) / total <= 1:
            yield NumberFactor(_MOST, Span(*found.span()))
