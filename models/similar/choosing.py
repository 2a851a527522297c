"""Which of the weighed cases are shown: retellings collapse, and each hit tells something new."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.similar.case_profiles import IndexedCase
from models.similar.gist import cosine
from models.similar.likeness import Agreement

# What a hit loses for reading just like one above it, against a score of at most 1.
_DIVERSITY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A case that the index found, weighed against the query."""

    case_id: str
    indexed: IndexedCase
    agreement: Agreement
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A case to be shown, and the ids of further tellings of its matter, best first."""

    weighed: Weighed
    retold: tuple[str, ...]


def choose(weighed: Sequence[Weighed], limit: int) -> list[Chosen]:
    """At most ``limit`` cases; ``weighed`` comes best first."""
    left = _one_a_matter(weighed)
    chosen: list[Chosen] = []
    while left and len(chosen) < limit:
        best = max(left, key=lambda one: _worth(one.weighed, chosen))
        left.remove(best)
        chosen.append(best)
    return chosen


def _one_a_matter(weighed: Sequence[Weighed]) -> list[Chosen]:
    matters: list[tuple[Weighed, list[str]]] = []
    for one in weighed:
        known = next((ids for w, ids in matters if w.indexed.is_same_matter(one.indexed)), None)
        if known is None:
            matters.append((one, []))
        else:
            known.append(one.case_id)
    return [Chosen(weighed=best, retold=tuple(ids)) for best, ids in matters]


def _worth(one: Weighed, above: Sequence[Chosen]) -> float:
    gist = one.indexed.gist
    repeats = max((cosine(gist, c.weighed.indexed.gist) for c in above), default=0.0)
    return one.score - _DIVERSITY * repeats
