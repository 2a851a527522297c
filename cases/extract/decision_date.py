"""The day the paper is dated, as it stands beneath the judges' names."""

import re
from datetime import date

from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind

# A date without judges above it stands in the last lines, or opens them.
_LAST_WORDS = 400
_BEFORE_TEXT = re.compile("(?:于|自|至|在|从|截止|到)$")


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
        if not _BEFORE_TEXT.search(paper.text, max(0, span.start - 2), span.start)
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
