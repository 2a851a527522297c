"""Where a party says what it asks for: numbered items or one sentence, counterclaims apart.

In a paper of appeal or retrial each appellant's request is one of this instance; what was asked
below never counts. Story and reasons (事实与理由) are left out.
"""

import re
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.kept import kept
from cases.extract.numbering import begins_list, find_numbered
from cases.extract.paper import Paper
from cases.extract.speeches import AT_ONCE, cue, find_speeches
from cases.section_kinds import Instance, SectionKind, Stage

_SENTENCE_END = re.compile("[。\n]")
_ASKING = re.compile(
    "(?:恳请|故?请求|要求|诉请|故?请)(?:(?:人民|本|贵)?法?院|依法|判令|判决|判|[二三四]?被告){0,5}"
)


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


@kept(1)
def find_requests(paper: Paper) -> tuple[Request, ...]:
    """Requests of this instance in the text's order."""
    requests: list[Request] = []
    for span, counter in find_speeches(paper):
        found = _request(paper, span)
        if found is not None and not _is_answer(paper, found):
            requests.append(found._replace(counter=counter, opens=span.start))
    if not requests:
        requests = [found for found in (_among_grounds(paper), _special(paper)) if found]
    return tuple(requests)


def _among_grounds(paper: Paper) -> Request | None:
    """What an applicant for retrial asks further on among its grounds, or says that it is owed.

    A ground that tells the lower court's view goes on to where this court begins to speak.
    """
    claims = paper.parts(SectionKind.CLAIMS)
    if paper.stage is not Stage.RETRIAL or not claims:
        return None
    start = claims[0].start
    own = (s.span.start for s in paper.sections if s.instance is Instance.THIS)
    end = next((at for at in own if at > start), claims[-1].end)
    begins = _begins(paper, Span(start, end))
    sentence = _sentence(paper.text, begins, end) if begins is not None else None
    if sentence is not None:
        found = Request((sentence,), numbered=False, sure=False, opens=start)
        return None if _is_answer(paper, found) else found
    owed = tuple(Span(*said.span()) for said in cue("owed").finditer(paper.text, start, end))
    return Request(owed, numbered=False, sure=False, opens=start) if owed else None


def _special(paper: Paper) -> Request | None:
    """What is applied for where nobody is sued: to declare, to appoint, to open bankruptcy."""
    items: dict[str, Span] = {}
    for part in paper.parts(SectionKind.PROCEEDINGS):
        for said in cue("special").finditer(paper.text, part.start, part.end):
            items.setdefault(said["what"][:2], Span(*said.span("what")))
    if paper.stage is not Stage.FIRST or not items:
        return None
    return Request(tuple(items.values()), numbered=False, sure=False)


def _is_answer(paper: Paper, request: Request) -> bool:
    """Whether it is the other side that asks: to reject the appeal, to let the judgment stand."""
    words = request.items[0].of(paper.text)
    return (
        paper.stage is not Stage.FIRST
        and cue("answers").search(words) is not None
        and "撤销" not in words
    )


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
    begins = _begins(paper, span)
    if begins is not None:
        listed = _listed_at_once(text, begins, span.end)
        if listed:
            return Request(tuple(listed), numbered=True, sure=lead is None)
        sentence = _sentence(text, begins, span.end)
        if sentence is not None:
            besides = _besides(paper, span.start, sentence.start)
            return Request((*besides, sentence), numbered=False, sure=lead is None)
    return _should_go(text, span) or _concludes(paper, span)


def _lead(text: str, span: Span) -> int | None:
    """Where the words after 诉讼请求： begin; a later change of the whole request outdoes it."""
    leads = [
        found
        for found in cue("lead").finditer(text, span.start, span.end)
        if not cue("of_others").search(text[max(span.start, found.start() - 4) : found.start()])
    ]
    if not leads:
        return None
    first = leads[0]
    for later in leads[1:]:
        is_numbered = later.end() < span.end and begins_list(text, Span(later.end(), span.end))
        if is_numbered and (
            cue("changed").search(text[max(0, later.start() - 20) : later.end() - 1])
            or not begins_list(text, Span(first.end(), span.end))
        ):
            first = later
    # 上诉请求如下：请求撤销… keeps its own verb.
    return first.end()


