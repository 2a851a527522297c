"""One canonical form for the text of a court paper, each character knowing its place in the source.

Canonical: digits, Latin letters and % half-width; marks full-width, but for the comma and the
colon between digits; titles in titles in 〈〉; no blanks except between Latin words; paragraphs
parted by a single line break; no tags, style sheets, entities or invisible characters. A letter-
spaced heading closes up, a line that the printer broke is joined, a blank that stands for a line
break becomes one. Characters are dropped or replaced, never moved: the map is monotone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from cases.evidence import Span
from cases.markup import blank_markup, blank_page_numbers, blank_typed_breaks

_BLANK = " \\t\\r\\x0b\\x0c\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
_INVISIBLE = (
    "\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\xad"
    "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff\\ufffe"
)
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BY_CONTEXT = "！，：；？（）＆．"
_FOLD = {wide: narrow for wide, narrow in _FULL_WIDTH.items() if wide not in _BY_CONTEXT}
_FOLD |= {"(": "（", ")": "）", ";": "；", "!": "！", "?": "？"}
_FOLD |= dict.fromkeys("<＜﹤‹", "〈") | dict.fromkeys(">＞﹥›", "〉")
# The Greek and the Cyrillic letter stand for 〇 in many a closing date (二Ο二三年).
_FOLD |= dict.fromkeys("ΟοОо", "〇")
_FOLD |= {
    "﹪": "%",
    "﹣": "-",
    "︰": "：",
    "﹕": "：",
    "﹔": "；",
    "﹐": "，",
    "﹑": "、",
}

_EMPTY = f"\n{_BLANK}{_INVISIBLE}"
# What begins with one class of characters is found by skipping from one of them to the next.
_ODD = re.compile(
    rf"[{_EMPTY},:.．{re.escape(''.join(sorted(_FOLD)))}](?:(?<=[{_EMPTY}])[{_EMPTY}]+)?"
)
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]+")
_WHITE = re.compile(f"[{_EMPTY}]*")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_LATIN = re.compile("[0-9A-Za-z-]")
_CHINESE = re.compile("[一-鿿）)》”]")
_ORDINALS = frozenset("一二三四五六七八九十")
_ENDS = frozenset("。；！？：")
# A blank before one of these parts two lines, where it is wide or the line before is complete.
_OPENER = re.compile(
    "(?:原告|被告|第三人|上诉人|被上诉人|再审申请人|被申请人|申请人|原审|一审|二审|委托(?:诉讼)?代理人"
    "|法定代表人|负责人|经审|本院|综上|审判长|审判员|代理审判员|人民陪审员|书记员|法官助理)"
)
# A letter-spaced heading may go on in the next line: 某 区 人 民 / 法 院.
_HEADING_GOES_ON = {
    "民": re.compile(f"法[{_EMPTY}]*院"),
    "法": re.compile("院"),
    "事": re.compile(f"(?:判[{_EMPTY}]*决|裁[{_EMPTY}]*定|调[{_EMPTY}]*解)[{_EMPTY}]*书"),
}
_COMPLETE = frozenset("号书院日）理结讼员人司")
# 。.被告 and 、.第四十二条.的规定: beside these a half-width stop says nothing.
_BEFORE_STRAY = frozenset("。；：，、")
_AFTER_STRAY = frozenset("。；：，、;:,﹔﹕﹐﹑︰")
_LINE_BREAKS = "\n\r\x0c"
_PLAIN_BLANKS = frozenset(" \n\u3000")
_WIDE = {",": "，", ":": "："}
# A text of which one line in four is full was broken by a printer.
_FEWEST_LINES, _NARROWEST, _WIDEST, _RAGGED = 8, 15, 90, 3


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in canonical form, and the way back to the words it was made of.

    From ``starts[i]`` on the canonical text stands as in the source, ``shifts[i]`` characters on.
    """

    text: str
    source: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    shifts: tuple[int, ...] = field(repr=False)

    def origin(self, position: int) -> int:
        """The source offset of one character of the canonical text."""
        at = bisect_right(self.starts, position) - 1
        return self.shifts[at] + position

    def source_span(self, span: Span, offset: int = 0) -> Span:
        """The source's place of a place of the canonical text, ``offset`` characters further on."""
        start, end = span.start + offset, span.end + offset
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end) - 1
        return Span(self.shifts[first] + start, self.shifts[last] + end)

    def quote(self, span: Span) -> str:
        """The words of the source at a place of the canonical text."""
        return self.source_span(span).of(self.source)


