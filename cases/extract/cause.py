"""The cause of action (案由): as the paper states it, and by its name in the courts' list.

Names are data in ``lexicon/causes.json`` after the 民事案件案由规定 of 2020, with the words that
papers use in their stead.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.kept import kept
from cases.extract.paper import Paper
from cases.section_card import Card, cause_on_card, find_card, has_path
from cases.section_kinds import SectionKind

CAUSES = Path(__file__).parents[1] / "lexicon" / "causes.json"

_NAMED = re.compile("案由：(?P<cause>[^，。；：\\n]{3,30})")
_IS = re.compile(
    "本案(?:系|为|属于?|是)(?:一起)?(?P<cause>[^，。；：\\n《》]{2,24}?(?:纠纷|争议))(?=[，。])"
)
_HEAD = 3000
_TITLE = re.compile("(?:纠纷|之诉|争议|重整|清算)(?=一?案)")
_TITLE_REACH = 240
_CASE = re.compile(r"一?案(?=[，,。：:；）]|[，,]?(?:不服|本院|中|由|于|经|原告|因|过程)|$)")
_PLAIN = re.compile(r"(?:纠纷|争议|之诉)(?=[，,。]|一案|本院)")
_ASIDE = re.compile(
    "管辖权?异议?(?:上诉)?(?:纠纷)?$|(?:申请)?再审(?:审查)?$|上诉$|执行$|(?<=[诉纷议])案$"
)
# 执行 within the name of an action against enforcement stays.
_LINK = re.compile("^(?:因为|因|为|就|关于|诉|有关|之间的?|的|发生|产生|涉及|系)+")
_PEOPLE = re.compile("(?:等(?:[一二两三四五六七八九十0-9]{1,3})?(?:人|名?被告|公司)?)?(?:之间)?的?")
_NAMELESS = re.compile("原告诉被告")
_NO_CAUSE = re.compile("[，,。；：:《》（]|^[、与和及]|被告|第三人|上诉人")
_UNLISTED = re.compile("(?!被告|第三人|上诉人|[、与和及])[一-鿿、]{4,20}")
_LONGEST = 32
_SENTENCE = 400
_BREAK = re.compile("[。；\n]")


@kept(1)
def find_cause(paper: Paper) -> Found[str] | None:
    """The cause as stated where the case is introduced (…纠纷一案), objections to venue left out.

    It begins where the last party's name before it ends; where no name is told apart it is the
    longest name of the list that ends there. A site's card that files the case under a path of
    causes is asked last: papers and sites often name it differently.
    """
    card = find_card(paper.text)
    filed = _on_card(paper, card) if card else None
    if filed is not None and card is not None and not has_path(paper.text, card):
        return filed
    named = _NAMED.search(paper.text, 0, _HEAD)
    if (
        named is not None
        and "/" not in named["cause"]
        and normalise_cause(named["cause"]) is not None
    ):
        span = Span(*named.span("cause"))
        return Found(value=named["cause"], spans=(span,), confidence=0.98)
    for part in paper.parts(SectionKind.PROCEEDINGS, SectionKind.PARTIES):
        for end in _ends(paper.text, part):
            found = _ending_at(paper, part.start, end)
            if found is not None:
                return found
    return _in_title(paper) or _in_reasons(paper) or filed


def _on_card(paper: Paper, card: Card) -> Found[str] | None:
    """The cause on a site's card, where the courts' list has it."""
    span = cause_on_card(paper.text, card)
    if span is None or normalise_cause(span.of(paper.text)) is None:
        return None
    sure = 0.85 if has_path(paper.text, card) else 0.98
    return Found(value=span.of(paper.text), spans=(span,), confidence=sure)


def normalise_cause(cause: str) -> str | None:
    """The name in the courts' list for a stated cause, None where the list has none like it."""
    known = _known()
    if cause in known:
        return known[cause]
    for start in range(1, max(1, len(cause) - 3)):
        if cause[start:] in known:
            return known[cause[start:]]
    return known.get(f"{cause}纠纷")


