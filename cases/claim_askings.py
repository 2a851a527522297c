"""Stretches of a telling in which somebody asks for something, and who asks.

A stretch begins with a word of asking (诉请, 要求, …) and ends with the sentence, or where another
speaks. What is not asked (没有要求), what a contract says may be asked (合同约定可要求) is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.labelled import Labelled

_ASKING = re.compile(
    "诉请|诉求|请求|主张|要求|起诉|索要|索赔|反诉|判令|申请|异议|诉至|告到|来告|讨要|追讨|追要|催要"
    "|想要|想让|想把|要我|让我|一并要|都要|仍要|只要|还要|现在要|能不能|要付|要赔|坚持|来要"
)
_STRETCH = re.compile("[^。；！？\n]{0,90}")
_ANSWERED = re.compile(
    "[，：“](?:[^，。]{0,8}?(?:称|认为|辩|不同意|拒绝|只肯|说)|双方|法院|判决|诉讼中|一审|其间)"
)
_SENTENCE_ENDS = re.compile("[。；！？\n]")
_TERM = re.compile("(?:有权|可以|可|才能|方能|约定|写明|规定|载明|写着|写)[^，。；]{0,12}$")
_DENIED = re.compile(
    "(?:没有|并未|并非|未曾|从未|从不|未|不再|无权|放弃|没|不)"
    "(?:再|另行|单独|选择|要求|请求|主张|提|提出|提过|想|要|写)*$"
)
_DENIAL_REACH = 8
_LOOK_BACK = 40


class Side(Labelled):
    """Who may ask or be asked; the label is the role word of a claim."""

    LESSOR = "lessor", "出租人"
    LESSEE = "lessee", "承租人"
    GUARANTOR = "guarantor", "保证人"


_NAMED = {
    Side.LESSOR: re.compile("我司|我公司|本公司|出租人|租赁公司|出租方|金租"),
    Side.LESSEE: re.compile("承租人|承租方|客户|被告|对方|司机|老板|我厂|我们厂|他|她"),
    Side.GUARANTOR: re.compile("保证人|担保人"),
}
# Anybody else named just before the word of asking: not who tells the story.
_OTHER_NAMED = re.compile("(?:某|公司|银行|厂|集团|医院|学校|管理人|房东|师傅|业主)[^，]{0,6}$")
_TOLD_BY = (
    (Side.GUARANTOR, re.compile("我（保证人）|我是保证人|我[^，。]{0,4}（保证人）")),
    (
        Side.LESSEE,
        re.compile("我[^，。]{0,4}（承租人|我是承租人|我（承租|我厂|我们厂|我诊所|我的车|我租"),
    ),
    (Side.LESSOR, re.compile("我司")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A stretch ``text[start:end]`` in which ``asker`` asks, None where it is not told who."""

    start: int
    end: int
    asker: Side | None


def find_askings(text: str) -> Iterator[Asking]:
    """The stretches of asking, in the text's order, none within another.

    >>> [(a.asker.value, a.start) for a in find_askings("承租人停付，我司起诉要求付清租金。")]
    [('lessor', 8)]
    """
    teller, at = find_teller(text), 0
    while verb := _ASKING.search(text, at):
        at = verb.end()
        before = _sentence_before(text, verb.start())
        if _DENIED.search(before) or _TERM.search(before):
            continue
        stretch = _STRETCH.match(text, verb.start())
        end = stretch.end() if stretch else verb.end()
        answered = _ANSWERED.search(text, verb.end(), end)
        at = answered.start() + 1 if answered else end
        yield Asking(start=verb.start(), end=at, asker=_asker(before, teller))


def find_teller(text: str) -> Side | None:
    """Who tells the story, None where nothing shows it."""
    return next((side for side, words in _TOLD_BY if words.search(text)), None)


def side_before(text: str, place: int) -> Side | None:
    """The side named last before a place of the text within its sentence."""
    before = _sentence_before(text, place)
    last = {
        side: max((found.end() for found in words.finditer(before)), default=-1)
        for side, words in _NAMED.items()
    }
    nearest = max(last, key=lambda side: last[side])
    return nearest if last[nearest] >= 0 else None


def is_denied(text: str, place: int) -> bool:
    """Whether a word of denial stands right before a place of the text (没有主张, 不要)."""
    return _DENIED.search(text[max(0, place - _DENIAL_REACH) : place]) is not None


def _sentence_before(text: str, place: int) -> str:
    return _SENTENCE_ENDS.split(text[max(0, place - _LOOK_BACK) : place])[-1]


def _asker(before: str, teller: Side | None) -> Side | None:
    """The party named last before the word of asking, else the teller or, of a stranger, not he."""
    named = side_before(before, len(before))
    if named is not None:
        return named
    if not _OTHER_NAMED.search(before):
        return teller
    return {Side.LESSOR: Side.LESSEE, Side.LESSEE: Side.LESSOR}.get(teller) if teller else None
