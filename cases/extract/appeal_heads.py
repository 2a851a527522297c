"""An item of an appeal, or of an application for retrial → what it asks to be decided anew."""

import re
from collections.abc import Iterator

from cases.evidence import Span
from cases.extract.claim_kinds import Setting
from cases.extract.heads import SENTENCES, Head, cut, head_kind, is_fee, trimmed
from cases.extract.paper import Paper
from cases.extract.sums import is_total, own_sums, total_sum
from cases.taxonomy import ClaimType

_SET_ASIDE = re.compile("(?:请求|要求|依法){0,3}(?:撤销[^，。；]{0,80}[，,]?|(?:依法)?改判)")
_LEAVES_OPEN = re.compile("发回|再审|驳回(?![^，。；]*(?:解除|返还|连带|过户))|维持|指令|管辖|审理")
_ELSE_REMAND = re.compile("[，,、]?或者?[^，。；]{0,10}发回重审$")
# An appellant's 货款10万元，并自…起支付利息.
_AND_INTEREST = re.compile("(?<=[元）])[，,](?=并(?:从|自|按|以|支付)[^；。]{0,80}(?:利息|违约金))")


def find_appeal_heads(paper: Paper, item: Span, setting: Setting) -> Iterator[Head]:
    """What an appellant asks: a sentence each, to set aside and to decide anew being one thing."""
    start, words = item.start, item.of(paper.text)
    stops = {m.start() for pattern in (SENTENCES, _AND_INTEREST) for m in pattern.finditer(words)}
    for stop in [*sorted(stops), item.end - item.start]:
        span = trimmed(paper.text, start, item.start + stop)
        start = item.start + stop + 1
        if span is None:
            continue
        span = _without_fee(paper.text, span)
        if span is None:
            continue
        for piece in _sums_apart(paper.text, span):
            words = piece.of(paper.text)
            anew = _anew(words)
            is_other = not anew or _LEAVES_OPEN.search(anew) is not None
            kind = ClaimType.OTHER if is_other else head_kind(anew, setting)
            yield Head(piece, kind, total_sum(words))


def _anew(words: str) -> str:
    """What an appellant wants decided, without the words that set the judgment aside."""
    return _ELSE_REMAND.sub("", _SET_ASIDE.sub("", words))


def _sums_apart(text: str, span: Span) -> list[Span]:
    """A sentence of an appeal, cut between its sums where no total adds them up."""
    words = span.of(text)
    sums = own_sums(words)
    if len(sums) < 2 or any(is_total(words, place) for _, place in sums):
        return [span]
    pieces: list[Span] = []
    for piece in cut(text, span):
        is_after_aside = bool(pieces) and not _anew(pieces[-1].of(text))
        start = pieces.pop().start if is_after_aside else piece.start
        pieces.append(Span(start, piece.end))
    return pieces


def _without_fee(text: str, span: Span) -> Span | None:
    """The clauses of a sentence before the one on court fees."""
    words = span.of(text)
    at = 0
    for clause in re.split("(?<=[，,])", words):
        if is_fee(clause):
            return trimmed(text, span.start, span.start + at)
        at += len(clause)
    return span
