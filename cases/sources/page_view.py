"""A page of a PDF or a scan as a picture, with the words that show a value marked on it."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, UnidentifiedImageError

from cases.errors import SourceError

_WIDTH = 1100
_MARK = (255, 231, 163)
_MARGIN = 2

# Left, bottom, right, top in points from the lower left corner, as the format counts.
Box = tuple[float, float, float, float]


def render_page(data: bytes, number: int, quotes: Sequence[str]) -> bytes:
    """Page ``number`` (from 1) as PNG, the words of ``quotes`` marked where the page has them.

    Raises SourceError where there is no such page or the file cannot be drawn.
    """
    picture = _page_of_pdf(data, number, quotes) if data[:5] == b"%PDF-" else _scan(data)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _page_of_pdf(data: bytes, number: int, quotes: Sequence[str]) -> Image.Image:
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            page = pdf[number - 1]
            width, height = page.get_size()
            scale = _WIDTH / max(width, 1)
            picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            boxes = _boxes(page.get_textpage(), quotes)
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise SourceError(f"第{number}页无法显示，请在“文字”中查看。") from error
    return _marked(picture, [_to_pixels(box, height, scale) for box in boxes])


def _scan(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data)) as opened:
            picture = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise SourceError("图片无法显示，请在“文字”中查看。") from error
    picture.thumbnail((_WIDTH, _WIDTH * 10))
    return picture


def _boxes(words: Any, quotes: Iterable[str]) -> list[Box]:
    """Boxes of the letters of each quote, wherever the page's lines break it."""
    letters, places = [], []
    for place, letter in enumerate(words.get_text_range()):
        if not letter.isspace():
            letters.append(letter)
            places.append(place)
    printed = "".join(letters)
    boxes: list[Box] = []
    for quote in quotes:
        wanted = "".join(quote.split())
        start = printed.find(wanted) if wanted else -1
        if start >= 0:
            boxes += [words.get_charbox(p) for p in places[start : start + len(wanted)]]
    return boxes


def _to_pixels(box: Box, height: float, scale: float) -> Box:
    left, bottom, right, top = box
    return (
        left * scale - _MARGIN,
        (height - top) * scale - _MARGIN,
        right * scale + _MARGIN,
        (height - bottom) * scale + _MARGIN,
    )


def _marked(picture: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """The picture as if marked with a pen: the ink stays as dark as it was."""
    pen = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(pen)
    for box in boxes:
        draw.rectangle(box, fill=_MARK)
    return ImageChops.multiply(picture, pen)
