"""Where a party says what it asks for: numbered items or one sentence, counterclaims apart.

In a paper of appeal or retrial each appellant's request is one of this instance; what was asked
below never counts. Story and reasons (事实与理由) are left out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.numbering import find_numbered
from cases.extract.paper import Paper
from cases.section_cues import sentence_start
from cases.section_kinds import Instance, SectionKind, Stage

_LEAD = re.compile(
    r"(?:诉讼请求|上诉请求|再审请求|反诉请求|请求事项|诉请|诉求|请求|要求|判令|判决)(?:[^。；：:，,]{0,30})[：:]"
)
_REASONS = re.compile(
    r"(?:主要|上诉|其|反诉|申请再审)*(?:的)?事实(?:和|与|及|、|以及)?(?:主要)?(?:依据|理由)"
    r"|(?:主要|上诉|其|反诉|申请再审)*(?:的)?(?:主要)?理由(?:如下|概括|为|是|有|陈述)*[：:]"
    r"|(?:本案)?(?:诉讼|审理|庭审|本案审理)(?:过程)?(?:期间|中)[，,：:]|事实如下"
)
_BEGINS = re.compile(
    "恳请|请求|要求|诉请|故请|(?<![申诉起邀提])请(?=二审|贵院|法院|人民法院|本院|依法|求)"
)
_ASKS_FOR = re.compile(
    "判令|判决|撤销|改判|发回|再审|指令|移送|确认|认定|驳回|支持|解除|支付|赔偿|返还|退还|裁定|维持|给付|偿还|提审|停止|承担|执行|查封|扣押|冻结"
)
_NOT_HERE = re.compile(
    "(?:被上诉人|被申请人|一审|原审|曾|多次|向其|有权|可以|无权|约定|委员会|认为其|对方|如|若|可|仲裁|未|没有|不|被|经|向被告|提出|的)$"
)
_OF_OTHERS = re.compile("(?:驳回|一审|原审|其余|其他|仲裁)的?$")
_GOES_ON = re.compile(
    r"[\s”]*(?:\d、)?(?:并且|并|同时|另|依法)?(?:判令|改判|请求判|要求判|请求法院|驳回|确认)"
)
_COUNTER = re.compile("反诉请求|反诉称|提出反诉|提起反诉|反诉诉称|反诉要求")
_OTHER_SUIT = re.compile(
    "^(?:另[，,]?)?(?:被告|同时[，,]被告)[^。]{0,60}(?:诉讼请求|不服[^。]{0,20}仲裁)"
)
_CHANGED = re.compile(
    "(?:变更|更改|调整|明确|增加|修改)[^。；：:]{0,16}(?:诉讼请求|诉请|请求)[^。；：:]{0,8}$"
)
_TURNS_TO_COURT = re.compile(
    "上诉请求|上诉称|提起上诉|提出上诉|上诉提出|申请再审|再审申请称|提出再审申请|再审称|上诉，"
)
_ANSWERED = re.compile(
    "(?:针对|对于|就)[^。]{0,40}(?:上诉|再审)[^。]{0,16}(?:辩称|答辩|述称|意见)|辩称|答辩称|答辩认为|述称"
    "|(?:提交|发表|提出)(?:书面)?(?:答辩)?意见"
)
_ANSWERS = re.compile(
    "驳回[^。；，]{0,20}(?:上诉|再审申请|再审请求)|维持原判|维持原(?:审|一审|二审)判决"
)
_SHOULD_GO = re.compile(
    "(?:(?:本案|该案|案件|故|因此)[^。；，]{0,6})?(?:[^。；，]{0,8}(?:应当?|须|需)(?:依法)?(?:由|移送)|移送)[^。；，]{0,40}(?:管辖|审理|处理)"
)
_HEARD = re.compile("(?:审理|审查)(?:终结|完毕)[。；]?")
_APPLIED = re.compile("申请(?:强制)?执行[，,]|申请(?:诉前|诉讼|诉中)?财产保全[，,]")
_CLOSES = (SectionKind.COURT_VIEW, SectionKind.LEGAL_BASIS, SectionKind.ORDER)
_SENTENCE_END = re.compile("[。\n]")
_AT_ONCE = 70


class Request(NamedTuple):
    """One party's request: the places of its items, and whether they were numbered.

    ``opens`` is where the party begins to speak; a request that is not ``sure`` is inferred from
    how an objection ends.
    """

    items: tuple[Span, ...]
    numbered: bool
    sure: bool
    counter: bool = False
    opens: int = 0


def find_requests(paper: Paper) -> list[Request]:
    """Requests of this instance in the text's order."""
    requests: list[Request] = []
    for span, counter in _chunks(paper):
        found = _request(paper, span)
        if found is not None and not _is_answer(paper, found):
            requests.append(found._replace(counter=counter, opens=span.start))
    return requests


