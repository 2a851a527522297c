"""A court bulletin → the cases it tells, each with its named parts and its place in the source.

A case's text is its printed words from the heading on; the publishing court's preface, which may
say what no case repeats (whose cases they are), stands at the end as a part of its own. Nothing is
corrected: misprints stay, a heading that is missing stays missing, and a case of which only the
title was printed stays an entry without text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path

from cases.errors import SourceError
from cases.evidence import Span
from cases.record import Part
from cases.taxonomy import Collection, PartKind
from cases.typeset import Flow, flow

SHIPPED = Path(__file__).parent / "data" / "bulletin-2024-03.txt"

_PRACTICE_PART = "三、租赁实务"
_SOURCE_LINE = re.compile(r"来源：(?P<publisher>.+)")
_NUMERALS = "一二三四五六七八九十"
_TITLE = re.compile(
    rf"(?P<mark>(?:案例\s?(?:[{_NUMERALS}]|\d+)[：:]?|[（(][{_NUMERALS}][）)])\s?)"
    r"(?P<title>.+?)(?:——|\(\))(?P<case_name>[^—]+案(?:件)?)"
)
_CLOSING_REMARKS = "结束语"
_PART_HEADINGS = {
    "要点提示": PartKind.KEY_POINTS,
    "基本案情": PartKind.FACTS,
    "裁判结果": PartKind.RESULT,
    "规则创设": PartKind.RULE,
    "裁判规则": PartKind.RULE,
    "典型意义": PartKind.SIGNIFICANCE,
    "典型意义和规则": PartKind.SIGNIFICANCE,
    "典型意义和社会治理": PartKind.SIGNIFICANCE,
    "典型意义和社会效果": PartKind.SIGNIFICANCE,
    "社会效果": PartKind.SOCIAL_EFFECT,
    "专家点评": PartKind.COMMENTARY,
}
_INLINE_HEADING = re.compile(rf"(?P<heading>{'|'.join(_PART_HEADINGS)})：")
_COLLECTION_OF = {
    "天津": Collection.TIANJIN,
    "北京": Collection.BEIJING,
    "广州": Collection.GUANGZHOU,
    "上海": Collection.SHANGHAI,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinCase:
    """A case as printed.

    ``text`` runs without page furniture; ``origin[i]`` is the offset of ``text[i]`` in the
    bulletin; ``parts`` are spans of ``text``. ``told`` is False where only the title is printed.
    """

    case_id: str
    collection: Collection
    publisher: str
    number: int
    title: str
    case_name: str
    told: bool
    text: str
    origin: tuple[int, ...]
    parts: tuple[Part, ...]

    def source_span(self, span: Span) -> Span:
        """The range of the bulletin where the words at ``span`` are printed."""
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)


@cache
def shipped_cases() -> tuple[BulletinCase, ...]:
    """The cases of the shipped bulletin, in printed order."""
    return tuple(read_cases(SHIPPED.read_text(encoding="utf-8")))


def read_cases(bulletin: str) -> list[BulletinCase]:
    """All cases of a bulletin's practice part (租赁实务), told ones and titles alike.

    Raises SourceError where the text has no such part, the part holds no case, or a court is of
    none of the four places.
    """
    start = bulletin.find(_PRACTICE_PART)
    if start < 0:
        raise SourceError(f"没有找到“{_PRACTICE_PART}”，这不像一期租赁通讯。请换一个文件。")
    paragraphs = [Flow(p.text, tuple(o + start for o in p.origin)) for p in flow(bulletin[start:])]
    found = [
        case for court, printed in _publications(paragraphs) for case in _cases_of(court, printed)
    ]
    if not found:
        raise SourceError(f"“{_PRACTICE_PART}”部分没有读到案例。请检查文件是否完整。")
    return found


def _publications(paragraphs: Sequence[Flow]) -> Iterator[tuple[str, list[Flow]]]:
    """Each court's publication: its name as given after 来源, and its paragraphs."""
    starts = [i for i, p in enumerate(paragraphs) if _SOURCE_LINE.fullmatch(p.text)]
    for start, end in pairwise([*starts, len(paragraphs) + 1]):
        source = _SOURCE_LINE.fullmatch(paragraphs[start].text)
        assert source is not None
        # The paragraph before a source line is the next publication's headline.
        yield source["publisher"], list(paragraphs[start + 1 : end - 1])


