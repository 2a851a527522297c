"""A folder whose content is replaced whole: readers see the old or the new, never a half.

``current.json`` names the generation in use; each generation is a folder beside it. A new one is
made under another name and then the name is swapped. What a crash left behind is cleared by the
next replacement; one writer at a time, which the system's own file lock ensures even after a crash.
"""

import fcntl
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from cases.errors import CaseError

_POINTER = "current.json"
_LOCK = ".lock"
_PREFIX = "generation-"


def has_generation(folder: Path) -> bool:
    """Whether the folder has content in use."""
    return (folder / _POINTER).exists()


def current_generation(folder: Path) -> tuple[Path, dict[str, str]]:
    """The folder in use and what its maker noted about it.

    Raises CaseError where there is none.
    """
    try:
        noted: dict[str, str] = json.loads((folder / _POINTER).read_text(encoding="utf-8"))
        return folder / noted.pop("generation"), noted
    except (OSError, KeyError, json.JSONDecodeError) as error:
        raise CaseError(f"文件夹“{folder}”中没有可用的检索索引，请先建立索引。") from error


@contextmanager
def new_generation(folder: Path, noted: Mapping[str, str]) -> Iterator[Path]:
    """An empty folder to fill; on leaving it takes the old one's place, on a fault it is gone.

    Waits while another process replaces the content. Raises CaseError where the folder cannot be
    written.
    """
    name = f"{_PREFIX}{uuid.uuid4().hex}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                (folder / name).mkdir()
                yield folder / name
                _swap(folder, {**noted, "generation": name})
            except BaseException:
                shutil.rmtree(folder / name, ignore_errors=True)
                raise
            _clear(folder, keep=name)
    except OSError as error:
        raise CaseError(f"不能写入索引文件夹“{folder}”，请检查权限和磁盘空间。") from error


def _swap(folder: Path, noted: Mapping[str, str]) -> None:
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{_POINTER}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(noted, file)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(folder / _POINTER)


def _clear(folder: Path, *, keep: str) -> None:
    """Generations no longer in use; what another process still reads stays open to it."""
    for path in folder.glob(f"{_PREFIX}*"):
        if path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
    for path in folder.glob(f".{_POINTER}.*"):
        path.unlink(missing_ok=True)
