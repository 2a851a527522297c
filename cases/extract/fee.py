"""The court's fee of this instance, and who bears it.

The fee is what is charged after halving, claim and counterclaim together; fees for preservation,
appraisal or notices are not part of it, nor is another instance's fee told beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.money import find_amounts
from cases.extract.paper import Paper
from cases.section_kinds import SectionKind, Stage

_FEE = re.compile(
    r"(?P<instance>一审|原审|二审|再审)?(?:(?:案件|本案|本诉|反诉|的|部分|诉讼|全部){0,4}受理费用?|反诉费用?)"
)
_OTHER_FEE = re.compile(r"(?P<instance>一审|原审|二审|再审)?(?:案件)?(?:诉讼费用?|申请费)")
# Fees of other kinds, and the fee once more (原告已预交案件受理费).
_NOT_CHARGED = re.compile(
    "(?:保全|执行|鉴定|评估|公告|送达|预交|已交|已缴|上述|该笔?|前述)(?:的|案件)*$"
)
_HALVED = re.compile(r"减\s?半|减按")
# 300元（减半收取） and 300元（已减半） print what is left; 300元（原告已预交）减半收取 does not.
_IS_HALF = re.compile(
    "[^，。；]{0,4}（[^（）]{0,12}减半[^（）0-9]{0,12}）|[，,]?[^，。；（）]{0,4}已(?:经|依法)?减半"
)
_WAIVES = re.compile("(?:免收|免交|免予收取|不收取?)$")
_WAIVED = re.compile("[^，。；]{0,8}(?:免收|免交|免予|不收|不予收取|不交)")
_REFUNDED = re.compile("[，,]?[^，。；]{0,8}(?:退还|退回)")
# What is paid for seizing goods is no fee for the case.
_SEIZES = re.compile("保全|查封|冻结|扣押")
_HERE = {Stage.FIRST: ("一审", "原审"), Stage.SECOND: ("二审",), Stage.RETRIAL: ("再审",)}
_REACH, _LONGEST_BEFORE = 24, 40
_SENTENCE = re.compile("[。；\n]")


class _Charge(NamedTuple):
    """One fee and whose it is; ``is_halved_here`` where the text does not say what half is."""

    value: Decimal
    span: Span
    instance: str | None
    is_halved_here: bool = False


def find_fee(paper: Paper) -> Found[Decimal] | None:
    """The fee charged, None where none is stated; a fee that is waived is 0.

    In a mediation it may be an item of the agreement.
    """
    parts = paper.parts(SectionKind.FEE) or paper.parts(SectionKind.ORDER)
    if _SEIZES.search(paper.words(SectionKind.ORDER)) and paper.stage is Stage.FIRST:
        parts = tuple(p for p in parts if "受理费" in p.of(paper.text))
    charges = [c for part in parts for c in _charges(paper.text, part)]
    here = [c for c in charges if c.instance in _HERE[paper.stage]]
    charges = here or [c for c in charges if c.instance is None]
    if not charges:
        # 一审案件受理费…；二审诉讼费….
        told = (c for part in parts for c in _charges(paper.text, part, _OTHER_FEE))
        charges = [c for c in told if c.instance in _HERE[paper.stage]]
    if not charges:
        return None
    sure = 0.98 if len(charges) == 1 else 0.85
    if any(c.is_halved_here for c in charges):
        sure = 0.6
    total = sum((c.value for c in charges), Decimal(0))
    return Found(value=total, spans=tuple(c.span for c in charges), confidence=sure)


def _charges(text: str, part: Span, named: re.Pattern[str] = _FEE) -> Iterator[_Charge]:
    """Every fee of a part; 诉讼费 and 申请费 count only where no 受理费 is named."""
    anchors = list(named.finditer(text, part.start, part.end))
    anchors = anchors or list(_OTHER_FEE.finditer(text, part.start, part.end))
    sums = [
        (amount.value, Span(part.start + span.start, part.start + span.end))
        for amount, span in find_amounts(part.of(text))
    ]
    places = [span.start for _, span in sums]
    instance, told_until = None, part.start
    limits = [*(a.start() for a in anchors[1:]), part.end][: len(anchors)]
    for anchor, limit in zip(anchors, limits, strict=True):
        # 二审本诉受理费…，反诉受理费…: the instance holds to the sentence's end.
        if anchor["instance"] or _SENTENCE.search(text, told_until, anchor.start()):
            instance = anchor["instance"]
        told_until = anchor.end()
        before = max(part.start, anchor.start() - _LONGEST_BEFORE)
        if _NOT_CHARGED.search(text, before, anchor.start()):
            continue
        mine = sums[bisect_left(places, anchor.end()) : bisect_left(places, limit)]
        charge = _charge(text, anchor, mine)
        if charge is not None:
            yield charge._replace(instance=instance)


def _charge(text: str, anchor: re.Match[str], sums: list[tuple[Decimal, Span]]) -> _Charge | None:
    """The sum after the word for the fee, or the one it is halved to."""
    if _WAIVED.match(text, anchor.end()) or _WAIVES.search(
        text[max(0, anchor.start() - 6) : anchor.start()]
    ):
        return _Charge(Decimal(0), Span(*anchor.span()), None)
    if sums and _REFUNDED.match(text, sums[0][1].end):
        return None
    if not sums or sums[0][1].start - anchor.end() > _REACH:
        return None
    value, span = sums[0]
    between = text[anchor.end() : span.start]
    if _HALVED.search(between):
        return _Charge(value, span, None)
    if re.search("[。；，、]", between):
        return None
    sentence = _SENTENCE.search(text, span.end, span.end + _REACH)
    end = sentence.start() if sentence else span.end + _REACH
    halved = _HALVED.search(text, span.end, end)
    if halved is None or _IS_HALF.match(text, span.end, end):
        return _Charge(value, span, None)
    for after, place in sums[1:]:
        if place.start - halved.end() <= _REACH // 2 and after < value:
            return _Charge(after, place, None)
    return _Charge(value / 2, span, None, is_halved_here=True)