def _cases_of(publisher: str, paragraphs: Sequence[Flow]) -> Iterator[BulletinCase]:
    """Told cases, and titles listed but not told, in the order of their numbers."""
    closing = next(
        (i for i, p in enumerate(paragraphs) if p.text == _CLOSING_REMARKS), len(paragraphs)
    )
    titled = [i for i, p in enumerate(paragraphs[:closing]) if _TITLE.fullmatch(p.text)]
    preface = list(takewhile(lambda p: p.text.endswith("。"), paragraphs))
    entries: dict[int, BulletinCase] = {}
    for start, end in pairwise([*titled, closing]):
        case = _read_case(publisher, paragraphs[start:end], preface)
        if case.told or case.number not in entries:
            entries[case.number] = case
    yield from (entries[number] for number in sorted(entries))


def _read_case(publisher: str, paragraphs: Sequence[Flow], preface: Sequence[Flow]) -> BulletinCase:
    heading = _TITLE.fullmatch(paragraphs[0].text)
    assert heading is not None
    told = any(_heading_of(p.text) for p in paragraphs[1:])
    printed = Flow.join(paragraphs if told else paragraphs[:1], separator="\n")
    whole = Flow.join([printed, *preface], separator="\n") if told else printed
    parts = _parts(printed.text, title_start=len(heading["mark"]))
    if told and preface:
        after = Span(len(printed.text) + 1, len(whole.text))
        parts = (*parts, Part(kind=PartKind.PREFACE, heading=None, span=after))
    collection = _collection(publisher)
    number = _number(heading["mark"])
    return BulletinCase(
        case_id=f"{collection}-{number}",
        collection=collection,
        publisher=publisher,
        number=number,
        title=heading["title"],
        case_name=heading["case_name"],
        told=told,
        text=whole.text,
        origin=whole.origin,
        parts=parts,
    )


def _collection(publisher: str) -> Collection:
    for place, collection in _COLLECTION_OF.items():
        if place in publisher:
            return collection
    raise SourceError(f"“{publisher}”不在收录范围（天津、北京、广州、上海）。请换一期通讯。")


def _number(mark: str) -> int:
    digits = re.search(r"\d+", mark)
    return (
        int(digits[0]) if digits else 1 + next(_NUMERALS.index(c) for c in mark if c in _NUMERALS)
    )


def _heading_of(paragraph: str) -> str | None:
    """The part heading a paragraph is, or begins with."""
    if paragraph in _PART_HEADINGS:
        return paragraph
    inline = _INLINE_HEADING.match(paragraph)
    return inline["heading"] if inline else None


def _parts(text: str, *, title_start: int) -> tuple[Part, ...]:
    """The title and the headed parts; text before the first heading tells the facts."""
    lines = text.split("\n")
    marks: list[tuple[PartKind, str | None, int, int]] = []  # kind, heading, start, end of words
    offset = len(lines[0]) + 1
    for line in lines[1:]:
        heading = _heading_of(line)
        end = offset + len(line)
        if heading is not None:
            words = offset if line == heading else offset + len(heading) + 1
            marks.append((_PART_HEADINGS[heading], heading, words, end))
            if line == heading:
                marks[-1] = (_PART_HEADINGS[heading], heading, end + 1, end)
        elif marks:
            kind, printed, start, _ = marks[-1]
            marks[-1] = (kind, printed, start, end)
        else:
            marks.append((PartKind.FACTS, None, offset, end))
        offset = end + 1
    title = Part(kind=PartKind.TITLE, heading=None, span=Span(title_start, len(lines[0])))
    return (
        title,
        *(
            Part(kind=kind, heading=heading, span=Span(start, end))
            for kind, heading, start, end in marks
        ),
    )
