"""Why a case is like a dispute, in the three dimensions that define a 类案, and where it is not.

法发〔2020〕24号 item 1: cases alike in basic facts, in the issue and in the law applied.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cases.evidence import Span
from cases.factors import catalogue
from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import ClaimType, Direction
from cases.words import content_words
from models.similar.gist import cosine, gist_of, rarity_of
from models.similar.likeness import Profile

_SURE, _LIKELY = 0.5, 0.15
_MOST_WORDS, _MOST_FACTORS, _MOST_PASSAGES, _MOST_DIFFERENCES = 5, 6, 3, 6
_SENTENCE_ENDS = "。；！？\n"
_SHORTEST, _LEAST_LIKE = 8, 0.12


class Dimension(Labelled):
    """What cases are alike in."""

    FACTS = "facts", "基本事实"
    ISSUE = "issue", "争议焦点"
    LAW = "law", "法律适用"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing two cases have in common, in Chinese."""

    dimension: Dimension
    text: str

    def in_words(self) -> str:
        """For a list: 争议焦点：同为“锁机与损失扩大”。"""
        return f"{self.dimension.label}：{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A factor that one of the two has and the other lacks, and which moves a claim in question."""

    factor: str
    in_case: bool
    bears: Mapping[ClaimType, Direction]

    def in_words(self) -> str:
        """Who has it and what it does."""
        label = catalogue()[self.factor].label
        whose = "该案有、本案未见" if self.in_case else "本案有、该案未见"
        moves = "、".join(f"{kind.label}（{way.label}）" for kind, way in self.bears.items())
        return f"{label}（{whose}），影响{moves}"


def find_reasons(query: Profile, query_text: str, profile: Profile, case_text: str) -> list[Reason]:
    """What the dispute and the case have in common; a dimension without anything is left out."""
    said = [
        *((Dimension.FACTS, text) for text in _facts(query, query_text, profile, case_text)),
        *((Dimension.ISSUE, text) for text in _issue(query, profile)),
        *((Dimension.LAW, text) for text in _law(query, profile)),
    ]
    return [Reason(dimension=dimension, text=text) for dimension, text in said]


def find_passages(query_text: str, case: Case) -> list[Span]:
    """The sentences of the case that read most like the dispute, in the text's order."""
    wanted = gist_of(content_words(query_text))
    scored = []
    for span in _sentences(case.text):
        likeness = cosine(wanted, gist_of(content_words(span.of(case.text))))
        if likeness >= _LEAST_LIKE:
            scored.append((likeness, span))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return sorted(span for _, span in scored[:_MOST_PASSAGES])


def find_differences(query: Profile, profile: Profile) -> list[Difference]:
    """The decisive differences, those of the claims both make, the rarest factor first."""
    ours, theirs = {a.type for a in query.asked}, {a.type for a in profile.asked}
    claims = (ours & theirs) or ours or theirs
    known = catalogue()
    found = []
    for name in sorted({*query.factors} ^ {*profile.factors}):
        if name not in known:
            continue
        bears = {kind: known[name].bears[kind] for kind in claims if kind in known[name].bears}
        if bears:
            found.append(Difference(factor=name, in_case=name in profile.factors, bears=bears))
    return found[:_MOST_DIFFERENCES]


def _facts(query: Profile, query_text: str, profile: Profile, case_text: str) -> Iterator[str]:
    known = catalogue()
    shared = [known[name].label for name in query.factors if name in profile.factors]
    if shared:
        yield f"同有{'、'.join(shared[:_MOST_FACTORS])}"
    words = set(content_words(query_text)) & set(content_words(case_text))
    rarest = sorted(words, key=lambda word: (-rarity_of(word), word))[:_MOST_WORDS]
    if rarest:
        yield f"都提到{'、'.join(rarest)}"


def _issue(query: Profile, profile: Profile) -> Iterator[str]:
    shared = [
        kind.label
        for kind, odds in query.disputes.items()
        if odds >= _LIKELY and profile.disputes.get(kind, 0.0) >= _SURE
    ]
    if shared:
        yield f"同为{'、'.join(f'“{label}”' for label in shared)}争议"
    asked = {a.type for a in query.asked} & {a.type for a in profile.asked}
    if asked:
        yield f"同有主张：{'、'.join(kind.label for kind in ClaimType if kind in asked)}"


def _law(query: Profile, profile: Profile) -> Iterator[str]:
    cited = sorted(query.statutes & profile.statutes)
    if cited:
        yield f"都援引{'、'.join(cited)}"
    known = catalogue()
    sources = dict.fromkeys(
        known[name].source
        for name in query.factors
        if name in profile.factors and "第" in known[name].source
    )
    if sources:
        yield f"共同要素的依据：{'；'.join(list(sources)[:_MOST_FACTORS])}"
    if query.cause is not None and query.cause == profile.cause:
        yield f"案由同为{query.cause}"


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for at, mark in enumerate(text):
        if mark in _SENTENCE_ENDS:
            if at + 1 - start >= _SHORTEST:
                yield Span(start, at + 1)
            start = at + 1
    if len(text) - start >= _SHORTEST:
        yield Span(start, len(text))
