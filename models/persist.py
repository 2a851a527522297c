"""The trained model on disk: scikit-learn parts as skops, everything else as JSON. No pickle.

``model.json`` beside the parts says which versions and which data made them; a model is only
loaded where the data it learned from is still what is shipped.
"""

import hashlib
import json
import platform
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import sklearn
import skops
from skops.io import dump, get_untrusted_types, load

from cases.errors import CaseError
from cases.library import LIBRARY
from cases.precedents import PRECEDENTS

MODEL = Path(__file__).parents[1] / "build" / "model"

_SIDE_FILE, _PARTS = "model.json", "words.skops"
_RETRAIN = "请运行 make train 重新训练。"


def data_hash(files: Iterable[Path] = (LIBRARY, PRECEDENTS)) -> str:
    """SHA-256 over the data a model learns from."""
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


def save_model(folder: Path, parts: Any, parameters: Mapping[str, Any]) -> None:
    """Write the parts, then the side file that makes them valid; each is whole or absent."""
    folder.mkdir(parents=True, exist_ok=True)
    side = {"versions": versions(), "data": data_hash(), "parameters": parameters}
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        dump(parts, Path(scratch) / _PARTS)
        written = Path(scratch) / _SIDE_FILE
        written.write_text(json.dumps(side, ensure_ascii=False, indent=1), encoding="utf-8")
        (Path(scratch) / _PARTS).replace(folder / _PARTS)
        written.replace(folder / _SIDE_FILE)


def load_model(folder: Path) -> tuple[Any, dict[str, Any]]:
    """The parts and the parameters.

    Raises CaseError where there is no model, where it was made by other versions or from other
    data, or where the file holds a type that no part of ours has.
    """
    try:
        side = json.loads((folder / _SIDE_FILE).read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise CaseError(f"没有可用的模型，{_RETRAIN}") from error
    if side["versions"] != versions() or side["data"] != data_hash():
        raise CaseError(f"模型与现在的案例库或软件版本不一致，{_RETRAIN}")
    if get_untrusted_types(file=folder / _PARTS):
        raise CaseError(f"模型文件中有不明内容，不予载入，{_RETRAIN}")
    return load(folder / _PARTS), side["parameters"]
