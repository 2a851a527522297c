"""What a legal factor does to a claim: which way it moves it, and with what force."""

from typing import NamedTuple, Self

from cases.labelled import Labelled
from cases.taxonomy import Direction


class Force(Labelled):
    """How much a factor weighs once it is proved."""

    DECIDES = "decides", "决定性"
    REASON = "reason", "理由"
    BACKGROUND = "background", "背景"


_MARKS = {"!": Force.DECIDES, "?": Force.BACKGROUND}


class Bearing(NamedTuple):
    """A direction with its force.

    A factor that decides normally wins or loses the claim whatever ordinary facts stand against
    it; one that is background is there in most claims of the kind, or answers one defence only.
    """

    direction: Direction
    force: Force

    @classmethod
    def parse(cls, word: str) -> Self:
        """From the catalogue's notation: for, against or partial; then ! decides, ? background.

        >>> Bearing.parse("against!").force
        <Force.DECIDES: 'decides'>
        """
        force = _MARKS.get(word[-1], Force.REASON)
        return cls(Direction(word.rstrip("!?")), force)
