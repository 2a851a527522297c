"""Finding all cues of a lexicon in one pass over a text.

All words are searched at once (Aho-Corasick) and kept by the sentence they stand in; a cue of
several parts is looked at only where a word of its rarest part is said. The cost follows the number
of words said, and no text makes it explode.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence, Set
from functools import reduce
from operator import itemgetter, or_
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from cases.cue_chains import Place, chains, is_unordered
from cases.cue_notation import NEAR, SENTENCE_END, Cue

# A part of a cue: the numbers of the words of each half.
_Part = tuple[frozenset[int], ...]

# The bit that every sentence has; those of halves follow it.
_ANY = 1
_STOP = itemgetter(2)


class CueHit(NamedTuple):
    """Where a cue speaks: its key, the places of its parts in the text's order, and their range."""

    key: str
    parts: tuple[Place, ...]
    start: int
    end: int


class Sentence:
    """A sentence, which ends behind its mark: the words said in it, and what these are part of.

    ``words`` are by number; ``halves`` has the bit of each half part of cues of which one is said.
    """

    __slots__ = ("_start", "_text", "_written", "end", "halves", "words")

    def __init__(
        self, place: tuple[str, int, int], words: Set[int], halves: int, written: Sequence[str]
    ) -> None:
        self._text, self._start, self.end = place
        self.words = words
        self.halves = halves
        self._written = written

    def places(self, part: _Part) -> Sequence[Place]:
        """Where a part is said, in order: its one half, or one directly behind the other."""
        return _adjoining(*map(self.places_of, part)) if len(part) > 1 else self.places_of(part[0])

    def places_of(self, words: Set[int]) -> list[Place]:
        """Where any of some words is said, in order."""
        places = []
        for number in self.words & words:
            word = self._written[number]
            at = self._text.find(word, self._start, self.end)
            while at >= 0:
                places.append((at, at + len(word)))
                at = self._text.find(word, at + 1, self.end)
        places.sort()
        return places


def _adjoining(first: Sequence[Place], second: Sequence[Place]) -> list[Place]:
    ends: dict[int, list[int]] = {}
    for begin, end in second:
        ends.setdefault(begin, []).append(end)
    return sorted({(begin, end) for begin, middle in first for end in ends.get(middle, ())})


class _Numbered(NamedTuple):
    """A cue: its key, and of one that is more than words its parts and what joins them.

    ``bits`` are those of the halves to look for before the places of any are compared.
    """

    key: str
    bits: int = 0
    parts: tuple[_Part, ...] = ()
    joints: tuple[str, ...] = ()

    def halves(self) -> list[frozenset[int]]:
        """The halves of its parts, in order."""
        return [half for part in self.parts for half in part]


