"""Library claims whose story is most like a new one, and the words they share."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from models.features import ClaimInput, LearningClaim

_MOST_WORDS = 6


class NearestClaims:
    """Library claims by likeness of what was told before judgment; cosine of TF-IDF, in [0, 1]."""

    def __init__(self, claims: Sequence[LearningClaim]) -> None:
        self.claims = claims

    def fit(self) -> Self:
        """Weigh the words of every claim's story."""
        self.words_ = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True)
        self.weights_ = csr_array(self.words_.fit_transform(c.put.story for c in self.claims))
        return self

    def likeness(self, put: ClaimInput) -> np.ndarray:
        """Cosine of a new story with that of every library claim, (n_claims,)."""
        query = csr_array(self.words_.transform([put.story]))
        cosines: np.ndarray = (self.weights_ @ query.T).toarray().ravel()
        return cosines

    def shared_words(self, put: ClaimInput, number: int) -> list[str]:
        """The words that a new story and library claim ``number`` share, weightiest first."""
        query = csr_array(self.words_.transform([put.story])).toarray().ravel()
        weights = self.weights_[[number]].toarray().ravel() * query
        names = self.words_.get_feature_names_out()
        best = np.argsort(-weights, kind="stable")[:_MOST_WORDS]
        return [str(names[i]) for i in best if weights[i] > 0]
