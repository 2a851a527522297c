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


def find_decision_date(paper: Paper) -> Found[date] | None:
    """The first full date among the signatures; without signatures the last one of the text."""
    signatures = next(iter(paper.parts(SectionKind.SIGNATURES)), None)
    if signatures is not None:
        dated = _full_dates(paper.text, signatures)
        return Found(value=dated[0][0], spans=(dated[0][1],), confidence=0.99) if dated else None
    end = paper.sections[-1].span.end if paper.sections else len(paper.text)
    if end == 0:
        return None
    dated = [
        (day, span)
        for day, span in _full_dates(paper.text, Span(max(0, end - _LAST_WORDS), end))
        if _CLOSES.match(paper.text, span.end)
    ]
    return Found(value=dated[-1][0], spans=(dated[-1][1],), confidence=0.7) if dated else None


def _full_dates(text: str, within: Span) -> list[tuple[date, Span]]:
    return [
        (
            date.fromisoformat(mention.date),
            Span(within.start + span.start, within.start + span.end),
        )
        for mention, span in find_dates(within.of(text))
        if len(mention.date) == 10 and mention.text[-1] in "日号"
    ]
