"""Changes of the demands during a first-instance trial: an item put anew, a head given up."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.paper import Paper
from cases.numerals import parse_integer
from cases.section_kinds import SectionKind, Stage

_MAY_CHANGE = ("变更", "明确", "更正", "放弃", "撤回")
_NUMBER = r"第\s?(?P<{}>[0-9一二三四五六七八九十]{{1,2}})\s?项"
_PUT_ANEW = re.compile(
    rf"(?:(?:变更|明确|更正|调整)(?:诉讼请求|诉请)?(?:的)?{_NUMBER.format('item')}(?:诉讼请求|诉请)?为"
    rf"|{_NUMBER.format('number')}(?:诉讼请求|诉请)?(?:变更|明确|更正|调整)为)[：:]?"
    r"(?P<new>[^。；\n]*?)(?=[，,](?:变更|放弃|撤回)|[。；\n]|$)"
)
_GIVEN_UP = re.compile(
    "(?:撤回|放弃)(?:了|对|关于|要求|请求|主张|其)*(?P<what>(?!针对(?:该|上述)部分|(?:该|上述)部分)[^。；，、]{2,30}?)(?:的|部分)*"
    "(?:诉讼请求|诉请|请求|主张)"
)
# A list of numbers holds the mark at which other things given up end: 撤回第二、三项诉讼请求.
_GIVEN_UP_BY_NUMBER = re.compile(
    "(?:撤回|放弃)(?:了|其|上述)?(?P<what>第[0-9一二三四五六七八九十]{1,3}(?:项?[、和及，]第?[0-9一二三四五六七八九十]{1,3}){1,5}项)(?:诉讼请求|诉请|请求)"
)
_ITEMS = re.compile("(?:上述|前述)?第(?P<items>[0-9一二三四五六七八九十、和及，第项]{1,20})项")
_DIGITS = re.compile("[0-9]{1,2}|[一二三四五六七八九十]{1,3}")
_WHERE = (
    SectionKind.PROCEEDINGS,
    SectionKind.CLAIMS,
    SectionKind.DEFENCE,
    SectionKind.FINDINGS,
)


class Changes(NamedTuple):
    """``anew`` gives the new place of an item by its number; ``given_up`` what was dropped.

    ``dropped`` are the items given up whole, by their numbers, with the words that say so.
    """

    anew: dict[int, Span]
    given_up: tuple[Span, ...]
    dropped: dict[int, Span]


def find_changes(paper: Paper) -> Changes:
    """Changes told anywhere before the court's view; none in a paper of appeal."""
    anew: dict[int, Span] = {}
    given_up: list[Span] = []
    dropped: dict[int, Span] = {}
    if paper.stage is Stage.FIRST:
        for part in paper.parts(*_WHERE):
            words = part.of(paper.text)
            if not any(change in words for change in _MAY_CHANGE):
                continue
            if "项" in words:
                anew.update(_put_anew(paper.text, part))
            for found in _GIVEN_UP.finditer(paper.text, part.start, part.end):
                what = Span(*found.span("what"))
                # 第2项诉讼请求中的利息 is a part of it.
                is_part = paper.text.startswith(("中", "里"), found.end())
                numbers = [] if is_part else _numbered(what.of(paper.text))
                dropped.update(dict.fromkeys(numbers, what))
                given_up += [] if numbers else [what]
            for found in _GIVEN_UP_BY_NUMBER.finditer(paper.text, part.start, part.end):
                what = Span(*found.span("what"))
                dropped.update(dict.fromkeys(_numbered(what.of(paper.text)), what))
    return Changes(anew, tuple(given_up), dropped)


def _numbered(words: str) -> list[int]:
    """The numbers of the items that 第2项 or 第二、三项 names; none where more is said."""
    named = _ITEMS.fullmatch(words)
    numbers = [parse_integer(each) for each in _DIGITS.findall(named["items"])] if named else []
    return [number for number in numbers if number is not None]


def _put_anew(text: str, part: Span) -> Iterator[tuple[int, Span]]:
    for found in _PUT_ANEW.finditer(text, part.start, part.end):
        number = parse_integer(found["item"] or found["number"])
        if number is not None and found["new"].strip():
            yield number, Span(*found.span("new"))
