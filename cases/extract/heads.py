"""An item of a request → the heads it joins: one thing asked for each, with its type and sum.

An item is cut after a sum, before a verb that asks for something new, and after a formula of
interest. Who bears the court's fee is no head, nor is the total of sums already named, nor what
only explains another head.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.claim_kinds import Setting, kind_of
from cases.extract.made_up import itemised, measured_loss, measured_sum
from cases.extract.money import find_amounts
from cases.extract.paper import Paper
from cases.extract.sums import (
    BRACKETS,
    FORMULA_BASE,
    MASK,
    mask_brackets,
    own_sums,
    total_sum,
)
from cases.extract.wording import any_of
from cases.taxonomy import ClaimType

_LEXICON = "claim_words"
_MARKS = "。；;，,、：: \n\t\u3000"
_JOINER = re.compile("[，,、；;]|以及|及其|及|和|并")
_VERBS = (
    "支付|给付|赔偿(?!金)|返还|退还|退回|偿还|归还|承担|解除|协助|配合|确认|停止|继续履行|办理|交付|移交"
    "|恢复|出具|拆除|腾退|搬离|赔礼|中止|不得执行|追加|变更"
)
_SUBJECT = (
    "(?![按自以从至暂每使]|因此|最终计|一直计)"
    "(?:判令|判决|判|请求|要求|由|向)?[^，。；、自按以]{0,14}?"
)
_NEW_VERB = re.compile(
    rf"(?:[，；;。]|,(?![0-9]{{3}}))\s*(?:并且|并|同时|且|要求|请求)?\s*(?:依法)?(?={_SUBJECT}(?:{_VERBS})(?!之日|至))"
    rf"|、\s*(?=(?:{_VERBS}))|并且?\s*(?:依法)?(?={_SUBJECT}(?:{_VERBS})(?!至))|(?<=[一-鿿])及(?=向)"
)
_AFTER_FORMULA = re.compile(
    f"(?:违约金|滞纳金|利息|罚息|复利){MASK}*(?P<joint>、|及|和|以及)"
    "(?=[^，。；]{0,12}[租留律本保公货名违罚鉴评诉执])"
)
# 如不能返还，折价赔偿300万元 stays together.
_UNLESS = re.compile(
    "(?:如果?|若|倘若?)[^，。；]{0,20}(?:不能|无法|未能)[^，。；]{0,10}(?:返还|归还|交还|退还)[^，。；]{0,8}[，,]"
)
# A sum is followed by its noun at most: 26500元赔偿金，.
_REACH = 60
# Of an item with more heads than any has, the last ones stay together.
_MOST_HEADS = 100
SENTENCES = re.compile("[；;。]")
_LEADING = re.compile(
    r"(?:[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳]|以及|及其|并且|并(?![购网])|同时|[及和且]|[，,、；;。：:\s])+"
)
_GOES_ON = re.compile(
    "(?:支付|计算|计|付)?(?:至|到)|自[^，。；]{2,40}(?:起|至)|按[^，。；]{2,60}(?:计算|支付|计付)"
)
_SHARED_SUM = re.compile(
    "(?P<first>[^，。；]*?(?:[费金款息]|[0-9一二三四五六七八九十两]倍(?:赔偿)?))"
    "(?:、|及|和|以及|与)[^，。；0-9]{1,30}(?:共计|合计|总计)"
)
# What a thing is to make possible, and how long a sum runs, say nothing of its type.
_PURPOSE = re.compile(
    "[，,]?以(?:便|满足|确保|保证)[^，。；]*|(?<=[计算付])(?:至|到)[^，。；]{2,20}之日"
)
_ACCELERATED = re.compile("[（(][^（()）]*(?:未到期|提前到期|加速到期)[^（()）]*[）)]")
_SAYS_DUE = re.compile("到期|逾期|拖欠|所欠|欠付|截[至止]|期租金")
# 承担退货义务，退回货款 and 退货并退还货款 ask for one thing, named by the second verb.
_DUTY = re.compile(
    "(?:承担|履行)(?![^，。；]*(?:连带|保证|担保|回购))[^，。；]{1,12}(?:义务|责任)$|退货$"
)
_DOES_DUTY = re.compile("退|返还|支付|给付|赔偿|偿还|归还")
# What a sum is made of may go on for several clauses.
_ASKS_ANEW = re.compile("(?:要求|请求|判令)")
_MADE_UP_OF = re.compile("其中(?:包括|包含)")
_DEPOSIT = re.compile("存款[^，。；、]{0,16}$")
_DEPOSIT_AND_INTEREST = re.compile("(存款[^，。；、]{0,16}元)(?:及|和)(?:其)?利息")
_WITH_INTEREST = re.compile("(?:及|和)(?:其)?利息(?=[，、。；]|$)")
_AWARD_SET_ASIDE = re.compile("(?:判令|请求|要求|依法){0,3}撤销[^，。；]{0,80}裁决书?$")


class Head(NamedTuple):
    """Part of an item that asks for one thing."""

    span: Span
    type: ClaimType
    amount: Decimal | None


def find_heads(paper: Paper, item: Span, setting: Setting) -> Iterator[Head]:
    """The heads of an item, neighbours of one type that share a sum made one."""
    whole = item.of(paper.text)
    if head_kind(whole, setting) is ClaimType.ENFORCEMENT:
        clause = trimmed(paper.text, item.start, item.start + len(whole.split("，本院")[0]))
        if clause is not None:
            yield Head(clause, ClaimType.ENFORCEMENT, total_sum(clause.of(paper.text)))
        return
    if is_fee(whole) and not find_amounts(whole) and not _NEW_VERB.search(whole):
        return
    if loss := measured_loss(whole):
        yield Head(item, head_kind(loss, setting), measured_sum(whole))
        return
    yield from _pieces(paper, itemised(paper.text, item) or item, setting)


def _pieces(paper: Paper, item: Span, setting: Setting) -> list[Head]:
    """What the parts of an item ask for, those that only explain or carry on joined to another."""
    kept: list[Head] = []
    is_detail = False
    for span in cut(paper.text, item):
        words = span.of(paper.text)
        is_sum = any_of(_LEXICON, "total").match(words) is not None
        if is_fee(words) or is_sum or any_of(_LEXICON, "set_off").match(words):
            continue
        if kept and any_of(_LEXICON, "aside").match(words):
            is_detail = is_detail or _MADE_UP_OF.match(words) is not None
            continue
        is_detail = is_detail or (bool(kept) and _is_note(words))
        asks_anew = _NEW_VERB.match("，" + words) or _ASKS_ANEW.match(words)
        if is_detail and not asks_anew:
            if kept and words.startswith("扣减"):
                last = kept.pop()
                kept.append(last._replace(span=Span(last.span.start, span.end)))
            continue
        kind = head_kind(_with_verb(paper.text, item, span), setting)
        piece = Head(span, kind, total_sum(words))
        if kept and _is_cost_beside(kept[-1], piece, words):
            piece = piece._replace(type=ClaimType.ENFORCEMENT_COSTS)
        if kept and _AWARD_SET_ASIDE.match(kept[-1].span.of(paper.text)):
            piece = piece._replace(span=Span(kept.pop().span.start, span.end))
        if kept and _leads_in(kept[-1], piece, paper.text):
            piece = piece._replace(span=Span(kept.pop().span.start, span.end))
        if kept and _carries_on(kept[-1], piece, paper.text):
            last = kept.pop()
            amount = last.amount or piece.amount
            if last.amount is not None and piece.amount is not None:
                amount = last.amount + piece.amount
            piece = Head(Span(last.span.start, span.end), last.type, amount)
        kept.append(piece)
    return kept


def head_kind(words: str, setting: Setting) -> ClaimType:
    """The type by the words outside brackets and formulas, or else by all of them."""
    words = _DEPOSIT_AND_INTEREST.sub(r"\1", words)
    words = _PURPOSE.sub("", words)
    plain = FORMULA_BASE.sub("", BRACKETS.sub("", words))
    # 租金及违约金共计100万元 is one sum; its first head names it.
    shared = _SHARED_SUM.match(plain)
    if shared and "未到期租金" not in plain:
        return kind_of(shared["first"], setting)
    kind = kind_of(plain, setting)
    if kind is ClaimType.DUE_RENT:
        is_all = setting.accelerates and _SAYS_DUE.search(words) is None
        is_all = is_all or "未到期租金" in plain or _ACCELERATED.search(words) is not None
        return ClaimType.UNPAID_RENT if is_all else kind
    return kind_of(words, setting) if kind is ClaimType.OTHER and plain != words else kind


def cut(text: str, item: Span) -> list[Span]:
    """The item at the joints between its heads."""
    words = item.of(text)
    masked = mask_brackets(words)
    cuts = {0, len(words)}
    cuts |= {m.start() for m in _NEW_VERB.finditer(masked)}
    cuts |= {m.start() for m in SENTENCES.finditer(masked)}
    cuts |= {m.start("joint") for m in _AFTER_FORMULA.finditer(masked)}
    for _, place in own_sums(words):
        # A deposit that is left to somebody brings its interest with it.
        brings = _DEPOSIT.search(masked, 0, place.end) and _WITH_INTEREST.match(masked, place.end)
        after = brings.end() if brings else place.end
        joint = _JOINER.search(masked, after, after + _REACH)
        if joint is not None and not _still_formula(masked, place.end, joint.start()):
            cuts.add(joint.start())
    for unless in _UNLESS.finditer(masked):
        cuts -= {cut for cut in cuts if unless.start() < cut < unless.end()}
    ordered = [*sorted(cuts)[:_MOST_HEADS], len(words)]
    spans = (trimmed(text, item.start + a, item.start + b) for a, b in pairwise(ordered))
    return [span for span in spans if span is not None]


def _still_formula(words: str, start: int, stop: int) -> bool:
    """Whether a sum is followed by what it is the measure of, not by a new head."""
    return any(sign in words[start:stop] for sign in ("为基数", "为本金", "计算"))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The place without joints and marks at its ends, None where nothing is left."""
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if start < end else None


