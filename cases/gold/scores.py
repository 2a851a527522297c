"""How well a structured paper agrees with a label: true, false and missed values per field.

Both sides are in the form of ``judgment_json``. Single values count as one found or missed; lists
are matched value by value. Words are compared without blanks and punctuation, names also without
the width of brackets.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

_IGNORED = re.compile(r"[\s，。；：、,.;:“”\"'‘’《》〈〉<>＜＞﹤﹥()（）〔〕\[\]【】—\-－·/／]")
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_HALF_WIDTH = str.maketrans(_WIDE)
_SUPREME = "中华人民共和国最高人民法院"
_SAME_ITEM = 0.9
_SAME_CLAIM = 0.3
_SINGLE = ("court", "case_no", "judgment_date", "doc_type", "cause", "procedure", "outcome")


class Counts(NamedTuple):
    """Values right, found but wrong, and missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right; None where nothing was."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Of what is there, the share that was found; None where nothing is."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing to compare."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None


def add_counts(several: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The counts of many papers together, field by field."""
    totals: dict[str, Counts] = {}
    for counts in several:
        for field, one in counts.items():
            before = totals.get(field, Counts())
            totals[field] = Counts(*(a + b for a, b in zip(before, one, strict=True)))
    return totals


def score(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, Counts]:
    """Counts per field of one paper.

    ``claims`` are matched by type and likest words; ``claim_outcome`` counts only matched claims.
    ``statutes`` compares law, article and paragraph, ``articles`` law and article alone.
    """
    counts = {field: _single(predicted.get(field), gold.get(field)) for field in _SINGLE}
    counts["court_fee"] = _single(predicted.get("court_fee"), gold.get("court_fee"))
    counts["parties"] = _multiset(_parties(predicted), _parties(gold))
    counts["party_names"] = _multiset(
        [name for name, _ in _parties(predicted)], [name for name, _ in _parties(gold)]
    )
    for field in ("claims", "counterclaims"):
        matched = _matched_claims(predicted.get(field) or (), gold.get(field) or ())
        counts[field] = _of_matched(matched, predicted.get(field), gold.get(field))
        right = sum(a.get("outcome") == b.get("outcome") for a, b in matched)
        kind = "claim_outcome" if field == "claims" else "counterclaim_outcome"
        counts[kind] = Counts(right, len(matched) - right, len(matched) - right)
    counts["statutes"] = _multiset(_statutes(predicted), _statutes(gold))
    counts["articles"] = _multiset(
        {(law, article) for law, article, _ in _statutes(predicted)},
        {(law, article) for law, article, _ in _statutes(gold)},
    )
    items = _matched_items(predicted.get("order_items") or (), gold.get("order_items") or ())
    counts["order_items"] = _of_matched(
        items, predicted.get("order_items"), gold.get("order_items")
    )
    counts["order_amounts"] = _multiset(_amounts(predicted), _amounts(gold))
    return counts


def _single(found: object, there: object) -> Counts:
    if isinstance(found, str) and isinstance(there, str):
        found, there = _plain(found), _plain(there)
    if there is None:
        return Counts(fp=int(found is not None))
    if found is None:
        return Counts(fn=1)
    return Counts(tp=1) if found == there else Counts(fp=1, fn=1)


def _multiset(found: Iterable[Hashable], there: Iterable[Hashable]) -> Counts:
    left, right = Counter(found), Counter(there)
    common = (left & right).total()
    return Counts(common, left.total() - common, right.total() - common)


def _of_matched(
    matched: Sequence[object], found: Sequence[object] | None, there: Sequence[object] | None
) -> Counts:
    pairs = len(matched)
    return Counts(pairs, len(found or ()) - pairs, len(there or ()) - pairs)


def _parties(paper: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(_plain(party["name"]), party["role"]) for party in paper.get("parties") or ()]


def _statutes(paper: Mapping[str, Any]) -> list[tuple[str, int | None, int | None]]:
    return [
        (_plain(cited["law"]), cited.get("article"), cited.get("paragraph"))
        for cited in paper.get("statutes_applied") or ()
    ]


def _amounts(paper: Mapping[str, Any]) -> list[float]:
    return [round(float(amount), 2) for amount in paper.get("order_amounts") or ()]


def _plain(words: str) -> str:
    """Words without what writers and printers vary."""
    if words == _SUPREME:
        words = words.removeprefix("中华人民共和国")
    return _IGNORED.sub("", words.translate(_HALF_WIDTH))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _matched_items(found: Sequence[str], there: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of items that say the same, each used once, in order."""
    left = [_plain(item) for item in there]
    matched = []
    for item in found:
        words = _plain(item)
        best = max(left, key=lambda other: _likeness(words, other), default=None)
        if best is not None and _likeness(words, best) >= _SAME_ITEM:
            left.remove(best)
            matched.append((item, best))
    return matched


def _matched_claims(
    found: Sequence[Mapping[str, Any]], there: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Pairs of claims of one type, the likest first, each used once."""
    pairs = sorted(
        (
            (-_claim_likeness(a, b), i, j)
            for i, a in enumerate(found)
            for j, b in enumerate(there)
            if a["type"] == b["type"]
        ),
    )
    used_found: set[int] = set()
    used_there: set[int] = set()
    matched = []
    for unlike, i, j in pairs:
        if i not in used_found and j not in used_there and -unlike >= _SAME_CLAIM:
            used_found.add(i)
            used_there.add(j)
            matched.append((found[i], there[j]))
    return matched


def _claim_likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """How like two claims' words are; one that holds the other whole is like it."""
    words, others = _plain(one["text"]), _plain(other["text"])
    shorter, longer = sorted((words, others), key=len)
    return 1.0 if shorter and shorter in longer else _likeness(words, others)
