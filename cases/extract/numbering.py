"""Numbered lists in running text: 一、…；二、… or 1.… 2.…, whatever marks the writer used.

A list is followed by its own count: the next item begins where the next number stands at the head
of a clause, so that 第一、二项 and 2.5元 begin none. One number left out by the writer is forgiven.
"""

import re
from collections.abc import Callable
from functools import cache

from cases.evidence import Span

_DIGITS = "一二三四五六七八九"
_MOST = 60
# An item begins after one of these, blanks skipped.
_BEFORE = "；;。，,：:）)、！？!?.．”"
_BLANK = " \t\n\r\u3000\u00a0"
_OPENS = re.compile(rf"[{_BLANK}：:，,。]*")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens - 1]) + "十" if tens else ""
    return head + (_DIGITS[ones - 1] if ones else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else "\0"


_STYLES: tuple[Callable[[int], str], ...] = (
    lambda n: rf"{_chinese(n)}[、，,．.：:]",
    lambda n: rf"[（(]{_chinese(n)}[）)][、，,．.]?",
    lambda n: rf"第{_chinese(n)}[、，,：:](?!第?[一二三四五六七八九十])",
    lambda n: rf"{n}(?:[、:：]|[.．](?![0-9]))\s?",
    lambda n: rf"[（(]{n}[）)][、，,．.]?",
    lambda n: rf"{n}[）)][、．.]?",
    lambda n: rf"{_circled(n)}[、．.]?",
    lambda n: (
        rf"{n}(?:[，,](?![0-9])|(?=[一-鿿])(?![年月日号时点分条款项倍个台人元万千百亿份栋名次楼层室级期元]))"
    ),
)


@cache
def _ordinal(style: int, number: int) -> re.Pattern[str]:
    return re.compile(_STYLES[style](number))


@cache
def _run_on(number: int) -> re.Pattern[str]:
    """A number whose own mark, or the mark before it, was left out; 二被告 is two of them."""
    ordinal = _chinese(number)
    return re.compile(
        rf"(?<=[元止求任清偿费日内]){ordinal}、(?=驳回|被告|原告|由|限|维持|变更)"
        rf"|(?<=[；。\n]){ordinal}(?=驳回|判令|请求|要求|依法|婚生|由|本案|案件|诉讼费|解除|确认|支付|返还|赔偿)"
    )


def find_numbered(text: str, span: Span) -> list[Span]:
    """The items of a list that begins at the head of ``span``, without their numbers.

    Empty where no list begins there. The last item goes on to the end of ``span``.
    """
    begun = _first(text, span)
    return _items(text, *begun, span.end) if begun else []


def begins_list(text: str, span: Span) -> bool:
    """Whether ``span`` begins with the first number of a list that says something."""
    begun = _first(text, span)
    return begun is not None and begun[1].end() < span.end


def _first(text: str, span: Span) -> tuple[int, re.Match[str]] | None:
    """The style of the list that begins at the head of ``span``, and its first number."""
    opens = _OPENS.match(text, span.start, span.end)
    at = opens.end() if opens else span.start
    for style in range(len(_STYLES)):
        first = _ordinal(style, 1).match(text, at, span.end)
        if first is not None:
            return style, first
    return None


def _items(text: str, style: int, first: re.Match[str], end: int) -> list[Span]:
    starts: list[tuple[int, int]] = [(first.start(), first.end())]
    number = 2
    while number <= _MOST:
        found = _next(text, style, number, starts[-1][1], end)
        if found is None and (found := _next(text, style, number + 1, starts[-1][1], end)):
            number += 1
        if found is None:
            break
        starts.append(found)
        number += 1
    stops = [*(start for start, _ in starts[1:]), end]
    return [
        Span(begin, stop) for (_, begin), stop in zip(starts, stops, strict=True) if begin < stop
    ]


def _next(text: str, style: int, number: int, start: int, end: int) -> tuple[int, int] | None:
    """Where the item of that number begins, its number and its words."""
    for found in _ordinal(style, number).finditer(text, start, end):
        if _heads_a_clause(text, found.start(), start):
            return found.span()
    # 支付10万元二、驳回: the mark between two items was left out.
    if style == 0 and (run_on := _run_on(number).search(text, start, end)):
        return run_on.span()
    # Some writers change the mark halfway: 1、… 2.… or 3、… 4支付.
    if style == 3:
        return _next(text, 7, number, start, end)
    return None


def _heads_a_clause(text: str, at: int, floor: int) -> bool:
    before = at
    while before > floor and text[before - 1] in _BLANK:
        before -= 1
    if before < at and "\n" in text[before:at]:
        return True
    if before == floor or text[before - 1] not in _BEFORE:
        return False
    # 第一、二项 counts; ；、二、 is a slip of the pen.
    return text[before - 1] not in "、" or text[before - 2 : before - 1] in "；;。"
