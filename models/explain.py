"""Why the odds are as they are: what each factor weighs, and which fact would move them most."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cases.factors import catalogue
from cases.taxonomy import Direction
from models.features import ClaimInput, ReadFactor
from models.outcome import OutcomeModel
from models.prediction import PREDICTED, Change, Weight
from models.signals import direction_of

_GRANTED, _PARTLY, _DENIED = range(len(PREDICTED))
_STRONG, _PLAIN = 1.2, 0.5
_LEAST_MOVE = 0.03
_MOST_CHANGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedFactor:
    """A factor of a claim: which way it moves it and how much."""

    id: str
    direction: Direction
    weight: Weight


def weighed(model: OutcomeModel, put: ClaimInput) -> tuple[WeighedFactor, ...]:
    """The factors that bear on a claim, weightiest first."""
    found = []
    for factor in put.factors:
        direction = direction_of(factor, put)
        if direction is not None:
            weights = model.parts.informed.weights(f"{direction}:{factor.id}")
            moves = float(weights.max() - weights.min()) * factor.weight
            found.append((moves, factor.id, direction))
    return tuple(
        WeighedFactor(id=name, direction=direction, weight=_in_a_word(moves))
        for moves, name, direction in sorted(found, key=lambda f: -f[0])
    )


def changes(model: OutcomeModel, put: ClaimInput) -> tuple[Change, ...]:
    """The facts that would change the odds of 支持 most, either way, most first.

    Each factor that bears on the claim is tried alone: one that is there taken away, one that is
    not put in.
    """
    tried = list(_tried(put))
    if not tried:
        return ()
    odds = model.odds([put, *(changed for _, _, changed in tried)])
    moves = [
        (abs(float(row[_GRANTED] - odds[0][_GRANTED])), name, holds, row)
        for (name, holds, _), row in zip(tried, odds[1:], strict=True)
    ]
    moves.sort(key=lambda move: -move[0])
    return tuple(
        Change(
            factor=name,
            holds=holds,
            granted=float(row[_GRANTED]),
            likeliest=PREDICTED[int(row.argmax())],
        )
        for size, name, holds, row in moves[:_MOST_CHANGES]
        if size >= _LEAST_MOVE
    )


def _tried(put: ClaimInput) -> Iterable[tuple[str, bool, ClaimInput]]:
    there = {factor.id for factor in put.factors}
    for name, factor in catalogue().items():
        if direction_of(ReadFactor(id=name), put) is None:
            continue
        rest = tuple(f for f in put.factors if f.id not in (name, factor.opposite))
        if name in there:
            yield name, False, replace(put, factors=rest)
        else:
            yield name, True, replace(put, factors=(*rest, ReadFactor(id=name)))


def _in_a_word(moves: float) -> Weight:
    if moves >= _STRONG:
        return Weight.STRONG
    return Weight.PLAIN if moves >= _PLAIN else Weight.SLIGHT
