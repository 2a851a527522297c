"""Items of the operative part: who owes what to whom, how much, with what interest, by when.

Left out are the number of the item, the warning about delayed performance, the note that sums are
to be paid into an account, sentences on court fees, and that a judgment is final.
"""

import re
from collections.abc import Iterator

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.money import find_amounts
from cases.extract.numbering import find_numbered
from cases.extract.paper import Paper
from cases.extract.wording import any_of
from cases.judgment import Litigant, OrderItem, Standing
from cases.record import Amount
from cases.section_kinds import SectionKind

# Sentences of the operative part that order nothing of their own.
_NEVER_ITEMS = ("fee", "final", "notice", "delay")
_NEVER_AGREED = ("final", "notice", "delay")
# 自愿达成如下协议，请求人民法院予以确认：.
_LONGEST_OPENING = 18
_NOTES = ("warning", "term", "account", "cost", *_NEVER_ITEMS)
_ENDINGS = "。；;，,、.：:！! \t\n\r\u3000\u00a0"
# A lone plaintiff or defendant may be called by that word alone.
_ROLE_WORDS = (
    ("原告", Standing.PLAINTIFF),
    ("被告", Standing.DEFENDANT),
    ("被上诉人", Standing.APPELLEE),
    ("上诉人", Standing.APPELLANT),
)
_SEGMENT = re.compile(r"[。；;\n]+")
_DUTY = re.compile(
    "支付|给付|赔偿|赔付|返还|退还|偿还|归还|清偿|交付|移交|承担|协助|配合|办理|腾退|退出|补偿"
    "|停止|退回|付清|补足|交还|出具|赔礼|搬离|拆除|修复|恢复|继续履行|回购|付还|缴纳|负担|退货"
)
_TOWARDS_WORD = re.compile("[向给对与为]")
_TOWARDS = re.compile(
    r"(?:向|给|对|与|为|由|将|和)?(?:原告|被告|第三人|被?上诉人|反诉原告|反诉被告|本诉原告|[（(][^（()）]{1,8}[）)])*$"
)
_DEADLINE = re.compile(
    r"(?:于|自|在|应)?(?:本|该|上述|原审|一审)?(?:民事)?(?:判决|裁定|调解书|调解协议|协议)书?"
    r"(?:发生法律效力|生效|送达|确定|签收)(?:之?日)?(?:起|后|之后|的)*[\s，,]?"
    r"(?:[0-9一二三四五六七八九十两]{1,4}个?(?:工作)?(?:日|天|月|年)(?:之?内)?|立即|即时|当日)?"
    r"|(?:于|在)?20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日(?:之?前)"
)
# A converter put a year in place of each number: （2021）被告乙公司支付….
_LOST_ORDINAL = re.compile("（(?:19|20)[0-9]{2}）(?=被告|原告|驳回|由|解除|确认)")
# What stands after the numbered items and still orders: the rest refused, two sums set off.
_UNNUMBERED = re.compile(
    "[。；\n]\\s{0,4}(?P<own>驳回[^。；]{2,80}请求|(?:上述|前述|以上)[^。；]{0,20}相抵[^。；]{0,12}由"
    # The items say what each gets, this sentence who has to pay it.
    "|(?:上述|前述|以上)[^。；]{0,12}[一二三四五六七八九十]项[^。；，]{0,16}(?:数额|款项|份额|部分)"
    "，由[^，。；]{1,20}[于在][^，。；]{2,24}(?:给付|支付|返还))"
)
_DECIDED = re.compile(
    "(?<![该此原项])(?:判决|裁定)(?:如下)?[：:，,]?(?P<order>(?:被告|驳回|撤销|解除|确认|准许|由|[^，。；]{2,20}(?:支付|给付|赔偿|返还|承担|偿还))[^。\n]*)"
)
# 被告支付10万元；驳回原告其他请求: two items without numbers.
_ANEW = re.compile(
    "[；;]\\s*(?=驳回|(?:反诉)?(?:原告|被告)[^，。；：]{1,60}(?:支付|给付|赔偿|返还|偿还|承担|协助)|解除|确认)"
)
_SAID_TWICE = re.compile(r"[（(，,]?(?:大写|小写|即)?[：:为]?(?:人民币)?[：:]?")
_FORMULA = re.compile(
    r"(?:以|自|从|按|按照|依照|计算(?:方式|方法)|利息|违约金|滞纳金|罚息|资金占用)[^。；（()）]{0,160}?"
    r"(?:为基数|为本金|为标准|利率|万分之|千分之|百分之|[0-9.]+[%％‰]|LPR|贷款市场报价)[^。；（()）]*(?:[（(][^（()）]*[）)][^。；（()）]*)?"
)


def find_order_items(paper: Paper) -> list[Found[OrderItem]]:
    """The items in order; one without a number is an item of its own."""
    items: list[Found[OrderItem]] = []
    is_digest = not paper.parts(SectionKind.PARTIES, SectionKind.LEGAL_BASIS)
    for span in paper.parts(SectionKind.ORDER):
        numbered = find_numbered(paper.text, span)
        agreed = "协议" in paper.text[max(0, span.start - _LONGEST_OPENING) : span.start]
        never = _NEVER_AGREED if agreed else _NEVER_ITEMS
        bodies = [
            _without_notes(paper.text, part, first=never)
            for body in numbered
            for part in _with_unnumbered(paper.text, body)
        ]
        if not bodies:
            bodies = list((_told if is_digest else _sentences)(paper.text, span))
        for body in bodies:
            if body is not None:
                items.append(
                    _item(
                        paper, body, confidence=_sure(numbered=bool(numbered), is_digest=is_digest)
                    )
                )
    return items


