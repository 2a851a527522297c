"""What the other side says against the demands, and whether the court took it up.

Each numbered point, or else each sentence, is a defence of the party that speaks. Whether it was
accepted is None unless a sentence of the court's view that resembles it says so.
"""

import re
from collections.abc import Iterator
from operator import add
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.numbering import find_numbered
from cases.extract.paper import Paper
from cases.record import Defence
from cases.section_kinds import SectionKind

_HOW = re.compile("(?:答辩|口头|书面|共同|一并|当庭)$")
_SPEAKS = re.compile(
    "(?:辩称|述称|答辩认为|陈述称|答辩意见(?:如下|为|是)?[：:]|提交意见称|发表意见称|提交书面意见称)[：:，,]?"
)
_SILENT = re.compile("[^，。]{0,24}?(?:未|没有)[^。，]{0,12}(?:答辩|述称|到庭|应诉|意见)")
_ASKS = re.compile("^(?:综上|故|因此|请求|请|望|恳请|要求)[^。]{0,40}(?:驳回|判决|维持|裁判|支持)")
# Alternatives that begin with a letter let the search run from one such letter to the next.
_GROUND = "(?:事实|法律|证据)[^。]{0,10}依据"
_REFUSED = re.compile(
    f"不予(?:采纳|采信|支持)|不能成立|不成立|没有{_GROUND}|缺乏{_GROUND}|无{_GROUND}|依据不足|证据不足|难以(?:采信|支持)"
)
_TAKEN = re.compile("予以(?:采纳|采信|支持)|成立(?<!不成立)(?<!不能成立)|有理|应予(?:采纳|支持)")
_ABOUT_DEFENCE = re.compile("辩称|抗辩|辩解|主张|认为|提出|答辩|要求|所称|请求")
_NOT_HAN = re.compile("[^一-鿿]+")
_LIKE, _MOST_SENTENCES = 0.34, 40
_MOST_PER_PARTY = 12
_LONGEST_SPEAKER, _LONGEST_HEAD = 80, 160


class _Verdict(NamedTuple):
    """A sentence of the court's view on what was said, as its character pairs."""

    pairs: frozenset[str]
    accepted: bool
    span: Span


def find_defences(paper: Paper) -> list[Found[Defence]]:
    """The points of the defence of this instance, in the text's order."""
    parts = paper.parts(SectionKind.DEFENCE)
    verdicts = list(_verdicts(paper)) if parts else []
    found: list[Found[Defence]] = []
    for part in parts:
        for party, span in _speeches(paper, part):
            for point in _points(paper.text, span)[:_MOST_PER_PARTY]:
                words = point.of(paper.text)
                verdict = _best(words, verdicts)
                value = Defence(
                    party=party, text=words, accepted=verdict.accepted if verdict else None
                )
                spans = (point, verdict.span) if verdict else (point,)
                found.append(Found(value=value, spans=spans, confidence=0.7 if verdict else 0.8))
    return found


def _speeches(paper: Paper, part: Span) -> Iterator[tuple[str, Span]]:
    """Who speaks, and where what they say stands."""
    opens = list(_SPEAKS.finditer(paper.text, part.start, part.end))
    stops = [*(m.start() for m in opens[1:]), part.end][: len(opens)]
    for opening, stop in zip(opens, stops, strict=True):
        reach = max(part.start, opening.start() - _LONGEST_HEAD)
        head = max(paper.text.rfind(mark, reach, opening.start()) for mark in "。；\n") + 1
        if not head and reach > part.start:
            continue
        who = _HOW.sub("", paper.text[max(head, part.start) : opening.start()].strip())
        end = stop
        if stop != part.end:
            end = max(paper.text.rfind(mark, opening.end(), stop) for mark in "。；\n")
        if opening.end() < end and len(who) <= _LONGEST_SPEAKER:
            yield _party(paper, who), Span(opening.end(), end)


def _party(paper: Paper, who: str) -> str:
    """The litigants named, or the words as they stand."""
    named = [
        party.name
        for party in paper.litigants
        if any(name in who for name in (party.name, *party.aliases))
    ]
    return (
        "、".join(dict.fromkeys(named))
        or re.sub("^(?:被告|第三人|被上诉人|被申请人)", "", who)
        or who
    )


def _points(text: str, span: Span) -> list[Span]:
    """Numbered points, or sentences that argue."""
    numbered = find_numbered(text, span)
    places = numbered or [
        Span(*m.span()) for m in re.finditer("[^。\n]+", text[span.start : span.end])
    ]
    if not numbered:
        places = [Span(span.start + p.start, span.start + p.end) for p in places]
    return [
        point
        for place in places
        if (point := _trimmed(text, place)) is not None
        and not _SILENT.match(point.of(text))
        and not _ASKS.match(point.of(text))
    ]


def _trimmed(text: str, span: Span) -> Span | None:
    start = span.start
    line = text.find("\n", span.start + 1, span.end)
    end = span.end if line < 0 else line
    while start < end and text[start] in "。；;，,：: \n\u3000":
        start += 1
    while end > start and text[end - 1] in "。；;，,：: \n\u3000":
        end -= 1
    return Span(start, end) if end - start >= 4 else None


def _verdicts(paper: Paper) -> Iterator[_Verdict]:
    """Sentences of the court's view that accept or refuse something that was said."""
    count = 0
    for part in paper.parts(SectionKind.COURT_VIEW):
        for sentence in re.finditer("[^。\n]+", part.of(paper.text)):
            words = sentence[0]
            refused = _REFUSED.search(words)
            if not (refused or _TAKEN.search(words)) or not _ABOUT_DEFENCE.search(words):
                continue
            count += 1
            if count > _MOST_SENTENCES:
                return
            span = Span(part.start + sentence.start(), part.start + sentence.end())
            yield _Verdict(_pairs(words), refused is None, span)


def _best(words: str, verdicts: list[_Verdict]) -> _Verdict | None:
    """The verdict most like the defence, if any is like enough."""
    pairs = _pairs(words) if verdicts else frozenset()
    if len(pairs) < 6:
        return None
    scored = [(len(pairs & v.pairs) / min(len(pairs), len(v.pairs) or 1), v) for v in verdicts]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _LIKE else None


def _pairs(words: str) -> frozenset[str]:
    han = _NOT_HAN.sub("", words)
    return frozenset(map(add, han, han[1:]))
