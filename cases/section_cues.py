"""Words that open a part of a court paper, such as 辩称 or 经审理查明.

A cue counts only near the head of its sentence and where the words after it carry on as such an
opening does: 根据查明的事实 opens nothing. Words are data in ``lexicon/section_cues.json``.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

SECTION_CUES = Path(__file__).parent / "lexicon" / "section_cues.json"

SENTENCE_END = "。；;！？\n"
_END = re.compile(f"[{SENTENCE_END}]")
# A sentence of the parties' story begins at most this far before its cue.
_HEAD = 90
_FIRST_CLAUSE = 40
# Where a line ends in a blank instead of a full stop.
_BLANK = re.compile(r"[\s.．]")
_BLANK_OPENS = re.compile(
    r"(?:[\s\u3000]+|(?<=[一-鿿])[.．])(?=经审|本院|[一二原]审|原告|被告|第三人|被?上诉人|综上)"
)
# 请求二审查明事实 asks for a finding; 未查明 denies one.
_NOT_FOUND = re.compile("请求|要求|恳请|希望|为了|需要|进一步|[未没不已能可应需待据]")
_NOT_TOLD = re.compile(
    "对于|关于|针对|根据|因为|由于|虽然|至于|鉴于|如果|即使|上述|现有|[从就对在]"
)
_NOT_GIVEN = re.compile("没有|未|不能|无法|拒不")
# 原告诉称“……”的事情不实, 诉称事项不属实: the other side speaks of what was said.
_SPOKEN_OF = re.compile("“|的|事项|事实(?!如下)|内容|部分|中(?!国)|与事实")
_NOT_HEARD = re.compile("不予受理|撤回|本院")
_ASKS = re.compile("[，,（(]?(?:如下|请求|撤销|判令|改判|依法[判改撤]|维持|确认|解除|[一1])")
_AFTER_FINDINGS = frozenset("，,：:；、如以事是的一（(，\n 　")
_OPENS_VIEW = re.compile(
    r"[^，,：:]{0,30}$|(?:综上所述|综上|据此|因此|故|为此|现|鉴于此)[，,]$|[^，,：:]{0,20}经审[理查][，,]?$"
)
# 3.原审认为…是错误的 is a ground of the appeal.
_NUMBERED = re.compile("[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[.．、）)]")
_OWN_VIEW_OF_EVIDENCE = re.compile("证据|证明|质证|真实性|关于|对此|针对|就此|对该|对上述|认证")


class Cue(NamedTuple):
    """An opening: ``start`` is where its sentence begins, ``head`` the words up to its end."""

    kind: str
    start: int
    end: int
    head: str


def find_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Openings in ``text[start:end]`` in order, several of one sentence included."""
    cues = tuple(_kinds())
    for number, begins, ends in _automaton().find_matches_as_indexes(text[start:end]):
        at, done = start + begins, start + ends
        cue, kind = cues[number], _kinds()[cues[number]]
        opens_at = sentence_start(text, at, start)
        if _BLANK.search(text, opens_at, done):
            for blank in _BLANK_OPENS.finditer(text, opens_at, done):
                opens_at = blank.end()
        head = text[opens_at:done]
        if _opens(kind, head, cue, text[done : done + 16]):
            yield Cue(kind, opens_at, done, head)


def sentence_start(text: str, position: int, floor: int = 0, *, marks: str = SENTENCE_END) -> int:
    """Where the sentence around ``position`` begins, blanks skipped."""
    window = max(floor, position - 400)
    mark = _any_of(marks).search(text[window:position][::-1])
    at = position - mark.start() if mark else window
    while at < position and text[at].isspace():
        at += 1
    # A closing quotation mark belongs to the sentence before.
    while at < position and text[at] in "”）)】":
        at += 1
    return at


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def _opens(kind: str, head: str, cue: str, after: str) -> bool:
    before = head[: -len(cue)]
    if len(head) > _HEAD or _NOT_TOLD.match(before) is not None:
        return False
    return _TESTS[kind](before, cue, after) if kind in _TESTS else True


def _is_found(before: str, cue: str, after: str) -> bool:
    clause = re.split("[，,：:]", before)[-1]
    carries_on = after[:1] in _AFTER_FINDINGS or cue[-1] in _AFTER_FINDINGS
    return carries_on and _NOT_FOUND.search(clause) is None


def _is_view(before: str, cue: str, after: str) -> bool:
    is_aside = _NUMBERED.match(before) or _OWN_VIEW_OF_EVIDENCE.search(before)
    return not is_aside and _OPENS_VIEW.match(before) is not None


def _is_evidence(before: str, cue: str, after: str) -> bool:
    if cue.startswith("二审"):
        return len(before) <= 6
    return "新证据" in cue or _NOT_GIVEN.search(before) is None


def _is_claim(before: str, cue: str, after: str) -> bool:
    is_counterclaim = cue in ("提出反诉", "提起反诉")
    if is_counterclaim and (len(before) > _FIRST_CLAUSE or _NOT_HEARD.search(after)):
        return False
    is_spoken_of = cue == "诉称" and _SPOKEN_OF.match(after) is not None
    return "针对" not in before and not is_spoken_of


def _is_request(before: str, cue: str, after: str) -> bool:
    asks = after[:1] in "：:" or _ASKS.match(after) is not None
    return asks and "针对" not in before and not re.search("驳回|支持", before)


def _is_lower_order(before: str, cue: str, after: str) -> bool:
    """不服原审法院判决，上诉称 opens an appeal."""
    return "不服" not in before


_TESTS: dict[str, Callable[[str, str, str], bool]] = {
    "findings": _is_found,
    "court_view": _is_view,
    "evidence": _is_evidence,
    "claims": _is_claim,
    "request": _is_request,
    "lower_order": _is_lower_order,
}


@cache
def _kinds() -> dict[str, str]:
    entries = json.loads(SECTION_CUES.read_text(encoding="utf-8"))
    return {cue: entry["kind"] for entry in entries for cue in entry["cues"]}


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(
        tuple(_kinds()), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
