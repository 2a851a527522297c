"""Legal factors 裁判要素: facts that move the outcome of some claim types, found in a text.

What cues tell is read in ``factor_words``, what figures tell in ``factor_numbers``; of each factor
the plainest place is kept.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from cases.evidence import Span
from cases.factor_catalogue import FACTORS, Factor, catalogue, word_lists
from cases.factor_numbers import find_number_factors
from cases.factor_words import FactorText, Telling
from cases.labelled import Labelled
from cases.negation import is_alleged

__all__ = [
    "FACTORS",
    "Factor",
    "FactorFound",
    "FactorState",
    "catalogue",
    "find_factors",
    "word_lists",
]


class FactorState(Labelled):
    """Whether the words tell that a factor holds, or say in so many words that it does not."""

    PRESENT = "present", "有"
    ABSENT = "absent", "无"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorFound:
    """A factor told in a text: ``text[start:end] == quote``.

    The text is the facts, or the defence where ``in_defence``. ``alleged`` marks what only the
    other side says, in the defence or told in the facts as its words. ``state`` is absent where
    the text denies the factor in so many words. ``sureness`` is how likely the words are to tell
    it, 1 where only cues were asked.
    """

    id: str
    quote: str
    start: int
    end: int
    in_defence: bool = False
    alleged: bool = False
    state: FactorState = FactorState.PRESENT
    sureness: float = 1.0


class _Told(NamedTuple):
    """A factor told at a place, and the factor whose cue speaks there.

    They differ where the cue is denied and so tells the opposite.
    """

    cue_of: str
    found: FactorFound

    @property
    def is_plain(self) -> bool:
        """Whether the words of the cue hold as they stand."""
        return self.cue_of == self.found.id and self.found.state is FactorState.PRESENT


class _Open:
    """Factors whose cues are still looked for.

    A factor is closed once it and the one that its denial tells are known, since nothing plainer
    can be told of them; those in ``never_closed`` stay.
    """

    def __init__(self, known: Iterable[str], never_closed: Collection[str]) -> None:
        self.factors = set(catalogue())
        self._known: set[str] = set()
        self._never_closed = never_closed
        for factor in known:
            self.know(factor)

    def know(self, factor: str) -> None:
        """Take note that a factor is told as plainly as it can be."""
        if factor in self._known:
            return
        self._known.add(factor)
        for closing in (factor, *_denied_by()[factor]):
            opposite = catalogue()[closing].opposite
            is_known = closing in self._known and (opposite is None or opposite in self._known)
            if is_known and closing not in self._never_closed:
                self.factors.discard(closing)


def find_factors(facts: str, defence: str = "") -> tuple[FactorFound, ...]:
    """The factors told in facts and defence, each once, in the texts' order, facts first.

    Of several places the plainest is given: told as fact before alleged, present before denied,
    the first before the next, of words that begin together the longest phrase.

    >>> [(f.id, f.quote) for f in find_factors("我司发出催告函，承租人仍不付租。")]
    [('demand_made', '催告函')]
    """
    told = list(_found_in(facts, in_defence=False))
    if defence:
        told += _found_in(defence, in_defence=True, known={found.id for found in told})
    told.sort(key=lambda f: (f.in_defence, f.alleged, f.state is FactorState.ABSENT, f.start))
    best: dict[str, FactorFound] = {}
    for found in told:
        best.setdefault(found.id, found)
    kept = (f for f in best.values() if not _gives_way(f, best))
    return tuple(sorted(kept, key=lambda f: (f.in_defence, f.start, f.end, f.id)))


def _gives_way(found: FactorFound, others: Mapping[str, FactorFound]) -> bool:
    stronger = (others.get(name) for name in catalogue()[found.id].gives_way_to)
    return any(other is not None and other.state is FactorState.PRESENT for other in stronger)


def _found_in(
    written: str, *, in_defence: bool, known: Iterable[str] = ()
) -> Iterator[FactorFound]:
    """What words and figures tell, each factor at least where it is told most plainly and first.

    ``known`` factors are told better elsewhere.
    """
    text = FactorText(written)
    told = _told_in(text, in_defence, known)
    plain: dict[str, set[int]] = {}
    for cue_of, found in (each for each in told if each.is_plain):
        plain.setdefault(cue_of, set()).update(range(found.start, found.end))
    for each in told:
        place = range(each.found.start, each.found.end)
        # 催告仍不付: the demand stands, only the paying that a longer cue looks for is denied.
        if each.is_plain or plain.get(each.cue_of, set()).isdisjoint(place):
            yield each.found
    for figure in find_number_factors(text.folded):
        yield _found(written, figure.id, figure.span, in_defence)


def _told_in(text: FactorText, in_defence: bool, known: Iterable[str]) -> list[_Told]:
    open_ = _Open(known, never_closed={hit.key for hit in text.across})
    told = []
    for telling in text.tellings(among=open_.factors):
        each = _Told(telling.factor, _stated(text.written, telling, in_defence))
        told.append(each)
        if each.is_plain and (in_defence or not each.found.alleged):
            open_.know(each.found.id)
    return told


def _stated(written: str, told: Telling, in_defence: bool) -> FactorFound:
    """The factor; where the text denies it, its opposite or its own absence."""
    if not told.is_denied:
        return _found(written, told.factor, told.span, in_defence)
    opposite = catalogue()[told.factor].opposite
    if opposite is not None:
        return _found(written, opposite, told.span, in_defence)
    return _found(written, told.factor, told.span, in_defence, FactorState.ABSENT)


def _found(
    written: str,
    factor: str,
    span: Span,
    in_defence: bool,
    state: FactorState = FactorState.PRESENT,
) -> FactorFound:
    return FactorFound(
        id=factor,
        quote=span.of(written),
        start=span.start,
        end=span.end,
        in_defence=in_defence,
        alleged=in_defence or is_alleged(written, span.start),
        state=state,
    )


@cache
def _denied_by() -> Mapping[str, Sequence[str]]:
    """For each factor, those whose denial tells it."""
    denied: dict[str, list[str]] = {factor: [] for factor in catalogue()}
    for factor in catalogue().values():
        if factor.opposite is not None:
            denied[factor.opposite].append(factor.id)
    return denied
