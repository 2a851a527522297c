"""What a dispute is about: shares of the dispute types among the cases told most like it."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from cases.record import Case
from cases.taxonomy import DisputeType
from models.features import story_of_case

_NEIGHBOURS = 10
_LEAST_SHARE = 0.1


class DisputeKinds:
    """Dispute types by likeness of story; the first type of a case counts double."""

    def __init__(self, library: Sequence[Case]) -> None:
        self.library = library

    def fit(self) -> Self:
        """Weigh the words of every case's story."""
        self.words_ = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True)
        self.weights_ = csr_array(self.words_.fit_transform(map(story_of_case, self.library)))
        return self

    def shares(self, story: str) -> tuple[tuple[DisputeType, float], ...]:
        """Dispute types with their share, likeliest first; shares sum to at most 1."""
        likeness = (self.weights_ @ csr_array(self.words_.transform([story])).T).toarray().ravel()
        nearest = np.argsort(-likeness, kind="stable")[:_NEIGHBOURS]
        shares: dict[DisputeType, float] = {}
        for number in nearest:
            weight = float(likeness[number]) ** 2
            for rank, kind in enumerate(self.library[number].dispute_types):
                shares[kind] = shares.get(kind, 0.0) + weight * (1.0 if rank else 2.0)
        total = sum(shares.values())
        ranked = sorted(shares.items(), key=lambda item: -item[1])
        return tuple((kind, s / total) for kind, s in ranked if s >= _LEAST_SHARE * total > 0)
