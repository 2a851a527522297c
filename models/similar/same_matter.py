"""Whether two cases are one matter told twice: the same case number, or the same figures and words.

Digests of one judgment are published again and again in other words. Words alone do not tell them
from two cases of a kind, sums and dates do: two tellings share several that no other case has.
"""

import re
from collections.abc import Collection

from cases.record import Case

_NUMBER = re.compile(r"[（(]\d{4}[）)].{2,24}?号")
# Days, decimals, sums and counts of four digits and more: what identifies, not what describes.
_FIGURE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|\d[\d,，]{0,15}\.\d{1,6}|\d[\d,，]{3,15}(?!年)|\d{1,12}(?=万元|亿元)"
)
_MOST_FIGURES = 60
# Retellings in the library have a cosine of 0.5 or more, or of 0.3 and two figures in common;
# different cases reach 0.46, and 0.36 where they have a figure in common.
_ALIKE, _RATHER_ALIKE, _FIGURES_SHARED = 0.5, 0.3, 2


def case_numbers(case: Case) -> frozenset[str]:
    """Docket numbers by which a case is known, brackets alike."""
    found = _NUMBER.findall(case.case_number or "")
    return frozenset(n.replace("(", "（").replace(")", "）").replace(" ", "") for n in found)


def identifying_figures(text: str) -> frozenset[str]:
    """Days, sums and decimals of a text, thousands marks left out; the first sixty."""
    figures: dict[str, None] = {}
    for found in _FIGURE.finditer(text):
        figures[found[0].replace(",", "").replace("，", "")] = None
        if len(figures) == _MOST_FIGURES:
            break
    return frozenset(figures)


def is_same_matter(
    numbers: Collection[str],
    figures: Collection[str],
    other_numbers: Collection[str],
    other_figures: Collection[str],
    *,
    likeness: float,
) -> bool:
    """Whether two cases, by docket numbers, figures and cosine of words, are one matter."""
    if set(numbers) & set(other_numbers) or likeness >= _ALIKE:
        return True
    shared = len(set(figures) & set(other_figures))
    return likeness >= _RATHER_ALIKE and shared >= _FIGURES_SHARED
