"""A file that is written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cases.errors import SourceError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file readable by its owner alone, its folder made where absent.

    Raises SourceError where the place cannot be written; nothing half-written stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise SourceError(f"不能写入“{path}”，请检查文件夹是否存在、是否有权限。") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(scratch).replace(path)
    except BaseException as error:
        with suppress(FileNotFoundError):
            Path(scratch).unlink()
        if isinstance(error, OSError):
            raise SourceError(f"不能写入“{path}”，请检查权限和磁盘空间。") from error
        raise
