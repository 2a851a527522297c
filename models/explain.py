"""Why the odds are as they are: what each factor weighs, and which fact would move them most."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from cases.factors import catalogue
from cases.taxonomy import Direction, Outcome
from models.features import ClaimInput, ReadFactor
from models.outcome import OutcomeModel
from models.prediction import PREDICTED, Change, Weight
from models.signals import bearing_of, signal_of

_GRANTED = PREDICTED.index(Outcome.GRANTED)
_STRONG, _PLAIN = 1.2, 0.5
_LEAST_MOVE = 0.03
_MOST_EACH_WAY = 2


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
        bearing = bearing_of(factor, put)
        if bearing is not None:
            weights = model.parts.informed.weights(signal_of(factor.id, bearing))
            moves = float(weights.max() - weights.min()) * factor.weight
            found.append((moves, factor.id, bearing.direction))
    return tuple(
        WeighedFactor(id=name, direction=direction, weight=_in_a_word(moves))
        for moves, name, direction in sorted(found, key=lambda f: -f[0])
    )


def changes(model: OutcomeModel, put: ClaimInput) -> tuple[Change, ...]:
    """The facts that would raise the odds of 支持 most, then those that would lower them most.

    Each factor that bears on the claim is tried alone: one that is there taken away, one that is
    not put in.
    """
    tried = list(_tried(put))
    if not tried:
        return ()
    odds = model.odds([put, *(changed for _, _, changed in tried)])
    granted = odds[:, _GRANTED]
    moves = granted[1:] - granted[0]
    order = np.argsort(-moves, kind="stable")
    up = [i for i in order[:_MOST_EACH_WAY] if moves[i] >= _LEAST_MOVE]
    down = [i for i in order[::-1][:_MOST_EACH_WAY] if moves[i] <= -_LEAST_MOVE]
    return tuple(
        Change(
            factor=tried[i][0],
            holds=tried[i][1],
            granted=float(granted[i + 1]),
            likeliest=PREDICTED[int(odds[i + 1].argmax())],
        )
        for i in (*up, *down)
    )


def _tried(put: ClaimInput) -> Iterable[tuple[str, bool, ClaimInput]]:
    there = {factor.id for factor in put.factors}
    for name, factor in catalogue().items():
        if bearing_of(ReadFactor(id=name), put) is None:
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
