"""The day the paper is dated, as it stands beneath the judges' names."""

import re
from datetime import date

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind

# A date without judges above it closes a line near the end, or the clerk follows it.
_LAST_WORDS = 400
_CLOSES = re.compile(r"\s*(?:$|书记员|法官助理|附|本件)|\n")

_TORN = re.compile(
    r"[一二12][〇○ＯOo0零一二三四五六七八九]{3}年[一二三四五六七八九十0-9]{1,2}月"
    r"[一二三四五六七八九十0-9]{1,3}(?=\s*(?:书\s*记\s*员|法官助理|$))"
)


def find_decision_date(paper: Paper) -> Found[date] | None:
    """The first full date among the signatures; without signatures the last one of the text."""
    signatures = next(iter(paper.parts(SectionKind.SIGNATURES)), None)
    if signatures is not None:
        dated = _full_dates(paper.text, signatures)
        if dated:
            return Found(value=dated[0][0], spans=(dated[0][1],), confidence=0.99)
        return _without_its_last_word(paper.text, signatures)
    end = paper.sections[-1].span.end if paper.sections else len(paper.text)
    if end == 0:
        return None
    dated = [
        (day, span)
        for day, span in _full_dates(paper.text, Span(max(0, end - _LAST_WORDS), end))
        if _CLOSES.match(paper.text, span.end)
    ]
    return Found(value=dated[-1][0], spans=(dated[-1][1],), confidence=0.7) if dated else None


def _without_its_last_word(text: str, within: Span) -> Found[date] | None:
    """The date whose word 日 was lost before the clerk's name."""
    torn = _TORN.search(text, within.start, within.end)
    dated = _dates(f"{torn[0]}日", torn.start()) if torn else []
    if torn is None or not dated:
        return None
    return Found(value=dated[0][0], spans=(Span(*torn.span()),), confidence=0.8)


def _full_dates(text: str, within: Span) -> list[tuple[date, Span]]:
    return _dates(within.of(text), within.start)


def _dates(words: str, at: int) -> list[tuple[date, Span]]:
    return [
        (date.fromisoformat(mention.date), Span(at + span.start, at + span.end))
        for mention, span in find_dates(words)
        if len(mention.date) == 10 and mention.text[-1] in "日号"
    ]