class _Vocabulary:
    """The words of all cues by number, and a bit for each half that is asked for."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._halves: dict[tuple[str, ...], frozenset[int]] = {}
        self._shortest: dict[frozenset[int], int] = {}
        self._cues_with: Counter[int] = Counter()
        self._bits: dict[frozenset[int], int] = {}

    def number(self, words: Iterable[str]) -> list[int]:
        """The numbers of words, new ones numbered."""
        numbers = self.numbers
        return [numbers.setdefault(word, len(numbers)) for word in words]

    def join(self, key: str, cue: Cue) -> _Numbered:
        """A cue of several halves by the numbers of their words."""
        parts = tuple(tuple(map(self._half, part)) for part in cue.parts)
        return _Numbered(key, parts=parts, joints=cue.joints)

    def rarest_first(self, cue: _Numbered) -> list[frozenset[int]]:
        """The halves of a cue, what is said least often first.

        That is the half whose shortest word is longest, then whose words fewest cues have.
        """
        return sorted(cue.halves(), key=self._rarity, reverse=True)

    def bits_of(self, halves: Iterable[frozenset[int]]) -> int:
        """The bits of some halves; each has one from now on."""
        return reduce(or_, (self._bits.setdefault(h, 2 << len(self._bits)) for h in halves))

    def bits(self) -> list[int]:
        """For each word by its number, the bits of the halves it belongs to."""
        bits = [0] * len(self.numbers)
        for half, bit in self._bits.items():
            for word in half:
                # Most words belong to one half: they share its bit, which may be a long number.
                bits[word] = bits[word] | bit if bits[word] else bit
        return bits

    def _half(self, words: tuple[str, ...]) -> frozenset[int]:
        half = self._halves.get(words)
        if half is None:
            half = self._halves[words] = frozenset(self.number(words))
            self._shortest[half] = min(map(len, words))
        self._cues_with.update(half)
        return half

    def _rarity(self, half: frozenset[int]) -> tuple[int, int]:
        return self._shortest[half], -max(map(self._cues_with.__getitem__, half))


class _Cues:
    """Cues by the words to look for them at: their own, or those of their rarest half.

    With each stands the bit of its second rarest half, which rules out most cues at once.
    """

    def __init__(self, cues: Iterable[tuple[str, Cue]], vocabulary: _Vocabulary) -> None:
        self._at: dict[int, tuple[tuple[int, _Numbered], ...]] = {}
        joined = []
        for key, cue in cues:
            if not cue.joints and len(cue.parts[0]) == 1:
                self._add(_Numbered(key), _ANY, vocabulary.number(cue.parts[0][0]))
            else:
                joined.append(vocabulary.join(key, cue))
        for numbered in joined:
            rarest, *others = vocabulary.rarest_first(numbered)
            second, bits = vocabulary.bits_of(others[:1]), vocabulary.bits_of(others)
            self._add(numbered._replace(bits=bits), second, rarest)

    def find(self, text: str, sentence: Sentence, among: Container[str]) -> list[CueHit]:
        """Where the cues of some keys speak within a sentence."""
        hits: list[CueHit] = []
        joined: dict[int, _Numbered] = {}
        halves = sentence.halves
        for word in sentence.words & self._at.keys():
            for second, cue in self._at[word]:
                if not second & halves or cue.key not in among:
                    continue
                if not cue.parts:
                    hits += [CueHit(cue.key, (p,), *p) for p in sentence.places_of({word})]
                elif cue.bits & halves == cue.bits:
                    joined[id(cue)] = cue
        for cue in joined.values():
            hits += _hits(text, cue, sentence.places)
        return hits

    def _add(self, cue: _Numbered, second: int, words: Iterable[int]) -> None:
        alone = ((second, cue),)
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
        across = [vocabulary.join(*cue) for cue in cues if NEAR in cue[1].joints]
        self._across = [c._replace(bits=vocabulary.bits_of(c.halves())) for c in across]
        by_key: dict[str, list[tuple[str, Cue]]] = {}
        for aside in asides:
            by_key.setdefault(aside[0], []).append(aside)
        self._asides = {key: _Cues(cues, vocabulary) for key, cues in by_key.items()}
        self._keys = {key for key, _ in cues}
        self._bits = vocabulary.bits()
        self._words = tuple(vocabulary.numbers)
        self._automaton = AhoCorasick(
            vocabulary.numbers, implementation=Implementation.ContiguousNFA
        )

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences that say a word of the index, in order."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        sentences = []
        first = start = 0
        for end in [*(mark.end() for mark in SENTENCE_END.finditer(text)), len(text)]:
            behind = bisect_right(matches, end, lo=first, key=_STOP)
            if behind > first:
                words = {word for word, _, _ in matches[first:behind]}
                halves = reduce(or_, map(self._bits.__getitem__, words), _ANY)
                sentences.append(Sentence((text, start, end), words, halves, self._words))
            first, start = behind, end
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

    def find_aside(self, text: str, sentence: Sentence, keys: Collection[str]) -> list[CueHit]:
        """Where asides of some keys speak within a sentence."""
        asides = (self._asides[key] for key in keys if key in self._asides)
        return [hit for cues in asides for hit in cues.find(text, sentence, keys)]

    def find_across(self, text: str, sentences: Sequence[Sentence]) -> list[CueHit]:
        """Where cues speak whose parts may stand in different sentences."""
        halves = reduce(or_, (sentence.halves for sentence in sentences), _ANY)

        def places(part: _Part) -> list[Place]:
            return [place for sentence in sentences for place in sentence.places(part)]

        cues = (cue for cue in self._across if cue.bits & halves == cue.bits)
        return [hit for cue in cues for hit in _hits(text, cue, places)]


def _hits(
    text: str, cue: _Numbered, places_of: Callable[[_Part], Sequence[Place]]
) -> Iterator[CueHit]:
    is_ordered = not is_unordered(cue.joints)
    places: list[Sequence[Place]] = []
    for part in cue.parts:
        said = places_of(part)
        # In order, the last of this part must come after the first of the one before.
        if not said or (is_ordered and places and said[-1] <= places[-1][0]):
            return
        places.append(said)
    for chain in chains(text, places, cue.joints):
        yield CueHit(cue.key, chain, chain[0][0], max(end for _, end in chain))
