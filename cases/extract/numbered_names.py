"""Masked names that end in a number (张某1), told apart from a sum that follows them.

Of 赔偿张某17425元 only the parties' names say where the sum begins. In a paper where a name touches
a figure the numbers of names become marks of equal length that no figure is made of.
"""

import re
from collections.abc import Iterable

_MARKS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURES = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_NUMBERED = re.compile("[一-鿿][0-9]{1,2}$")


def touching_names(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that end in a number, longest first; none where no figure touches one."""
    numbered = {name for name in names if _NUMBERED.search(name)}
    longest = tuple(sorted(numbered, key=len, reverse=True))
    touches = any(re.search(f"{re.escape(name)}(?=[0-9])", text) for name in longest)
    return longest if touches else ()


def marked(words: str, names: tuple[str, ...]) -> str:
    """The words with the numbers of those names as marks; as long as before."""
    for name in names:
        words = words.replace(name, name.translate(_MARKS))
    return words


def unmarked(words: str) -> str:
    """The words with figures in place of marks."""
    return words.translate(_FIGURES)
