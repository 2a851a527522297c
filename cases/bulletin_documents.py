"""A bulletin → the documents it reprints: policy papers, trade news, what courts published.

Where a document begins is seen from what follows its title: an official number (国发〔2024〕7号),
those it is addressed to (各有关单位：) or its source (来源：…). A title that the document before
has quoted in its own (《…的实施意见》) heads the annex, not another document. What a document does
not state stays None or empty: an opinion printed without its date has none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise

from cases.bulletin import SHIPPED
from cases.errors import SourceError
from cases.evidence import Span
from cases.extract.dates import find_dates
from cases.labelled import Labelled
from cases.typeset import Flow, flow

_SOURCE_LINE = re.compile(r"来源：(?P<publisher>.+)")
_NUMBER = re.compile(
    r"[一-鿿]{1,12}[〔\[]\d{4}[〕\]]\d{1,4}号|(?P<by_order>[一-鿿]{2,12})令(?:\d{4}年)?第\d{1,4}号"
)
_ADDRESSEE = re.compile("各.+[：:]")
_NOTICE = re.compile(r"[^，。：]{2,40}关于.+的(?:公告|通知|意见|通报|批复)")
_COLUMN = re.compile(r"[一-鿿]{2,8}\s*\|\s*(?P<title>\d{4}年.+)")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SIGNED = re.compile(r"[一-鿿（）、]{2,40}")
_JOINTLY = re.compile(r"等[\d一二三四五六七八九十]+(?:部门|部委|单位)")


class BulletinPart(Labelled):
    """The numbered parts of a bulletin; the label is the heading."""

    POLICY = "policy", "法律法规及政策性文件"
    NEWS = "news", "行业要闻"
    PRACTICE = "practice", "租赁实务"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinDocument:
    """A document as reprinted; ``origin[i]`` is the offset of ``text[i]`` in the bulletin.

    ``issuers`` are the bodies that issued or published it, as named; ``published`` and ``number``
    are None where the reprint states none.
    """

    part: BulletinPart
    title: str
    issuers: tuple[str, ...]
    published: date | None
    number: str | None
    text: str = field(repr=False)
    origin: tuple[int, ...] = field(repr=False)

    def source_span(self, span: Span) -> Span:
        """The range of the bulletin where the words at ``span`` are printed."""
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)


@cache
def shipped_documents() -> tuple[BulletinDocument, ...]:
    """The documents of the shipped bulletin, in printed order."""
    return tuple(read_documents(SHIPPED.read_text(encoding="utf-8")))


def read_documents(bulletin: str) -> list[BulletinDocument]:
    """All documents of a bulletin; together they hold every word of its parts.

    Raises SourceError where the text has none of the parts or a part holds no document.
    """
    paragraphs = flow(bulletin)
    found = [
        document
        for part, printed in _parts(paragraphs)
        for document in _documents_of(part, printed)
    ]
    if not found:
        raise SourceError("没有找到通讯的各个部分（如“二、行业要闻”）。请换一个文件。")
    return found


def _parts(paragraphs: Sequence[Flow]) -> Iterator[tuple[BulletinPart, Sequence[Flow]]]:
    headings = {f"{'一二三'[i]}、{part.label}": part for i, part in enumerate(BulletinPart)}
    starts = [i for i, p in enumerate(paragraphs) if p.text in headings]
    for start, end in pairwise([*starts, len(paragraphs)]):
        yield headings[paragraphs[start].text], paragraphs[start + 1 : end]


def _documents_of(part: BulletinPart, paragraphs: Sequence[Flow]) -> list[BulletinDocument]:
    starts: list[int] = []
    for i in range(len(paragraphs)):
        title = paragraphs[starts[-1]].text if starts else ""
        if _opens_document(paragraphs, i) and f"《{paragraphs[i].text}》" not in title:
            starts.append(i)
    if starts[:1] != [0]:
        raise SourceError(f"“{part.label}”部分没有读到文件。请检查文件是否完整。")
    return [_document(part, paragraphs[a:b]) for a, b in pairwise([*starts, len(paragraphs)])]


def _opens_document(paragraphs: Sequence[Flow], i: int) -> bool:
    words = paragraphs[i].text
    following = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
    if words.endswith(("。", "；", "：", ":")) or _NUMBER.fullmatch(words):
        return False
    return any(
        (
            _NUMBER.fullmatch(following),
            _ADDRESSEE.fullmatch(following),
            _SOURCE_LINE.fullmatch(following),
            _NOTICE.fullmatch(words),
            _COLUMN.fullmatch(words),
        )
    )


def _document(part: BulletinPart, paragraphs: Sequence[Flow]) -> BulletinDocument:
    lines = [p.text for p in paragraphs]
    column = _COLUMN.fullmatch(lines[0])
    title = column["title"] if column else lines[0]
    number = next((line for line in lines if _NUMBER.fullmatch(line)), None)
    printed = Flow.join(paragraphs, separator="\n")
    return BulletinDocument(
        part=part,
        title=title,
        issuers=_issuers(title, number, lines),
        published=_published(title, lines),
        number=number,
        text=printed.text,
        origin=printed.origin,
    )


def _issuers(title: str, number: str | None, lines: Sequence[str]) -> tuple[str, ...]:
    """Who issued it: by its source line, its order, its title, or those who signed it."""
    source = _SOURCE_LINE.fullmatch(lines[1]) if len(lines) > 1 else None
    if source:
        return (source["publisher"],)
    order = _NUMBER.fullmatch(number) if number else None
    if order and order["by_order"]:
        return (order["by_order"],)
    named, about, _ = title.partition("关于")
    if about and named and not _JOINTLY.search(named):
        return tuple(named.split())
    return _signatories(lines)


def _signatories(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies named on the lines right above the date."""
    dated = next((i for i, line in enumerate(lines) if _DATE.fullmatch(line)), 0)
    first = dated
    while first > 1 and _SIGNED.fullmatch(lines[first - 1]):
        first -= 1
    return tuple(name for line in lines[first:dated] for name in line.split("、"))


def _published(title: str, lines: Sequence[str]) -> date | None:
    """The date beneath the document, or the one its title begins with."""
    stated = next((line for line in lines if _DATE.fullmatch(line)), None)
    at_start = _DATE.match(title)
    words = stated or (at_start[0] if at_start else None)
    found = find_dates(words) if words else []
    return date.fromisoformat(found[0][0].date) if found else None
