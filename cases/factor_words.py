"""Where the cues of legal factors tell something: in which words, and whether these deny it.

A cue tells nothing where the catalogue's ``unless`` rules it out, where its words are a plan only,
or, for a factor that is an event, where they state a rule, a condition or a request.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from cases.cue_notation import parse_cues
from cases.evidence import Span
from cases.factor_catalogue import catalogue, word_lists
from cases.factor_cues import CueHit, CueIndex
from cases.negation import (
    clause_end,
    clause_start,
    denial_of,
    denied_behind,
    is_condition,
    is_planned,
    is_supposed,
    sentence_start,
    undone_behind,
)

# How near the words of ``unless`` must stand: in the clause (unmarked), in the sentence, or at the
# very words.
_CLAUSE, _SENTENCE, _WORDS = "!", "～", "＝"
_SCOPES = (_CLAUSE, _SENTENCE, _WORDS)
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_NOT_IN_NUMBER = re.compile(r"[;?!(),:](?:(?<=[;?!()])|(?![0-9])|(?<![0-9].))")
# No words of ``unless`` stand further apart.
_LONGEST_ASIDE = 200
_END = attrgetter("end")


class Telling(NamedTuple):
    """The factor whose cue speaks, its words, with those of a denial, and whether they deny it."""

    factor: str
    span: Span
    is_denied: bool


class FactorText:
    """A text in which factors are looked for; ``folded`` is the same length in full-width marks."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.folded = _NOT_IN_NUMBER.sub(_full_width, written)
        self.sentences = _index().sentences(self.folded)
        self.across = _index().find_across(self.folded, self.sentences)

    def tellings(self, among: Container[str]) -> Iterator[Telling]:
        """What the cues of the factors in ``among`` tell, sentence by sentence.

        First come cues that go beyond a sentence. ``among`` may shrink in the meantime.
        """
        yield from self._told_by(self.across, among)
        for sentence in self.sentences:
            yield from self._told_by(_index().find_in(self.folded, sentence, among), among)

    def _told_by(self, hits: list[CueHit], among: Container[str]) -> Iterator[Telling]:
        if not hits:
            return
        hits.sort(key=_most_telling)
        ruled_out = self._ruled_out(hits)
        for hit in hits:
            if hit.key in among and _tells(self.folded, hit, ruled_out):
                denied = _denied_span(self.folded, hit)
                yield Telling(hit.key, denied or Span(hit.start, hit.end), denied is not None)

    def _ruled_out(self, hits: Sequence[CueHit]) -> Mapping[str, Sequence[CueHit]]:
        """The words that rule factors out where their cues speak, by scope and factor, by end."""
        spoken = {scope + hit.key for hit in hits for scope in _SCOPES}
        first = bisect_right(self.sentences, hits[0].start, key=_END)
        # A hit may take in the mark that ends its sentence, and so touch the next.
        last = bisect_right(self.sentences, max(hit.end for hit in hits), key=_END)
        found: dict[str, list[CueHit]] = {}
        for sentence in self.sentences[first : last + 1]:
            for aside in _index().find_aside(self.folded, sentence, spoken):
                found.setdefault(aside.key, []).append(aside)
        for asides in found.values():
            asides.sort(key=_END)
        return found


def _most_telling(hit: CueHit) -> tuple[int, bool, int, str]:
    """Earlier first; of words that begin together the longest phrase, then what is least apart."""
    is_apart = len(hit.parts) > 1
    return hit.start, is_apart, hit.end if is_apart else -hit.end, hit.key


def _full_width(mark: re.Match[str]) -> str:
    return mark[0].translate(_FULL_WIDTH)


def _tells(text: str, hit: CueHit, ruled_out: Mapping[str, Sequence[CueHit]]) -> bool:
    """Whether the words tell what has happened, or deny it."""
    if _is_excluded(text, hit, ruled_out) or is_planned(text, hit.start):
        return False
    return not (catalogue()[hit.key].is_event and _is_supposed(text, hit))


def _is_excluded(text: str, hit: CueHit, ruled_out: Mapping[str, Sequence[CueHit]]) -> bool:
    """Whether words that rule the factor out stand at the hit, in its clause or its sentence."""
    for scope in _SCOPES:
        asides = ruled_out.get(scope + hit.key)
        if asides:
            begins, ends = _reach(text, hit, scope)
            # Of thousands in one sentence, those that end behind the reach say nothing more.
            first = bisect_right(asides, begins, key=_END)
            last = bisect_right(asides, ends + _LONGEST_ASIDE, key=_END)
            if any(aside.start < ends for aside in asides[first:last]):
                return True
    return False


def _reach(text: str, hit: CueHit, scope: str) -> tuple[int, int]:
    if scope == _WORDS:
        return hit.start, hit.end
    begins = clause_start if scope == _CLAUSE else sentence_start
    return begins(text, hit.start), clause_end(text, hit.end)


def _is_supposed(text: str, hit: CueHit) -> bool:
    if is_condition(text, hit.end):
        return True
    after = 0
    for start, end in hit.parts:
        if is_supposed(text, start, after=after):
            return True
        after = end
    return False


def _denied_span(text: str, hit: CueHit) -> Span | None:
    after = 0
    for start, end in hit.parts:
        denial = denial_of(text, start, after=after)
        if denial is not None:
            return Span(min(denial, hit.start), hit.end)
        after = end
    behind = denied_behind(text, hit.end)
    if behind is None:
        behind = undone_behind(text, hit.start, hit.end)
    return None if behind is None else Span(hit.start, behind)


@cache
def _index() -> CueIndex:
    """The cues of every factor under its id, those that rule it out under their scope and id."""
    factors = catalogue().values()
    return CueIndex(
        [(f.id, cue) for f in factors for line in f.cues for cue in parse_cues(line, word_lists())],
        [
            (scope + f.id, cue)
            for f in factors
            for scope, line in map(_scoped, f.unless)
            for cue in parse_cues(line, word_lists())
        ],
    )


def _scoped(written: str) -> tuple[str, str]:
    """How near the words of a line of ``unless`` must stand, and the line without its mark."""
    if written[0] in (_SENTENCE, _WORDS):
        return written[0], written[1:]
    return _CLAUSE, written
