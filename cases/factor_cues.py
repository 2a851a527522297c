"""Cues: how a fact may be told in words, and finding all of them in one pass over a text.

A cue is one or more parts. ``A…B``: both in one clause, in this order. ``A～B``: in one sentence,
in this order. ``A＋B``: in one sentence, in either order. ``A＆B``: near each other, in either
order, across sentences too. ``(甲|乙)`` is a choice, ``(甲)?`` may be left out, ``{出租人}`` stands
for a list of words; ``|`` outside brackets parts whole cues.

All literals are searched at once (Aho-Corasick), then the parts of each cue are joined by position:
the cost follows the number of hits, and no text makes it explode.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from cases.evidence import Span

_IN_CLAUSE, _IN_SENTENCE, _EITHER_ORDER, _NEAR = "…", "～", "＋", "＆"
_UNORDERED = (_EITHER_ORDER, _NEAR)
_JOINTS = re.compile(f"([{_IN_CLAUSE}{_IN_SENTENCE}{_EITHER_ORDER}{_NEAR}])")
_REACH = {_IN_CLAUSE: 16, _IN_SENTENCE: 45, _EITHER_ORDER: 30, _NEAR: 90}
_STOPS = {
    _IN_CLAUSE: re.compile(r"[，,。；;！!？?\n]"),
    _IN_SENTENCE: re.compile(r"[。；;！!？?\n]"),
    _EITHER_ORDER: re.compile(r"[。；;！!？?\n]"),
    _NEAR: re.compile(r"(?!)"),
}
_PLAIN = re.compile(r"[^(){}?]+")

# A cue by the numbers of its parts: its key, all parts, the parts in order, what joins them.
_Numbered = tuple[str, frozenset[int], tuple[int, ...], tuple[str, ...]]
Hits = Mapping[int, Sequence[tuple[int, int]]]


class CueError(ValueError):
    """A cue that cannot be read; raised while the lexicon is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue read: the words of each part, and what joins each part to the next."""

    parts: tuple[frozenset[str], ...]
    joints: tuple[str, ...]


class CueHit(NamedTuple):
    """Where a cue speaks: its key, and the places of its parts in the text's order."""

    key: str
    parts: tuple[tuple[int, int], ...]

    @property
    def span(self) -> Span:
        """From the first word of the cue to its last."""
        return Span(self.parts[0][0], max(end for _, end in self.parts))


def parse_cues(written: str, lists: Mapping[str, Sequence[str]]) -> list[Cue]:
    """The cues of one line of the lexicon, which ``|`` outside brackets parts.

    Raises CueError where a part is empty, a bracket or list unknown, or kinds of order are mixed.
    """
    return [_parse_cue(cue, lists) for cue in _choices(written)]


def _parse_cue(written: str, lists: Mapping[str, Sequence[str]]) -> Cue:
    pieces = _JOINTS.split(written)
    parts = tuple(frozenset(_words_of(part, lists)) for part in pieces[::2])
    joints = tuple(pieces[1::2])
    if any("" in part or not part for part in parts):
        raise CueError(f"线索“{written}”有空的部分")
    if len(set(joints)) > 1 and any(joint in _UNORDERED for joint in joints):
        raise CueError(f"线索“{written}”不能同时规定次序又不规定次序")
    return Cue(parts=parts, joints=joints)


