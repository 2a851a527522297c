"""What a paper says of a party that tells its part in the relation without naming it.

甲公司与乙公司签订融资租赁合同 makes 乙公司 the lessee. Phrases are data in
``lexicon/role_phrases.json``: patterns of what stands right before and right after the name.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cases.evidence import Span
from cases.extract.kept import kept
from cases.taxonomy import LegalRole

ROLE_PHRASES = Path(__file__).parents[1] / "lexicon" / "role_phrases.json"

_BEFORE, _AFTER = 24, 90


class Phrase(NamedTuple):
    """One entry: it speaks where both patterns match and the cause is of its kind."""

    role: LegalRole
    causes: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


def find_said(text: str, name: str, within: Span, cause: str) -> Iterator[tuple[LegalRole, Span]]:
    """The parts that what is said around a name gives it, with the words up to the telling ones."""
    phrases = phrases_for(cause)
    at = text.find(name, within.start, within.end) if phrases else -1
    while at >= 0:
        end = at + len(name)
        before = text[max(within.start, at - _BEFORE) : at]
        for phrase in phrases:
            told = phrase.after.match(text, end, min(within.end, end + _AFTER))
            if told is not None and phrase.before.search(before):
                yield phrase.role, Span(at, told.end())
        at = text.find(name, end, within.end)


@kept(4)
def phrases_for(cause: str) -> tuple[Phrase, ...]:
    """The entries that speak in cases of a cause."""
    return tuple(phrase for phrase in role_phrases() if phrase.causes.search(cause))


@cache
def role_phrases() -> tuple[Phrase, ...]:
    """The entries of the lexicon, in its order."""
    return tuple(
        Phrase(
            LegalRole(entry["role"]),
            re.compile("|".join(map(re.escape, entry["causes"]))),
            re.compile(entry["before"]),
            re.compile(entry["after"]),
        )
        for entry in json.loads(ROLE_PHRASES.read_text(encoding="utf-8"))
    )
