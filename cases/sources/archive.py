"""What is in a .zip, without ever writing it to disk or trusting its names and sizes."""

import io
import zipfile
from collections.abc import Iterator

from cases.errors import SourceError

MAX_ENTRIES = 20_000
MAX_ENTRY_BYTES = 200 * 1024 * 1024
MAX_TOTAL_BYTES = 2 * 1024 * 1024 * 1024
MAX_RATIO = 200
_CHUNK = 1024 * 1024


def read_zip(data: bytes) -> Iterator[tuple[str, bytes | str]]:
    """Each file's name and its content, or in place of the content the reason it was not read.

    Sizes are counted while unpacking, because a header may lie. Raises SourceError where the
    archive is damaged or holds too many files.
    """
    archive = _opened(data)
    budget = MAX_TOTAL_BYTES
    for entry in _entries(archive):
        name = shown_name(entry)
        if entry.flag_bits & 0x1:
            yield name, "压缩包设了密码，请解压后再导入。"
            continue
        content = _unpack(archive, entry, budget)
        if isinstance(content, bytes):
            budget -= len(content)
        yield name, content


def count_entries(data: bytes) -> int:
    """How many files an archive holds. Raises SourceError as ``read_zip`` does."""
    return len(_entries(_opened(data)))


def check_unpacked_size(data: bytes) -> None:
    """Raises SourceError where an office file, which is an archive, would unpack beyond measure."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return  # whoever reads it says what is wrong
    if size > min(MAX_ENTRY_BYTES, max(len(data), 100_000) * MAX_RATIO):
        raise SourceError("解压后的体积异常，疑似压缩炸弹，没有读取。")


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError("压缩包已损坏或不完整，请重新压缩后再试。") from error


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise SourceError(f"压缩包里的文件超过{MAX_ENTRIES}个，请分批压缩后再导入。")
    return [entry for entry in entries if not _is_furniture(shown_name(entry))]


def shown_name(entry: zipfile.ZipInfo) -> str:
    """A name for display: without path tricks, and GB18030 restored where an old tool wrote it."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = entry.filename
    steps = name.replace("\\", "/").split("/")
    return "/".join(
        step for step in steps if step not in ("", ".", "..") and not step.endswith(":")
    )


def _is_furniture(name: str) -> bool:
    """Files that operating systems add."""
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith(".")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> bytes | str:
    limit = min(MAX_ENTRY_BYTES, budget, max(entry.compress_size, 1024) * MAX_RATIO)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    return "解压后的体积异常，疑似压缩炸弹，没有读取。"
                pieces.append(chunk)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return "压缩包里的这个文件已损坏，请重新压缩后再试。"
    except Exception as error:
        # zlib and lzma each raise their own kind on damaged data.
        if type(error).__module__ in ("zlib", "_lzma", "lzma"):
            return "压缩包里的这个文件已损坏，请重新压缩后再试。"
        raise
    return b"".join(pieces)
