"""What was learned on disk: scikit-learn parts as skops, everything else as JSON. No pickle.

``model.json`` and ``reader.json`` beside the parts say which versions and which data made them; a
model is only loaded where the data it learned from is still what is shipped.
"""

import hashlib
import json
import platform
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
import skops
from skops.io import dump, get_untrusted_types, load

from cases.errors import CaseError
from cases.factor_labels import FACTOR_LABELS
from cases.factor_phrases import PHRASES, TELLINGS, UNSEEN_TELLINGS
from cases.factors import FACTORS
from cases.library import LIBRARY
from cases.positions import POSITIONS
from cases.precedents import PRECEDENTS
from cases.taxonomy import Outcome
from cases.teaching import TEACHING
from models.baseline import BaseRateClassifier
from models.factor_reader import FactorReader
from models.informed import InformedLogistic
from models.outcome import OutcomeModel, Parts, Shares
from models.rules import RULES
from models.signals import prior_of

MODEL = Path(__file__).parents[1] / "build" / "model"

_SIDE_FILE, _PARTS = "model.json", "parts.skops"
_READER_SIDE, _READER = "reader.json", "reader.skops"
_OF_MODEL = (LIBRARY, PRECEDENTS, FACTOR_LABELS, TEACHING, FACTORS, POSITIONS, RULES)
_OF_READER = (
    FACTORS,
    PHRASES,
    TELLINGS,
    UNSEEN_TELLINGS,
    TEACHING,
    LIBRARY,
    PRECEDENTS,
    FACTOR_LABELS,
)
_RETRAIN = "请运行 make train 重新训练。"


def data_hash() -> str:
    """SHA-256 over the data a model learns from: cases, their factors, hypothetical
    disputes, the catalogue, the positions, the rules."""
    return _hash(_OF_MODEL)


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """The versions a saved part depends on."""
    return {
        "python": platform.python_version(),
        "scikit-learn": sklearn.__version__,
        "skops": skops.__version__,
    }


def save_model(folder: Path, model: OutcomeModel) -> str:
    """Write a model, its side file last, each whole or not at all; returns the model's name."""
    folder.mkdir(parents=True, exist_ok=True)
    vectoriser = model.parts.words[0]
    vectoriser.vocabulary_ = _plain(vectoriser.vocabulary_)
    learned = model.parts.informed.learned_
    side = {
        "versions": versions(),
        "data": data_hash(),
        "shares": {"words": model.shares.words, "rates": model.shares.rates},
        "least": {outcome.value: odds for outcome, odds in model.least.items()},
        "informed": {name: weights.tolist() for name, weights in learned.items()},
    }
    side["name"] = _name(side)
    parts = {"words": model.parts.words, "rates": _counts(model)}
    _write(folder, _PARTS, parts, _SIDE_FILE, side)
    return str(side["name"])


def save_reader(folder: Path, reader: FactorReader) -> None:
    """Write a reader of factors, its side file last, each whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.vectoriser.vocabulary_ = _plain(reader.vectoriser.vocabulary_)
    side = {"versions": versions(), "data": _hash(_OF_READER), "factors": reader.factors}
    parts = {
        "vectoriser": reader.vectoriser,
        "weights": reader.weights,
        "biases": reader.biases,
        "trust": reader.trust,
    }
    _write(folder, _READER, parts, _READER_SIDE, side)


def load_reader(folder: Path = MODEL) -> FactorReader:
    """The reader of factors. Raises CaseError as ``load_model`` does."""
    side, parts = _read(folder, _READER, _READER_SIDE, _OF_READER)
    return FactorReader(factors=tuple(side["factors"]), **parts)


def load_model(folder: Path) -> tuple[OutcomeModel, str]:
    """The model and its name.

    Raises CaseError where there is no model, where it was made by other versions or from other
    data, or where the file holds a type that no part of ours has.
    """
    side, parts = _read(folder, _PARTS, _SIDE_FILE, _OF_MODEL)
    informed = InformedLogistic(prior_of)
    informed.learned_ = {name: np.array(weights) for name, weights in side["informed"].items()}
    rates = BaseRateClassifier()
    for name, value in parts["rates"].items():
        setattr(rates, name, value)
    model = OutcomeModel(
        parts=Parts(informed=informed, words=parts["words"], rates=rates),
        shares=Shares(**side["shares"]),
        least={Outcome(value): odds for value, odds in side["least"].items()},
    )
    return model, side["name"]


def _write(
    folder: Path, parts_name: str, parts: Mapping[str, Any], side_name: str, side: Mapping[str, Any]
) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        dump(parts, Path(scratch) / parts_name)
        written = Path(scratch) / side_name
        written.write_text(json.dumps(side, ensure_ascii=False, indent=1), encoding="utf-8")
        (Path(scratch) / parts_name).replace(folder / parts_name)
        written.replace(folder / side_name)


def _read(
    folder: Path, parts_name: str, side_name: str, learned_from: Iterable[Path]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The side file and the parts, once both are known to fit."""
    try:
        side = json.loads((folder / side_name).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise CaseError(f"没有可用的模型，{_RETRAIN}") from error
    if side["versions"] != versions() or side["data"] != _hash(learned_from):
        raise CaseError(f"模型与现在的案例库或软件版本不一致，{_RETRAIN}")
    if get_untrusted_types(file=folder / parts_name):
        raise CaseError(f"模型文件中有不明内容，不予载入，{_RETRAIN}")
    return side, load(folder / parts_name)


def _plain(vocabulary: Mapping[str, Any]) -> dict[str, int]:
    """Without numpy's numbers: skops writes a node for every one that is not a plain int."""
    return {word: int(i) for word, i in vocabulary.items()}


def _counts(model: OutcomeModel) -> dict[str, Any]:
    """What the base rates learned; group names as words, since arrays of objects are not kept."""
    rates = model.parts.rates
    return {
        "classes_": rates.classes_,
        "overall_": rates.overall_,
        "groups_": rates.groups_.astype(str),
        "counts_": rates.counts_,
        "n_features_in_": rates.n_features_in_,
    }


def _name(side: Mapping[str, Any]) -> str:
    """A short name that changes whenever the model does."""
    return hashlib.sha256(json.dumps(side, sort_keys=True).encode()).hexdigest()[:12]
