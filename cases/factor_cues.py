"""Finding all cues of a lexicon in one pass over a text.

All words are searched at once (Aho-Corasick) and kept by the sentence they stand in; a cue of
several parts is looked at only where a word of its rarest part is said. The cost follows the number
of words said, and no text makes it explode.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from cases.cue_notation import (
    EITHER_ORDER,
    IN_CLAUSE,
    IN_SENTENCE,
    NEAR,
    SENTENCE_END,
    UNORDERED,
    Cue,
)

_REACH = {IN_CLAUSE: 16, IN_SENTENCE: 45, EITHER_ORDER: 30, NEAR: 90}
_STOPS = {
    IN_CLAUSE: re.compile(r"[，,。；;！!？?\n]"),
    IN_SENTENCE: SENTENCE_END,
    EITHER_ORDER: SENTENCE_END,
    NEAR: re.compile(r"(?!)"),
}

Place = tuple[int, int]
# A word said, by its number, and where it begins and ends.
Said = tuple[int, int, int]

_STOP = itemgetter(2)


class CueHit(NamedTuple):
    """Where a cue speaks: its key, the places of its parts in the text's order, and their range."""

    key: str
    parts: tuple[Place, ...]
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, which ends behind its mark: the words said in it, and the parts of cues they are.

    ``parts`` has the bit of each part of which a word is said.
    """

    end: int
    said: Sequence[Said]
    words: Set[int]
    parts: int


class _Numbered(NamedTuple):
    """A cue: its key, and of one with several parts their bits and words and what joins them."""

    key: str
    bits: int = 0
    parts: tuple[frozenset[int], ...] = ()
    joints: tuple[str, ...] = ()


class _Vocabulary:
    """The words of all cues by number, and a bit for each part of cues that have several."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._parts: dict[tuple[str, ...], tuple[int, frozenset[int]]] = {}

    def number(self, words: Iterable[str]) -> list[int]:
        """The numbers of words, new ones numbered."""
        numbers = self.numbers
        return [numbers.setdefault(word, len(numbers)) for word in words]

    def join(self, key: str, cue: Cue) -> _Numbered:
        """A cue of several parts by the bits and numbers of its words."""
        bits = 0
        parts = []
        for part in cue.parts:
            if part not in self._parts:
                self._parts[part] = 1 << len(self._parts), frozenset(self.number(part))
            bit, numbers = self._parts[part]
            bits |= bit
            parts.append(numbers)
        return _Numbered(key, bits, tuple(parts), cue.joints)

    def bits(self) -> list[int]:
        """For each word by its number, the bits of the parts it belongs to."""
        bits = [0] * len(self.numbers)
        for bit, part in self._parts.values():
            for word in part:
                bits[word] |= bit
        return bits


class _Cues:
    """Cues by the words to look for them at: their own, or those of their rarest part."""

    def __init__(self, cues: Iterable[tuple[str, Cue]], vocabulary: _Vocabulary) -> None:
        self._at: dict[int, tuple[_Numbered, ...]] = {}
        for key, cue in cues:
            if cue.joints:
                numbered = vocabulary.join(key, cue)
                self._add(numbered, numbered.parts[_rarest(cue)])
            else:
                self._add(_Numbered(key), vocabulary.number(cue.parts[0]))

    def find(self, text: str, sentence: Sentence, among: Container[str]) -> list[CueHit]:
        """Where the cues of some keys speak within a sentence."""
        hits: list[CueHit] = []
        joined: dict[int, _Numbered] = {}
        unsaid = ~sentence.parts
        for word in sentence.words:
            for cue in self._at.get(word, ()):
                if cue.bits & unsaid or cue.key not in among:
                    continue
                if cue.joints:
                    joined[id(cue)] = cue
                else:
                    hits += [CueHit(cue.key, (p,), *p) for p in _places(sentence.said, {word})]
        for cue in joined.values():
            hits += _hits(text, sentence.said, cue)
        return hits

    def _add(self, cue: _Numbered, words: Iterable[int]) -> None:
        alone = (cue,)
        for word in words:
            before = self._at.get(word)
            self._at[word] = alone if before is None else before + alone