def _is_answer(paper: Paper, request: Request) -> bool:
    """Whether it is the other side that asks: to reject the appeal, to let the judgment stand."""
    words = request.items[0].of(paper.text)
    return (
        paper.stage is not Stage.FIRST
        and _ANSWERS.search(words) is not None
        and "撤销" not in words
    )


def _chunks(paper: Paper) -> Iterator[tuple[Span, bool]]:
    """The parts that may hold a request, one for each party that asks."""
    parts = paper.parts(SectionKind.CLAIMS)
    if not parts:
        parts = tuple(_turned_to_court(paper))
    for span in parts:
        if paper.stage is Stage.FIRST:
            yield from _suits(paper.text, span)
        else:
            yield from ((part, False) for part in _by_appellant(paper, span))


def _turned_to_court(paper: Paper) -> Iterator[Span]:
    """Where a paper without a part for claims says in passing what this court was asked for."""
    heard: Span | None = None
    for section in paper.sections:
        if section.kind in _CLOSES and section.instance is Instance.THIS:
            break
        start, end = section.span.start, section.span.end
        if section.kind is SectionKind.PROCEEDINGS:
            closed = _HEARD.search(paper.text, start, end)
            heard = Span(closed.end(), end) if closed and closed.end() < end else None
        if paper.stage is Stage.FIRST:
            continue
        for found in _TURNS_TO_COURT.finditer(paper.text, start, end):
            opens = sentence_start(paper.text, found.start(), start)
            stop = _SENTENCE_END.search(paper.text, found.end(), end)
            sentence = paper.text[opens : stop.start() if stop else end]
            if "一案" not in sentence and re.search("本院|再审|上诉称|上诉请求", sentence):
                yield Span(opens, end)
                return
    if heard is not None:
        yield heard
        return
    # A ruling on preservation or enforcement tells in one sentence what was applied for.
    for part in paper.parts(SectionKind.PROCEEDINGS, SectionKind.FINDINGS):
        applied = _APPLIED.search(paper.text, part.start, part.end)
        if applied is not None:
            yield Span(applied.start(), part.end)
            return


