"""Texts as weighted terms of one kind: TF-IDF of unit length, and its cosine with a new text.

The formula is scikit-learn's (sublinear counts, smooth idf); a new text is compared in a fraction
of the time, which counts where thousands are.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_array


class TermView:
    """The terms of some texts, and how alike other texts are to each of them."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        counted = [Counter(terms) for terms in texts]
        self._column: dict[str, int] = {}
        for counts in counted:
            for term in counts:
                self._column.setdefault(term, len(self._column))
        width = max(1, len(self._column))
        seen = np.zeros(width)
        for counts in counted:
            seen[[self._column[term] for term in counts]] += 1
        self._idf = np.log((1 + len(texts)) / (1 + seen)) + 1
        rows = [self._weighed(counts) for counts in counted]
        starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        columns = np.concatenate([columns for columns, _ in rows])
        weights = np.concatenate([weights for _, weights in rows])
        self._table = csr_array((weights, columns, starts), shape=(len(texts), width))

    def among_themselves(self) -> np.ndarray:
        """Cosines of the texts with one another, (n_texts, n_texts)."""
        cosines: np.ndarray = (self._table @ self._table.T).toarray()
        return cosines

    def likeness_of(self, terms: Iterable[str]) -> np.ndarray:
        """Cosines of a new text with each text, (n_texts,); terms no text has do not count."""
        columns, weights = self._weighed(Counter(t for t in terms if t in self._column))
        dense = np.zeros(self._table.shape[1])
        dense[columns] = weights
        cosines: np.ndarray = self._table @ dense
        return cosines

    def weights_of(self, terms: Iterable[str]) -> dict[str, float]:
        """The weights of a new text's terms, of unit length; terms no text has do not count."""
        counts = Counter(t for t in terms if t in self._column)
        return dict(zip(counts, self._weighed(counts)[1].tolist(), strict=True))

    def _weighed(self, counts: Counter[str]) -> tuple[np.ndarray, np.ndarray]:
        """Columns and weights of one text, of unit length."""
        columns = np.array([self._column[term] for term in counts], dtype=np.int32)
        said = np.fromiter(counts.values(), dtype=float, count=len(counts))
        weights = (1 + np.log(said)) * self._idf[columns]
        length = np.linalg.norm(weights)
        return columns, weights / length if length else weights
