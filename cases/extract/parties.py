"""Who is in the case: name, role here and before, short names, kind of person.

An entry of the parties' part opens with a role (被上诉人（原审原告）：) and runs to the next one;
its name is what stands first in it. Representatives are no parties.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.aliases import find_aliases
from cases.extract.found import Found
from cases.extract.introduced import find_introduced
from cases.extract.paper import Paper
from cases.extract.party_kind import party_kind
from cases.extract.standing import ROLE, standings
from cases.judgment import Litigant, Standing
from cases.section_kinds import SectionKind

_FIRST = re.compile(
    rf"(?:第[一二三四五六七八九十]{{1,2}})?(?P<role>{ROLE})(?:(?<=告)人(?![民本和寿保防社才力之]))?"
    r"(?:：?(?P<former>（(?P<roles>[^（）]{2,40})）))?"
    # 被告一：甲; 被告四川某公司 has no number.
    r"(?P<number>[一二三四五六七八九十1-9]{1,2}(?=[：；（]))?(?P<colon>[：；]\n?)?"
)
# An address may end without a mark: 住某市某区被告：乙公司; a role with former ones may stand after
# any name: 乙公司上诉人（原审被告）丙公司.
_JOINED = "(?<![系与和及为对向由是以被审诉议全行再人反一二因将])"
# 原告丙某被告丁公司: no name holds such a word.
_WITHIN = rf"(?<=[一-鿿0-9]){_JOINED}(?:(?:原审|一审)?(?:被告|原告|第三人(?!民))|被上诉人|被申请人)"
_ENTRY = re.compile(
    rf"(?:^|(?<=[。；;\n）号书，、人员师理长事工省市县区镇乡村组路室])"
    rf"|(?<=[一-鿿]){_JOINED}(?={ROLE}(?:：|（(?:原|一审|二审|反诉|本诉))))"
    rf"{_FIRST.pattern}"
)
_RUN_ON = re.compile(_WITHIN)
# After these only a role with a colon or with former roles opens an entry.
_INSIDE = frozenset("，、人")
# 律师被告乙公司法定代表人, 住某市被告丙某，男: where the mark was left out, what follows must be a
# party's particulars; 某市第三人民医院 is no third party.
_RUNS_ON = frozenset("师员理长事工省市县区镇乡村组路室")
_HOSPITAL = re.compile("(?<=第三人)民")
# Words after which the role names nobody: 被告委托诉讼代理人, 原告之父.
_NOBODY = re.compile(
    "(?:共同)?的?(?:委托|法定|诉讼|特别|全权|共同|指定)|代理|之|为|系|与|及|和|或|均|、|，|。|以上|上述|住|暨"
)
_NAME = re.compile(
    r"(?P<name>[^，,。；;：:\n（）【】]{1,50}(?:（[^（）]{1,16}）[^，,。；;：:\n（）]{1,40}){0,2}"
    r"(?:（[^（）]{0,4}合伙）|（[A-Z][A-Za-z.,& ]{1,60}）)?)"
)
_AFTER_NAME = re.compile(
    r"(?:法定代表人|负责人|主要负责人|法定代理人|委托(?:诉讼)?代理人|诉讼代理人|住所地?|住址|地址|经营场所|注册地"
    r"|统一社会信用|组织机构代码|营业执照|经营者|身份证|公民身份|户籍|出生|性别|[男女](?=[0-9汉。，\s])|[0-9]{4}年|现住|住(?=[一-鿿]{2,8}[省市县区])"
    rf"|{ROLE}[（：]|{_WITHIN}|(?:以上|上列|上述)?[一二两三四五六七八九十]?(?:位|名)?(?:被?上诉人|原告|被告|第三人|被?申请人)?的?共同(?:委托|诉讼))"
)
# Against whom an outsider or a debtor objects, the creditor who had applied is the other side.
_CREDITOR, _OBJECTS = "申请执行人", re.compile("异议人|案外人|复议申请人")
_PARTICULARS = re.compile(
    r"[，。；\n](?:[男女][，。]|住|现住|地址|法定代表人|负责人|统一社会|公民身份|身份证|经营者|[0-9]{4}年[0-9]{1,2}月[^，。]{0,4}日?出?生"
    r"|委托(?:诉讼)?代理人|[一-鿿]{1,3}族[，。])|（(?:身份证|公民身份|居民身份|组织机构代码|统一社会)"
)
# What a bracket at the end says of a person; of a firm's name 合伙 is part, and a foreign name.
_ASIDE = re.compile("（(?![A-Z][A-Za-z.,& ]{1,60}）)[^（）]{0,30}(?<!合伙)）$")
# In a suit and a countersuit the first suit's roles count.
_COUNTER, _MAIN = "反诉", re.compile("本诉(?:原告|被告)")
_FOREIGN = re.compile("（[A-Z][A-Za-z.,& ]{1,60}）$")
_SEVERAL = re.compile("[、]")
_CROWD = re.compile("等[一二三四五六七八九十百0-9]{1,4}[人名户位].{0,4}$|等$")
_LONGEST_ENTRY, _REACH = 160, 3000
_AGENT = re.compile("律师|事务所|法律工作者|代理")
# 申请人张某以被申请人乙公司欠款 tells the story already.
_SUES = re.compile("[以与诉对因向将](?:被(?:申请|执行|上诉)人|被告|原告|第三人|本院)")


class _Entry(NamedTuple):
    """A party's entry: its role, the roles in brackets, its name and where the entry ends."""

    role: re.Match[str]
    name: Span
    end: int


