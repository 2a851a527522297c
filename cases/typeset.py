"""Undoing what printing did to a text: page furniture, wrapped lines, spaces around digits.

A bulletin comes as text taken from a page: every printed line is a line, a running head and a page
number stand in mid-sentence, a web address or the name of an attached file may sit between two
lines, and a paragraph ends with a line that ends in a space. ``flow`` gives back the paragraphs,
each character knowing its place in the source, so that a quote can always be shown where it was
printed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

_RUNNING_HEAD = re.compile(r"\d{4}年第\d+期")
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_WEB_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")
_ATTACHED_FILE = re.compile(r"[^。，；]{1,60}\.(?:docx?|pdf|wps|xlsx?)")
_FURNITURE = (_RUNNING_HEAD, _WEB_ADDRESS, _ATTACHED_FILE)
_UNFINISHED = ("，", "、", "；", "：《")


@dataclass(frozen=True, slots=True)
class Flow:
    """Running text whose ``origin[i]`` is the source offset of ``text[i]``."""

    text: str
    origin: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of ``text[start:end]``, page furniture in between included."""
        return self.origin[start], self.origin[end - 1] + 1

    @classmethod
    def join(cls, flows: Iterable[Self], separator: str = "") -> Self:
        """One flow of several; a separator's place is that of the character before it."""
        text: list[str] = []
        origin: list[int] = []
        for flow in flows:
            if text and separator:
                text.append(separator)
                origin.extend([origin[-1]] * len(separator))
            text.append(flow.text)
            origin.extend(flow.origin)
        return cls("".join(text), tuple(origin))


def flow(source: str) -> list[Flow]:
    """Paragraphs of a printed text, without page furniture and without the printer's spaces."""
    paragraphs: list[Flow] = []
    pending: list[Flow] = []
    for line, ends in _printed_lines(source):
        pending.append(line)
        if ends and not line.text.endswith(_UNFINISHED):
            paragraphs.append(_close_up(Flow.join(pending)))
            pending = []
    if pending:
        paragraphs.append(_close_up(Flow.join(pending)))
    return paragraphs


def _printed_lines(source: str) -> Iterator[tuple[Flow, bool]]:
    """Each line that is text, and whether a paragraph ends with it."""
    offset = 0
    after_running_head = False
    for raw in source.split("\n"):
        words = raw.strip()
        if words:
            is_number_of_page = after_running_head and _PAGE_NUMBER.fullmatch(words) is not None
            after_running_head = _RUNNING_HEAD.fullmatch(words) is not None
            if not (is_number_of_page or any(kind.fullmatch(words) for kind in _FURNITURE)):
                start = offset + raw.index(words)
                yield Flow(words, tuple(range(start, start + len(words)))), raw.endswith(" ")
        offset += len(raw) + 1


def _close_up(paragraph: Flow) -> Flow:
    """The paragraph without the spaces that typesetting puts between Chinese and digits."""
    text, kept = paragraph.text, []
    for i, character in enumerate(text):
        between_latin_and_chinese = (
            character == " "
            and 0 < i < len(text) - 1
            and text[i - 1].isascii() != text[i + 1].isascii()
        )
        if not between_latin_and_chinese:
            kept.append(i)
    return Flow("".join(text[i] for i in kept), tuple(paragraph.origin[i] for i in kept))
