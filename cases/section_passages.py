"""Parts of a court paper as the passages of a record: what precedes the court's view, and it.

An earlier court's view and order are told as part of the story, but they are views and orders:
nothing that predicts from facts may read them.
"""

from cases.evidence import Span
from cases.extract.paper import Paper
from cases.normalise import Normalised
from cases.record import Passage
from cases.section_kinds import SectionKind
from cases.taxonomy import PassageRole

_ROLES = {
    SectionKind.PROCEEDINGS: PassageRole.PROCEEDINGS,
    SectionKind.CLAIMS: PassageRole.CLAIM,
    SectionKind.DEFENCE: PassageRole.DEFENCE,
    SectionKind.FINDINGS: PassageRole.FACTS,
    SectionKind.COURT_VIEW: PassageRole.COURT_VIEW,
    SectionKind.LEGAL_BASIS: PassageRole.DISPOSITION,
    SectionKind.ORDER: PassageRole.DISPOSITION,
    SectionKind.FEE: PassageRole.DISPOSITION,
}


def find_passages(paper: Paper, normalised: Normalised) -> tuple[Passage, ...]:
    """The parts that play a role in a record, in order; spans are offsets into the source."""
    passages = []
    for section in paper.sections:
        role = _ROLES.get(section.kind)
        if role is not None:
            span = _stripped(paper.text, section.span)
            passages.append(Passage(role=role, span=normalised.source_span(span)))
    return tuple(passages)


def _stripped(text: str, span: Span) -> Span:
    """Without the line breaks at its ends; a part always holds words."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
