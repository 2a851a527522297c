"""Which reader opens a file; one bad file never stops the rest."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from cases.errors import SourceError
from cases.sources.archive import read_zip
from cases.sources.document import SourceDocument, SourceFailure
from cases.sources.pdf import read_image, read_pdf
from cases.sources.plain import read_html, read_text
from cases.sources.tables import read_csv, read_json_lines, read_xlsx
from cases.sources.word import read_doc, read_docx

MAX_BYTES = 200 * 1024 * 1024

# Called with (pages done, pages in all) while pages are being recognised.
Progress = Callable[[int, int], None]
Reader = Callable[[bytes, str, Progress], Iterator[SourceDocument | SourceFailure]]


def _one(read: Callable[[bytes, str], SourceDocument]) -> Reader:
    def reader(data: bytes, name: str, _: Progress) -> Iterator[SourceDocument | SourceFailure]:
        yield read(data, name)

    return reader


def _many(
    read: Callable[[bytes, str], Iterator[SourceDocument | SourceFailure]],
) -> Reader:
    def reader(data: bytes, name: str, _: Progress) -> Iterator[SourceDocument | SourceFailure]:
        yield from read(data, name)

    return reader


def _paged(read: Callable[[bytes, str, Progress], SourceDocument]) -> Reader:
    def reader(
        data: bytes, name: str, progress: Progress
    ) -> Iterator[SourceDocument | SourceFailure]:
        yield read(data, name, progress)

    return reader


def _archive(
    data: bytes, name: str, progress: Progress
) -> Iterator[SourceDocument | SourceFailure]:
    for entry in archive_entries(data, name):
        if isinstance(entry, SourceFailure):
            yield entry
        else:
            yield from read_bytes(entry[1], entry[0], progress)


def archive_entries(data: bytes, name: str) -> Iterator[tuple[str, bytes] | SourceFailure]:
    """Each file in a .zip as its name and content, or why it was not read.

    Raises SourceError where the archive cannot be opened.
    """
    for entry, content in read_zip(data):
        if isinstance(content, str):
            yield SourceFailure(name=f"{name}/{entry}", problem=content)
        elif kind_of(entry) == ".zip":
            yield SourceFailure(
                name=f"{name}/{entry}", problem="压缩包里还有压缩包，请先解压这一层。"
            )
        else:
            yield f"{name}/{entry}", content


READERS: dict[str, Reader] = {
    ".txt": _one(read_text),
    ".md": _one(read_text),
    ".html": _one(read_html),
    ".htm": _one(read_html),
    ".docx": _one(read_docx),
    ".doc": _one(read_doc),
    ".wps": _one(read_doc),
    ".pdf": _paged(read_pdf),
    ".png": _paged(read_image),
    ".jpg": _paged(read_image),
    ".jpeg": _paged(read_image),
    ".tif": _paged(read_image),
    ".tiff": _paged(read_image),
    ".bmp": _paged(read_image),
    ".csv": _many(read_csv),
    ".xlsx": _many(read_xlsx),
    ".jsonl": _many(read_json_lines),
    ".zip": _archive,
}


def read_documents(
    path: Path, progress: Progress = lambda done, total: None
) -> Iterator[SourceDocument | SourceFailure]:
    """The papers in a file, or in all files of a folder in the order of their names.

    Hidden files, and in folders also files of other kinds, are passed over.
    """
    for file, name in find_files(path):
        data = load_file(file, name)
        if isinstance(data, SourceFailure):
            yield data
        else:
            yield from read_bytes(data, name, progress)


def find_files(path: Path) -> Iterator[tuple[Path, str]]:
    """The file itself, or the readable files of a folder in order, each with the name to show."""
    if not path.is_dir():
        yield path, path.name
        return
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        inside = file.relative_to(path)
        if not any(part.startswith(".") for part in inside.parts) and kind_of(file.name) in READERS:
            yield file, inside.as_posix()


def load_file(path: Path, name: str) -> bytes | SourceFailure:
    """A file's content, or why it was not read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            size = MAX_BYTES // 1024 // 1024
            return SourceFailure(name=name, problem=f"文件超过{size}兆，请拆分后再导入。")
        return path.read_bytes()
    except OSError:
        return SourceFailure(name=name, problem="打不开这个文件，请检查路径和权限。")


def read_bytes(
    data: bytes, name: str, progress: Progress = lambda done, total: None
) -> Iterator[SourceDocument | SourceFailure]:
    """The papers in a file's content; ``name`` tells its kind by its ending."""
    reader = READERS.get(kind_of(name))
    if reader is None:
        kinds = "、".join(sorted({suffix.lstrip(".") for suffix in READERS}))
        yield SourceFailure(name=name, problem=f"不认识这种文件，请换成以下之一：{kinds}。")
        return
    if not data:
        yield SourceFailure(name=name, problem="文件是空的，请检查后重新导出。")
        return
    try:
        yield from reader(data, name, progress)
    except SourceError as error:
        yield SourceFailure(name=name, problem=str(error))


def kind_of(name: str) -> str:
    """The ending that tells a file's kind, in small letters: '.pdf'."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