def _in_title(paper: Paper) -> Found[str] | None:
    """The cause in the title of a digest: …与…融资租赁合同纠纷案."""
    title = _TITLE.search(paper.text, 0, _TITLE_REACH)
    if title is None or paper.parts(SectionKind.HEADING):
        return None
    known = longest_known(paper.text[: title.end()])
    span = Span(title.end() - len(known), title.end()) if known else None
    return Found(value=known, spans=(span,), confidence=0.85) if known and span else None


def _in_reasons(paper: Paper) -> Found[str] | None:
    """The cause as the court's view names it: 本案系…纠纷."""
    for part in paper.parts(SectionKind.COURT_VIEW):
        said = _IS.search(paper.text, part.start, part.end)
        if said is not None and normalise_cause(said["cause"]) is not None:
            span = Span(*said.span("cause"))
            return Found(value=said["cause"], spans=(span,), confidence=0.7)
    return None


def _ends(text: str, part: Span) -> Iterator[int]:
    """Where a cause may end, the introduction 一案 first."""
    for pattern, at_end in ((_CASE, False), (_PLAIN, True)):
        for found in pattern.finditer(text, part.start, part.end):
            yield found.end() if at_end else found.start()


def _ending_at(paper: Paper, floor: int, end: int) -> Found[str] | None:
    text = paper.text
    start = max(floor, end - _SENTENCE)
    for mark in _BREAK.finditer(text, start, end):
        start = mark.end()
    words = without_aside(text[start:end])
    stop = start + len(words)
    after_name = _after_names(paper, start, stop)
    known = longest_known(words)
    if after_name is not None:
        stated = text[after_name:stop]
        if 3 <= len(stated) <= _LONGEST and _is_cause(stated):
            sure = (
                0.99 if known and stated.endswith(known) and len(known) + 3 > len(stated) else 0.9
            )
            return Found(value=stated, spans=(Span(after_name, stop),), confidence=sure)
    if known is None:
        return _unlisted(text, after_name, stop)
    return Found(value=known, spans=(Span(stop - len(known), stop),), confidence=0.85)


def without_aside(words: str) -> str:
    """The words without what may follow a cause: 管辖权异议, 再审审查."""
    while (aside := _ASIDE.search(words)) and not words.endswith("之诉"):
        words = words[: aside.start()]
    return words


def _unlisted(text: str, start: int | None, stop: int) -> Found[str] | None:
    """Words between the last party and 一案 that no list knows: 行政处罚一案."""
    if start is None or not _UNLISTED.fullmatch(text, start, stop):
        return None
    return Found(value=text[start:stop], spans=(Span(start, stop),), confidence=0.7)


def _after_names(paper: Paper, start: int, stop: int) -> int | None:
    """Where the last party's name before the cause ends, with what stands in brackets after it."""
    text = paper.text
    ends = [text.rfind("）", start, stop) + 1]
    for litigant in paper.litigants:
        for name in (litigant.name, *litigant.aliases):
            at = text.rfind(name, start, stop)
            if at >= 0:
                ends.append(at + len(name))
    ends += [found.end() for found in _NAMELESS.finditer(text, start, stop)]
    last = max(ends)
    if last <= start:
        return None
    people = _PEOPLE.match(text, last, stop)
    after = people.end() if people else last
    link = _LINK.match(text[after:stop])
    return after + (link.end() if link else 0)


def _is_cause(words: str) -> bool:
    return _NO_CAUSE.search(words) is None and (
        words.endswith(("纠纷", "争议", "之诉")) or normalise_cause(words) is not None
    )


def longest_known(words: str) -> str | None:
    """The longest name of the list, or word for one, that the words end in."""
    tail = words[-_LONGEST:]
    return next((tail[i:] for i in range(len(tail) - 2) if tail[i:] in _known()), None)


@cache
def _known() -> dict[str, str]:
    """Every name and word that stands for one, with the name."""
    entries = json.loads(CAUSES.read_text(encoding="utf-8"))
    return {word: e["name"] for e in entries for word in (e["name"], *e.get("also", ()))}
