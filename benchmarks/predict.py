"""One dispute to its odds with the model loaded, and learning anew from the shipped library."""

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from benchmarks.measurement import Measurement
from cases.precedents import learning_cases
from cases.record import Case
from cases.taxonomy import PassageRole
from models.dispute import ClaimQuery, Dispute
from models.predictor import Predictor
from models.train import train

_BUDGET_MILLISECONDS, _BUDGET_TRAINING = 50, 60


def measure() -> Iterable[Measurement]:
    """p50 and p95 of every library case asked as a new dispute; seconds of one training."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        train(Path(folder))
        trained = time.perf_counter() - start
        predictor = Predictor.load(Path(folder))
    took = []
    for case in learning_cases():
        dispute = _asked(case)
        start = time.perf_counter()
        predictor.predict(dispute)
        took.append((time.perf_counter() - start) * 1000)
    middle, late = np.percentile(took, [50, 95])
    asked = f"{len(took)}件"
    yield Measurement(name="预测一件，p50", value=float(middle), unit="毫秒", note=asked)
    yield Measurement(
        name="预测一件，p95",
        value=float(late),
        unit="毫秒",
        budget=_BUDGET_MILLISECONDS,
        note=asked,
    )
    yield Measurement(name="训练随附模型", value=trained, unit="秒", budget=_BUDGET_TRAINING)


def _asked(case: Case) -> Dispute:
    told = (PassageRole.FACTS, PassageRole.CLAIM)
    return Dispute(
        facts="\n".join(filter(None, (case.told_as(role) for role in told))),
        defence=case.told_as(PassageRole.DEFENCE),
        claims=tuple(
            ClaimQuery(type=claim.type, claimant=claim.claimant, text=claim.text)
            for claim in case.claims
        ),
    )
