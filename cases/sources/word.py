"""Word files: body in order, tables in place, headers, and the numbers Word makes by itself."""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from cases.errors import SourceError
from cases.sources.archive import check_unpacked_size
from cases.sources.document import SourceDocument

_OLE = b"\xd0\xcf\x11\xe0"
_SECONDS = 120


def read_docx(data: bytes, name: str) -> SourceDocument:
    """A .docx file. Raises SourceError where it is protected, damaged or empty."""
    if data[:4] == _OLE:
        raise SourceError("文件设了密码或是旧版doc，请去掉密码并另存为docx后重试。")
    check_unpacked_size(data)
    try:
        document = Document(io.BytesIO(data))
        text = "\n".join(line for line in _lines(document) if line)
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
    ) as error:
        raise SourceError("文件已损坏或不是docx，请重新另存为docx后重试。") from error
    if not text.strip():
        raise SourceError("文件里没有文字；如是扫描件，请另存为PDF后重试。")
    return SourceDocument(name=name, text=text)


def read_doc(data: bytes, name: str) -> SourceDocument:
    """An old .doc or .wps file, by LibreOffice where it is installed.

    Raises SourceError where it is not, or where the file cannot be converted.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise SourceError("旧版doc和wps文件请先用Word或WPS另存为docx，再导入。")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source{Path(name).suffix.lower()}"
        source.write_bytes(data)
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
            converted = (Path(folder) / "source.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise SourceError("这个文件转换失败，请用Word或WPS另存为docx后重试。") from error
    return read_docx(converted, name)


def _lines(document: WordDocument) -> Iterator[str]:
    seen: set[str] = set()
    for section in document.sections:
        for paragraph in section.header.paragraphs:
            if paragraph.text.strip() and paragraph.text not in seen:
                seen.add(paragraph.text)
                yield paragraph.text
    counters: dict[tuple[str, int], int] = {}
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _automatic_number(document, block, counters) + block.text
        elif isinstance(block, Table):
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    """A row a line; a merged cell is read once."""
    for row in table.rows:
        cells: list[str] = []
        previous = None
        for cell in row.cells:
            if cell._tc is not previous:
                cells.append(cell.text.strip())
            previous = cell._tc
        yield "\t".join(cells)


def _automatic_number(
    document: WordDocument, paragraph: Paragraph, counters: dict[tuple[str, int], int]
) -> str:
    """The number Word would print before an item of an automatic list, '' for other paragraphs."""
    listed = _list_and_level(paragraph)
    if listed is None:
        return ""
    list_id, level = listed
    counters[list_id, level] = counters.get((list_id, level), 0) + 1
    for key in [k for k in counters if k[0] == list_id and k[1] > level]:
        del counters[key]
    kind, pattern = _numbering(document, list_id, level)
    if kind == "bullet":
        return ""
    count = counters[list_id, level]
    number = (
        _chinese_ordinal(count)
        if kind.startswith(("chinese", "japanese", "taiwanese"))
        else str(count)
    )
    return pattern.replace(f"%{level + 1}", number) if f"%{level + 1}" in pattern else f"{number}、"


def _list_and_level(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list a paragraph is an item of, by its own properties or its style's."""
    element, style = paragraph._p, paragraph.style
    while True:
        lists = element.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        if lists:
            levels = element.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
            return None if lists[0] == "0" else (str(lists[0]), int(levels[0]) if levels else 0)
        if style is None:
            return None
        element, style = style.element, style.base_style


def _numbering(document: WordDocument, list_id: str, level: int) -> tuple[str, str]:
    """Number format and pattern of a list's level, as Word's numbering part declares them."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return "decimal", ""
    abstract = root.xpath(f"./w:num[@w:numId='{list_id}']/w:abstractNumId/@w:val")
    if not abstract:
        return "decimal", ""
    at = f"./w:abstractNum[@w:abstractNumId='{abstract[0]}']/w:lvl[@w:ilvl='{level}']"
    kind = root.xpath(f"{at}/w:numFmt/@w:val")
    pattern = root.xpath(f"{at}/w:lvlText/@w:val")
    return (kind[0] if kind else "decimal"), (pattern[0] if pattern else "")


def _chinese_ordinal(count: int) -> str:
    """一, 十, 十二, 二十一 … as lists are numbered; beyond 99 in digits."""
    digits = "零一二三四五六七八九"
    if count > 99:
        return str(count)
    tens, ones = divmod(count, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (
        digits[ones] if ones else ""
    )