class CueIndex:
    """Many cues, each under a key, ready to be looked for together.

    ``asides`` are further cues that are looked for only where they are asked for.
    """

    def __init__(
        self, cues: Sequence[tuple[str, Cue]], asides: Iterable[tuple[str, Cue]] = ()
    ) -> None:
        vocabulary = _Vocabulary()
        self._within = _Cues((c for c in cues if NEAR not in c[1].joints), vocabulary)
        self._across = [vocabulary.join(*cue) for cue in cues if NEAR in cue[1].joints]
        self._asides = _Cues(asides, vocabulary)
        self._keys = {key for key, _ in cues}
        self._bits = vocabulary.bits()
        self._automaton = AhoCorasick(
            vocabulary.numbers, implementation=Implementation.ContiguousNFA
        )

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences that say a word of the index, in order."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        bits = self._bits
        sentences = []
        first = 0
        for end in [*(mark.end() for mark in SENTENCE_END.finditer(text)), len(text)]:
            behind = bisect_right(matches, end, lo=first, key=_STOP)
            if behind == first:
                continue
            said = matches[first:behind]
            words = {word for word, _, _ in said}
            parts = 0
            for word in words:
                parts |= bits[word]
            sentences.append(Sentence(end, said, words, parts))
            first = behind
        return sentences

    def find(self, text: str) -> list[CueHit]:
        """Every place where a cue speaks, in no particular order; asides left out."""
        sentences = self.sentences(text)
        hits = self.find_across(text, sentences)
        for sentence in sentences:
            hits += self.find_in(text, sentence, self._keys)
        return hits

    def find_in(self, text: str, sentence: Sentence, among: Container[str]) -> list[CueHit]:
        """Where cues of the keys in ``among`` speak within a sentence, in no particular order."""
        return self._within.find(text, sentence, among)

    def find_aside(self, text: str, sentence: Sentence, among: Container[str]) -> list[CueHit]:
        """Where asides of the keys in ``among`` speak within a sentence."""
        return self._asides.find(text, sentence, among)

    def find_across(self, text: str, sentences: Iterable[Sentence]) -> list[CueHit]:
        """Where cues speak whose parts may stand in different sentences."""
        parts = 0
        for sentence in sentences:
            parts |= sentence.parts
        cues = [cue for cue in self._across if not cue.bits & ~parts]
        if not cues:
            return []
        words = [each for sentence in sentences for each in sentence.said]
        return [hit for cue in cues for hit in _hits(text, words, cue)]


def _rarest(cue: Cue) -> int:
    """Which part is said least often: the one whose shortest word is longest, then of few words."""
    return max(
        range(len(cue.parts)),
        key=lambda part: (min(map(len, cue.parts[part])), -len(cue.parts[part])),
    )


def _places(said: Iterable[Said], words: Set[int]) -> list[Place]:
    return sorted([(begins, stops) for word, begins, stops in said if word in words])


def _hits(text: str, said: Sequence[Said], cue: _Numbered) -> Iterator[CueHit]:
    places = [_places(said, part) for part in cue.parts]
    chains = _in_any_order if cue.joints[0] in UNORDERED else _in_order
    for chain in chains(text, places, cue.joints):
        yield CueHit(cue.key, chain, chain[0][0], max(end for _, end in chain))


def _in_order(
    text: str, places: Sequence[Sequence[Place]], joints: Sequence[str]
) -> Iterator[tuple[Place, ...]]:
    """Each place of the first part with the next of the second after it, and so on."""
    for first in places[0]:
        chain = [first]
        for part, joint in zip(places[1:], joints, strict=True):
            following = _following(text, part, chain[-1][1], joint)
            if following is None:
                break
            chain.append(following)
        else:
            yield tuple(chain)


def _following(text: str, places: Sequence[Place], end: int, joint: str) -> Place | None:
    """The nearest place after ``end`` that the joint still reaches."""
    at = bisect_left(places, (end, 0))
    if at == len(places) or places[at][0] - end > _REACH[joint]:
        return None
    return None if _STOPS[joint].search(text, end, places[at][0]) else places[at]


def _in_any_order(
    text: str, places: Sequence[Sequence[Place]], joints: Sequence[str]
) -> Iterator[tuple[Place, ...]]:
    """Each place of the first part with the nearest of every other, before it or after."""
    for first in places[0]:
        chosen = [first]
        for part in places[1:]:
            near = _nearest(text, part, first, joints[0])
            if near is None:
                break
            chosen.append(near)
        else:
            yield tuple(sorted(chosen))


def _nearest(text: str, places: Sequence[Place], to: Place, joint: str) -> Place | None:
    after = _following(text, places, to[1], joint)
    at = bisect_left(places, (to[0], 0)) - 1
    while at >= 0 and places[at][1] > to[0]:
        at -= 1
    if at < 0 or to[0] - places[at][1] > _REACH[joint]:
        return after
    before = None if _STOPS[joint].search(text, places[at][1], to[0]) else places[at]
    if after is None or before is None:
        return after or before
    return before if to[0] - before[1] < after[0] - to[1] else after
