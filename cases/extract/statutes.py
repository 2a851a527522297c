"""Statutes that carry the order: law, article, paragraph, item, as 依照 … 判决如下 names them.

A law's title holds for the articles after it until another title comes. Titles are given without
their outer book-title marks, year brackets kept as the text has them; a short title is given in
full where the paper says what it stands for (以下简称). Words quoted from a statute cite nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.numerals import parse_integer
from cases.record import Citation
from cases.section_kinds import SectionKind

_NUMBER = "[0-9０-９零〇○一二两三四五六七八九十百千]{1,9}"
_ARTICLE = re.compile(
    rf"第?\s?(?P<article>{_NUMBER})\s?条(?:\s?之[一二三四五六七八九十](?![之条款项]))?"
    rf"(?P<parts>(?:[、，,]?\s?第?\s?[（(]?{_NUMBER}(?:、{_NUMBER}){{0,4}}[）)]?\s?[款项目])*+)"
    # 第六十四、第一百四十二条: 条 stands only after the last; 第三十九之规定: it was left out.
    rf"|第(?P<listed>{_NUMBER})(?=[、和及]第{_NUMBER}条|(?:之|的|等)?(?:相关)?规定|[、，]《|，判决|，裁定)"
)
_PART = re.compile(rf"(?P<number>{_NUMBER}(?:、{_NUMBER}){{0,4}})[）)]?\s?(?P<unit>[款项目])")
# 该法 is the law named last before.
_SAME_LAW = re.compile("[该同本]法$")
_QUOTED = re.compile(r"“[^”]{0,400}”")
_OPENING, _CLOSING = "《", "》"
_TAIL = r"(?:法典|法|条例|规定|解释|办法|细则|意见|纪要|批复|通知|规则|答复|决定|通则|总则|准则)"
_ORDINAL = "[（(][一二三四五六七八九十]{1,2}[）)]"
_YEAR = re.compile(r"[（(][12][0-9]{3}年?[^（()）]{0,6}[）)]")
# 的解释（二）, after marks that hold only the middle of the title.
_REST_OF_TITLE = re.compile(rf"(?:[一-鿿]{{0,20}}?){_TAIL}(?:{_ORDINAL})?")
# 《中华人民共和国担保法》若干问题的解释第十条: an interpretation whose own marks were left out.
_INTERPRETS = re.compile(
    rf"(?:适用)?的?(?:若干|有关)问题的?(?:解释|规定|意见)(?:{_ORDINAL})?(?=第)|的(?:司法)?解释(?:{_ORDINAL})?(?=第)"
)
_BARE_TITLE = re.compile(rf".*{_TAIL}(?:[（(][^（()）]{{1,12}}[）)])?[》﹥＞>]?")
_JOINS = re.compile(
    r"[\s、，,；;。：:]*(?:的|之)?(?:相关|有关)?(?:规定)?[\s、，,；;]*(?:以及|及其|[和及与并])?\s*"
)
_LEADS_IN = re.compile(
    r".*(?:依照|依据|根据|按照|参照|援引|适用(?![<〈《﹤＜])|[,，。；;：:\n、])\s*"
)
_COURT_BEFORE = re.compile(
    "(?:中华人民共和国)?最高人民(?:法院|检察院)[、和]?(?:关于[^，。；、《]{0,20})?$"
)
_RANGE = re.compile(r"\s*(?:至|到|[-—~～])\s*")
_SAYS_SHORT = r"(?:以下|下)?(?:统一)?(?:简称|称)(?:为|：|:)?"
_IS_SHORT_TITLE = re.compile(rf"[（(]{_SAYS_SHORT}[“\"]?$")
_SHORT_TITLE = re.compile(
    rf"[（(]{_SAYS_SHORT}[^（()）]{{1,30}}(?:[（(][^（()）]{{1,9}}[）)][^（()）]{{0,9}})?[）)]"
)
_ALIAS = re.compile(
    rf"》\s?[（(]{_SAYS_SHORT}[“\"《]{{0,2}}(?P<alias>[^”\"》（()）]{{2,20}}(?:{_ORDINAL})?)"
)
_NO_LAW = re.compile("(?:合同|协议|判决|裁定|裁决|调解)书?$")
_LONGEST_RANGE = 40


class _Title(NamedTuple):
    """A law named; ``start`` and ``end`` are offsets into the text, marks included."""

    law: str
    start: int
    end: int
    confidence: float


def find_statutes(paper: Paper) -> list[Found[Citation]]:
    """Each article once, in the text's order; a law named without an article has None there."""
    found: dict[tuple[str, int | None, int | None, int | None], Found[Citation]] = {}
    for span in paper.parts(SectionKind.LEGAL_BASIS):
        text = _with_outer_marks(paper.text, span)
        for cited in _citations(text, span):
            value = cited.value
            if text is not paper.text:
                value = _as_printed(paper.text, cited)
                cited = replace(cited, value=value)
            key = (value.law, value.article, value.paragraph, value.item)
            found.setdefault(key, cited)
    return list(found.values())


