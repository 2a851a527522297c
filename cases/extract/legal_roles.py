"""A party's part in the underlying relation (出租人, 承租人, 保证人 …), as the paper names it.

Words are data in ``lexicon/role_words.json``. A role word counts where it touches a party's name
(出租人甲公司, 甲公司作为出租人). Where none does, a trade in the name speaks, if the cause is of
that trade.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.extract.role_phrases import find_said, phrases_for
from cases.roles import parse_role, role_words
from cases.section_kinds import Instance, SectionKind
from cases.taxonomy import LegalRole

_TOLD_IN = (
    SectionKind.CLAIMS,
    SectionKind.FINDINGS,
    SectionKind.COURT_VIEW,
)
_BEFORE_NAME = re.compile(
    r"[（(]?(?:甲方|乙方|丙方)?[）)]?(?:为|：|系|是|即)?(?:原告|被告|第三人|上诉人|被上诉人)?[“\"]?"
)
_AFTER_NAME = re.compile(
    r"[”\"]?(?:[（(](?:以下|下)?[^（）()]{0,12}|(?:作为|系|为|是|即|以)(?:本案|涉案|案涉|合同|该)?)(?:的)?$"
)
_JOINS = re.compile("[（(系为是即以]")
_TRADES = {
    LegalRole.LESSOR: "租赁",
    LegalRole.LENDER: "借款",
    LegalRole.INSURER: "保险",
    LegalRole.FACTOR: "保理",
    LegalRole.GUARANTOR: "保证",
}
_LONGEST_BEFORE = 24
_MOST_PARTIES = 30


def find_legal_roles(paper: Paper, cause: str | None) -> Mapping[int, Found[LegalRole]]:
    """Each party's part by its index in ``paper.litigants``; parties without one are left out."""
    votes: dict[int, Counter[LegalRole]] = {}
    places: dict[tuple[int, LegalRole], Span] = {}
    for index, role, span in _touching(paper):
        votes.setdefault(index, Counter())[role] += 1
        places.setdefault((index, role), span)
    found: dict[int, Found[LegalRole]] = {}
    for index, counted in votes.items():
        (role, most), *others = counted.most_common(2)
        sure = 0.95 if most > 1 and not others else 0.85 if not others else 0.7
        found[index] = Found(value=role, spans=(places[index, role],), confidence=sure)
    for index, said in _said(paper, cause or "", set(found)):
        found.setdefault(index, said)
    for index, litigant in enumerate(paper.litigants):
        trade = parse_role(litigant.name)
        if index not in found and trade is not None and _TRADES.get(trade, "\0") in (cause or ""):
            at = paper.text.index(litigant.name)
            span = Span(at, at + len(litigant.name))
            found[index] = Found(value=trade, spans=(span,), confidence=0.8)
    return found


def _said(paper: Paper, cause: str, known: set[int]) -> Iterator[tuple[int, Found[LegalRole]]]:
    """Parts that are said of parties without a role word, a trade in the name coming first."""
    if len(paper.litigants) > _MOST_PARTIES or not phrases_for(cause):
        return
    parts = paper.parts(*_TOLD_IN) + paper.parts(*_TOLD_IN, instance=Instance.EARLIER)
    for index, litigant in enumerate(paper.litigants):
        trade = parse_role(litigant.name)
        if index in known or (trade is not None and _TRADES.get(trade, "\0") in cause):
            continue
        said = [
            told
            for name in (litigant.name, *litigant.aliases)
            for part in parts
            for told in find_said(paper.text, name, part, cause)
        ]
        counted = Counter(role for role, _ in said).most_common(1)
        if counted:
            role = counted[0][0]
            span = next(span for told, span in said if told is role)
            yield index, Found(value=role, spans=(span,), confidence=0.8)


def _touching(paper: Paper) -> Iterator[tuple[int, LegalRole, Span]]:
    """Role words that touch a party's name, with the words of both."""
    if len(paper.litigants) > _MOST_PARTIES:
        return
    names = [
        (name, index)
        for index, litigant in enumerate(paper.litigants)
        for name in (litigant.name, *litigant.aliases)
        if len(name) > 1
    ]
    names.sort(key=lambda item: -len(item[0]))
    for instance in Instance:
        for part in paper.parts(*_TOLD_IN, instance=instance):
            for word in _pattern().finditer(paper.text, part.start, part.end):
                yield from _by_names(paper.text, word, names)


def _by_names(
    text: str, word: re.Match[str], names: list[tuple[str, int]]
) -> Iterator[tuple[int, LegalRole, Span]]:
    role = role_words()[word[0]]
    link = _BEFORE_NAME.match(text, word.end())
    after = link.end() if link else word.end()
    before = text[max(0, word.start() - _LONGEST_BEFORE) : word.start()]
    joined = _AFTER_NAME.search(before) if _JOINS.search(before) else None
    until = word.start() - len(before) + joined.start() if joined else None
    for name, index in names:
        if text.startswith(name, after):
            yield index, role, Span(word.start(), after + len(name))
            return
        if until is not None and text.endswith(name, 0, until):
            yield index, role, Span(until - len(name), word.end())
            return


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(role_words(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
