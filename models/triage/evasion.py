"""Signs of dodging enforcement: the three models a court describes and the patterns of ten cases.

上海高院 (2024) tells three models (a long lease to block an auction, a change of legal
representative before enforcement, false debts to dilute) and ten cases. A sign is a warning to
look closer, not a finding; each comes with the precedent and the counter-evidence to collect. The
words are data in ``cases/lexicon/evasion_signs.json``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from cases.evidence import Span
from cases.negation import denial_of

EVASION_SIGNS = Path(__file__).parents[2] / "cases" / "lexicon" / "evasion_signs.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A sign in a text: ``text[span.start:span.end] == quote``.

    ``precedents`` are library case ids; ``counter_evidence`` what to collect against it.
    """

    id: str
    label: str
    quote: str
    span: Span
    precedents: tuple[str, ...]
    counter_evidence: tuple[str, ...]


def find_evasion(text: str) -> tuple[RedFlag, ...]:
    """Every kind of sign told in notes or papers, once each, in the text's order.

    >>> [(f.id, f.quote) for f in find_evasion("案外人称有二十年长期租约，租金一次性付清")]
    [('sham_lease', '长期租约')]
    """
    words, owners = _index()
    flags: dict[str, RedFlag] = {}
    for at, start, end in words.find_matches_as_indexes(text):
        entry = owners[at]
        if entry["id"] in flags or denial_of(text, start) is not None:
            continue
        flags[entry["id"]] = RedFlag(
            id=entry["id"],
            label=entry["label"],
            quote=text[start:end],
            span=Span(start, end),
            precedents=tuple(entry["precedents"]),
            counter_evidence=tuple(entry["counter_evidence"]),
        )
    return tuple(sorted(flags.values(), key=lambda flag: flag.span.start))


@cache
def signs() -> tuple[Mapping[str, Any], ...]:
    """The catalogue of signs."""
    return tuple(json.loads(EVASION_SIGNS.read_text(encoding="utf-8")))


@cache
def _index() -> tuple[AhoCorasick, tuple[Mapping[str, Any], ...]]:
    pairs = [(word, entry) for entry in signs() for word in entry["words"]]
    index = AhoCorasick([word for word, _ in pairs], matchkind=MatchKind.LeftmostLongest)
    return index, tuple(entry for _, entry in pairs)
