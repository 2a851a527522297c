"""What a dispute is mainly about: odds of the dispute types, learned from the curated library.

Kernel ridge regression on four views of a text: its words, its character pairs, the legal factors
it tells and the cues of each dispute type. With so few cases a closed form is quick enough to be
fitted anew without any case that must not teach (``leaving_out``).
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import Self

import numpy as np

from cases.dispute_cues import find_dispute_cues
from cases.factors import FactorState, find_factors
from cases.precedents import learning_cases
from cases.record import Case
from cases.taxonomy import DisputeType, PassageRole
from cases.words import content_words
from models.similar.term_view import TermView

KINDS = tuple(DisputeType)
# A case's further types teach too, but less than its principal one.
FURTHER = 0.6
_RIDGE = 1.0
_MOST_CUES = 4
_SHARPNESS = 2.0
_LEAST = 0.01
# What the cues say by themselves, also of types that hardly any case could teach.
_DIRECT = 0.4
# A text that scores this much for its first type is plainly of the kind the library knows: nearly
# every question of the similarity exam does.
_PLAIN = 0.35


class PrincipalDispute:
    """Odds of dispute types for any text.

    Parameters
    ----------
    library : cases with their dispute types, principal first
    text_of : what is learned from a case; for a prediction only what precedes judgment
    """

    def __init__(
        self, library: Sequence[Case], text_of: Callable[[Case], str] | None = None
    ) -> None:
        self.library = library
        self.text_of = text_of or text_of_case

    @property
    def causes(self) -> frozenset[str]:
        """The causes of action of the cases it learned from."""
        return frozenset(case.cause for case in self.library if case.cause)

    def fit(self) -> Self:
        """Weigh the library's texts; types of a case count 1 for the principal, less for others."""
        texts = [self.text_of(case) for case in self.library]
        self.views_ = tuple(TermView([analyse(text) for text in texts]) for analyse in _ANALYSES)
        likeness = [w * v.among_themselves() for w, v in zip(_WEIGHTS, self.views_, strict=True)]
        self.likeness_ = np.sum(likeness, axis=0)
        self.types_ = np.array([_types(case) for case in self.library])
        self.rows_ = {case.case_id: row for row, case in enumerate(self.library)}
        self.learned_ = self._learned(np.arange(len(self.library)))
        return self

    def odds(
        self, text: str, factors: Iterable[str], *, leaving_out: Collection[str] = ()
    ) -> dict[DisputeType, float]:
        """Dispute types with their odds, likeliest first; they sum to at most 1.

        The less the text is like anything learned, the less they sum to. ``factors`` are those
        told in the text; ``leaving_out`` names cases that must not teach.
        """
        told = (content_words(text), _pairs(text), factors, _cues(text))
        likeness = np.sum(
            [
                weight * view.likeness_of(terms)
                for weight, view, terms in zip(_WEIGHTS, self.views_, told, strict=True)
            ],
            axis=0,
        )
        out = {self.rows_[case_id] for case_id in leaving_out if case_id in self.rows_}
        kept = np.array([row for row in range(len(self.library)) if row not in out])
        learned = self._learned(kept) if out else self.learned_
        scores = np.clip(likeness[kept] @ learned, 0, None)
        sure = min(1.0, float(scores.max()) / _PLAIN)
        if not sure:
            return {}
        spoken = self.views_[-1].weights_of(told[-1])
        direct = np.array([spoken.get(kind.value, 0.0) for kind in KINDS])
        sharp = (scores + _DIRECT * direct) ** _SHARPNESS
        shares = sure * sharp / sharp.sum()
        likeliest = sorted(zip(KINDS, shares.tolist(), strict=True), key=lambda item: -item[1])
        return {kind: share for kind, share in likeliest if share >= _LEAST}

    def _learned(self, rows: np.ndarray) -> np.ndarray:
        """Weights of the kept cases, (n_kept, n_types)."""
        kernel = self.likeness_[np.ix_(rows, rows)] + _RIDGE * np.eye(len(rows))
        solved: np.ndarray = np.linalg.solve(kernel, self.types_[rows])
        return solved


@cache
def library_weigher() -> PrincipalDispute:
    """Fitted on every case of the shipped library."""
    return PrincipalDispute(learning_cases()).fit()


def text_of_case(case: Case) -> str:
    """Everything a case tells: heading, text, claims, rule."""
    claims = (claim.text for claim in case.claims)
    return "\n".join(part for part in (case.title, case.text, *claims, case.rule) if part)


def text_before_judgment(case: Case) -> str:
    """Facts, claims put and defence: nothing that was written after the result was known."""
    told = (PassageRole.FACTS, PassageRole.CLAIM, PassageRole.DEFENCE)
    parts = [*(case.told_as(role) for role in told), *(claim.text for claim in case.claims)]
    return "\n".join(part for part in parts if part)


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]


def _factors(text: str) -> list[str]:
    return [f.id for f in find_factors(text) if f.state is FactorState.PRESENT]


def _cues(text: str) -> list[str]:
    """Each dispute type as often as it is spoken of, within reason."""
    found = find_dispute_cues(text)
    return [kind.value for kind, words in found.items() for _ in words[:_MOST_CUES]]


_ANALYSES = (content_words, _pairs, _factors, _cues)
# How much the words, the character pairs, the factors and the cues say.
_WEIGHTS = (0.7, 0.7, 0.6, 1.0)


def _types(case: Case) -> list[float]:
    principal = case.dispute_types[:1]
    return [
        1.0 if kind in principal else FURTHER if kind in case.dispute_types else 0.0
        for kind in KINDS
    ]
