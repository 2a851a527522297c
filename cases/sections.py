"""A court paper → its parts, with this instance told apart from the ones it reports.

In a second-instance or retrial paper the lower court's claims, findings and order are told again;
they are ``Instance.EARLIER``. Parts come in the text's order and never overlap; words that belong
to no part (an appendix of statutes, a printed heading) lie between them.
"""

import re
from collections.abc import Iterable, Iterator

from cases.evidence import Span
from cases.section_card import find_card
from cases.section_cues import sentence_start
from cases.section_frame import Tail, find_basis, find_fee, find_tail
from cases.section_kinds import Instance, Section, SectionKind, Stage
from cases.section_story import RANK, Mark, find_story

__all__ = [
    "CASE_NUMBER",
    "Instance",
    "Section",
    "SectionKind",
    "Stage",
    "find_sections",
    "find_stage",
    "is_of_another_case",
]


# 长民一（民）初字第1号: within a number the kind of case may stand in brackets.
CASE_NUMBER = re.compile(
    r"[（(〔\[【［]\s?[12][0-9]{3}\s?[）)〕\]】］][^（(〔\[【［。，,\n]{1,24}?"
    r"(?:[（(][一-鿿]{1,2}[）)][^（(〔\[【［。，,\n]{1,12}?)?\s?[0-9０-９]{1,8}\s?号"
    r"(?:之[一二三四五六七八九十]{1,2})?"
)
_OF_SUIT = "(?:原告|被告|第三人)"
_ROLE = re.compile(
    r"再审申请人|被申请人|申请再审人|申请执行人|被执行人|复议申请人|赔偿请求人|利害关系人|申请人"
    rf"|被上诉人|上诉人|原审{_OF_SUIT}|一审{_OF_SUIT}|二审{_OF_SUIT}|本诉{_OF_SUIT}|反诉{_OF_SUIT}"
    r"|原告|被告|第三人|案外人|异议人|起诉人|抗诉机关|申诉人"
)
_OF_RETRIAL = ("再审申请人", "申请再审人", "抗诉机关", "申诉人")
# A page's own title may name the roles of the first instance above the court's heading.
_APPELLANT = re.compile("[。；\n号书]被?上诉人[（：一-鿿]")
_INTRODUCED = re.compile("(?:一|纠纷|争议|之诉|异议)案[，,。]|审理终结")
_CASE_NAMED = re.compile("[^。；\n]{0,400}?(?:一案[，,]?|(?:纠纷|争议|之诉|异议)案[，,])")
_TELLS = re.compile(
    "(?<=[一-鿿）])(?<![与和及被审诉因向对、再以系由称为])(?:再审申请人|申请再审人|上诉人|原告|申请人)"
    "(?=[^（）”。；，、因与诉][^。；]{0,200}(?:因|与|诉))(?!(?:的|之|及其|委托|法定))"
)
_OF_ENTRY = re.compile(rf"{_ROLE.pattern}|(?:委托|法定)(?:诉讼)?代(?:理|表)人|负责人")
_TELLS_ALREADY = re.compile("与|诉(?!人)|因")
_BRACKET = re.compile("（[^（）]*）")
_TOLD = re.compile("一案|不服|作出")
_BEFORE_NUMBER = frozenset("书：\n")
# Below the frame of a web page the paper's own heading: 某人民法院民事裁定书（2018）….
_OWN_HEADING = re.compile(
    r"(?:^|[\n。）】])[^\n，。；：（）【】]{2,40}法院\n?[一-鿿]{0,8}(?:判决|裁定|调解|决定|支付令)书?\n?(?=[（〔\[［][12][0-9]{3}[）〕\]］])"
)
_NEAR, _FRAME = 400, 4000
_PROCEEDINGS = re.compile(
    r"一案|(?:纠纷|争议|之诉|异议)案(?=[，,])|向本院(?:申请(?!诉前)[^。，]{0,40}破产|提出[^。，]{0,40}破产)|(?:本院于[^。]{2,30}(?:立案|受理)|本院(?:立案)?受理后|审理终结)"
)
_STORY = re.compile("本院(?:在)?(?:审理|受理|执行|依据|根据)")
_HEADINGS = (
    (re.compile("基本案情|案情简介|案情摘要|简要案情|案件事实"), SectionKind.FINDINGS),
    (re.compile("裁判理由|法院认为|法理分析|审理意见"), SectionKind.COURT_VIEW),
    (re.compile("裁判结果|审判结果|处理结果|判决结果|裁判主文"), SectionKind.ORDER),
)
_NOT_TOLD = re.compile(
    "典型意义|裁判要[旨点]|裁判规则|关联索引|相关法条|专家点评|社会效果|案例评析"
)
# A digest tells the facts under a heading of its own and ends with what it teaches.
_FACTS_HEADING = re.compile("(?:基本案情|案情简介|案情摘要)[】：:\\n]")
_LESSON_HEADING = re.compile("(?:典型意义|裁判要[旨点]|裁判规则|规则创设)[^，。；]{0,8}[】：:\\n]")
_HEADING_LINE = re.compile(
    r"(?:^|(?<=[\n。 　】]))[【\[〔（(]?[一二三四五六、\s]{0,3}"
    r"(?P<words>[一-鿿]{4})(?=[】\]〕）)：:\n　 ])"
)
_CLOSES = "】]〕）)：: \n\u3000"
_EARLIER_ORDER = re.compile(
    r"(?:判决|裁定)(?:(?:如下)?[：:]|(?<=法院判决|法院裁定)[，,]|(?=驳回|准许|撤销|被告|原告|由|解除|确认|[一1]、))"
)
_OPENS_BARE = re.compile("(?:[。；\n]|法院|[一原二]审|遂|故|因此|据此|综上，?)$")
_ABOUT_FEE = re.compile("费|负担|承担|预交|交纳|债务利息")


