"""Where each party of this instance speaks for itself, and may ask for something.

Answers of the other side are left out; a counterclaim, and each appellant's appeal, stand apart.
Words are data in ``lexicon/request_words.json``.
"""

import re
from collections.abc import Iterator

from cases.evidence import Span
from cases.extract.paper import Paper
from cases.extract.wording import any_of
from cases.judgment import Standing
from cases.section_cues import sentence_start
from cases.section_kinds import Instance, SectionKind, Stage

_CLOSES = (SectionKind.COURT_VIEW, SectionKind.LEGAL_BASIS, SectionKind.ORDER)
_SENTENCE_END = re.compile("[。\n]")
# Who asks is said, and a request made at once begins, within so many words.
AT_ONCE = 70


def cue(kind: str) -> re.Pattern[str]:
    """The words of one kind by which parties speak and ask."""
    return any_of("request_words", kind)


def find_speeches(paper: Paper) -> Iterator[tuple[Span, bool]]:
    """Where each party may ask for something, and whether it does so as a counterclaim."""
    parts = paper.parts(SectionKind.CLAIMS)
    if not parts:
        parts = tuple(_turned_to_court(paper))
    for span in parts:
        if paper.stage is Stage.FIRST:
            yield from _suits(paper, span)
        else:
            yield from ((part, False) for part in _by_appellant(paper, span))


def _turned_to_court(paper: Paper) -> Iterator[Span]:
    """Where a paper without a part for claims says in passing what this court was asked for."""
    heard: Span | None = None
    turned: Span | None = None
    for section in paper.sections:
        if section.kind in _CLOSES and section.instance is Instance.THIS:
            break
        start, end = section.span.start, section.span.end
        if section.kind is SectionKind.PROCEEDINGS:
            closed = cue("heard").search(paper.text, start, end)
            heard = Span(closed.end(), end) if closed and closed.end() < end else None
        if paper.stage is Stage.FIRST:
            continue
        for found in cue("turns_to_court").finditer(paper.text, start, end):
            opens = sentence_start(paper.text, found.start(), start)
            stop = _SENTENCE_END.search(paper.text, found.end(), end)
            sentence = paper.text[opens : stop.start() if stop else end]
            if "一案" in sentence:
                continue
            # What an earlier court was asked for may be told first.
            if "本院" in sentence:
                yield Span(opens, end)
                return
            if turned is None and re.search("再审|上诉称|上诉请求", sentence):
                turned = Span(opens, end)
    if turned is not None:
        yield turned
        return
    if heard is not None:
        yield heard
        return
    # A court bulletin's digest tells the request among the facts.
    if not paper.parts(SectionKind.PROCEEDINGS, SectionKind.PARTIES):
        yield from paper.parts(SectionKind.FINDINGS)
        return
    # A ruling on preservation or enforcement tells in one sentence what was applied for.
    for part in paper.parts(SectionKind.PROCEEDINGS, SectionKind.FINDINGS):
        applied = cue("applied").search(paper.text, part.start, part.end)
        if applied is not None:
            yield Span(applied.start(), part.end)
            return


def _suits(paper: Paper, span: Span) -> Iterator[tuple[Span, bool]]:
    """A first-instance part, cut where a counterclaim begins."""
    text = paper.text
    if _is_of_defendant(paper, span) or cue("other_suit").match(
        text[span.start : min(span.end, span.start + 120)].lstrip()
    ):
        yield span, True
        return
    counter = cue("counter").search(text, span.start, span.end)
    if counter is None:
        yield span, False
        return
    start = sentence_start(text, counter.start(), span.start)
    if start > span.start:
        yield Span(span.start, start), False
    yield Span(start, span.end), True


def _is_of_defendant(paper: Paper, span: Span) -> bool:
    """Whether a part after the first opens with a defendant's name: 同时，乙向本院提出诉讼请求."""
    if paper.parts(SectionKind.CLAIMS)[:1] == (span,):
        return False
    asks = cue("lead").search(paper.text, span.start, min(span.end, span.start + AT_ONCE))
    head = paper.text[span.start : asks.start()] if asks else ""
    roles = {p.role for p in paper.litigants if any(n in head for n in (p.name, *p.aliases))}
    return roles == {Standing.DEFENDANT}


def _by_appellant(paper: Paper, span: Span) -> Iterator[Span]:
    """A part of an appeal, cut where another appellant begins to speak, answers left out."""
    text = paper.text
    starts, answered = [span.start], _answered(text, span.start, span.end)
    for said in cue("turns_to_court").finditer(text, span.start, span.end):
        start = sentence_start(text, said.start(), span.start)
        is_head = said.start() - start <= AT_ONCE and not text.startswith(
            ("针对", "对于", "就"), start
        )
        if is_head and answered is not None and start > answered:
            starts.append(start)
            answered = _answered(text, start, span.end)
        elif (
            is_head and start > starts[-1] and _speaks_anew(paper, starts[-1], start, said.start())
        ):
            starts.append(start)
    for start, stop in zip(starts, [*starts[1:], span.end], strict=True):
        end = _answered(text, start, stop)
        if start < (end or stop):
            yield Span(start, end or stop)


def _answered(text: str, start: int, end: int) -> int | None:
    """Where the other side's answer begins."""
    found = cue("answered").search(text, start + 1, end) if start + 1 < end else None
    return sentence_start(text, found.start(), start) if found else None


def _speaks_anew(paper: Paper, before: int, start: int, said: int) -> bool:
    """Whether the sentence at ``start`` names another appellant than the one at ``before``."""

    def named(at: int, stop: int) -> str | None:
        head = paper.text[at:stop]
        names = ((n, p.name) for p in paper.litigants for n in (p.name, *p.aliases))
        return next((name for spelling, name in names if spelling in head), None)

    who, earlier = named(start, said), named(before, min(before + AT_ONCE, start))
    return who is not None and earlier is not None and who != earlier
