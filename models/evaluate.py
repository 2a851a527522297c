"""Honest figures: models learned and measured on different matters, baselines beside them.

Claims are divided by matter (``models.splits``), never by row. Every figure is the mean over
repeated divisions; intervals come from drawing whole matters anew.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from cases.precedents import learning_cases
from models.families import CLAIM_TYPE, FAMILIES, SHIPPED, Family
from models.features import LearningClaim, learning_claims
from models.figures import Figures, Interval, figures, interval
from models.prediction import PREDICTED
from models.splits import case_groups, folds

_REPEATS = 5
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One family's figures, mean over the repeats, with the interval of its accuracy."""

    family: Family
    figures: Figures
    accuracy_interval: Interval
    odds: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationReport:
    """Everything ``make eval`` prints."""

    matters: int
    claims: tuple[LearningClaim, ...]
    truth: np.ndarray
    measured: tuple[Measured, ...]

    def to_json(self) -> dict[str, Any]:
        """Figures by family."""
        return {
            "claims": len(self.claims),
            "matters": self.matters,
            "repeats": _REPEATS,
            "folds": _FOLDS,
            "families": {
                m.family.id: {
                    **asdict(m.figures),
                    "accuracy_interval": [m.accuracy_interval.low, m.accuracy_interval.high],
                }
                for m in self.measured
            },
        }

    def in_words(self) -> str:
        """A table of figures and how to read it, in Chinese."""
        lines = [
            f"按案分组，{_FOLDS}折交叉验证重复{_REPEATS}次："
            f"{self.matters}案、{len(self.claims)}项主张，同一案从不同时用于学习和测算。",
            "模型\t准确率（95%区间）\t宏F1\t对数损失\tBrier\t校准误差\t最有把握60%的准确率",
        ]
        for m in self.measured:
            f, sure = m.figures, m.accuracy_interval
            lines.append(
                f"{m.family.label}\t{f.accuracy:.3f}（{sure.low:.3f}–{sure.high:.3f}）\t{f.macro_f1:.3f}"
                f"\t{f.log_loss:.3f}\t{f.brier:.3f}\t{f.calibration_error:.3f}\t{f.sure_accuracy:.3f}"
            )
        lines += ["", *self._by_type()]
        return "\n".join(lines)

    def _by_type(self) -> list[str]:
        """Accuracy of the shipped model and of the claim-type rate, by claim type with n."""
        odds = {m.family.id: m.odds for m in self.measured}
        types = np.array([c.put.type.value for c in self.claims])
        lines = ["各类主张的准确率：租鉴模型 / 同类主张比例（n）"]
        for kind in sorted(set(types), key=lambda t: -int((types == t).sum())):
            rows = types == kind
            right = [
                (odds[name][rows].argmax(axis=1) == self.truth[rows]).mean()
                for name in (SHIPPED.id, CLAIM_TYPE.id)
            ]
            lines.append(f"{kind}\t{right[0]:.2f} / {right[1]:.2f}（{int(rows.sum())}）")
        return lines


def evaluation_report() -> EvaluationReport:
    """Measure every family on the shipped library."""
    library = learning_cases()
    group_of = case_groups(library)
    claims = learning_claims(library)
    groups = [group_of[c.case_id] for c in claims]
    truth = np.array([PREDICTED.index(c.outcome) for c in claims])
    return EvaluationReport(
        matters=len(set(groups)),
        claims=tuple(claims),
        truth=truth,
        measured=tuple(_measure(family, claims, groups, truth) for family in FAMILIES),
    )


def _measure(
    family: Family, claims: Sequence[LearningClaim], groups: Sequence[int], truth: np.ndarray
) -> Measured:
    repeats = [held_out_odds(family, claims, groups, seed=seed) for seed in range(_REPEATS)]
    each = [asdict(figures(odds, truth)) for odds in repeats]
    mean: dict[str, Any] = {name: float(np.mean([f[name] for f in each])) for name in each[0]}
    odds = np.mean(repeats, axis=0)
    return Measured(
        family=family,
        figures=Figures(**{**mean, "n": len(truth)}),
        accuracy_interval=interval(
            lambda o, t: float((o.argmax(axis=1) == t).mean()), odds, truth, groups
        ),
        odds=odds,
    )


def held_out_odds(
    family: Family, claims: Sequence[LearningClaim], groups: Sequence[int], *, seed: int
) -> np.ndarray:
    """Odds of every claim from a model that never saw its matter, (n_claims, 3)."""
    outcomes = [c.outcome.value for c in claims]
    odds = np.zeros((len(claims), len(PREDICTED)))
    for learn, held_out in folds(outcomes, groups, n_splits=_FOLDS, seed=seed):
        fitted = family.fit([claims[i] for i in learn], [groups[i] for i in learn])
        odds[held_out] = fitted.odds([claims[i].put for i in held_out])
    return odds