def find_sections(text: str) -> tuple[Section, ...]:
    """The parts of a court paper, or of a bulletin's digest of one; empty where it has neither.

    ``text`` is in canonical form; spans are offsets into it.
    """
    facts = _FACTS_HEADING.search(text) if "案情" in text else None
    if facts is not None and _LESSON_HEADING.search(text, facts.end()):
        return tuple(_digest(text))
    tail = find_tail(text)
    body_end = tail.basis if tail else len(text)
    head = list(_head(text, body_end))
    digest = [] if head else list(_digest(text))
    if digest or (not head and tail is None):
        return tuple(digest)
    story_start = head[-1][1] if head else 0
    story = find_story(text, story_start, body_end, find_stage(text))
    marks = [*head, *_after_introduction(text, head, story), *_closing(text, tail)]
    return tuple(_joined(text, _sections(text, marks, tail.end if tail else len(text))))


def find_stage(text: str) -> Stage:
    """At which stage the paper was made, by the parties' roles in its head."""
    card = find_card(text)
    opens = card.end if card else _number(text, len(text))[1]
    head = text[opens : opens + 1500]
    if any(word in head for word in _OF_RETRIAL):
        return Stage.RETRIAL
    introduced = _INTRODUCED.search(head)
    entries = head[: introduced.end()] if introduced else head
    role = _ROLE.search(entries)
    is_appeal = "上诉人" in entries and (
        (role and "上诉人" in role[0]) or _APPELLANT.search(entries)
    )
    return Stage.SECOND if is_appeal else Stage.FIRST


def _head(text: str, end: int) -> Iterator[Mark]:
    number, heading = _number(text, end)
    card = find_card(text)
    opens_at = max(number.end() if number else 0, card.end if card else 0)
    # Some sites print the heading twice.
    while number and (again := text.find(number[0], opens_at, opens_at + 60)) >= 0:
        opens_at = again + len(number[0])
    role = _ROLE.search(text, opens_at, min(end, max(1500, opens_at + 300)))
    if role is None or (number is None and role.start() > 200):
        return
    yield Mark(SectionKind.HEADING, heading, Instance.THIS)
    yield Mark(SectionKind.PARTIES, role.start(), Instance.THIS)
    proceedings = _PROCEEDINGS.search(text, role.end(), end)
    if proceedings is not None:
        start = sentence_start(text, proceedings.start(), role.start())
        if start == role.start():
            # 住某市本院在审理…一案中: the mark before the story was left out.
            story = _STORY.search(text, role.end(), proceedings.start())
            start = story.start() if story else start
        if untold := _after_entry(text, start, proceedings.start()):
            start = untold
        yield Mark(
            SectionKind.PROCEEDINGS, _after_blank(text, start, proceedings.start()), Instance.THIS
        )


def _after_entry(text: str, start: int, position: int) -> int | None:
    """Where the case is introduced after an entry that no mark closes.

    被上诉人（原审原告）丙某上诉人乙公司因与被上诉人丙某…一案: the second role opens the sentence.
    """
    tells = _TELLS.search(text, start + 2, position) if _OF_ENTRY.match(text, start) else None
    if tells is None or _TELLS_ALREADY.search(_BRACKET.sub("", text[start : tells.start()])):
        return None
    return tells.start()


def _number(text: str, end: int) -> tuple[re.Match[str] | None, int]:
    """The paper's own number, and where its heading begins: at the top, or below a page's frame."""
    number = CASE_NUMBER.search(text, 0, min(end, _NEAR))
    if number is not None and is_of_another_case(text, number.start()):
        number = None
    if number is not None and (number.start() < 2 or text[number.start() - 1] in _BEFORE_NUMBER):
        return number, 0
    heading = _OWN_HEADING.search(text, 0, min(end, _FRAME))
    own = CASE_NUMBER.match(text, heading.end()) if heading else None
    return (own, heading.start()) if heading and own else (number, 0)


def _after_introduction(text: str, head: list[Mark], story: Iterable[Mark]) -> Iterator[Mark]:
    """The story's parts; one told in the sentence that introduces the case begins after 一案."""
    opens = head[-1] if head and head[-1].kind is SectionKind.PROCEEDINGS else None
    for mark in story:
        said = opens and mark.start == opens.start and _CASE_NAMED.match(text, mark.start)
        yield mark._replace(start=said.end()) if said else mark