def _listed(text: str, start: int, end: int) -> list[Span]:
    if start >= end:
        return []
    reasons = cue("reasons").search(text, start, end)
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


def _listed_at_once(text: str, begins: int, end: int) -> list[Span]:
    """The items of a list that follows the asking verb without a colon: 要求1、…；2、…."""
    verb = _ASKING.match(text, begins, end)
    if verb is None or verb.end() >= end or not begins_list(text, Span(verb.end(), end)):
        return []
    return _listed(text, verb.end(), end)


def _sentence(text: str, start: int, end: int) -> Span | None:
    """The sentence of a request that is not numbered, and those that carry it on."""
    while start < end and text[start] in "：:，, \n\u3000":
        start += 1
    reasons = cue("reasons").search(text, start, end)
    limit = reasons.start() if reasons else end
    stop = _SENTENCE_END.search(text, start, limit)
    at = stop.start() if stop else limit
    while stop is not None and cue("goes_on").match(text, stop.end(), limit):
        stop = _SENTENCE_END.search(text, stop.end(), limit)
        at = stop.start() if stop else limit
    return Span(start, at) if start < at else None


def _besides(paper: Paper, start: int, end: int) -> tuple[Span, ...]:
    """What an appellant asks for besides, before the sentence that closes its appeal."""
    if paper.stage is not Stage.SECOND:
        return ()
    return tuple(Span(*said.span()) for said in cue("besides").finditer(paper.text, start, end))


def _begins(paper: Paper, span: Span) -> int | None:
    """Where a sentence in the story asks: at once, or else where it does so last.

    What is asked of the court outdoes what was asked of the other side.
    """
    text = paper.text
    asked: list[tuple[int, bool]] = []
    stop, is_told = span.start, False
    for found in cue("begins").finditer(text, span.start, span.end):
        if found.start() >= stop:
            ends = _SENTENCE_END.search(text, found.end(), span.end)
            stop, is_told = ends.start() if ends else span.end, False
        before = text[max(span.start, found.start() - 6) : found.start()]
        sentence = text[found.end() : min(stop, found.end() + 90)]
        if is_told or not cue("asks_for").search(sentence) or cue("not_here").search(before):
            continue
        if cue("done").match(text, found.start(), stop):
            continue
        # 反诉请求 told on appeal was made below.
        if paper.stage is not Stage.FIRST and before.endswith("反诉"):
            continue
        if cue("court_says").search(text, found.start(), stop):
            continue
        of_court = (
            cue("to_court").search(text, found.start(), min(stop, found.end() + 20))
            or cue("turned").search(before)
        ) is not None
        if not of_court and cue("in_vain").search(sentence):
            continue
        asked.append((found.start(), of_court))
        is_told = True
    chosen = [at for at, of_court in asked if of_court] or [at for at, _ in asked]
    if not chosen:
        return None
    return chosen[0] if chosen[0] - span.start <= AT_ONCE else chosen[-1]


def _should_go(text: str, span: Span) -> Request | None:
    """An objection to jurisdiction that ends in where the case should go."""
    if "管辖" not in text[span.start : span.end]:
        return None
    said = list(cue("should_go").finditer(text, span.start, span.end))
    if not said:
        return None
    found = said[-1]
    start = found.start()
    while text[start] in "故因此，":
        start += 1
    return Request((Span(start, found.end()),), numbered=False, sure=False)


def _concludes(paper: Paper, span: Span) -> Request | None:
    """An appeal that asks for nothing in words, but ends in how little is owed: 只应赔偿5000元."""
    if paper.stage is not Stage.SECOND:
        return None
    said = list(cue("concludes").finditer(paper.text, span.start, span.end))
    return Request((Span(*said[-1].span()),), numbered=False, sure=False) if said else None
