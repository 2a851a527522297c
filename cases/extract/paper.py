"""A court paper as the finders of ``cases.extract`` read it: its text, its parts, who is in it.

Every finder has the form ``find_x(paper)`` and gives ``Found`` values whose spans are offsets into
``Paper.text``, the canonical form of ``cases.normalise``.
"""

from dataclasses import dataclass

from cases.evidence import Span
from cases.judgment import Litigant
from cases.section_kinds import Instance, Section, SectionKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paper:
    """One court paper in canonical form.

    ``litigants`` are the parties of this instance in the order of the heading; it is empty while
    they are still being looked for. A paper equals only itself, so that a finder whose finds
    others need again may keep them for the paper in hand.
    """

    text: str
    sections: tuple[Section, ...]
    stage: Stage
    litigants: tuple[Litigant, ...] = ()

    def parts(self, *kinds: SectionKind, instance: Instance = Instance.THIS) -> tuple[Span, ...]:
        """Where the parts of those kinds stand, in the text's order."""
        return tuple([s.span for s in self.sections if s.kind in kinds and s.instance is instance])

    def words(self, *kinds: SectionKind, instance: Instance = Instance.THIS) -> str:
        """The parts of those kinds, each on a line; '' where there is none."""
        return "\n".join(span.of(self.text) for span in self.parts(*kinds, instance=instance))

    def section_at(self, position: int) -> Section | None:
        """The part that a character of the text belongs to."""
        return next((s for s in self.sections if s.span.start <= position < s.span.end), None)
