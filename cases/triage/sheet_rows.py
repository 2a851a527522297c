"""Numbered rows out of a workbook or a CSV file, whatever program wrote it."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cases.errors import SourceError
from cases.triage.columns import match_headings, plan_columns, vocabulary

MAX_UNPACKED = 2_000_000_000
_NO_VALUE = re.compile(rb"(?:</f>|<f[^>]{0,80}/>)(?:<v */>|<v></v>|</c>)")
_LONGEST_END = 120
_PIECE = 1 << 20
OF_AN_ENTRY = {"number", "day", "amount"}

_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = (",", "\t", ";")
# What the reading of a damaged workbook ends in, somewhere between zip, XML and cell.
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    NotImplementedError,
)

Cells = Sequence[object]


def workbook_rows(
    data: bytes, name: str
) -> tuple[Iterator[tuple[int, Cells]], Iterator[tuple[int, Cells]]]:
    """Numbered rows of the first visible sheet, and of the one with plans and receipts, if any.

    Raises SourceError, also while rows are read, where the file is no workbook or is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MAX_UNPACKED:
            raise SourceError(f"文件“{name}”解开后过大，请另存或分成几份后重试。")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        plans = [sheet for sheet in sheets[1:] if _holds_plans(sheet)]
    except _BROKEN as error:
        raise _broken(name) from error
    if not sheets:
        raise SourceError(f"文件“{name}”中没有可见的表，请把合同放在第一张表。")
    return _safely(sheets[0], name), _safely(plans[0], name) if plans else iter(())


def has_uncalculated(data: bytes) -> bool:
    """Whether a formula of the workbook has no value saved with it, so that its cell reads blank.

    Programs other than Excel write such. Reads every sheet once, piece by piece.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
            return any(_holds(parts, name, _NO_VALUE) for name in sheets)
    except _BROKEN:
        # Told where the rows are read.
        return False


def _holds(parts: zipfile.ZipFile, name: str, wanted: re.Pattern[bytes]) -> bool:
    before = b""
    with parts.open(name) as part:
        while piece := part.read(_PIECE):
            if wanted.search(before + piece):
                return True
            before = piece[-_LONGEST_END:]
    return False


def _safely(sheet: Any, name: str) -> Iterator[tuple[int, Cells]]:
    """Its rows; damage further down in the file is told like damage at its head."""
    rows = _numbered(sheet)
    while True:
        try:
            row = next(rows, None)
        except _BROKEN as error:
            raise _broken(name) from error
        if row is None:
            return
        yield row


def _broken(name: str) -> SourceError:
    return SourceError(f"文件“{name}”不是能打开的.xlsx或已损坏，请在Excel中另存后重试。")


def _holds_plans(sheet: Any) -> bool:
    """Whether a further sheet holds rent plans and receipts: by its name, else by its headings."""
    if sheet.title.strip() in vocabulary()["plan_sheet"]:
        return True
    _, first = next(_numbered(sheet), (0, ()))
    found = {match.column for match in match_headings(first, plan_columns())}
    return found >= OF_AN_ENTRY


def _numbered(sheet: Any) -> Iterator[tuple[int, Cells]]:
    # Some programs write a wrong sheet size; without one every row is read.
    sheet.reset_dimensions()
    yield from enumerate(sheet.iter_rows(values_only=True), start=1)


def csv_rows(data: bytes, name: str) -> Iterator[tuple[int, Cells]]:
    """Records with the line on which each begins. Raises SourceError."""
    text = _decoded(data, name)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=head.count)
    # Strict: a quotation mark that is never closed would swallow the rest of the sheet.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        # The line on which a record begins, as an editor counts it.
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(f"文件“{name}”第{number}行不是CSV：引号没有成对。请改正。") from error
        yield number, cells


def _decoded(data: bytes, name: str) -> str:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise SourceError(f"文件“{name}”不是.xlsx，也不是UTF-8或GB18030编码的.csv，请另存后重试。")
