"""What the words alone say: TF-IDF of marked tokens and a penalised logistic model."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from models.baseline import BaseRateClassifier
from models.features import ClaimInput, LearningClaim
from models.prediction import PREDICTED


def fit_words(
    claims: Sequence[LearningClaim], C: float = 1.0, weights: np.ndarray | None = None
) -> Pipeline:
    """A model of words, each counted once a claim; labels are column numbers of PREDICTED.

    ``weights`` (n_claims,) is how much each claim counts, 1 where not given.
    """
    model = make_pipeline(
        TfidfVectorizer(token_pattern=r"\S+", lowercase=False, binary=True, min_df=2),
        LogisticRegression(C=C, max_iter=1000),
    )
    tokens = [c.put.tokens for c in claims]
    return model.fit(tokens, truth_of(claims), logisticregression__sample_weight=weights)


def words_odds(model: Pipeline, inputs: Sequence[ClaimInput]) -> np.ndarray:
    """Odds in the order of PREDICTED, (n_claims, 3)."""
    return in_order(model.predict_proba([put.tokens for put in inputs]), model.classes_)


def fit_rates(
    claims: Sequence[LearningClaim], *, by_type: bool = True, smoothing: float = 8.0
) -> BaseRateClassifier:
    """Base rates, of each claim type or of all claims; labels as in ``fit_words``."""
    rates = BaseRateClassifier(by_group=by_type, smoothing=smoothing)
    return rates.fit(_types([c.put for c in claims]), truth_of(claims))


def rate_odds(rates: BaseRateClassifier, inputs: Sequence[ClaimInput]) -> np.ndarray:
    """Odds in the order of PREDICTED, (n_claims, 3)."""
    return in_order(rates.predict_proba(_types(inputs)), rates.classes_)


def truth_of(claims: Sequence[LearningClaim]) -> np.ndarray:
    """What happened to each claim, as column numbers of PREDICTED."""
    return np.array([PREDICTED.index(claim.outcome) for claim in claims])


def in_order(odds: np.ndarray, classes: np.ndarray) -> np.ndarray:
    """Columns for PREDICTED from columns for the classes that occurred; others have odds 0."""
    table = np.zeros((len(odds), len(PREDICTED)))
    table[:, classes] = odds
    return table


def _types(inputs: Sequence[ClaimInput]) -> np.ndarray:
    table = np.empty((len(inputs), 1), dtype=object)
    table[:, 0] = [put.type.value for put in inputs]
    return table