def _sure(*, numbered: bool, is_digest: bool) -> float:
    """The chance that an item is one, and whole."""
    if is_digest:
        return 0.6
    return 0.97 if numbered else 0.94


def _with_unnumbered(text: str, body: Span) -> list[Span]:
    """An item, and the sentence after it that orders something without a number of its own."""
    own = _UNNUMBERED.search(text, body.start + 1, body.end)
    if own is None:
        return [body]
    return [Span(body.start, own.start("own")), Span(own.start("own"), body.end)]


def _told(text: str, span: Span) -> Iterator[Span]:
    """What a bulletin's digest says was decided, among the reasons it gives."""
    for said in _DECIDED.finditer(text, span.start, span.end):
        body = _without_notes(text, Span(*said.span("order")))
        if body is not None:
            yield body


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Sentences that order something, where nothing is numbered."""
    at = span.start
    while at < span.end:
        stops = [text.find(mark, at, span.end) for mark in "。\n"]
        stop = min((s for s in stops if s >= 0), default=span.end)
        if anew := _ANEW.search(text, at, stop):
            stop = anew.start()
        # By when it is to be done may follow in a sentence of its own.
        if by_when := any_of("order_notes", "by_when").match(text, stop + 1, span.end):
            stop = by_when.end()
        body = _without_notes(text, Span(at, max(stop, at + 1)))
        if body is not None:
            yield body
        at = stop + 1


def _without_notes(text: str, span: Span, *, first: tuple[str, ...] = ()) -> Span | None:
    """The item up to the first sentence that orders nothing, punctuation at its ends stripped.

    A number makes its first sentence an item, unless it is of the kinds ``first``: on the court's
    fee, for one, if that was not agreed upon.
    """
    kinds = first or _NOTES
    end = span.start
    at = span.start
    while at < span.end:
        segment = _SEGMENT.search(text, at, span.end)
        stop = segment.start() if segment else span.end
        if text[at:stop].strip(_ENDINGS):
            words = text[at:stop].lstrip(_ENDINGS)
            if any(any_of("order_notes", kind).match(words) for kind in kinds):
                break
            end, kinds = stop, _NOTES
        at = segment.end() if segment else span.end
    return _stripped(text, span.start, end)


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _ENDINGS:
        start += 1
    if lost := _LOST_ORDINAL.match(text, start, end):
        start = lost.end()
    while end > start and text[end - 1] in _ENDINGS:
        end -= 1
    return Span(start, end) if start < end else None


def _item(paper: Paper, span: Span, *, confidence: float) -> Found[OrderItem]:
    words = span.of(paper.text)
    debtors, creditors = _sides(words, paper.litigants)
    deadline = _DEADLINE.search(words)
    value = OrderItem(
        text=words,
        debtors=debtors,
        creditors=creditors,
        amounts=_amounts(words),
        interest=_formula(words),
        deadline=deadline[0].strip("，, ") if deadline else None,
    )
    return Found(value=value, spans=(span,), confidence=confidence)


def _amounts(words: str) -> tuple[Amount, ...]:
    """The sums, one said twice (伍拾万元（500000元）) counted once."""
    kept: list[tuple[Amount, Span]] = []
    for amount, span in find_amounts(words):
        if kept and kept[-1][0].value == amount.value:
            between = words[kept[-1][1].end : span.start]
            if _SAID_TWICE.fullmatch(between):
                continue
        kept.append((amount, span))
    return tuple(amount for amount, _ in kept)


def _formula(words: str) -> str | None:
    found = _FORMULA.search(words)
    return found[0].strip("，,、。 ") if found else None


def _sides(words: str, litigants: tuple[Litigant, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who owes and to whom, by where the names stand around the verb and after 向."""
    named = _named(words, litigants)
    first = min((at for at, _, _ in named), default=len(words))
    duty = _DUTY.search(words, first)
    if duty is None or words.startswith(("驳回", "撤销", "维持", "准许")):
        return (), ()
    debtors: list[str] = []
    creditors: list[str] = []
    for at, _, name in named:
        if at < duty.start():
            (creditors if _is_towards(words[max(0, at - 16) : at]) else debtors).append(name)
        elif not creditors or at - duty.end() < 40:
            creditors.append(name)
    unique = tuple(dict.fromkeys(debtors)), tuple(dict.fromkeys(creditors))
    return unique[0], tuple(name for name in unique[1] if name not in unique[0])


def _is_towards(before: str) -> bool:
    """Whether the words before a name make it the one to whom something is owed."""
    if _TOWARDS_WORD.search(before) is None:
        return False
    towards = _TOWARDS.search(before)
    return towards is not None and _TOWARDS_WORD.match(towards[0]) is not None


def _named(words: str, litigants: tuple[Litigant, ...]) -> list[tuple[int, int, str]]:
    """Where litigants are named, by full name or short one, in order; longer names first."""
    found: list[tuple[int, int, str]] = []
    names = [(n, party.name) for party in litigants for n in (party.name, *party.aliases)]
    for word, role in _ROLE_WORDS:
        parties = [party.name for party in litigants if party.role is role]
        names += [(word, parties[0])] if len(parties) == 1 else []
    spoken = sorted(names, key=lambda pair: -len(pair[0]))
    taken = bytearray(len(words))
    for spelling, name in spoken:
        at = words.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            # 被告（反诉原告）乙公司 is the defendant.
            is_aside = words[max(0, at - 2) : at] in ("反诉", "本诉")
            if not is_aside and not any(taken[at:end]):
                found.append((at, end, name))
                taken[at:end] = b"\x01" * (end - at)
            at = words.find(spelling, end)
    return sorted(found)
