"""What a site prints above a paper: 审理法院：…案号：…裁判日期：…案由：…, on lines or run together.

Two of its labels must follow each other closely; a single 案由： in a paper's own head is no card.
Labels are data in ``lexicon/card_labels.json``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.kept import kept
from cases.extract.wording import load_entries

_REACH = 1200
_LONGEST_VALUE = 90
# In 民事/合同、准合同纠纷/借款合同纠纷 and 民事〉合同纠纷 the last member is the cause.
_MEMBERS = re.compile("[/〉|→]+|--+|—+")
_CAUSE_ENDS = re.compile("纠纷|争议|之诉")
_ENDS = (
    r"\n|[。☆★]|$|(?:原审|一审|二审|再审|反诉|本诉)?(?:原告|被告|第三人|上诉人|被上诉人)|再审申请人|申请再审人"
    "|申请执行人|复议申请人|申请人|被申请人|申诉人|被申诉人|异议人|案外人|起诉人|赔偿请求人|被执行人"
)
_VALUES = {
    "court": re.compile(r"[^\n。]{2,40}?法院(?:[一-鿿]{2,10}分院)?"),
    "number": re.compile(r"[^\n。]{4,40}?号(?:之[一二三四五六七八九十]{1,2})?"),
    "date": re.compile(r"[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?"),
    "cause": re.compile(rf"[^\n。☆★]{{2,{_LONGEST_VALUE}}}?(?={_ENDS})"),
    "other": re.compile(rf"[^\n。☆★]{{1,24}}?(?={_ENDS})"),
}
_BETWEEN = "【】[]〔〕☆★|，；;,、 \n"


class Card(NamedTuple):
    """The values on a card by what they are (court, number, cause, date), and where it ends."""

    values: Mapping[str, Span]
    end: int


class _Label(NamedTuple):
    kind: str
    start: int
    end: int


@kept(1)
def find_card(text: str) -> Card | None:
    """The card above a paper in canonical form; None where the paper has none."""
    labels = _chain(text)
    if sum(label.kind != "other" for label in labels) < 2:
        return None
    values: dict[str, Span] = {}
    end = 0
    for label, stop in zip(labels, [*(label.start for label in labels[1:]), None], strict=True):
        found = _value(text, label, stop)
        if found is not None:
            values.setdefault(label.kind, found)
        end = found.end if found else label.end
    return Card(values, end)


def cause_on_card(text: str, card: Card) -> Span | None:
    """The cause a card names: the last member of its path."""
    span = card.values.get("cause")
    if span is None:
        return None
    start = span.start
    for joint in _MEMBERS.finditer(text, span.start, span.end):
        start = joint.end() if joint.end() < span.end else start
    return Span(start, span.end)


def has_path(text: str, card: Card) -> bool:
    """Whether the card files the cause under its kinds, as a list would, not as the paper does."""
    span = card.values.get("cause")
    return span is not None and _MEMBERS.search(text, span.start, span.end) is not None


def _chain(text: str) -> list[_Label]:
    """The first labels that follow each other closely, one at least of the paper's own fields."""
    chain: list[_Label] = []
    for label in _labels(text):
        if chain and not _is_next(text, chain[-1], label):
            if len(chain) > 1:
                break
            chain = []
        chain.append(label)
    return chain


def _is_next(text: str, last: _Label, label: _Label) -> bool:
    is_near = label.start - last.end <= _LONGEST_VALUE
    return is_near and "。" not in text[last.end : label.start]


def _labels(text: str) -> Iterator[_Label]:
    for found in _pattern().finditer(text, 0, _REACH):
        if found.lastgroup is not None:
            yield _Label(found.lastgroup, found.start(), found.end())


def _value(text: str, label: _Label, stop: int | None) -> Span | None:
    """What stands after a label, up to the next one; the last label's value ends of itself."""
    end = len(text) if stop is None else stop
    found = _VALUES[label.kind].match(text, label.end, min(end, label.end + _LONGEST_VALUE + 9))
    start, end = (found.span()) if found else (label.end, label.end)
    if label.kind == "cause" and found:
        members = list(_MEMBERS.finditer(text, start, end))
        named = _CAUSE_ENDS.search(text, members[-1].end() if members else start, end)
        end = named.end() if named else end
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    return Span(start, end) if start < end else None


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{e['kind']}>{e['pattern']})" for e in load_entries("card_labels"))
    return re.compile(rf"(?:{kinds})[】\]]?(?:：|(?<=[】\]]))")
