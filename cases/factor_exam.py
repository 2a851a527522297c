"""How well factors are found: precision and recall per factor against labels made by reading."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cases.factor_phrases import Telling
from cases.factors import FactorFound, FactorState, find_factors

# What finds factors in facts and defence.
Find = Callable[[str, str], Iterable[FactorFound]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A text and the factors it shows; only those in ``judged``, where given, are counted."""

    facts: str
    defence: str = ""
    factors: frozenset[str]
    judged: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorScore:
    """Counts of one factor over a set of texts."""

    right: int
    invented: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Share of what was found that is there, None where nothing was found."""
        found = self.right + self.invented
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found, None where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else None


def labelled_tellings(tellings: Iterable[Telling]) -> list[LabelledText]:
    """Tellings, all of whose factors are labelled."""
    return [
        LabelledText(facts=t.text, factors=frozenset(f.id for f in t.factors)) for t in tellings
    ]


def measure(labelled: Iterable[LabelledText], find: Find = find_factors) -> dict[str, FactorScore]:
    """Scores of every factor that is labelled or found, by id."""
    right, invented, missed = Counter[str](), Counter[str](), Counter[str]()
    for text in labelled:
        found = {
            factor.id
            for factor in find(text.facts, text.defence)
            if factor.state is FactorState.PRESENT
        }
        if text.judged is not None:
            found &= text.judged | text.factors
        right.update(found & text.factors)
        invented.update(found - text.factors)
        missed.update(text.factors - found)
    return {
        factor: FactorScore(right=right[factor], invented=invented[factor], missed=missed[factor])
        for factor in sorted({*right, *invented, *missed})
    }


def overall(scores: Iterable[FactorScore]) -> FactorScore:
    """All factors counted together."""
    counted = list(scores)
    return FactorScore(
        right=sum(score.right for score in counted),
        invented=sum(score.invented for score in counted),
        missed=sum(score.missed for score in counted),
    )
