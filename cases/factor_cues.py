"""Finding all cues of a lexicon in one pass over a text.

All words are searched at once (Aho-Corasick) and kept by the sentence they stand in; a cue of
several parts is looked at only where a word of its rarest part is said. The cost follows the number
of words said, and no text makes it explode.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from functools import reduce
from operator import itemgetter, or_
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


class Sentence:
    """A sentence, which ends behind its mark: the words said in it, and what these are part of.

    ``halves`` has the bit of each half part of cues of which a word is said.
    """

    def __init__(self, end: int, said: Sequence[Said], bits: Sequence[int]) -> None:
        self.end = end
        self.said = said
        self.words = {word for word, _, _ in said}
        self.halves = reduce(or_, map(bits.__getitem__, self.words), 0)

    def places(self, words: Set[int]) -> list[Place]:
        """Where any of some words is said, in order."""
        common = self.words & words
        if not common:
            return []
        return sorted([(begins, ends) for word, begins, ends in self.said if word in common])


class _Numbered(NamedTuple):
    """A cue: its key, and of one that is more than words its parts and what joins them.

    A part has the numbers of the words of each half; ``bits`` has the bit of every half.
    """

    key: str
    bits: int = 0
    parts: tuple[tuple[frozenset[int], ...], ...] = ()
    joints: tuple[str, ...] = ()


class _Vocabulary:
    """The words of all cues by number, and a bit for each half part of cues that have several."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._halves: dict[tuple[str, ...], tuple[int, frozenset[int]]] = {}
        self._cues_with: Counter[int] = Counter()

    def number(self, words: Iterable[str]) -> list[int]:
        """The numbers of words, new ones numbered."""
        numbers = self.numbers
        return [numbers.setdefault(word, len(numbers)) for word in words]

    def join(self, key: str, cue: Cue) -> _Numbered:
        """A cue of several halves by their bits and the numbers of their words."""
        bits = 0
        parts = []
        for part in cue.parts:
            halves = []
            for words in part:
                if words not in self._halves:
                    self._halves[words] = 1 << len(self._halves), frozenset(self.number(words))
                bit, numbers = self._halves[words]
                self._cues_with.update(numbers)
                bits |= bit
                halves.append(numbers)
            parts.append(tuple(halves))
        return _Numbered(key, bits, tuple(parts), cue.joints)

    def rarest(self, cue: Cue) -> Iterable[int]:
        """The words of the half that is said least often, by number.

        The one whose shortest word is longest, then whose words fewest cues have.
        """
        halves = (words for part in cue.parts for words in part)
        return self._halves[max(halves, key=self._rarity)][1]

    def bits(self) -> list[int]:
        """For each word by its number, the bits of the halves it belongs to."""
        bits = [0] * len(self.numbers)
        for bit, words in self._halves.values():
            for word in words:
                # Most words belong to one half: they share its bit, which may be a long number.
                bits[word] = bits[word] | bit if bits[word] else bit
        return bits

    def _rarity(self, words: tuple[str, ...]) -> tuple[int, int]:
        numbers = self._halves[words][1]
        return min(map(len, words)), -max(map(self._cues_with.__getitem__, numbers))


class _Cues:
    """Cues by the words to look for them at: their own, or those of their rarest half."""

    def __init__(self, cues: Iterable[tuple[str, Cue]], vocabulary: _Vocabulary) -> None:
        self._at: dict[int, tuple[_Numbered, ...]] = {}
        joined = []
        for key, cue in cues:
            if not cue.joints and len(cue.parts[0]) == 1:
                self._add(_Numbered(key), vocabulary.number(cue.parts[0][0]))
            else:
                joined.append((cue, vocabulary.join(key, cue)))
        for cue, numbered in joined:
            self._add(numbered, vocabulary.rarest(cue))

    def find(self, text: str, sentence: Sentence, among: Container[str]) -> list[CueHit]:
        """Where the cues of some keys speak within a sentence."""
        hits: list[CueHit] = []
        joined: dict[int, _Numbered] = {}
        unsaid = ~sentence.halves
        for word in sentence.words & self._at.keys():
            for cue in self._at[word]:
                if cue.bits & unsaid or cue.key not in among:
                    continue
                if cue.parts:
                    joined[id(cue)] = cue
                else:
                    hits += [CueHit(cue.key, (p,), *p) for p in sentence.places({word})]
        for cue in joined.values():
            hits += _hits(text, (sentence,), cue)
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
        sentences = []
        first = 0
        for end in [*(mark.end() for mark in SENTENCE_END.finditer(text)), len(text)]:
            behind = bisect_right(matches, end, lo=first, key=_STOP)
            if behind > first:
                sentences.append(Sentence(end, matches[first:behind], self._bits))
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

    def find_across(self, text: str, sentences: Sequence[Sentence]) -> list[CueHit]:
        """Where cues speak whose parts may stand in different sentences."""
        said_halves = reduce(or_, (sentence.halves for sentence in sentences), 0)
        cues = [cue for cue in self._across if not cue.bits & ~said_halves]
        return [hit for cue in cues for hit in _hits(text, sentences, cue)]


def _hits(text: str, sentences: Sequence[Sentence], cue: _Numbered) -> Iterator[CueHit]:
    places = []
    for part in cue.parts:
        places.append(_part_places(sentences, part))
        if not places[-1]:
            return
    chains = _in_any_order if cue.joints and cue.joints[0] in UNORDERED else _in_order
    for chain in chains(text, places, cue.joints):
        yield CueHit(cue.key, chain, chain[0][0], max(end for _, end in chain))


def _part_places(sentences: Sequence[Sentence], halves: Sequence[Set[int]]) -> list[Place]:
    """Where a part is said: its one half, or both, the second directly behind the first."""
    first, *second = ([p for s in sentences for p in s.places(half)] for half in halves)
    if not second:
        return first
    ends: dict[int, list[int]] = {}
    for begin, end in second[0]:
        ends.setdefault(begin, []).append(end)
    return sorted({(begin, end) for begin, middle in first for end in ends.get(middle, ())})


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
