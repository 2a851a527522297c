"""Who bears the court's fee of this instance, as the fee's sentence names them."""

import re

from cases.evidence import Span
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.extract.standing import standings
from cases.section_kinds import SectionKind, Stage

_BORNE = re.compile("负担|承担|交纳|缴纳")
_ASIDE = re.compile(r"（[^（）]{0,200}[交付款缴][^（）]{0,200}）")
_SENTENCE = re.compile("[^。；\n]+")
# To whom a bearer pays what the other has advanced: 迳付原告, 向创盛公司支付.
_PAID_TO = re.compile("(?:向|给|付|退还|退回|退)(?:原告|被告|上诉人|被上诉人)?$")
_ROLE_ALONE = re.compile(
    r"(?:由|，|、|和|及|各)(?P<role>原告|被告|第三人|上诉人|被上诉人|再审申请人|申请人|被申请人)(?=负担|承担|交纳|共同|各|[0-9])"
)
_HERE = {Stage.FIRST: "一审", Stage.SECOND: "二审", Stage.RETRIAL: "再审"}
_OTHER_INSTANCE = {Stage.FIRST: (), Stage.SECOND: ("一审", "原审"), Stage.RETRIAL: ("一审", "二审")}


def find_fee_bearers(paper: Paper) -> list[Found[str]]:
    """The parties that bear the fee, in order, each by its name in the heading."""
    found: dict[str, Found[str]] = {}
    for part in paper.parts(SectionKind.FEE):
        for sentence in _SENTENCE.finditer(paper.text, part.start, part.end):
            words = _ASIDE.sub(lambda aside: " " * len(aside[0]), sentence[0])
            if not _BORNE.search(words) or _is_of_another(paper.stage, words):
                continue
            for name, start, end in sorted(_mentions(paper, words), key=lambda m: m[1]):
                span = Span(sentence.start() + start, sentence.start() + end)
                found.setdefault(name, Found(value=name, spans=(span,), confidence=0.95))
    return list(found.values())


def _is_of_another(stage: Stage, words: str) -> bool:
    opens_with_another = words.lstrip("本案").startswith(_OTHER_INSTANCE[stage])
    return opens_with_another and _HERE[stage] not in words


def _mentions(paper: Paper, words: str) -> list[tuple[str, int, int]]:
    """Parties that bear, by name or by role alone, with the place in the sentence."""
    mentions = []
    last = max(m.start() for m in _BORNE.finditer(words))
    for litigant in paper.litigants:
        for name in (litigant.name, *litigant.aliases):
            at = words.find(name)
            while at >= 0:
                if at < last and not _PAID_TO.search(words, max(0, at - 8), at):
                    mentions.append((litigant.name, at, at + len(name)))
                at = words.find(name, at + 1)
    for alone in _ROLE_ALONE.finditer(words):
        role = standings(alone["role"])[0]
        mentions += [
            (litigant.name, *alone.span("role"))
            for litigant in paper.litigants
            if role in (litigant.role, *litigant.former_roles)
        ]
    return mentions
