"""Honest figures: models learned and measured on different matters, baselines beside them.

Claims are divided by matter (``models.splits``), never by row; every figure is the mean over
repeated divisions, and intervals come from drawing whole matters anew. ``tune`` divides the
learning side again for shares and thresholds. A quarter of the matters is measured by a model
fitted on the other three quarters. The strengths of the priors (``models.signals``), like the
catalogue and the rules, were chosen with the whole library in view, that quarter included: all
these figures flatter what a wholly new case would get.
Hypothetical disputes are learned from in every division and never measured on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cases.factor_exam import FactorScore, Find, labelled_tellings, measure, overall
from cases.factor_phrases import EXAM_TELLINGS, UNSEEN_TELLINGS, factor_phrases, read_tellings
from cases.factors import find_factors
from cases.precedents import learning_cases
from cases.taxonomy import Outcome
from models.factor_reader import fit_reader, quoted_texts
from models.families import FAMILIES, SHIPPED, Family
from models.features import ClaimInput, LearningClaim, claims_as_read, learning_claims
from models.figures import Figures, Interval, accuracy_of, figures, interval, macro_f1_of, mean_of
from models.outcome import OutcomeModel
from models.prediction import PREDICTED
from models.splits import case_groups, folds, set_aside
from models.word_odds import truth_of

REPEATS = 5
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One family on one set of claims: mean figures, intervals, and the mean odds of each claim.

    ``covered`` is, for each of PREDICTED, the share of claims of that fate whose outcome set held
    it, None where the family gives no sets or no claim had that fate.
    """

    family: Family
    figures: Figures
    accuracy: Interval
    macro_f1: Interval
    odds: np.ndarray
    covered: tuple[float | None, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything that is measured.

    ``confirmed`` measures every family on factors as a person confirmed them; ``detected`` the
    shipped model on factors as the words alone gave them; ``set_aside`` the shipped model on the
    quarter of the matters kept away (figures of a single fit; ``set_aside_rows`` are its claims).
    ``reading`` is how well cues alone, then the reader, find factors in the exam's tellings.
    """

    matters: int
    claims: tuple[LearningClaim, ...]
    truth: np.ndarray
    confirmed: tuple[Measured, ...]
    detected: Measured
    set_aside: Measured
    set_aside_rows: np.ndarray
    reading: tuple[FactorScore, FactorScore]

    def of(self, family: Family) -> Measured:
        """One family's figures on confirmed factors."""
        return next(m for m in self.confirmed if m.family is family)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What a family is measured on: claims to learn from, their matters, and the same claims as
    they are put to it."""

    claims: Sequence[LearningClaim]
    groups: Sequence[int]
    put: Sequence[ClaimInput]
    truth: np.ndarray


def evaluation() -> Evaluation:
    """Measure every family on the shipped library; some minutes, most of them the reader's.

    The reader of factors that is measured has seen no words of the library.
    """
    library = learning_cases()
    group_of = case_groups(library)
    claims = learning_claims(library)
    groups = [group_of[claim.case_id] for claim in claims]
    outcomes = [claim.outcome.value for claim in claims]
    confirmed = _Task(
        claims=claims, groups=groups, put=[c.put for c in claims], truth=truth_of(claims)
    )
    unseen = read_tellings(UNSEEN_TELLINGS)
    reader = fit_reader(factor_phrases(), quoted_texts(), unseen)
    as_read = claims_as_read(library, reader.read)
    detected = _Task(
        claims=claims, groups=groups, put=[c.put for c in as_read], truth=confirmed.truth
    )
    learn, kept_away = set_aside(outcomes, groups)
    return Evaluation(
        matters=len(set(groups)),
        claims=tuple(claims),
        truth=confirmed.truth,
        confirmed=tuple(_measure(family, confirmed) for family in FAMILIES),
        detected=_measure(SHIPPED, detected),
        set_aside=_measure_once(SHIPPED, confirmed, learn, kept_away),
        set_aside_rows=kept_away,
        reading=(_exam(find_factors), _exam(reader.read)),
    )


def _exam(find: Find) -> FactorScore:
    return overall(measure(labelled_tellings(read_tellings(EXAM_TELLINGS)), find).values())


def _measure(family: Family, task: _Task) -> Measured:
    """Mean figures over the repeats."""
    runs = [held_out(family, task, seed=seed) for seed in range(REPEATS)]
    odds: np.ndarray = np.mean([odds for odds, _ in runs], axis=0)
    covered = _covered([sets for _, sets in runs], task.truth)
    return _measured(
        family, mean_of([figures(o, task.truth) for o, _ in runs]), odds, covered, task
    )


def _measure_once(family: Family, task: _Task, learn: np.ndarray, rows: np.ndarray) -> Measured:
    """Figures on ``rows`` by a model fitted once on ``learn``."""
    fitted = family.fit([task.claims[i] for i in learn], [task.groups[i] for i in learn])
    odds = fitted.odds([task.put[i] for i in rows])
    part = _Task(
        claims=[task.claims[i] for i in rows],
        groups=[task.groups[i] for i in rows],
        put=[task.put[i] for i in rows],
        truth=task.truth[rows],
    )
    covered = _covered([_sets(fitted, odds)], part.truth)
    return _measured(family, figures(odds, part.truth), odds, covered, part)


def _measured(
    family: Family,
    mean: Figures,
    odds: np.ndarray,
    covered: tuple[float | None, ...] | None,
    task: _Task,
) -> Measured:
    return Measured(
        family=family,
        figures=mean,
        accuracy=interval(accuracy_of, odds, task.truth, task.groups),
        macro_f1=interval(macro_f1_of, odds, task.truth, task.groups),
        odds=odds,
        covered=covered,
    )


def held_out(
    family: Family, task: _Task, *, seed: int
) -> tuple[np.ndarray, list[tuple[Outcome, ...]] | None]:
    """Odds (n_claims, 3) of every claim from a model that never saw its matter, and the outcome
    sets where the family gives any."""
    outcomes = [claim.outcome.value for claim in task.claims]
    odds = np.zeros((len(task.claims), len(PREDICTED)))
    sets: list[tuple[Outcome, ...]] = [()] * len(task.claims)
    for learn, rows in folds(outcomes, task.groups, n_splits=FOLDS, seed=seed):
        fitted = family.fit([task.claims[i] for i in learn], [task.groups[i] for i in learn])
        odds[rows] = fitted.odds([task.put[i] for i in rows])
        given = _sets(fitted, odds[rows])
        for i, row in enumerate(rows):
            sets[row] = given[i] if given else ()
    return odds, sets if all(sets) else None


def _sets(fitted: object, odds: np.ndarray) -> list[tuple[Outcome, ...]] | None:
    if not isinstance(fitted, OutcomeModel):
        return None
    return [fitted.outcome_set(row.tolist()) for row in odds]


def _covered(
    runs: Sequence[Sequence[tuple[Outcome, ...]] | None], truth: np.ndarray
) -> tuple[float | None, ...] | None:
    """By fate, the share of claims whose outcome set held it, over all runs."""
    given = [sets for sets in runs if sets is not None]
    if not given:
        return None
    held = np.array([[PREDICTED[t] in s for t, s in zip(truth, run, strict=True)] for run in given])
    return tuple(
        float(held[:, truth == i].mean()) if (truth == i).any() else None
        for i in range(len(PREDICTED))
    )