def is_of_another_case(text: str, at: int) -> bool:
    """Whether the number that opens at ``at`` is told in the story, not printed in the heading."""
    return text[at - 1 : at] not in _BEFORE_NUMBER and _TOLD.search(text, 0, at) is not None


def _after_blank(text: str, start: int, position: int) -> int:
    """The last word after a blank that names a party, where no full stop closes the line before."""
    at = start
    for blank in re.finditer(r"[\s　]+", text[start:position]):
        if _ROLE.match(text, start + blank.end()):
            at = start + blank.end()
    return at


def _closing(text: str, tail: Tail | None) -> Iterator[Mark]:
    if tail is None:
        return
    yield Mark(SectionKind.LEGAL_BASIS, tail.basis, Instance.THIS)
    yield Mark(SectionKind.ORDER, tail.order, Instance.THIS)
    yield Mark(SectionKind.FEE, tail.fee, Instance.THIS)
    yield Mark(SectionKind.APPEAL_NOTICE, tail.notice, Instance.THIS)
    yield Mark(SectionKind.SIGNATURES, tail.signatures, Instance.THIS)


def _sections(text: str, marks: list[Mark], end: int) -> Iterator[Section]:
    """Marks closed by the next one; neighbours of one kind and instance are one part."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or (kept[-1][0], kept[-1][2]) != (mark[0], mark[2]):
            kept.append(mark)
    ahead = [*kept[1:], (SectionKind.SIGNATURES, end, Instance.THIS)]
    for (kind, start, instance), (_, stop, then) in zip(kept, ahead, strict=True):
        if start >= stop:
            continue
        if instance is Instance.EARLIER and then is Instance.THIS and RANK[kind] >= 3:
            yield from _earlier_order(text, kind, start, stop)
        else:
            yield Section(kind, instance, Span(start, stop))


def _joined(text: str, sections: Iterable[Section]) -> list[Section]:
    """Parts that say something, touching ones of one kind and instance made one."""
    kept: list[Section] = []
    for section in sections:
        last = kept[-1] if kept else None
        if not section.span.of(text).strip():
            continue
        if last and (last.kind, last.instance, last.span.end) == (
            section.kind,
            section.instance,
            section.span.start,
        ):
            kept[-1] = Section(last.kind, last.instance, Span(last.span.start, section.span.end))
        else:
            kept.append(section)
    return kept


def _earlier_order(text: str, kind: SectionKind, start: int, stop: int) -> Iterator[Section]:
    """A lower court's view, with its legal basis, order and fee where they are told."""
    opening = _lower_opening(text, start, stop)
    if opening is None:
        yield Section(kind, Instance.EARLIER, Span(start, stop))
        return
    basis = max(start, find_basis(text, opening.start()))
    fee = find_fee(text, opening.end(), stop)
    after = _after_fee(text, fee, stop)
    bounds = (
        (kind, Instance.EARLIER, start, basis),
        (SectionKind.LEGAL_BASIS, Instance.EARLIER, basis, opening.end()),
        (SectionKind.ORDER, Instance.EARLIER, opening.end(), fee),
        (SectionKind.FEE, Instance.EARLIER, fee, after),
        (SectionKind.FINDINGS, Instance.THIS, after, stop),
    )
    for part, whose, begin, finish in bounds:
        if begin < finish:
            yield Section(part, whose, Span(begin, finish))


def _after_fee(text: str, fee: int, stop: int) -> int:
    """Where the sentences on a lower court's fee end and this court goes on."""
    at = fee
    while at < stop:
        end = min((e for mark in "。\n" if (e := text.find(mark, at, stop)) >= 0), default=stop)
        if not _ABOUT_FEE.search(text, at, end):
            break
        at = min(end + 1, stop)
    return at


def _lower_opening(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Where a lower court's order opens: after its statutes, or else by its own sentence."""
    bare = None
    for found in _EARLIER_ORDER.finditer(text, start, stop):
        basis = max(start, find_basis(text, found.start()))
        if "《" in text[basis : found.start()]:
            return found
        if _OPENS_BARE.search(text, max(start, found.start() - 8), found.start()):
            bare = bare or found
    return bare


def _digest(text: str) -> Iterator[Section]:
    """The headed parts of a bulletin's digest."""
    marks: list[tuple[SectionKind | None, int, int]] = []
    for found in _HEADING_LINE.finditer(text):
        words = found["words"]
        kind = next((k for pattern, k in _HEADINGS if pattern.fullmatch(words)), None)
        if kind is not None or _NOT_TOLD.fullmatch(words):
            marks.append((kind, found.start(), found.end()))
    stops = [start for _, start, _ in marks[1:]] + [len(text)] * bool(marks)
    for (kind, _, heading_end), stop in zip(marks, stops, strict=True):
        start = (
            heading_end + len(text[heading_end:stop]) - len(text[heading_end:stop].lstrip(_CLOSES))
        )
        if kind is not None and start < stop:
            yield Section(kind, Instance.THIS, Span(start, stop))
