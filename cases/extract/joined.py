"""Parts of a paper put together for finders that read plain text, and the way back."""

from typing import NamedTuple

from cases.evidence import Span
from cases.extract.paper import Paper
from cases.section_kinds import Instance, SectionKind


class Joined(NamedTuple):
    """Parts on lines of their own; ``places`` are where each begins here and in the paper."""

    text: str
    places: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the paper of a place that lies within one part."""
        at, origin = [place for place in self.places if place[0] <= start][-1]
        return Span(origin + start - at, origin + end - at)


def join_parts(paper: Paper, *kinds: SectionKind) -> Joined:
    """This instance's parts of those kinds, or where it has none the earlier ones'."""
    spans = paper.parts(*kinds) or paper.parts(*kinds, instance=Instance.EARLIER)
    places: list[tuple[int, int]] = []
    length = 0
    for span in spans:
        places.append((length, span.start))
        length += span.end - span.start + 1
    return Joined("\n".join(span.of(paper.text) for span in spans), tuple(places))