def _with_outer_marks(text: str, span: Span) -> str:
    """The text, 〈…〉 that stand outside any title made 《…》, at the same length."""
    if "〈" not in text[span.start : span.end]:
        return text
    marks = list(span.of(text))
    depth = 0
    for at, mark in enumerate(marks):
        if mark == "〈" and depth == 0:
            marks[at] = _OPENING
        elif mark == "〉" and depth == 1:
            marks[at] = _CLOSING
        depth += (mark in "《〈") - (mark in "》〉")
        depth = max(depth, 0)
    return text[: span.start] + "".join(marks) + text[span.end :]


def _as_printed(text: str, cited: Found[Citation]) -> Citation:
    """A citation with the marks that the paper has."""
    law = cited.value.law
    if _OPENING not in cited.spans[-1].of(text):
        law = law.replace(_OPENING, "〈").replace(_CLOSING, "〉")
    return replace(cited.value, law=law, text=cited.span.of(text))


def _citations(text: str, span: Span) -> Iterator[Found[Citation]]:
    titles = list(_titles(text, span))
    quoted = [m.span() for m in _QUOTED.finditer(text, span.start, span.end)]
    skipped = [*quoted, *((t.start, t.end) for t in titles)]
    law: _Title | None = None
    end, last = span.start, None
    for match in _ARTICLE.finditer(text, span.start, span.end):
        if any(start <= match.start() < stop for start, stop in skipped):
            continue
        between = [t for t in titles if end <= t.start < match.start()]
        for title in between[:-1]:
            yield _cited(text, title, None)
        named = _named_in(text, between[-1].end if between else end, match.start())
        if between or named:
            law, last = named or between[-1], None
        number = parse_integer(match["article"] or match["listed"])
        if law is None or number is None:
            continue
        if last is not None and _RANGE.fullmatch(text, end, match.start()):
            for article in range(last + 1, min(number, last + _LONGEST_RANGE)):
                yield _cited(text, law, match, article)
        for paragraph, item in _parts(match["parts"] or ""):
            yield _cited(text, law, match, number, paragraph, item)
        end, last = match.end(), number
    yield from (_cited(text, title, None) for title in titles if title.start >= end)


def _parts(words: str) -> list[tuple[int | None, int | None]]:
    """Paragraph and item of each part named: 第六十条第一款、第二款 names two."""
    parts: list[tuple[int | None, int | None]] = []
    named = [
        (number, part["unit"])
        for part in _PART.finditer(words)
        for number in part["number"].split("、")
    ]
    for number, unit in named:
        value = parse_integer(number)
        if unit == "款":
            # 第一项第（一）款 is a slip for 第一款第（一）项, but names paragraph one either way.
            has_only_item = parts and parts[-1][0] is None
            parts[-1:] = [(value, parts[-1][1])] if has_only_item else [*parts[-1:], (value, None)]
        elif unit == "项" and not parts:
            parts.append((None, value))
        elif unit == "项" and parts[-1][1] is None:
            parts[-1] = (parts[-1][0], value)
    return parts or [(None, None)]


