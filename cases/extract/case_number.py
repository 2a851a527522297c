"""The number under which the court filed the case."""

import re

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.section_card import find_card
from cases.section_kinds import SectionKind
from cases.sections import CASE_NUMBER, is_of_another_case

_BRACKETS = str.maketrans("〔[【［", "（（（（") | str.maketrans("〕]】］", "））））")
# In the heading the brackets of the year are sometimes lost.
_BARE = re.compile(
    r"(?<![0-9（(〔\[【])(?P<year>(?:19|20)[0-9]{2})(?P<rest>[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云藏陕甘青宁新兵][0-9]{0,4}"
    r"[一-鿿]{1,4}[0-9]{1,8}号|(?![年月])[一-鿿]{2,10}(?:（[一-鿿]{1,2}）[一-鿿]{0,4})?字第[0-9]{1,8}号)"
)
# Of the brackets the closing one may be lost alone, or the word 号 before the first party.
_TORN = re.compile(
    r"[（〔\[【](?P<year>(?:19|20)[0-9]{2})(?:(?P<rest>[一-鿿]{2,10}字第[0-9]{1,8}号)"
    r"|[）〕\]】](?P<unended>[一-鿿]{2,10}字第[0-9]{1,8})(?=原告|申请人|上诉人|\n))"
)
# Where a heading is not told apart, the number stands near the top.
_REACH = 300
_ROLE_LENGTH = 3


def find_case_number(paper: Paper) -> Found[str] | None:
    """The paper's own case number, its year in （）; numbers of other cases are not it."""
    heading = next(iter(paper.parts(SectionKind.HEADING)), None)
    limit = heading.end if heading else min(len(paper.text), _REACH)
    card = find_card(paper.text)
    start = heading.start if heading else 0
    if card and "number" in card.values:
        start = card.values["number"].start
    numbers = [
        found
        for found in CASE_NUMBER.finditer(paper.text, start, limit)
        if heading or not is_of_another_case(paper.text, found.start())
    ]
    if numbers:
        spans = tuple(Span(*found.span()) for found in numbers if found[0] == numbers[0][0])
        sure = 0.99 if heading and len(spans) == len(numbers) else 0.8
        return Found(value=_canonical(numbers[0][0]), spans=spans, confidence=sure)
    bare = _BARE.search(paper.text, 0, limit) or _TORN.search(paper.text, 0, limit + _ROLE_LENGTH)
    if bare is None:
        return None
    value = f"（{bare['year']}）{bare['rest'] or bare['unended']}"
    return Found(value=value, spans=(Span(*bare.span()),), confidence=0.85)


def _canonical(words: str) -> str:
    return re.sub(r"\s", "", words.translate(_BRACKETS))
