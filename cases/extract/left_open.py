"""Orders that decide nothing of what is asked: on venue alone, or because it was taken back."""

import re

from cases.evidence import Span
from cases.extract.disposal import says
from cases.extract.fate import Fate
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.extract.wording import any_of
from cases.judgment import Demand, OrderItem
from cases.section_kinds import SectionKind, Stage
from cases.taxonomy import Outcome

_OF_VENUE = re.compile("管辖|移送")


def is_of_venue(demand: Demand) -> bool:
    """Whether it is asked only which court should hear the case."""
    return _OF_VENUE.search(demand.text) is not None


def left_open(paper: Paper, items: list[Found[OrderItem]]) -> Fate | None:
    """What a first court's ruling on venue does to the suit: nothing yet."""
    shown = tuple(i.span for i in items if says(i.value, "venue"))
    return Fate(Outcome.OTHER, 0.93, shown) if shown and paper.stage is Stage.FIRST else None


def took_back(paper: Paper, items: list[Found[OrderItem]]) -> Fate | None:
    """Enforcement that ends because the creditor takes back its application."""
    ended = tuple(i.span for i in items if says(i.value, "ends"))
    parts = paper.parts(SectionKind.PARTIES, SectionKind.PROCEEDINGS, SectionKind.CLAIMS)
    parts += paper.parts(SectionKind.FINDINGS, SectionKind.COURT_VIEW)
    for part in parts if ended and paper.stage is Stage.FIRST else ():
        said = any_of("disposal_words", "took_back").search(paper.text, part.start, part.end)
        if said is not None:
            return Fate(Outcome.WITHDRAWN, 0.9, (*ended, Span(*said.span())))
    return None
