"""PDF files and page images: the text layer where there is one, else recognised offline."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2
from PIL import Image, UnidentifiedImageError

from cases.errors import SourceError
from cases.evidence import Span
from cases.sources.document import SourceDocument

MAX_PAGES = 3000
# A page with fewer characters than this has no text layer worth the name (a scan, a seal).
_LEAST_CHARACTERS = 20
_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72


def read_pdf(data: bytes, name: str, progress: Callable[[int, int], None]) -> SourceDocument:
    """A PDF's text page by page; scanned pages are recognised where the recogniser is installed.

    Raises SourceError where it is protected, damaged, too long, or holds no text at all.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("PDF设了密码，请去掉密码后重试。") from error
        raise SourceError("PDF已损坏或不完整，请重新导出后重试。") from error
    with pdf:
        if len(pdf) > MAX_PAGES:
            raise SourceError(f"PDF超过{MAX_PAGES}页，请拆分后再导入。")
        pages: list[str] = []
        recognised: list[int] = []
        for number in range(1, len(pdf) + 1):
            words = _text_layer(pdf, number)
            if len(words) < _LEAST_CHARACTERS and _has_picture(pdf, number):
                words = recognise(_picture(pdf, number))
                recognised.append(number)
            pages.append(words)
            progress(number, len(pdf))
    return _joined(name, pages, recognised)


def read_image(data: bytes, name: str, progress: Callable[[int, int], None]) -> SourceDocument:
    """A picture of a page, recognised. Raises SourceError where it cannot be."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            picture = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise SourceError("图片已损坏或过大，请重新扫描后重试。") from error
    words = recognise(picture)
    progress(1, 1)
    return _joined(name, [words], [1])


def recognise(picture: Image.Image) -> str:
    """The lines of a page image, top to bottom.

    Raises SourceError where the recogniser is not installed.
    """
    import numpy

    result = _recogniser()(numpy.asarray(picture))
    return "\n".join(result.txts or ())


@cache
def _recogniser() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise SourceError(
            "这是扫描件，需要文字识别组件 rapidocr：请运行 make setup 后重试。"
        ) from error
    return RapidOCR(params={"Global.log_level": "error"})


def _text_layer(pdf: pypdfium2.PdfDocument, number: int) -> str:
    try:
        words: str = pdf[number - 1].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return ""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _has_picture(pdf: pypdfium2.PdfDocument, number: int) -> bool:
    return any(True for _ in pdf[number - 1].get_objects(max_depth=4))


def _picture(pdf: pypdfium2.PdfDocument, number: int) -> Image.Image:
    picture: Image.Image = (
        pdf[number - 1].render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil().convert("RGB")
    )
    return picture


def _joined(name: str, pages: list[str], recognised: list[int]) -> SourceDocument:
    text, spans = "", []
    for words in pages:
        start = len(text)
        text += words + "\n"
        spans.append(Span(start, len(text)))
    if not text.strip():
        raise SourceError("没有读到文字，请确认不是空白页，或换一份清晰的扫描件。")
    return SourceDocument(name=name, text=text, pages=tuple(spans), recognised=tuple(recognised))
