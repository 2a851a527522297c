"""Cues: how a fact may be told in words.

A cue is one or more parts. ``A…B``: both in one clause, in this order. ``A～B``: in one sentence,
in this order. ``A＋B``: in one sentence, in either order. ``A＆B``: near each other, in either
order, across sentences too. ``(甲|乙)`` is a choice, ``(甲)?`` may be left out, ``{出租人}`` stands
for a list of words; ``|`` outside brackets parts whole cues. A word may end with the mark that ends
its sentence, but only in the last part of a cue that says the order.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

IN_CLAUSE, IN_SENTENCE, EITHER_ORDER, NEAR = "…", "～", "＋", "＆"
UNORDERED = (EITHER_ORDER, NEAR)
SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_JOINTS = re.compile(f"([{IN_CLAUSE}{IN_SENTENCE}{EITHER_ORDER}{NEAR}])")
_PLAIN = re.compile(r"[^(){}?]+")
_BRACKET = re.compile(r"[(){}]")
_MARK = re.compile(r"[(){}|]")

# A part of a cue in one or two halves that directly follow one another: the words of each. In one
# half every word of the part is written out; where these are too many, two halves are fewer.
Part = tuple[tuple[str, ...], ...]

_Pieces = Sequence[Sequence[str]]

# Up to so many words a part is written out. A half with a word of one character is said in any
# text; it must spare more words than ``_LOOSE``.
_FEW = 24
_LOOSE = 200


class CueError(ValueError):
    """A cue that cannot be read; raised while the lexicon is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue read: its parts, and what joins each part to the next."""

    parts: tuple[Part, ...]
    joints: tuple[str, ...]


def parse_cues(written: str, lists: Mapping[str, Sequence[str]]) -> list[Cue]:
    """The cues of one line of the lexicon, which ``|`` outside brackets parts.

    Raises CueError where a part is empty, a bracket or list unknown, or kinds of order are mixed.
    """
    return [_parse_cue(cue, lists) for cue in _choices(written)]


def _parse_cue(written: str, lists: Mapping[str, Sequence[str]]) -> Cue:
    pieces = _JOINTS.split(written)
    parts = tuple(_part(part, lists) for part in pieces[::2])
    joints = tuple(pieces[1::2])
    if any("" in words for part in parts for words in part):
        raise CueError(f"线索“{written}”有空的部分")
    if len(set(joints)) > 1 and any(joint in UNORDERED for joint in joints):
        raise CueError(f"线索“{written}”不能同时规定次序又不规定次序")
    return Cue(parts=parts, joints=joints)


def _part(written: str, lists: Mapping[str, Sequence[str]]) -> Part:
    """A part written out, or in the two halves that have the fewest words."""
    pieces = _pieces(written, lists)
    halves = [pieces]
    if _count(pieces) > _FEW:
        cuts = ([pieces[:at], pieces[at:]] for at in range(1, len(pieces)))
        halves = min([halves, *(cut for cut in cuts if all(map(_shortest, cut)))], key=_cost)
    return tuple(tuple(dict.fromkeys(_written_out(half))) for half in halves)


def _cost(halves: Sequence[_Pieces]) -> int:
    return sum(_count(half) + _LOOSE * (_shortest(half) == 1) for half in halves)


def _count(pieces: _Pieces) -> int:
    return prod(map(len, pieces))


def _shortest(pieces: _Pieces) -> int:
    return sum(min(map(len, words)) for words in pieces)


def _written_out(pieces: _Pieces) -> Iterable[str]:
    return pieces[0] if len(pieces) == 1 else map("".join, product(*pieces))


def _words_of(written: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
    """Every word a bracket stands for: choices, optional pieces and lists written out."""
    return [word for choice in _choices(written) for word in _written_out(_pieces(choice, lists))]


def _pieces(written: str, lists: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The words of each piece, in order: a bracket, a list, or what stands between them."""
    pieces: list[list[str]] = []
    at = 0
    while at < len(written):
        piece, at = _piece(written, at, lists)
        pieces.append(piece)
    return pieces or [[""]]


def _piece(written: str, at: int, lists: Mapping[str, Sequence[str]]) -> tuple[list[str], int]:
    """The words of the piece at ``at`` and where the next begins."""
    plain = _PLAIN.match(written, at)
    if plain is not None:
        return [plain[0]], plain.end()
    if written[at] == "?":
        raise CueError(f"线索“{written}”的问号前没有括号")
    end = _closing(written, at)
    inside = written[at + 1 : end]
    if written[at] == "{":
        if inside not in lists:
            raise CueError(f"没有词表“{inside}”")
        words = list(lists[inside])
    else:
        words = _words_of(inside, lists) if inside else [""]
    if written[end + 1 : end + 2] == "?":
        return ["", *words], end + 2
    return words, end + 1


def _closing(written: str, at: int) -> int:
    """Where the bracket that opens at ``at`` closes."""
    depth = 0
    for mark in _BRACKET.finditer(written, at):
        depth += 1 if mark[0] in "({" else -1
        if depth == 0:
            return mark.start()
    raise CueError(f"线索“{written}”括号不成对")


def _choices(written: str) -> list[str]:
    """What ``|`` outside brackets parts."""
    if "|" not in written or not _BRACKET.search(written):
        return written.split("|")
    choices, depth, begins = [], 0, 0
    for mark in _MARK.finditer(written):
        if mark[0] != "|":
            depth += 1 if mark[0] in "({" else -1
        elif depth == 0:
            choices.append(written[begins : mark.start()])
            begins = mark.end()
    return [*choices, written[begins:]]
