"""The court that issued a paper, with its level and province."""

import json
import re
from functools import cache
from pathlib import Path

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.judgment import CourtLevel
from cases.section_card import find_card
from cases.section_kinds import SectionKind

PROVINCES = Path(__file__).parents[1] / "lexicon" / "provinces.json"

_TAIL = re.compile(r"(?:人民|互联网|金融|知识产权|海事|铁路运输|军事)(?:中级|高级|初级|基层)?法院")
_TORN_TAIL = re.compile("人民法(?=(?:民事|刑事|行政|执行)(?:判决|裁定|调解))")
_BRANCH = re.compile("[一-鿿]{2,12}分院")
_PAPER = re.compile(
    r"\s*(?:（?[一-鿿]{0,6}）?)?(?:民\s*事|刑\s*事|行\s*政|执\s*行|国家赔偿)?[一-鿿]{0,8}(?:判决书|裁定书|调解书|决定书|裁决书|通知书|支付令)"
)
_NOT_OF_NAME = re.compile("[^一-鿿]|[书案]|(?:来源|发布|审理|法院|日期|单位)(?=.{4})")
# XX中级人民法院, ××区人民法院: what a site put in place of the name belongs to it.
_MASKED = re.compile("[XxＸ×＊*]{2,8}$")
_LONGEST = 40
_SUPREME = "最高人民法院"
_LEVELS = (
    (re.compile("最高"), CourtLevel.SUPREME),
    (re.compile("高级|解放军军事法院|分院$"), CourtLevel.HIGH),
    (re.compile("中级|知识产权|海事|金融"), CourtLevel.INTERMEDIATE),
    (re.compile("法院"), CourtLevel.BASIC),
)
_CODE = re.compile("^（[0-9]{4}）(?P<sign>[一-鿿])(?=[0-9])")


def find_court(paper: Paper) -> Found[str] | None:
    """The court as the heading names it; where there is no heading, as the text's first line does.

    Surest where the name stands right before the kind of paper (民事判决书).
    """
    heading = next(iter(paper.parts(SectionKind.HEADING)), None)
    limit = heading.end if heading else min(len(paper.text), 200)
    start = heading.start if heading else 0
    card = find_card(paper.text)
    if card and "court" in card.values:
        start, limit = card.values["court"].start, card.values["court"].end
    spans = [_named(paper.text, found) for found in _TAIL.finditer(paper.text, start, limit)]
    named = [span for span in spans if span is not None]
    if not named:
        return _torn(paper.text, limit)
    before_kind = [span for span in named if _PAPER.match(paper.text, span.end)]
    if before_kind:
        return Found(value=before_kind[0].of(paper.text), spans=tuple(before_kind), confidence=0.99)
    span = named[-1]
    return Found(value=span.of(paper.text), spans=(span,), confidence=0.9 if heading else 0.6)


def _torn(text: str, limit: int) -> Found[str] | None:
    """A court whose last character was lost before the kind of paper: 某区人民法民事裁定."""
    tail = _TORN_TAIL.search(text, 0, limit)
    span = _named(text, tail) if tail else None
    if span is None:
        return None
    return Found(value=f"{span.of(text)}院", spans=(span,), confidence=0.7)


def court_level(court: str) -> CourtLevel | None:
    """The level that a court's name tells; special courts have the level the law gives them."""
    return next((level for pattern, level in _LEVELS if pattern.search(court)), None)


def court_province(court: str | None, case_no: str | None) -> str | None:
    """The province by the court's name, else by the sign that opens a case number since 2016."""
    if court is None or _SUPREME in court:
        return None
    for province in _provinces():
        if court.startswith((province["name"], province["short"])):
            return province["name"]
    sign = _CODE.match(case_no or "")
    return next((p["name"] for p in _provinces() if sign and p["sign"] == sign["sign"]), None)


def _named(text: str, tail: re.Match[str]) -> Span | None:
    """The whole name that ends in the words found, None where no name stands before them."""
    branch = _BRANCH.match(text, tail.end())
    end = branch.end() if branch else tail.end()
    start = floor = max(0, tail.start() - _LONGEST)
    for stop in _NOT_OF_NAME.finditer(text, start, tail.start()):
        start = stop.end()
    if masked := _MASKED.search(text, floor, start):
        start = masked.start()
    return Span(start, end) if tail.start() - start >= 2 else None


@cache
def _provinces() -> tuple[dict[str, str], ...]:
    return tuple(json.loads(PROVINCES.read_text(encoding="utf-8")))
