"""Terms of a finance lease as the findings state them: asset, price, rent, term, default.

Read only where the findings tell of a finance lease, from the first contract they describe on.
Money patterns are data in ``lexicon/lease_words.json``: each ends where the sum begins. Later
mentions never overwrite the first, since findings state the contract before what became of it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.extract.durations import find_durations
from cases.extract.found import Found
from cases.extract.money import find_amounts
from cases.extract.paper import Paper
from cases.extract.wording import load_entries
from cases.numerals import parse_integer
from cases.section_kinds import Instance, SectionKind
from cases.taxonomy import DurationUnit, LeaseMode

_IS_LEASE = re.compile("融资租赁|售后回租|融资性租赁|回租合同|回租赁")
_LEASEBACK = re.compile("售后回租|(?<![收取])回租|出售给[^。；]{0,30}租回|转让给[^。；]{0,30}租回")
_DIRECT = re.compile(
    "(?:根据|按|按照|依)[^。；]{0,40}(?:选择|选定|指定)|直接租赁|直租|(?:购买|购入)[^。；]{0,60}(?:出租|租赁)"
)
_SIGNED = re.compile("签订|签署|订立")
_COUNT = "[0-9０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,5}"
_MEASURE = "(?:台套|台|辆|套|艘|架|批|座|部|组|条|件|列|头|艇)"
_COUNTED = re.compile(rf"{_COUNT}{_MEASURE}")
_NAME_AFTER = re.compile("[一-鿿A-Za-z0-9.×Ｘ]{2,30}?(?=[，。；、（(]|出租|交付|租给|租赁|$)")
_NAME_BEFORE = re.compile("[一-鿿A-Za-z0-9.×ＸＡ-Ｚ]{2,24}$")
_NAME_LEADS = re.compile(
    ".*(?:购买|购入|购进|购置|采购|自有|所有|选定|指定|生产|销售|出卖|租赁物|标的物?|型号|名为|名称|取得|受让|其|将|为|的|供应|定制|公司)"
)
_GOODS_LEAD = re.compile("购买|购入|购进|采购|租赁物|自有|选定|指定|出卖|转让|租赁标的|生产的|受让")
_TERM = re.compile("租赁期(?:限|间)?|租期|(?:融资|合同|使用)?期限")
_PERIODS = re.compile(
    rf"(?:共|共计|分|合计|租金|期限)(?:为)?(?P<count>{_COUNT})期|(?P<rent>{_COUNT})期租金(?:总额|合计|共计)"
)
_RANGE = rf"第{_COUNT}期?(?:[至到、\-—~－]第?{_COUNT})?期"
_PAID = re.compile(
    rf"(?:付清|支付|偿还|缴纳|交纳|已付|履行)了?(?:前|租金)?(?P<paid>{_RANGE}|(?!一期){_COUNT}期)"
    rf"|(?P<paid_before>{_RANGE})(?:租金)?(?:均)?已(?:付清|支付)"
)
_SPAN = rf"第?{_COUNT}期?[至到、\-—~－]第?{_COUNT}期"
_OWED_SPAN = re.compile(
    rf"(?P<owed>{_SPAN})(?:[^，。；第]{{0,24}})(?:未付|未支付|至今|欠付|逾期未|没有支付|尚未)"
    rf"|(?:欠付|拖欠|尚欠|未付)(?:租金)?(?:为)?(?P<owed_after>{_SPAN})"
)
_OWED = re.compile(
    rf"(?P<owed>{_RANGE}|{_COUNT}期)(?:租金)?[^，。；第]{{0,24}}(?:未付|未支付|至今|欠付|逾期未|没有支付|尚未)"
    rf"|(?:欠付|拖欠|尚欠|未付)(?P<owed_after>{_RANGE}|{_COUNT}期)(?=租金|[0-9]|，|共|合计)"
)
# What every find of the two patterns holds, at most so far behind its beginning.
_SIGN_OF_OWED = re.compile(
    "期(?:租金)?[^，。；第]{0,24}(?:未付|未支付|至今|欠付|逾期未|没有支付|尚未)|欠付|拖欠|尚欠|未付"
)
_LONGEST_RANGE = 16
_CHARGE = re.compile(
    r"(?:逾期|迟延|违约|未按[^，。；]{0,10}(?:支付|付款))[^。；]{0,40}?"
    r"(?P<charge>按(?!时|期|约|照约定|月支付|季)[^，。；]{0,24}?(?:(?:万|千|百)分之[一二三四五六七八九十百0-9.]+|[0-9.]+[%％‰]))"
)
_REGISTERED = re.compile(
    "登记(?:在|于)(?P<owner>[^，。；的]{2,24}?)名下|登记(?:所有人|车主|权利人)(?:均)?(?:为|是|系)(?P<named>[^，。；]{2,24})"
)
_NAMED = re.compile(
    "(?:租赁物|租赁标的物?|租赁车辆|租赁设备)(?:为|是|系|：)(?P<is>[一-鿿A-Za-z0-9×]{2,24})(?=[，。；（(])"
    "|以(?P<by>[一-鿿A-Za-z0-9×]{2,24}?)(?:开展|进行|办理)(?:售后)?(?:融资)?(?:回租|租赁)"
)
_ADDS_UP = re.compile("(?:合计|共计|共|总计)$")
_ROLE = re.compile("^(?:挂靠公司|被告|原告|第三人|案外人|承租人|出租人)(?=[一-鿿]{2})")
_SIDES = ("甲方", "乙方", "丙方", "丁方")
_ELSEWHERE = (SectionKind.PROCEEDINGS, SectionKind.COURT_VIEW)
_FAR = 3500


def find_lease(paper: Paper) -> dict[str, Found[Any]]:
    """Each term found, by the name of its field in ``cases.record.Lease``; {} without a lease."""
    told = _told(paper)
    if told is None:
        return {}
    terms: dict[str, Found[Any]] = {}
    for name, found in _terms(paper.text, told):
        terms.setdefault(name, found)
    return terms if len(terms) > 1 else {}


def _told(paper: Paper) -> Span | None:
    """The findings from where they first name the lease, at most some pages of them."""
    if "租" not in paper.text:
        return None
    parts = paper.parts(SectionKind.FINDINGS) + paper.parts(
        SectionKind.FINDINGS, instance=Instance.EARLIER
    )
    elsewhere = tuple(s.span for s in paper.sections if s.kind in _ELSEWHERE)
    for part in (*parts, *paper.parts(SectionKind.CLAIMS), *elsewhere):
        for signed in _SIGNED.finditer(paper.text, part.start, part.end):
            named = _IS_LEASE.search(paper.text, signed.start(), min(part.end, signed.end() + 60))
            if named is not None and "。" not in paper.text[signed.end() : named.start()]:
                start = max(paper.text.rfind(mark, part.start, signed.start()) for mark in "。\n；")
                return Span(max(start + 1, part.start), min(part.end, signed.start() + _FAR))
    return None


def _terms(text: str, told: Span) -> Iterator[tuple[str, Found[Any]]]:
    words = told.of(text)
    contract = _contract(words)
    yield from _mode(words, told)
    yield from _asset(words[:contract], told)
    yield from _named_outright(words[:contract], told)
    yield from _sums(words, told, contract)
    yield from _times(words, told, contract)
    owed = _SIGN_OF_OWED.search(words)
    owed_from = max(0, owed.start() - _LONGEST_RANGE) if owed else len(words)
    for name, pattern, groups in (
        ("default_charge", _CHARGE, ("charge",)),
        ("registered_owner", _REGISTERED, ("owner", "named")),
        ("periods_paid", _PAID, ("paid", "paid_before")),
        ("periods_owed", _OWED_SPAN, ("owed", "owed_after")),
        ("periods_owed", _OWED, ("owed", "owed_after")),
    ):
        found = pattern.search(words, owed_from if name == "periods_owed" else 0)
        if found is not None:
            group = next(g for g in groups if found[g])
            value = _in_full(text, _ROLE.sub("", found[group]))
            yield name, _found(value, found.start(group), found.end(group), told, 0.86)


def _in_full(text: str, name: str) -> str:
    """Who 甲方 or 丙方 is, as the paper says it: 顺畅达公司（丙方）."""
    if name not in _SIDES:
        return name
    at = re.search(
        f"(?P<name>[^，。；、（()）和与及]{{2,24}})[（(](?:[^（()）]{{0,8}}[、，])?{name}", text
    )
    return at["name"] if at else name


def _contract(words: str) -> int:
    """Where the telling of the contract ends and what became of it begins."""
    ends = re.search(
        "合同签订后|上述合同签订|(?:同日|20[0-9]{2}年[^，。]{2,8})，[^。]{0,30}(?:支付了|付清|交付)|\n",
        words[200:],
    )
    return 200 + ends.start() if ends else len(words)


def _found(value: Any, start: int, end: int, told: Span, confidence: float) -> Found[Any]:
    span = Span(told.start + start, told.start + end)
    return Found(value=value, spans=(span,), confidence=confidence)


def _mode(words: str, told: Span) -> Iterator[tuple[str, Found[Any]]]:
    for mode, pattern in ((LeaseMode.SALE_AND_LEASEBACK, _LEASEBACK), (LeaseMode.DIRECT, _DIRECT)):
        found = pattern.search(words, 0, (words.find("。", 60) + 1) or 900)
        if found is not None:
            yield "mode", _found(mode, found.start(), found.end(), told, 0.92)
            return


def _asset(words: str, told: Span) -> Iterator[tuple[str, Found[Any]]]:
    """What is leased and how much of it, from the clause that buys it."""
    for counted in _COUNTED.finditer(words, 0, 700):
        clause = max(words.rfind(mark, 0, counted.start()) for mark in "，。；：") + 1
        lead = words[clause : counted.start()]
        if _GOODS_LEAD.search(lead) is None and not lead.endswith("将"):
            continue
        lead = _ADDS_UP.sub("", lead)
        place = _name_before(lead, clause) or _name_after(words, counted.end())
        if place is None:
            continue
        yield "asset", _found(words[slice(*place)], *place, told, 0.85)
        yield "quantity", _found(counted[0], *counted.span(), told, 0.88)
        return


def _named_outright(words: str, told: Span) -> Iterator[tuple[str, Found[Any]]]:
    """The goods named without a number: 租赁物为…, 以…开展售后回租."""
    found = _NAMED.search(words, 0, 700)
    if found is not None:
        group = "is" if found["is"] else "by"
        yield "asset", _found(found[group], *found.span(group), told, 0.85)


def _name_before(lead: str, clause: int) -> tuple[int, int] | None:
    """The goods named before their number: 购买混凝土泵车1台."""
    name = _NAME_BEFORE.search(lead)
    if name is None:
        return None
    leads = _NAME_LEADS.match(name[0])
    start = name.start() + (leads.end() if leads else 0)
    return (clause + start, clause + len(lead)) if len(lead) - start >= 2 else None


def _name_after(words: str, start: int) -> tuple[int, int] | None:
    """The goods named after their number: 购买一台收割机."""
    name = _NAME_AFTER.match(words, start)
    return name.span() if name else None


def _sums(words: str, told: Span, contract: int) -> Iterator[tuple[str, Found[Any]]]:
    """Sums of money, each right after the words that name it."""
    for name, pattern in _money_patterns():
        for found in pattern.finditer(words, 0, contract):
            after = find_amounts(words[found.end() : found.end() + 24])
            if after and after[0][1].start <= 1 and not _is_of_other(words, found, name):
                amount, place = after[0]
                value: Decimal = amount.value
                end = found.end() + place.end
                yield name, _found(value, found.start(), end, told, 0.92)
                break


def _is_of_other(words: str, found: re.Match[str], name: str) -> bool:
    """Whether the price is of something else: 留购价款, 回购价款."""
    before = words[max(0, found.start() - 3) : found.start()]
    return name == "price" and before.endswith(("留购", "回购", "名义", "首付", "服务"))


@cache
def _money_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((e["field"], re.compile(e["pattern"])) for e in load_entries("lease_words"))


def _times(words: str, told: Span, contract: int) -> Iterator[tuple[str, Found[Any]]]:
    signed = _SIGNED.search(words)
    dates = [
        (date, place)
        for date, place in find_dates(words[: signed.start() if signed else 0])
        if len(date.date) >= 7
    ]
    if dates:
        date, place = dates[-1]
        yield "signed_on", _found(date.date, place.start, place.end, told, 0.92)
    yield from _term(words, told, contract)
    periods = _PERIODS.search(words, 0, contract)
    if periods is not None:
        count = parse_integer(periods["count"] or periods["rent"])
        if count is not None:
            yield "periods", _found(count, periods.start(), periods.end(), told, 0.9)


def _term(words: str, told: Span, contract: int) -> Iterator[tuple[str, Found[Any]]]:
    """The first length in months or years that follows 租赁期限."""
    for term in _TERM.finditer(words, 0, contract):
        for duration, place in find_durations(words[term.end() : term.end() + 24]):
            months = {DurationUnit.MONTH: 1, DurationUnit.YEAR: 12}.get(duration.unit)
            if months is not None:
                start = term.end() + place.start
                end = term.end() + place.end
                yield "term_months", _found(duration.value * months, start, end, told, 0.92)
                return