def _words_of(part: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Every word a part stands for: choices, optional pieces and lists written out."""
    for choice in _choices(part):
        pieces: list[list[str]] = []
        at = 0
        while at < len(choice):
            piece, at = _piece(choice, at, lists)
            pieces.append(piece)
        yield from ("".join(words) for words in product(*pieces))


def _piece(written: str, at: int, lists: Mapping[str, Sequence[str]]) -> tuple[list[str], int]:
    """The words of the piece at ``at`` and where the next begins."""
    plain = _PLAIN.match(written, at)
    if plain is not None:
        return [plain[0]], plain.end()
    end = _closing(written, at)
    inside = written[at + 1 : end]
    if written[at] == "{":
        if inside not in lists:
            raise CueError(f"没有词表“{inside}”")
        words = list(lists[inside])
    else:
        words = list(_words_of(inside, lists)) if inside else [""]
    if written[end + 1 : end + 2] == "?":
        return ["", *words], end + 2
    return words, end + 1


def _closing(written: str, at: int) -> int:
    """Where the bracket that opens at ``at`` closes."""
    depth = 0
    for position in range(at, len(written)):
        depth += (written[position] in "({") - (written[position] in ")}")
        if depth == 0:
            return position
    raise CueError(f"线索“{written}”括号不成对")


def _choices(written: str) -> list[str]:
    """What ``|`` outside brackets parts."""
    choices, depth, begins = [], 0, 0
    for position, character in enumerate(written):
        depth += (character in "({") - (character in ")}")
        if character == "|" and depth == 0:
            choices.append(written[begins:position])
            begins = position + 1
    return [*choices, written[begins:]]


class CueIndex:
    """Many cues, each under a key, ready to be looked for together."""

    def __init__(self, cues: Iterable[tuple[str, Cue]]) -> None:
        self.cues = tuple(cues)

    def find(self, text: str) -> list[CueHit]:
        """Every place where a cue speaks, in no particular order."""
        words: dict[int, list[tuple[int, int]]] = {}
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            words.setdefault(word, []).append((start, end))
        present: dict[int, list[int]] = {}
        for word in words:
            for part in self._parts_of[word]:
                present.setdefault(part, []).append(word)
        known = set(present)
        hits: dict[int, list[tuple[int, int]]] = {}
        found: list[CueHit] = []
        for anchor in present:
            for key, needed, parts, joints in self._anchored[anchor]:
                if needed <= known:
                    # Few cues have all their parts in a text: only theirs are put in order.
                    for part in parts:
                        if part not in hits:
                            hits[part] = sorted(p for word in present[part] for p in words[word])
                    found.extend(
                        CueHit(key, places) for places in _places(text, hits, parts, joints)
                    )
        return found

    @cached_property
    def _numbers(self) -> dict[frozenset[str], int]:
        numbers: dict[frozenset[str], int] = {}
        for _, cue in self.cues:
            for part in cue.parts:
                numbers.setdefault(part, len(numbers))
        return numbers

    @cached_property
    def _anchored(self) -> dict[int, list[_Numbered]]:
        """Cues under the number of their least common part: the one of fewest, longest words."""
        anchored: dict[int, list[_Numbered]] = {number: [] for number in self._numbers.values()}
        for key, cue in self.cues:
            rarest = max(cue.parts, key=lambda words: (min(map(len, words)), -len(words)))
            numbers = tuple(self._numbers[part] for part in cue.parts)
            anchored[self._numbers[rarest]].append((key, frozenset(numbers), numbers, cue.joints))
        return anchored

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return tuple(sorted({word for part in self._numbers for word in part}))

    @cached_property
    def _parts_of(self) -> tuple[tuple[int, ...], ...]:
        of: dict[str, list[int]] = {word: [] for word in self._vocabulary}
        for part, number in self._numbers.items():
            for word in part:
                of[word].append(number)
        return tuple(tuple(of[word]) for word in self._vocabulary)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._vocabulary, implementation=Implementation.ContiguousNFA)


def _places(
    text: str, hits: Hits, parts: Sequence[int], joints: Sequence[str]
) -> Iterator[tuple[tuple[int, int], ...]]:
    if joints and joints[0] in _UNORDERED:
        yield from _in_any_order(text, hits, parts, joints[0])
        return
    for first in hits[parts[0]]:
        chain = [first]
        for part, joint in zip(parts[1:], joints, strict=True):
            following = _following(text, hits[part], chain[-1][1], joint)
            if following is None:
                break
            chain.append(following)
        else:
            yield tuple(chain)


def _following(
    text: str, places: Sequence[tuple[int, int]], end: int, joint: str
) -> tuple[int, int] | None:
    """The nearest place after ``end`` that the joint still reaches."""
    at = bisect_left(places, (end, 0))
    if at == len(places) or places[at][0] - end > _REACH[joint]:
        return None
    return None if _STOPS[joint].search(text, end, places[at][0]) else places[at]


def _in_any_order(
    text: str, hits: Hits, parts: Sequence[int], joint: str
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Each place of the first part with the nearest of every other, before it or after."""
    for first in hits[parts[0]]:
        chosen = [first]
        for part in parts[1:]:
            near = _nearest(text, hits[part], first, joint)
            if near is None:
                break
            chosen.append(near)
        else:
            yield tuple(sorted(chosen))


def _nearest(
    text: str, places: Sequence[tuple[int, int]], to: tuple[int, int], joint: str
) -> tuple[int, int] | None:
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