def _suits(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """A first-instance part, cut where a counterclaim begins."""
    if _OTHER_SUIT.match(text[span.start : min(span.end, span.start + 120)].lstrip()):
        yield span, True
        return
    counter = _COUNTER.search(text, span.start, span.end)
    if counter is None:
        yield span, False
        return
    start = sentence_start(text, counter.start(), span.start)
    if start > span.start:
        yield Span(span.start, start), False
    yield Span(start, span.end), True


def _by_appellant(paper: Paper, span: Span) -> Iterator[Span]:
    """A part of an appeal, cut where another appellant begins to speak, answers left out."""
    text = paper.text
    starts, answered = [span.start], _answered(text, span.start, span.end)
    for said in _TURNS_TO_COURT.finditer(text, span.start, span.end):
        start = sentence_start(text, said.start(), span.start)
        is_head = said.start() - start <= _AT_ONCE and not text.startswith(
            ("针对", "对于", "就"), start
        )
        if is_head and answered is not None and start > answered:
            starts.append(start)
            answered = _answered(text, start, span.end)
        elif (
            is_head and start > starts[-1] and _speaks_anew(paper, starts[-1], start, said.start())
        ):
            starts.append(start)
    for start, stop in zip(starts, [*starts[1:], span.end], strict=True):
        end = _answered(text, start, stop)
        if start < (end or stop):
            yield Span(start, end or stop)


def _answered(text: str, start: int, end: int) -> int | None:
    """Where the other side's answer begins."""
    found = _ANSWERED.search(text, start + 1, end) if start + 1 < end else None
    return sentence_start(text, found.start(), start) if found else None


def _speaks_anew(paper: Paper, before: int, start: int, said: int) -> bool:
    """Whether the sentence at ``start`` names another appellant than the one at ``before``."""

    def named(at: int, stop: int) -> str | None:
        head = paper.text[at:stop]
        names = ((n, p.name) for p in paper.litigants for n in (p.name, *p.aliases))
        return next((name for spelling, name in names if spelling in head), None)

    who, earlier = named(start, said), named(before, min(before + _AT_ONCE, start))
    return who is not None and earlier is not None and who != earlier


def _request(paper: Paper, span: Span) -> Request | None:
    text = paper.text
    lead = _lead(text, span)
    if lead is not None:
        listed = _listed(text, lead, span.end)
        if listed:
            return Request(tuple(listed), numbered=True, sure=True)
        sentence = _sentence(text, lead, span.end)
        if sentence is not None:
            return Request((sentence,), numbered=False, sure=True)
    begins = _begins(text, span)
    if begins is not None:
        sentence = _sentence(text, begins, span.end)
        if sentence is not None:
            return Request((sentence,), numbered=False, sure=lead is None)
    return _should_go(text, span)


def _lead(text: str, span: Span) -> int | None:
    """Where the words after 诉讼请求： begin; a later change of the whole request outdoes it."""
    leads = [
        found
        for found in _LEAD.finditer(text, span.start, span.end)
        if not _OF_OTHERS.search(text[max(span.start, found.start() - 4) : found.start()])
    ]
    if not leads:
        return None
    first = leads[0]
    for later in leads[1:]:
        is_numbered = (
            bool(find_numbered(text, Span(later.end(), span.end)))
            if later.end() < span.end
            else False
        )
        if is_numbered and (
            _CHANGED.search(text[max(0, later.start() - 20) : later.end() - 1])
            or not find_numbered(text, Span(first.end(), span.end))
        ):
            first = later
    # 上诉请求如下：请求撤销… keeps its own verb.
    return first.end()


def _listed(text: str, start: int, end: int) -> list[Span]:
    if start >= end:
        return []
    reasons = _REASONS.search(text, start, end)
    items = (
        find_numbered(text, Span(start, reasons.start() if reasons else end))
        if not reasons or reasons.start() > start
        else []
    )
    if not items:
        return []
    last = items[-1]
    stop = _SENTENCE_END.search(text, last.start + 1, last.end)
    if stop is not None and stop.start() > last.start:
        items[-1] = Span(last.start, stop.start())
    return items


def _sentence(text: str, start: int, end: int) -> Span | None:
    """The sentence of a request that is not numbered, and those that carry it on."""
    while start < end and text[start] in "：:，, \n\u3000":
        start += 1
    reasons = _REASONS.search(text, start, end)
    limit = reasons.start() if reasons else end
    stop = _SENTENCE_END.search(text, start, limit)
    at = stop.start() if stop else limit
    while stop is not None and _GOES_ON.match(text, stop.end(), limit):
        stop = _SENTENCE_END.search(text, stop.end(), limit)
        at = stop.start() if stop else limit
    return Span(start, at) if start < at else None


def _begins(text: str, span: Span) -> int | None:
    """Where a sentence in the story asks: at once, or else where it does so last."""
    first = last = None
    for found in _BEGINS.finditer(text, span.start, span.end):
        stop = _SENTENCE_END.search(text, found.end(), span.end)
        sentence = text[found.end() : min(stop.start() if stop else span.end, found.end() + 90)]
        before = text[max(span.start, found.start() - 6) : found.start()]
        if not _ASKS_FOR.search(sentence) or _NOT_HERE.search(before):
            continue
        if last is not None and found.start() < last[1]:
            continue
        last = (found.start(), stop.start() if stop else span.end)
        first = first or last
    if first is None or last is None:
        return None
    return first[0] if first[0] - span.start <= _AT_ONCE else last[0]


def _should_go(text: str, span: Span) -> Request | None:
    """An objection to jurisdiction that ends in where the case should go."""
    if "管辖" not in text[span.start : span.end]:
        return None
    said = list(_SHOULD_GO.finditer(text, span.start, span.end))
    if not said:
        return None
    found = said[-1]
    start = found.start()
    while text[start] in "故因此，":
        start += 1
    return Request((Span(start, found.end()),), numbered=False, sure=False)