def normalise(source: str) -> Normalised:
    """The canonical form of a text.

    >>> normalise("民 事 判 决 书\\n(2019)京0105民初1号").text
    '民事判决书\\n（2019）京0105民初1号'
    """
    text = blank_page_numbers(blank_typed_breaks(blank_markup(source)))
    pieces: list[str] = []
    starts, shifts = [0], [0]
    done = length = 0
    for start, end, new in _edits(text):
        pieces.append(text[done:start])
        pieces.append(new)
        length += start - done + len(new)
        done = end
        if len(new) != end - start:
            # The new character stands for the last one dropped.
            starts.append(length - len(new))
            shifts.append(end - length)
    pieces.append(text[done:])
    return Normalised("".join(pieces), source, tuple(starts), tuple(shifts))


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """What changes, in order and apart: a range and the one character, or '', it becomes."""
    width = _printed_width(text)
    last = ""
    done = 0
    for found in _ODD.finditer(text):
        start, end = found.span()
        if start > done:
            last = text[start - 1]
        new = _FOLD.get(found[0]) or _in_context(text, found, last, width)
        if new:
            last = new
        done = end
        if new != found[0]:
            yield start, end, new


def _in_context(text: str, found: re.Match[str], last: str, width: int | None) -> str:
    """What a mark or a blank becomes after the character ``last``."""
    mark = found[0]
    if mark in ",:":
        between_digits = last in _DIGITS and text[found.end() : found.end() + 1] in _DIGITS
        return mark if between_digits and found.start() else _WIDE[mark]
    if mark in ".．":
        if _is_stray(text, found.end(), last):
            return ""
        return "。" if _ends_sentence(text, found.end(), last) else "."
    return _in_place_of_blank(text, found, last, width)


def _is_stray(text: str, end: int, last: str) -> bool:
    """Whether a stop stands beside another mark, as where an export turned tags into stops."""
    after = _WHITE.match(text, end)
    assert after is not None  # the pattern may be empty
    following = text[after.end() : after.end() + 1]
    if last in _BEFORE_STRAY:
        return following not in _DIGITS
    if following == "的":
        return last in "条款项"
    return following in _AFTER_STRAY and _CHINESE.match(last) is not None


def _ends_sentence(text: str, end: int, last: str) -> bool:
    if not _CHINESE.match(last) or last in _ORDINALS:
        return False
    after = _WHITE.match(text, end)
    assert after is not None  # the pattern may be empty
    following = text[after.end() : after.end() + 1]
    is_broken = any(mark in after[0] for mark in _LINE_BREAKS)
    return not following or is_broken or _CHINESE.match(following) is not None


def _in_place_of_blank(text: str, found: re.Match[str], last: str, width: int | None) -> str:
    end = found.end()
    blank = found[0] if found[0] in _PLAIN_BLANKS else _INVISIBLE_RUN.sub("", found[0])
    if not blank or not last or last == "\n" or end == len(text):
        return ""
    if any(mark in blank for mark in _LINE_BREAKS):
        if last in _HEADING_GOES_ON and _HEADING_GOES_ON[last].match(text, end):
            return ""
        return "" if width and _is_broken_line(text, found.start(), last, width) else "\n"
    if last in _ENDS:
        return "\n" if last == "。" else ""
    if _LATIN.match(last) and _LATIN.match(text, end):
        return " " if last not in _DIGITS or text[end] not in _DIGITS else ""
    if _OPENER.match(text, end) and (len(blank) > 1 or last in _COMPLETE):
        return "\n"
    return ""


def _printed_width(text: str) -> int | None:
    """How many characters a printed line holds, None where lines are paragraphs."""
    if text.count("\n") < _FEWEST_LINES:
        return None
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    full = sum(width - _RAGGED <= length <= width + _RAGGED for length in lengths)
    is_printed = _NARROWEST <= width <= _WIDEST and full * 4 >= len(lengths)
    return width if is_printed else None


def _is_broken_line(text: str, end: int, last: str, width: int) -> bool:
    """Whether the printer, not the writer, ended the line that ends here."""
    length = len(text[text.rfind("\n", 0, end) + 1 : end].strip())
    is_unfinished = last in "，、" or _LATIN.match(last) is not None
    return last not in _ENDS and length >= (width * 2 // 3 if is_unfinished else width - _RAGGED)
