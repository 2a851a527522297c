"""The closing parts of a court paper: legal basis, order, fee, notice and signatures.

They are looked for from the last 判决如下 or 裁定如下, so that the order of a lower court told in
the story is never taken for this court's.
"""

import re
from typing import NamedTuple

from cases.section_cues import SENTENCE_END, sentence_start

_OPENS_ORDER = re.compile(
    r"(?:判\s?决|裁\s?定|决定|裁决|协议|调解书)\s?(?:如\s?下|内容如下)[^。；：:\n，,一]{0,6}?"
    r"(?:[：:，,；;。\n\s一]|(?=准[许予]|不准|驳回|撤销|终结|本案按|被告|由被告|维持|变更|解除|确认))"
    r"|(?:如下|以下|下列)(?:判\s?决|裁\s?定|决定)[：:，,；;。\n\s]"
    r"|(?:如下|以下|下列)(?:(?:调解|和解)?协议|支付令)(?:[，,](?:并)?(?:请求|申请)[^。；：:\n]{2,16})?[：:]"
)
# Papers that leave out 如下: tried where it stands nowhere, or only before their own statutes.
_OPENS_ORDER_BARE = re.compile(r"(?:判\s?决|裁\s?定|决定)(?:[：:]|(?=驳回|准许|撤销|终结|由本院))")
_BASIS_WORD = re.compile("依照|依据|根据|按照|参照|援引|依(?=《)")
_CITED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|第[^，。《]{1,12}?[条款项]|[〈＜<][^〉＞>]{1,40}[〉＞>]"
    r"|最高人民法院关于[^《，。]{0,30}|(?:若干问题)?的(?:解释|规定)"
)
# Some sites set a heading of their own between 判决如下 and the first item.
_HEADED = re.compile(
    r"\s*[【〔（]?(?:裁判|判决|裁定|审判|处理)(?:结果|主文|内容)[】〕）]?[：:]?(?=\s|[一1]、)"
)
_FEE = re.compile("受理费|诉讼费|申请费|执行费|保全费")
# 准许原告撤回起诉案件受理费…: the mark before the fee was left out.
_FEE_RUNS_ON = re.compile("(?:[的回][起上]诉|请求)(?=(?:案件|本案)受理费)")
_SETTLES_FEE = re.compile(
    "负担|承担|收取|免收|免交|免予|免于|减半|退还|退回|交纳|缴纳|预交|计收|不收"
)
_NOTICE = re.compile(
    r"如不服本|不服本|如(?:果)?对本(?:判决|裁定|决定)|本(?:判决|裁定|决定|调解书|案判决)(?:书)?"
    r"(?:为终审|系终审|是终审|立即|自|一经|送达|作出|经|生效后|发生法律效力后|与)"
    r"|双方当事人(?:双方)?在(?:法定)?上诉期|当事人(?:双方)?在(?:法定)?上诉期"
    r"|可(?:以)?[在自](?:收到)?(?:本)?(?:判决|裁定)书?(?:送达|之日)|上述协议|以上协议|本协议"
    r"|审\s*判\s*[长员]|代\s*理\s*审\s*判\s*员|执\s*行\s*员|人\s*民\s*陪\s*审\s*员"
)
_JUDGES = re.compile(
    r"(?<=\n)独\s*任\s*审\s*判\s*员|(?<![由任为])(?<!(?<!负)担)(?:审\s*判\s*[长员]|(?:代\s*理|助\s*理)\s*审\s*判\s*员|执\s*行\s*[长员]"
    r"|人\s*民\s*陪\s*审\s*员|院\s*长)(?!主持|独任|审理|裁定|决定)"
)
_DATED = re.compile(
    r"[二一][〇○ＯOo0零一二三四五六七八九\s]{3,7}年[^。，]{2,9}日|20\d\d年\d{1,2}月\d{1,2}日"
)
_AFTER_DATE = re.compile(r"\s*(?:$|[（(]|书\s*记|法\s*官|附|本件|速\s*录|审判)|\s*\n")
_APPENDIX = re.compile(
    r"附\s*[：:录件]|附[一二本相法]|(?:本案)?(?:所)?(?:适用|引用|依据)的?(?:相关|主要|有关)?(?:的)?法律(?:条文|条款|规定|法规)"
    r"|相关法律(?:条文|规定|法规)|法律(?:条文|法规)附录|法律附录"
)
_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?、")
_SIGNED_OFF = re.compile(r"日\s*(?:法官助理[^\n。]{1,8})?\s*$")
_LONGEST_OPENING, _LONGEST_SIGNED = 12, 20
# Between the last statute and 判决： stand its articles.
_CARRIED = 60


class Tail(NamedTuple):
    """Where the closing parts begin; a part that is missing begins where the next one does."""

    basis: int
    order: int
    fee: int
    notice: int
    signatures: int
    end: int


