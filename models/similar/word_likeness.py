"""Words of a query weighed by an index, and how much of them a case has: BM25 brought to [0, 1]."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from cases.words import content_words
from models.similar.search_index import SearchIndex

# Rare words, and words said often, carry a query; more of them cost time and change nothing.
_MOST_WORDS = 48
# BM25 of a word is at most 2.2 times its rarity; a retelling in other words reaches about a fifth
# of the sum of them all.
_FULL = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class WordQuery:
    """The words that are sought, with weights, and the most that they could score."""

    weights: Mapping[str, float]
    most: float

    @classmethod
    def of(cls, text: str, index: SearchIndex) -> Self:
        """The weightiest words of a text; one that no case has counts against all of them."""
        n = len(index)
        said = Counter(content_words(text))
        frequencies = index.frequencies(said)
        rarity = {w: math.log(1 + (n - f + 0.5) / (f + 0.5)) for w, f in frequencies.items()}
        weight = {w: (1 + math.log(said[w])) * rare for w, rare in rarity.items()}
        kept = sorted(weight, key=lambda word: (-weight[word], word))[:_MOST_WORDS]
        known = [word for word in kept if frequencies[word]]
        return cls(weights=dict.fromkeys(known, 1.0), most=sum(rarity[word] for word in kept))

    def likeness_of(
        self, known: Mapping[str, float], case_ids: Iterable[str], index: SearchIndex
    ) -> dict[str, float]:
        """How much of the query's words each case has, in [0, 1]; ``known`` are scores at hand."""
        missing = [case_id for case_id in case_ids if case_id not in known]
        scores = {**known, **index.word_scores(self.weights, missing)}
        full = _FULL * self.most
        return {
            case_id: min(1.0, scores.get(case_id, 0.0) / full) if full else 0.0
            for case_id in (*known, *missing)
        }
