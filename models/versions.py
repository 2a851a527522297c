"""Models learned with a user's own cases: tried beside the present one, kept by choice, undone.

Every kept model has a folder of its own under the user's data folder and a line in a log: when,
which data, how many own cases, and the figures before and after. The model that ships with the
program is always there to go back to.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from cases.errors import QueryError
from cases.precedents import learning_cases
from cases.record import Case
from cases.store.tables import home
from models.features import LearningClaim, learning_claims, taught_claims
from models.figures import Figures, figures, mean_of
from models.outcome import OutcomeModel, fit_outcomes, fit_parts
from models.persist import MODEL, save_model
from models.prediction import PREDICTED
from models.splits import case_groups, folds
from models.word_odds import truth_of

_FOLDS, _REPEATS = 5, 2
_CURRENT, _LOG = "current.txt", "log.jsonl"
_LEAST_OWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A model learned with own cases, not yet kept, and what they change on the shipped library.

    ``without`` and ``with_own`` are measured on the same held-out claims.
    """

    model: OutcomeModel
    own_cases: tuple[str, ...]
    own_claims: int
    without: Figures
    with_own: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One line of the log; times are UTC."""

    name: str
    at: datetime
    own_cases: tuple[str, ...]
    own_claims: int
    accuracy_before: float
    accuracy_after: float
    log_loss_before: float
    log_loss_after: float


def models_folder() -> Path:
    """Where this user's models are kept."""
    return home() / "models"


def current_folder() -> Path:
    """The folder of the model in use: the one chosen last, else the shipped one."""
    pointer = models_folder() / _CURRENT
    name = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
    chosen = models_folder() / name
    return chosen if name and chosen.is_dir() else MODEL


def try_with(own: Sequence[Case]) -> Candidate:
    """Learn with own cases and measure what that changes.

    Raises QueryError where there are too few decided claims to learn from.
    """
    own_claims = learning_claims(own)
    if len(own_claims) < _LEAST_OWN:
        raise QueryError(
            f"已核对的自有文书中只有{len(own_claims)}项有结果的主张，至少要{_LEAST_OWN}项才能纳入学习。"
            "请先在“文书入库”中导入并核对文书。"
        )
    library = learning_cases()
    group_of = case_groups([*library, *own])
    claims = learning_claims(library)
    groups = [group_of[c.case_id] for c in claims]
    own_groups = [group_of[c.case_id] for c in own_claims]
    return Candidate(
        model=fit_outcomes([*claims, *own_claims], [*groups, *own_groups], taught_claims()),
        own_cases=tuple(sorted({claim.case_id for claim in own_claims})),
        own_claims=len(own_claims),
        without=_measured(claims, groups, (), ()),
        with_own=_measured(claims, groups, own_claims, own_groups),
    )


def keep(candidate: Candidate) -> Version:
    """Save a candidate, use it from now on, and log it."""
    folder = models_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    scratch = folder / "new"
    name = save_model(scratch, candidate.model)
    target = folder / name
    if not target.exists():
        scratch.rename(target)
    version = Version(
        name=name,
        at=datetime.now(UTC),
        own_cases=candidate.own_cases,
        own_claims=candidate.own_claims,
        accuracy_before=candidate.without.accuracy,
        accuracy_after=candidate.with_own.accuracy,
        log_loss_before=candidate.without.log_loss,
        log_loss_after=candidate.with_own.log_loss,
    )
    with (folder / _LOG).open("a", encoding="utf-8") as log:
        entry = {**asdict(version), "at": version.at.isoformat()}
        log.write(json.dumps(entry, ensure_ascii=False) + "\n")
    _use(name)
    return version


def restore(name: str | None) -> None:
    """Use an earlier model again; None means the shipped one.

    Raises QueryError where there is no such model.
    """
    if name is not None and not (models_folder() / name).is_dir():
        raise QueryError(f"没有模型“{name}”，请在列表中选择。")
    _use(name or "")


def versions() -> list[Version]:
    """Every kept model, latest first."""
    log = models_folder() / _LOG
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [_version(json.loads(line)) for line in reversed(lines)]


def _version(entry: dict[str, object]) -> Version:
    at = datetime.fromisoformat(str(entry.pop("at")))
    own = entry.pop("own_cases")
    assert isinstance(own, list)
    return Version(at=at, own_cases=tuple(own), **entry)  # type: ignore[arg-type]


def _use(name: str) -> None:
    pointer = models_folder() / _CURRENT
    pointer.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = pointer.with_suffix(".part")
    written.write_text(name, encoding="utf-8")
    written.replace(pointer)


def _measured(
    claims: Sequence[LearningClaim],
    groups: Sequence[int],
    own: Sequence[LearningClaim],
    own_groups: Sequence[int],
) -> Figures:
    """Figures on the library's claims, own ones on the learning side only, no matter on both."""
    truth = truth_of(claims)
    outcomes = [claim.outcome.value for claim in claims]
    runs = []
    for seed in range(_REPEATS):
        odds = np.zeros((len(claims), len(PREDICTED)))
        for learn, rows in folds(outcomes, groups, n_splits=_FOLDS, seed=seed):
            away = {groups[i] for i in rows}
            added = [claim for claim, g in zip(own, own_groups, strict=True) if g not in away]
            fitted = fit_parts([*(claims[i] for i in learn), *added], taught_claims())
            odds[rows] = fitted.odds([claims[i].put for i in rows])[0]
        runs.append(figures(odds, truth))
    return mean_of(runs)