def find_tail(text: str) -> Tail | None:
    """The closing parts, None where nothing is ordered."""
    opening = _last_opening(text)
    opening = _before_signatures(text, opening) or opening
    opening = _bare_opening(text, opening.end() if opening else 0) or opening
    if opening is None:
        return None
    order = opening.end() - (opening[0][-1] == "一")
    if headed := _HEADED.match(text, order):
        order = headed.end()
    signatures, end = _signatures(text, order)
    notice = _notice(text, order, signatures)
    return Tail(
        basis=find_basis(text, opening.start()),
        order=order,
        fee=find_fee(text, order, notice, is_agreed="协议" in opening[0]),
        notice=notice,
        signatures=signatures,
        end=end,
    )


def find_basis(text: str, opening: int) -> int:
    """Where the words 依照 … begin that carry the order opening at ``opening``.

    Between them and the order stands hardly anything but titles and articles; without such words
    the sentence of the opening is all there is.
    """
    sentence = sentence_start(text, opening, marks="。！？\n")
    # 依照……之规定。判决如下： is one thought in two sentences.
    if opening - sentence < 16 and sentence > 0:
        sentence = sentence_start(text, max(0, sentence - 1), marks="。！？\n")
    words = [m.start() for m in _BASIS_WORD.finditer(text, sentence, opening)]
    for at in words:
        if len(_CITED.sub("", text[at:opening])) <= 12 + 3 * (opening - at) // 20:
            return at
    return words[-1] if words else sentence_start(text, opening)


def find_fee(text: str, order: int, end: int, *, is_agreed: bool = False) -> int:
    """Where the decision on the court's fee begins, ``end`` where there is none.

    What the parties have agreed (``is_agreed``) is an item like the others if it is numbered.
    """
    settled = order
    for found in _FEE.finditer(text, order, end):
        if found.start() < settled:
            continue
        start = sentence_start(text, found.start(), order)
        if run_on := _FEE_RUNS_ON.search(text, start, found.end()):
            start = run_on.end()
        stop = _sentence_end(text, found.end(), end)
        if not _SETTLES_FEE.search(text, start, stop):
            settled = stop
            continue
        ordinal = _ORDINAL.match(text, start)
        is_item = ordinal is not None and (
            is_agreed or _ORDINAL.search(text, stop, end) is not None
        )
        if not is_item:
            return start
    return end


def _signatures(text: str, order: int) -> tuple[int, int]:
    judges = _JUDGES.search(text, order)
    dated = _DATED.search(text, judges.end() if judges else order)
    if judges is None:
        # A day by which something is to be done signs nothing.
        signed = [d for d in _DATED.finditer(text, order) if _AFTER_DATE.match(text, d.end())]
        if not signed:
            return _appendix(text, order), _appendix(text, order)
        return signed[-1].start(), _appendix(text, signed[-1].end())
    return judges.start(), _appendix(text, dated.end() if dated else judges.end())


def _appendix(text: str, position: int) -> int:
    found = _APPENDIX.search(text, position)
    return found.start() if found else len(text)


def _notice(text: str, order: int, end: int) -> int:
    for found in _NOTICE.finditer(text, order, end):
        before = text[max(order, found.start() - 1) : found.start()]
        opens = not before or before in SENTENCE_END or before.isspace() or before in "）)"
        if opens or "终审" in found[0]:
            return found.start()
    return end


def _sentence_end(text: str, position: int, limit: int) -> int:
    stops = [at for mark in "。\n" if (at := text.find(mark, position, limit)) >= 0]
    return min(stops) + 1 if stops else limit


def _before_signatures(text: str, opening: re.Match[str] | None) -> re.Match[str] | None:
    """The paper's own opening, where ``opening`` is one of a paper that is told after the clerk."""
    clerk = text.rfind("书记员", 0, opening.start()) if opening else -1
    if clerk < 0 or _SIGNED_OFF.search(text, max(0, clerk - _LONGEST_SIGNED), clerk) is None:
        return None
    return _last_opening(text[:clerk])


def _last_opening(text: str) -> re.Match[str] | None:
    """The last 判决如下 or 达成如下协议, looked for from the end."""
    at = len(text)
    while (at := text.rfind("下", 0, at)) >= 0:
        found = _OPENS_ORDER.search(text, max(0, at - _LONGEST_OPENING), at + 2 * _LONGEST_OPENING)
        if found is not None and found.start() <= at < found.end():
            return found
    return None


def _bare_opening(text: str, after: int) -> re.Match[str] | None:
    """The last 判决： without 如下; after a 判决如下 only one that statutes carry."""
    last = None
    signed = _JUDGES.search(text, max(after, len(text) // 2))
    # Statutes printed after the signatures order nothing.
    for found in _OPENS_ORDER_BARE.finditer(text, after, signed.start() if signed else len(text)):
        if not after or "》" in text[max(after, found.start() - _CARRIED) : found.start()]:
            last = found
    return last
