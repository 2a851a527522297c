"""Places of the parts of a cue → chains of one of each that stand in its order and near enough."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cases.cue_notation import EITHER_ORDER, IN_CLAUSE, IN_SENTENCE, NEAR, SENTENCE_END, UNORDERED

Place = tuple[int, int]

_REACH = {IN_CLAUSE: 16, IN_SENTENCE: 45, EITHER_ORDER: 30, NEAR: 90}
_STOPS = {
    IN_CLAUSE: re.compile(r"[，,。；;！!？?\n]"),
    IN_SENTENCE: SENTENCE_END,
    EITHER_ORDER: SENTENCE_END,
    NEAR: re.compile(r"(?!)"),
}


def chains(
    text: str, places: Sequence[Sequence[Place]], joints: Sequence[str]
) -> Iterator[tuple[Place, ...]]:
    """Chains of one place of each part, in the text's order; ``places`` are in order too."""
    return (_in_any_order if is_unordered(joints) else _in_order)(text, places, joints)


def is_unordered(joints: Sequence[str]) -> bool:
    """Whether the parts of a cue so joined may stand in any order."""
    return bool(joints) and joints[0] in UNORDERED


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
