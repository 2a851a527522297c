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
_WHERE = (
    SectionKind.PROCEEDINGS,
    SectionKind.CLAIMS,
    SectionKind.DEFENCE,
    SectionKind.FINDINGS,
)


class Changes(NamedTuple):
    """``anew`` gives the new place of an item by its number; ``given_up`` what was dropped."""

    anew: dict[int, Span]
    given_up: tuple[Span, ...]


def find_changes(paper: Paper) -> Changes:
    """Changes told anywhere before the court's view; none in a paper of appeal."""
    anew: dict[int, Span] = {}
    given_up: list[Span] = []
    if paper.stage is Stage.FIRST:
        for part in paper.parts(*_WHERE):
            words = part.of(paper.text)
            if not any(change in words for change in _MAY_CHANGE):
                continue
            if "项" in words:
                anew.update(_put_anew(paper.text, part))
            for found in _GIVEN_UP.finditer(paper.text, part.start, part.end):
                given_up.append(Span(*found.span("what")))
    return Changes(anew, tuple(given_up))


def _put_anew(text: str, part: Span) -> Iterator[tuple[int, Span]]:
    for found in _PUT_ANEW.finditer(text, part.start, part.end):
        number = parse_integer(found["item"] or found["number"])
        if number is not None and found["new"].strip():
            yield number, Span(*found.span("new"))