def is_fee(words: str) -> bool:
    """Whether it only says who bears the court's fee."""
    plain = mask_brackets(words)
    if any_of(_LEXICON, "fee").search(plain) is None:
        return False
    # 诉讼费3650元 among other sums is what an earlier suit cost.
    is_sum = bool(own_sums(words)) and "负担" not in words and "承担" not in words
    return not is_sum and any_of(_LEXICON, "costs_beside_fee").search(plain) is None


def _is_note(words: str) -> bool:
    """Whether it only explains another head or rules out double recovery."""
    return any_of(_LEXICON, "note").match(words) is not None


def _with_verb(text: str, item: Span, span: Span) -> str:
    """The words of a head with the verb it shares with the heads before it."""
    words = span.of(text)
    if span.start == item.start or any_of(_LEXICON, "verb").search(words):
        return words
    verbs = any_of(_LEXICON, "verb").findall(text, item.start, span.start)
    return (verbs[-1] if verbs else "") + words


def _leads_in(last: Head, piece: Head, text: str) -> bool:
    """Whether a head names only the duty that the next piece puts into a sum."""
    return (
        last.amount is None
        and last.type in (ClaimType.OTHER, piece.type)
        and not SENTENCES.search(text, last.span.end, piece.span.start)
        and _DUTY.search(last.span.of(text)) is not None
        and _DOES_DUTY.match(piece.span.of(text)) is not None
    )


def _is_cost_beside(last: Head, piece: Head, words: str) -> bool:
    """Whether a cost is one of suing: 交通费 after 检测费, not after 医疗费."""
    is_beside = last.type is ClaimType.ENFORCEMENT_COSTS and piece.type is ClaimType.OTHER
    return is_beside and any_of(_LEXICON, "cost_of_suing").match(words) is not None


def _carries_on(last: Head, piece: Head, text: str) -> bool:
    """Whether a piece only adds to the head before it, as later interest does."""
    if re.search("[；;。]", text[last.span.end : piece.span.start]):
        return False
    is_bare = piece.amount is None and piece.type in (ClaimType.OTHER, last.type)
    if is_bare and _GOES_ON.match(piece.span.of(text)):
        return True
    if piece.type is last.type:
        return piece.amount is None or (last.amount is None and piece.type is not ClaimType.OTHER)
    return (
        last.type is ClaimType.LOAN_REPAYMENT
        and piece.type is ClaimType.LIQUIDATED_DAMAGES
        and piece.amount is None
        and "违约金" not in piece.span.of(text)
    )
