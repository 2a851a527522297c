"""The look of our papers: A4, 宋体, 仿宋 and 黑体, a header
that says it is a draft, page numbers. One class writes a paper from top to bottom."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.reports.phrases import CAUTION, printable

SONG, FANG, HEI = "宋体", "仿宋", "黑体"
_LATIN = "Times New Roman"
_WIDTH_CM = 15.6
_GREY = RGBColor(0x66, 0x71, 0x7C)
_SHADE = "F1EDE4"
_INDENT_CHARACTERS = 2
_FOOT_SIZE = _LIST_SIZE = 10.5
_BELOW_TABLE = 6
# A row of more lines than these may go on over the page.
_UNSPLIT_LINES = 12

Widths = Sequence[float]


class Paper:
    """A paper being written; ``size`` is the body's size in points, ``font`` its typeface.

    ``caution`` is the header of every page.
    """

    def __init__(
        self,
        title: str,
        *,
        size: float = 14,
        font: str = FANG,
        tight: bool = False,
        caution: str = CAUTION,
    ):
        self._document = Document()
        self._size, self._font, self._tight = size, font, tight
        self._caution = caution
        self._on_new_page = self._below_table = False
        self._set_page()
        self._document.core_properties.author = "租鉴"
        self._document.core_properties.title = printable(title)
        self._title(title)

    def heading(self, text: str) -> None:
        """A heading in 黑体."""
        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        self._space(paragraph, before=0.2 if self._tight else 0.4)
        self._run(paragraph, text, font=HEI)

    def paragraph(self, text: str, *, indent: bool = True, bold: bool = False) -> None:
        """A paragraph of the body, its first line indented by two characters."""
        paragraph = self._paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if indent else WD_ALIGN_PARAGRAPH.LEFT
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(self._size * _INDENT_CHARACTERS)
        self._space(paragraph)
        self._run(paragraph, text, bold=bold)

    def item(self, text: str) -> None:
        """A line of a list, smaller than the body."""
        paragraph = self._paragraph()
        paragraph.paragraph_format.line_spacing = 1.25
        self._run(paragraph, text, size=min(self._size, _LIST_SIZE))

    def note(self, text: str) -> None:
        """A small grey line: what is not part of the paper's own words."""
        paragraph = self._paragraph()
        self._run(paragraph, text, size=min(self._size, 10.5), colour=_GREY)

    def closing(self, lines: Iterable[str]) -> None:
        """Signature and date, to the right, on one page with the words before them."""
        if self._document.paragraphs:
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        for line in lines:
            paragraph = self._paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.keep_with_next = True
            self._space(paragraph)
            self._run(paragraph, line)
        paragraph.paragraph_format.keep_with_next = False

    def table(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Widths,
        *,
        figures: Iterable[int] = (),
        size: float | None = None,
    ) -> None:
        """A ruled table whose headings repeat on every page; ``figures`` are columns of sums."""
        table = self._new_table(widths)
        right = frozenset(figures)
        self._row(table, headings, widths, bold=True, shade=True, centred=True, size=size)
        _repeat(table.rows[0])
        for cells in rows:
            self._row(table, cells, widths, right=right, size=size)

    def form(self, rows: Iterable[tuple[str, str | None]], *, label_cm: float = 4.4) -> None:
        """A two-column form; a row without a second value is a section's name across both."""
        widths = (label_cm, _WIDTH_CM - label_cm)
        table = self._new_table(widths)
        for label, value in rows:
            if value is None:
                self._row(table, (label, ""), widths, bold=True, shade=True, centred=True)
                _span(table.rows[-1])
            else:
                self._row(table, (label, value), widths)
        # Signature and date stand on the page of the last element.
        _keep_with_next(table.rows[-1])

    def page_break(self) -> None:
        """What follows begins a new page."""
        self._on_new_page = True

    def render(self) -> bytes:
        """The finished .docx."""
        data = io.BytesIO()
        self._document.save(data)
        return data.getvalue()

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        section.top_margin = Cm(2.4 if self._tight else 3.0)
        section.bottom_margin = Cm(2.0 if self._tight else 2.6)
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = _LATIN, Pt(self._size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self._font)
        style.paragraph_format.space_after = Pt(0)
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._run(header, self._caution, size=9, colour=_GREY)
        footer = section.footer.paragraphs[0]
        # The number itself takes its size from the style, not from the run that holds the field.
        footer.style.font.size = Pt(_FOOT_SIZE)
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in ("— ", None, " —"):
            run = self._run(footer, part or "", size=_FOOT_SIZE)
            if part is None:
                _page_field(run)

    def _paragraph(self) -> Any:
        """The next paragraph, apart from a table above, on a new page if one was asked for."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.page_break_before = self._on_new_page
        if self._below_table and not self._on_new_page:
            paragraph.paragraph_format.space_before = Pt(_BELOW_TABLE)
        self._on_new_page = self._below_table = False
        return paragraph

    def _title(self, text: str) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(6 if self._tight else 14)
        self._run(paragraph, text, size=16 if self._tight else 22, font=SONG, bold=True)

    def _new_table(self, widths: Widths) -> Any:
        table = self._document.add_table(rows=0, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        self._below_table = True
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        return table

    def _row(
        self,
        table: Any,
        cells: Sequence[str],
        widths: Widths,
        *,
        bold: bool = False,
        shade: bool = False,
        centred: bool = False,
        right: frozenset[int] = frozenset(),
        size: float | None = None,
    ) -> None:
        size = size or min(self._size, 11)
        row = table.add_row()
        if max(text.count("\n") for text in cells) < _UNSPLIT_LINES:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, (cell, text, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = Cm(width)
            if shade:
                _shade(cell)
            for number, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
                if centred:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                elif at in right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                paragraph.paragraph_format.line_spacing = 1.15
                paragraph.paragraph_format.space_before = Pt(1)
                paragraph.paragraph_format.space_after = Pt(1)
                self._run(paragraph, line, size=size, font=HEI if bold else SONG)

    def _space(self, paragraph: Any, *, before: float = 0) -> None:
        form = paragraph.paragraph_format
        form.line_spacing = 1.2 if self._tight else 1.5
        form.space_before = max(form.space_before or Pt(0), Pt(self._size * before))

    def _run(
        self,
        paragraph: Any,
        text: str,
        *,
        size: float | None = None,
        font: str | None = None,
        bold: bool = False,
        colour: RGBColor | None = None,
    ) -> Any:
        run = paragraph.add_run(printable(text))
        run.bold = bold
        run.font.name, run.font.size = _LATIN, Pt(size or self._size)
        # Chinese characters take the typeface of the East Asian slot, never that of font.name.
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font or self._font)
        if colour is not None:
            run.font.color.rgb = colour
        return run


def _page_field(run: Any) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._element.append(element)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._element.get_or_add_tcPr().append(shade)


def _repeat(row: Any) -> None:
    """Headings on every page of the table, never alone at the foot of one."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_with_next(row: Any) -> None:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _span(row: Any) -> None:
    """One cell across the row, kept on the page of the row that follows."""
    cell = row.cells[0].merge(row.cells[-1])
    rest = cell.paragraphs[1:]
    for paragraph in rest:
        # Merging leaves the emptied cell's paragraph behind.
        paragraph._element.getparent().remove(paragraph._element)
    _keep_with_next(row)
