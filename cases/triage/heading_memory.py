"""What a person confirmed about a company's own headings, kept for the next upload.

One small JSON file, ``headings.json``, in a folder of the caller's choosing.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cases.errors import SourceError
from cases.triage.columns import columns

FILE = "headings.json"


def remembered_headings(folder: Path) -> dict[str, str]:
    """Headings → column ids; "" says to leave a heading alone. {} where nothing is kept.

    Raises SourceError where the file is not what was written.
    """
    path = folder / FILE
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SourceError(f"列名对应文件“{path}”已损坏，请删除后重新确认。") from error
    if not isinstance(kept, dict):
        raise SourceError(f"列名对应文件“{path}”已损坏，请删除后重新确认。")
    return {str(h): str(c) for h, c in kept.items() if not c or c in columns()}


def remember_headings(folder: Path, confirmed: Mapping[str, str]) -> None:
    """Keep confirmed headings beside those kept before, all or nothing.

    Raises SourceError where a column is unknown or the folder cannot be written.
    """
    unknown = [column for column in confirmed.values() if column and column not in columns()]
    if unknown:
        raise SourceError(f"没有“{unknown[0]}”这一列，请从模板的列中选择。")
    kept = {**remembered_headings(folder), **confirmed}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{FILE}.")
    except OSError as error:
        raise SourceError(f"不能写入“{folder}”，请检查权限。") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1)
        Path(name).replace(folder / FILE)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise
