"""BM25 over a few thousand texts in memory: own candidates, and what a search must beat.

Robertson's formula with Lucene's idf, as ``bm25s`` computes it; a test holds the two together.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csc_array

_K1, _B = 1.5, 0.75


class PlainBM25:
    """Texts cut in words, ready to be scored."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.vocabulary: dict[str, int] = {}
        rows, columns, counts = [], [], []
        for row, words in enumerate(texts):
            for word, count in Counter(words).items():
                rows.append(row)
                columns.append(self.vocabulary.setdefault(word, len(self.vocabulary)))
                counts.append(count)
        shape = (len(texts), max(1, len(self.vocabulary)))
        table = csc_array((np.array(counts, dtype=float), (rows, columns)), shape=shape)
        self.frequencies = np.diff(table.indptr)
        length = np.array([len(words) for words in texts], dtype=float)
        short = _K1 * (1 - _B + _B * length / max(1.0, length.mean() if len(length) else 1.0))
        table.data = table.data / (table.data + short[table.indices])
        self.table = table

    def scores(self, query: Sequence[str]) -> np.ndarray:
        """BM25 of every text, (n_texts,); a word of the query counts once."""
        n = self.table.shape[0]
        total = np.zeros(n)
        for word in dict.fromkeys(query):
            column = self.vocabulary.get(word)
            if column is None:
                continue
            f = self.frequencies[column]
            weight = np.log(1 + (n - f + 0.5) / (f + 0.5))
            start, end = self.table.indptr[column : column + 2]
            total[self.table.indices[start:end]] += weight * self.table.data[start:end]
        return total
