"""Plain text and web pages, in whatever encoding they were saved."""

import codecs
import re

from lxml import etree, html

from cases.errors import SourceError
from cases.sources.document import SourceDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHINESE = re.compile(r"[一-鿿]")
# Elements that begin a line; every other runs on within one.
_BLOCKS = frozenset(
    """
    address article blockquote br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li
    main ol p pre section table tbody td th thead title tr ul
    """.split()
)
_UNSEEN = ("script", "style", "noscript", "template", "head")


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 or GB18030 bytes, with or without a mark of byte order.

    Raises SourceError where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding)
    candidates = ["utf-8", "gb18030"]
    # Unmarked UTF-16 shows by the zero bytes of its line ends and digits.
    if b"\x00" in data[:4096]:
        even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
        candidates = ["utf-16-le" if odd > even else "utf-16-be"]
    for encoding in candidates:
        try:
            return _checked(data, encoding)
        except SourceError:
            continue
    raise SourceError("这个文件不是文字，或编码无法识别，请另存为UTF-8文本后重试。")


def _checked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError("文件编码有误或已损坏，请另存为UTF-8文本后重试。") from error
    if len(_UNPRINTABLE.findall(text[:4096])) > len(text[:4096]) // 100:
        raise SourceError("这个文件是二进制数据，不是文书，请检查后重新选择。")
    return text


def read_text(data: bytes, name: str) -> SourceDocument:
    """A .txt file; Raises SourceError where it holds no text."""
    text = decode(data)
    if not text.strip():
        raise SourceError("文件里没有文字，请检查后重新导出。")
    return SourceDocument(name=name, text=text)


def read_html(data: bytes, name: str) -> SourceDocument:
    """A saved web page: what a reader of the page sees, a block a line.

    Raises SourceError where it holds no text.
    """
    text = visible_text(decode(data))
    if not _CHINESE.search(text):
        raise SourceError("网页里没有读到中文正文，请打开网页后另存为txt或docx。")
    return SourceDocument(name=name, text=text)


def visible_text(markup: str) -> str:
    """The visible words of HTML, each block on a line."""
    # A declared encoding means nothing in text that is decoded already, and lxml refuses it.
    markup = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", markup)
    try:
        root = html.document_fromstring(markup)
    except (etree.ParserError, ValueError):
        return ""
    for element in list(root.iter(*_UNSEEN)):
        if element is not root:
            element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        is_block = isinstance(element.tag, str) and element.tag in _BLOCKS
        if event == "start":
            pieces.append("\n" if is_block else "")
            pieces.append(element.text or "")
        else:
            pieces.append("\n" if is_block and event == "end" else "")
            pieces.append(element.tail or "")
    lines = (re.sub(r"[ \t\r\n\xa0]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
