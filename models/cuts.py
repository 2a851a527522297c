"""What is usually cut from a money claim that is granted in part, and why.

Where enough library claims of a type state both the sum asked and the sum granted, the share
granted is given as a range; otherwise the usual cut is told in words, factor by factor. Words are
data in ``cuts.json``.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from cases.record import Case
from cases.taxonomy import ClaimType, Outcome
from models.features import ClaimInput
from models.prediction import GrantedShare

CUTS = Path(__file__).parent / "cuts.json"

_ENOUGH = 5


@cache
def _words() -> Mapping[tuple[str, ClaimType], str]:
    entries = json.loads(CUTS.read_text(encoding="utf-8"))
    return {
        (entry["factor"], ClaimType(claim)): entry["words"]
        for entry in entries
        for claim in entry["claims"]
    }


def usual_cuts(put: ClaimInput) -> tuple[str, ...]:
    """A sentence on each cut that the factors of a claim lead one to expect."""
    told = (_words().get((factor.id, put.type)) for factor in put.factors)
    return tuple(words for words in told if words is not None)


def granted_shares(library: Iterable[Case]) -> dict[ClaimType, GrantedShare]:
    """By claim type, how much of the sum asked was granted in part; only where enough say."""
    shares: dict[ClaimType, list[float]] = {}
    for case in library:
        for claim in case.claims:
            if claim.outcome is Outcome.PARTLY_GRANTED and claim.amount and claim.amount_granted:
                share = float(claim.amount_granted / claim.amount)
                shares.setdefault(claim.type, []).append(share)
    return {kind: _quartiles(told) for kind, told in shares.items() if len(told) >= _ENOUGH}


def _quartiles(shares: Sequence[float]) -> GrantedShare:
    low, middle, high = np.percentile(shares, [25, 50, 75])
    return GrantedShare(low=float(low), middle=float(middle), high=float(high), n=len(shares))
