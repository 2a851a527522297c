"""Parties named only where the case is introduced: 原告甲诉被告乙、丙某某合同纠纷一案.

Exports of some sites leave out the heading with the parties' entries. A name runs from its role to
the next role or to the cause; of a cause that no list knows the name before it is what the paper
says again later.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cases.evidence import Span
from cases.extract.cause import longest_known, without_aside
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.extract.party_kind import party_kind
from cases.extract.standing import ROLE, standings
from cases.judgment import Litigant, Standing
from cases.section_kinds import SectionKind

_INTRODUCED = re.compile("一案|(?<=纠纷|争议|之诉|异议)案(?=[，,])")
_LONGEST = 600
_ROLE = re.compile(
    rf"(?:^|(?<=[诉与和及、，；因向对将）\n])|(?<=[某0-9甲乙丙丁司行厂店社院所心]))(?P<role>{ROLE})"
    r"(?:（(?P<former>[^（）]{2,40})）)?[：:]?"
)
# What joins a name to the next role: 甲因与被上诉人, 乙为与被告, 丙、.
_JOINS = re.compile("(?:因为|因|为|起诉|诉讼|诉|与|和|及|以及|并|向|对|、|，|之间|的)+$")
_SEVERAL = re.compile("、|，|以及|及|(?<=[司行厂店社心院某0-9])[和与]")
_IS_CROWD = re.compile("等[一二三四五六七八九十百0-9人名位户]{0,4}.{0,6}$")
_ASIDE = re.compile("（([^（）]*)）")
# 再审申请人甲因与乙合同纠纷: the other side is named without its role.
_OTHER_SIDE = re.compile("(?:因与|为与|起诉|诉)(?!被|原|一审|二审|第三人|讼)")
_AGAINST = {
    Standing.PLAINTIFF: Standing.DEFENDANT,
    Standing.APPELLANT: Standing.APPELLEE,
    Standing.APPLICANT: Standing.RESPONDENT,
}
_FOREIGN = re.compile("[A-Z][A-Za-z.,& ]{1,60}")
_NOT_OF_NAME = re.compile("[，。；：“”《》\n]|纠纷|争议")
_NAME_LENGTH = (2, 40)


def find_introduced(paper: Paper) -> list[Found[Litigant]]:
    """The parties in the order of the sentence; none where the case is not introduced so."""
    found: list[Found[Litigant]] = []
    for part in paper.parts(SectionKind.PROCEEDINGS, SectionKind.CLAIMS)[:1]:
        ends = _INTRODUCED.search(paper.text, part.start, min(part.end, part.start + _LONGEST))
        if ends is not None:
            found += _named(paper.text, Span(part.start, ends.start()))
    return list({(f.value.name, f.value.role): f for f in reversed(found)}.values())[::-1]


def _named(text: str, introduction: Span) -> Iterator[Found[Litigant]]:
    words = without_aside(introduction.of(text))
    known = longest_known(words)
    until = len(words) - len(known) if known else len(words)
    roles = [r for r in _ROLE.finditer(words) if r.start() < until]
    stops = [*(role.start() for role in roles[1:]), until]
    for role, stop in zip(roles, stops, strict=False):
        told = text[introduction.end :] if known is None and stop == until else None
        other = _OTHER_SIDE.search(words, role.end(), stop)
        for name in _names(words, role.end(), other.start() if other else stop, told):
            yield _litigant(words, role, name, introduction.start)
        for name in _names(words, other.end(), stop, told) if other else ():
            found = _litigant(words, role, name, introduction.start)
            if against := _AGAINST.get(found.value.role):
                yield replace(found, value=replace(found.value, role=against, former_roles=()))


def _names(words: str, start: int, stop: int, told: str | None) -> Iterator[Span]:
    """Where the names between a role and the next one stand, asides and joints left out."""
    plain = _ASIDE.sub(lambda aside: _kept(aside, words), words[:stop])
    joint = _JOINS.search(plain.rstrip("\0"), start)
    end = joint.start() if joint else len(plain)
    at = start
    for split in [*_SEVERAL.finditer(plain, start, end), None]:
        piece_end = split.start() if split else end
        name = plain[at:piece_end].split("\0")[0]
        if crowd := _IS_CROWD.search(name):
            name = name[: crowd.start()]
        if told is not None and split is None and "\0" not in plain[at:piece_end]:
            name = _said_again(name, told)
        if _NAME_LENGTH[0] <= len(name) <= _NAME_LENGTH[1] and not _NOT_OF_NAME.search(name):
            yield Span(at, at + len(name))
        at = split.end() if split else end


def _kept(aside: re.Match[str], words: str) -> str:
    """A bracket within a company's name stays; one after a name is blotted out."""
    after = words[aside.end() : aside.end() + 1]
    is_told = "称" in aside[1] or standings(aside[1]) or after in "、，与和及因诉为"
    is_of_name = _FOREIGN.fullmatch(aside[1]) or (len(aside[1]) <= 6 and not is_told)
    return aside[0] if is_of_name else "\0" * len(aside[0])


def _said_again(name: str, told: str) -> str:
    """The longest beginning of the words that the paper uses again, '' where it uses none."""
    lengths = range(min(len(name), _NAME_LENGTH[1]), _NAME_LENGTH[0] - 1, -1)
    return next((name[:n] for n in lengths if name[:n] in told), "")


def _litigant(words: str, role: re.Match[str], name: Span, offset: int) -> Found[Litigant]:
    after = _ASIDE.match(words, name.end)
    now, *others = standings(role["role"])
    former = (*others, *standings(role["former"] or (after[1] if after else "")))
    litigant = Litigant(
        name=name.of(words),
        role=now,
        former_roles=tuple(dict.fromkeys(former)),
        kind=party_kind(name.of(words), "").value,
    )
    places = (name, Span(*role.span("role")))
    spans = tuple(Span(place.start + offset, place.end + offset) for place in places)
    return Found(value=litigant, spans=spans, confidence=0.85)