def _cited(
    text: str,
    law: _Title,
    match: re.Match[str] | None,
    article: int | None = None,
    paragraph: int | None = None,
    item: int | None = None,
) -> Found[Citation]:
    spans = [Span(law.start, law.end)]
    if match is not None:
        spans.insert(0, Span(*match.span()))
    value = Citation(
        law=law.law, article=article, paragraph=paragraph, item=item, text=spans[0].of(text)
    )
    confidence = law.confidence if match is not None else min(law.confidence, 0.6)
    return Found(value=value, spans=tuple(spans), confidence=confidence)


def _titles(text: str, span: Span) -> Iterator[_Title]:
    """Laws in book-title marks, inner marks and a court's name before them included."""
    at, last_end = span.start, span.start
    while (start := text.find(_OPENING, at, span.end)) >= 0:
        end = _closed(text, start, span.end)
        if end is None:
            return
        if not _IS_SHORT_TITLE.search(text, max(last_end, start - 12), start):
            title = _whole_title(text, span, start, end)
            end = title.end
            if not _NO_LAW.search(title.law):
                yield title._replace(law=_in_full(text, title.law))
        at = last_end = end


def _closed(text: str, start: int, limit: int) -> int | None:
    """Where the marks opened at ``start`` close, those within them counted."""
    depth = 0
    for at in range(start, min(limit, start + 120)):
        depth += (text[at] == _OPENING) - (text[at] == _CLOSING)
        if depth == 0:
            return at + 1
    # 《……《……》的解释》 printed with one mark too few.
    end = text.find(_CLOSING, start, limit)
    return end + 1 if end >= 0 else None


def _whole_title(text: str, span: Span, start: int, end: int) -> _Title:
    """The title in marks, and what stands outside them: 最高人民法院关于适用《……》的解释."""
    inner = text[start + 1 : end - 1]
    before = _COURT_BEFORE.search(text, max(span.start, start - 40), start)
    if before is None:
        if interprets := _INTERPRETS.match(text, end, span.end):
            return _Title(inner + interprets[0], start, interprets.end(), 0.9)
        year = _YEAR.match(text, end, span.end)
        return (
            _Title(inner + year[0], start, year.end(), 0.9)
            if year
            else _Title(inner, start, end, 0.97)
        )
    rest = _REST_OF_TITLE.match(text, end, min(span.end, end + 40))
    if rest is not None and "关于" in before[0]:
        return _Title(text[before.start() : rest.end()], before.start(), rest.end(), 0.9)
    return _Title(before[0] + inner, before.start(), end, 0.9)


def _named_in(text: str, start: int, end: int) -> _Title | None:
    """A law named without opening marks right before an article: 民法典第五百七十七条."""
    if not 0 < end - start <= 100:
        return None
    gap = _SHORT_TITLE.sub("", text[start:end])
    joined = _JOINS.match(gap)
    words = gap[joined.end() if joined else 0 :].rstrip()
    if lead := _LEADS_IN.match(words):
        words = words[lead.end() :]
    if not words or not _BARE_TITLE.fullmatch(words):
        return None
    at = start + text[start:end].rfind(words)
    if _SAME_LAW.match(words):
        return _last_named(text, at, at + len(words))
    return _Title(_in_full(text, words.strip(" 》﹥＞>")), at, at + len(words), 0.8)


def _last_named(text: str, start: int, end: int) -> _Title | None:
    """The law that 该法 stands for; a title that lost its 法 is read as elsewhere in the paper."""
    closing = text.rfind(_CLOSING, 0, start)
    opening = text.rfind(_OPENING, 0, max(closing, 0))
    if opening < 0:
        return None
    law = text[opening + 1 : closing]
    if not law.endswith("法") and f"{law}法" in text:
        law = f"{law}法"
    return _Title(_in_full(text, law), start, end, 0.7)


def _in_full(text: str, law: str) -> str:
    """What a short title stands for, as the paper says: 《……》（以下简称民法典）."""
    if law.startswith(("中华人民共和国", "最高人民")):
        return law
    for found in _ALIAS.finditer(text):
        if found["alias"].strip() == law:
            opening = text.rfind(_OPENING, max(0, found.start() - 60), found.start())
            return text[opening + 1 : found.start()] if opening >= 0 else law
    return law
