"""The words that say most of a text, weighed against the library: how alike two texts read."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cases.precedents import learning_cases
from cases.words import content_words
from models.similar.principal_dispute import text_of_case

_MOST_WORDS = 60


def gist_of(words: Sequence[str]) -> dict[str, float]:
    """The weightiest words of a text with their weights, a vector of unit length."""
    counts = Counter(words)
    weights = {word: (1 + math.log(n)) * rarity_of(word) for word, n in counts.items()}
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_WORDS]
    length = math.sqrt(sum(weights[word] ** 2 for word in heaviest))
    return {word: round(weights[word] / length, 3) for word in heaviest}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """How alike two gists are, in [0, 1]."""
    fewer, more = (a, b) if len(a) < len(b) else (b, a)
    return sum(weight * more.get(word, 0.0) for word, weight in fewer.items())


def rarity_of(word: str) -> float:
    """How rare a word is in the library, above 0; greatest for a word it does not have."""
    counts, n = _library_counts()
    return math.log(1 + (n - counts[word] + 0.5) / (counts[word] + 0.5))


def rarest(words: Iterable[str], most: int) -> list[str]:
    """Distinct words, the rarest in the library first."""
    return sorted(set(words), key=lambda word: (-rarity_of(word), word))[:most]


@cache
def _library_counts() -> tuple[Counter[str], int]:
    library = learning_cases()
    counts: Counter[str] = Counter()
    for case in library:
        counts.update(set(content_words(text_of_case(case))))
    return counts, len(library)
