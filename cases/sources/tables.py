"""Exports with one judgment a row: .xlsx, .csv and JSON lines."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cases.errors import SourceError
from cases.sources.archive import check_unpacked_size
from cases.sources.document import SourceDocument, SourceFailure
from cases.sources.plain import decode, visible_text
from cases.triage.columns import columns, match_headings

# Headings under which exports keep the paper's text and its name; otherwise the longest column.
_TEXT_HEADINGS = ("全文", "正文", "文书内容", "裁判文书全文", "文书全文", "内容", "text", "content")
# So many columns of the triage sheet among the first rows make a table a list of contracts.
_HEADING_ROWS = 10
_HEADINGS_OF_CONTRACTS = 3
_NAME_HEADINGS = ("案号", "标题", "文书标题", "案件名称", "id", "title")


def read_csv(data: bytes, name: str) -> Iterator[SourceDocument]:
    """A .csv export. Raises SourceError where no column holds texts."""
    csv.field_size_limit(100 * 1024 * 1024)
    try:
        rows = list(csv.reader(io.StringIO(decode(data), newline="")))
    except csv.Error as error:
        raise SourceError("表格格式有误，请用Excel另存为xlsx后重试。") from error
    yield from _papers(rows, name)


def read_xlsx(data: bytes, name: str) -> Iterator[SourceDocument]:
    """The first sheet of an .xlsx export. Raises SourceError where it cannot be read."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise SourceError("表格设了密码或是旧版格式，请去掉密码并另存为xlsx后重试。")
    check_unpacked_size(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [
            ["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)
        ]
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        IndexError,
    ) as error:
        raise SourceError("表格已损坏或不是xlsx，请重新导出后重试。") from error
    yield from _papers(rows, name)


def read_json_lines(data: bytes, name: str) -> Iterator[SourceDocument | SourceFailure]:
    """``{"id", "text"}`` a line; a line that is no such object is one failure.

    Raises SourceError where the bytes are no text.
    """
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if line.strip():
            yield read_json_line(line, name, number)[1]


def read_json_line(line: str, name: str, number: int) -> tuple[Any, SourceDocument | SourceFailure]:
    """A line's id as given (None where it has none), and its paper or what is wrong with it.

    The document's name is its id, or the line where it has none.
    """
    place = f"{name}第{number}行"
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return None, SourceFailure(name=place, problem="这一行不是JSON，请检查后重试。")
    if not isinstance(value, dict):
        return None, SourceFailure(name=place, problem="这一行缺少text，请每行给出id和text。")
    identifier = value.get("id")
    shown = place if identifier is None else str(identifier)
    text = value.get("text")
    if not isinstance(text, str):
        return identifier, SourceFailure(name=shown, problem="这一行缺少text，请每行给出id和text。")
    return identifier, SourceDocument(name=shown, text=text)


def _papers(rows: Sequence[Sequence[str]], name: str) -> Iterator[SourceDocument]:
    if len(rows) < 2:
        raise SourceError("表格里没有文书，请确认第一行是表头、以下每行一份文书。")
    head, body = [cell.strip().lower() for cell in rows[0]], rows[1:]
    column = _column(head, _TEXT_HEADINGS)
    if column is None:
        _refuse_contracts(rows)
        column = _longest(body)
    named = _column(head, _NAME_HEADINGS)
    for number, row in enumerate(body, start=2):
        text = row[column] if column < len(row) else ""
        if not text.strip():
            continue
        title = row[named].strip() if named is not None and named < len(row) else ""
        yield SourceDocument(
            name=f"{name}第{number}行{title}",
            text=visible_text(text) if text.lstrip().startswith("<") else text,
        )


def _refuse_contracts(rows: Sequence[Sequence[str]]) -> None:
    """Raises SourceError where a row near the top reads as the headings of a list of contracts."""
    for row in rows[:_HEADING_ROWS]:
        told = [match.heading for match in match_headings(row, columns()) if match.column]
        if len(told) >= _HEADINGS_OF_CONTRACTS:
            shown = "、".join(told[:_HEADINGS_OF_CONTRACTS])
            raise SourceError(
                f"这像是合同清单（表头有{shown}等），不是裁判文书，请到“争议分拣”上传。"
            )


def _column(head: Sequence[str], wanted: Iterable[str]) -> int | None:
    return next((head.index(heading) for heading in wanted if heading in head), None)


def _longest(body: Sequence[Sequence[str]]) -> int:
    width = max(len(row) for row in body)
    lengths = [sum(len(row[i]) for row in body if i < len(row)) for i in range(width)]
    if not lengths or max(lengths) / len(body) < 100:
        raise SourceError("表格里没有找到文书正文的一列，请把该列表头改为“正文”。")
    return lengths.index(max(lengths))