def find_parties(paper: Paper) -> list[Found[Litigant]]:
    """The parties of this instance in the heading's order, one a person and role.

    ``paper.litigants`` need not be filled.
    """
    found = [
        _litigant(paper, entry, name) for entry in _entries(paper) for name in _names(paper, entry)
    ]
    return _aliased(paper, _distinct(found) or find_introduced(paper))


def _entries(paper: Paper) -> Iterator[_Entry]:
    for part in _parts(paper):
        opened = [
            (role, name)
            for role in _openings(paper.text, part)
            if (name := _name(paper.text, role, part.end)) is not None
        ]
        # Where a heading sets its roles off, one that is not must look like an entry otherwise.
        if opened and opened[0][0]["colon"]:
            opened = [
                (role, name)
                for role, name in opened
                if role["colon"] or role["former"] or _PARTICULARS.match(paper.text, name.end)
            ]
        ends = [*(role.start() for role, _ in opened[1:]), part.end][: len(opened)]
        yield from (_Entry(role, name, end) for (role, name), end in zip(opened, ends, strict=True))


def _openings(text: str, part: Span) -> Iterator[re.Match[str]]:
    """Roles that may open an entry; the part's own first word may stand after anything."""
    first = _FIRST.match(text, part.start, part.end)
    rest = _ENTRY.finditer(text, first.end() if first else part.start, part.end)
    for role in (first, *rest) if first else rest:
        yield role
        named = _NAME.match(text, role.end(), part.end)
        within = _RUN_ON.search(text, role.end() + 1, named.end()) if named else None
        joined = _FIRST.match(text, within.start(), part.end) if within else None
        if joined is not None and not (joined["colon"] or joined["former"]):
            yield joined


def _parts(paper: Paper) -> Iterator[Span]:
    """The parties' parts, with an entry that a comma joins to the introduction of the case."""
    for part in paper.parts(SectionKind.PARTIES):
        joined = _ENTRY.match(paper.text, part.end)
        comma = paper.text.find("，原告", part.end, part.end + _LONGEST_ENTRY)
        is_joined = joined is not None and joined["colon"] and comma > 0
        yield Span(part.start, comma if is_joined else part.end)


def _name(text: str, role: re.Match[str], end: int) -> Span | None:
    """Where the name after a role stands, None where the words name nobody."""
    before = text[role.start() - 1 : role.start()]
    is_set_off = bool(role["colon"] or role["former"])
    if before in _INSIDE and not is_set_off:
        return None
    if role["colon"] is None and _NOBODY.match(text, role.end()):
        return None
    found = _NAME.match(text, role.end(), end)
    if found is None:
        return None
    stop = found.end()
    # 男 tells a sex only before a mark, which may be the one that ends the name.
    after = _AFTER_NAME.search(text, role.end() + 1, stop + 1)
    is_told = after is not None or _PARTICULARS.match(text, stop) is not None
    is_one = is_told and _HOSPITAL.match(text, role.end()) is None
    if before in _RUNS_ON and not is_one and not is_set_off:
        return None
    words = text[role.end() : min(after.start(), stop) if after else stop]
    aside = _ASIDE.search(words)
    words = words[: aside.start()] if aside else _known_name(text, words, stop)
    is_none = role["colon"] is None and (_AGENT.search(words[:6]) or _SUES.search(words))
    return Span(role.end(), role.end() + len(words)) if words.strip() and not is_none else None


def _known_name(text: str, words: str, end: int) -> str:
    """The name without its foreign form in brackets, where the paper goes on without that."""
    foreign = _FOREIGN.search(words)
    if foreign is None:
        return words
    name, at = words[: foreign.start()], end
    while (at := text.find(name, at, end + _REACH)) >= 0:
        at += len(name)
        if text[at : at + 1] != "（":
            return name
    return words


def _names(paper: Paper, entry: _Entry) -> Iterator[Span]:
    """Each person of an entry that names several: 原告：张三、李四."""
    words = entry.name.of(paper.text)
    at = entry.name.start
    for piece in _SEVERAL.split(words):
        crowd = _CROWD.search(piece)
        length = crowd.start() if crowd else len(piece)
        if length >= 2:
            yield Span(at, at + length)
        at += len(piece) + 1


def _litigant(paper: Paper, entry: _Entry, name: Span) -> Found[Litigant]:
    role = entry.role["role"]
    main = _MAIN.search(entry.role["roles"] or "") if role.startswith(_COUNTER) else None
    now, *others = standings(f"{main[0]}、{role}" if main else role)
    if role == _CREDITOR and _OBJECTS.search(paper.text, 0, entry.role.start()):
        now = Standing.RESPONDENT
    former = (*others, *standings(entry.role["roles"] or ""))
    kind = party_kind(name.of(paper.text), paper.text[name.end : entry.end])
    litigant = Litigant(
        name=name.of(paper.text),
        role=now,
        former_roles=tuple(dict.fromkeys(former)),
        kind=kind.value,
    )
    sure = 0.98 if entry.role["colon"] or entry.role["former"] else 0.95
    return Found(value=litigant, spans=(name, Span(*entry.role.span("role"))), confidence=sure)


def _distinct(found: list[Found[Litigant]]) -> list[Found[Litigant]]:
    """Without the second half of a heading printed twice; namesakes stay (张某丁, 张某丁)."""
    half = len(found) // 2
    people = [(f.value.name, f.value.role) for f in found]
    is_twice = half > 1 and people[:half] == people[half:]
    return found[:half] if is_twice else found


def _aliased(paper: Paper, found: list[Found[Litigant]]) -> list[Found[Litigant]]:
    aliases = find_aliases(paper.text, [(f.value.name, f.span) for f in found])
    return [
        Found(
            value=replace(each.value, aliases=aliases[each.span]),
            spans=each.spans,
            confidence=each.confidence,
        )
        if each.span in aliases
        else each
        for each in found
    ]
