"""Dividing a library for measuring, so that no case is on both sides.

Claims of one case stay together; so do cases that are one matter told twice: the same case number,
or facts so alike that one retells the other. Near-duplicates are common in a library drawn from
digests, and letting one teach the other would flatter every figure.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedGroupKFold

from cases.record import Case
from models.features import story_of_case

# Every pair found by reading to retell one matter has a cosine of 0.28 or more. Different matters
# reach 0.48: joining two of them costs nothing, parting one matter would leak.
ALIKE = 0.27
_QUARTERS = 4
_SEED = 20240320
_NUMBER = re.compile(r"[（(]\d{4}[）)].+?号")


def case_groups(library: Sequence[Case]) -> dict[str, int]:
    """A group number for every case id; cases of one group are one matter."""
    if not library:
        return {}
    alike = _alike(library) | _same_number(library)
    _, labels = connected_components(coo_array(alike), directed=False)
    return {case.case_id: int(label) for case, label in zip(library, labels, strict=True)}


def folds(
    outcomes: Sequence[str] | np.ndarray, groups: Sequence[int], *, n_splits: int, seed: int
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Row numbers to learn from and to measure on, ``n_splits`` times, outcomes spread evenly."""
    splitter = StratifiedGroupKFold(n_splits=n_splits, shuffle=True, random_state=seed)
    yield from splitter.split(np.zeros(len(outcomes)), outcomes, groups)


def set_aside(
    outcomes: Sequence[str] | np.ndarray, groups: Sequence[int]
) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers of three quarters of the matters and of the quarter kept away until the end."""
    return next(folds(outcomes, groups, n_splits=_QUARTERS, seed=_SEED))


def _alike(library: Sequence[Case]) -> np.ndarray:
    vectoriser = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True)
    weights = vectoriser.fit_transform(story_of_case(case) for case in library)
    alike: np.ndarray = (weights @ weights.T).toarray() >= ALIKE
    return alike


def _same_number(library: Sequence[Case]) -> np.ndarray:
    numbers = [set(_NUMBER.findall(case.case_number or "")) for case in library]
    return np.array([[bool(a & b) for b in numbers] for a in numbers])
