"""What kind of person a party is, by its name and by the particulars that follow it.

Endings of names are data in ``lexicon/party_kinds.json``.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cases.taxonomy import PartyKind

PARTY_KINDS = Path(__file__).parents[1] / "lexicon" / "party_kinds.json"

_PERSON = re.compile(
    r"[，,。]?(?:（[^（）]{1,30}）)?[，,]?(?:[男女](?![一-鿿])|[0-9]{4}年|[一-鿿]{1,3}族|公民身份|身份证|生于)"
)
_TRADER = re.compile("[^。]{0,80}(?:经营者|个体工商户)")
_COMPANY = "公司"
# Characters of a person's name, and of one that is masked (欧阳某某1).
_LONGEST_PERSON, _MASKED = 4, 5


class KindOfParty(NamedTuple):
    """A kind, None where nothing tells it, and whether the words tell it outright."""

    value: PartyKind | None
    is_sure: bool


def party_kind(name: str, particulars: str) -> KindOfParty:
    """The kind of the party ``name``; ``particulars`` are the words after the name in its entry.

    >>> party_kind("张某", "，男，1980年出生").value
    <PartyKind.NATURAL_PERSON: 'natural_person'>
    """
    if _PERSON.match(particulars):
        return KindOfParty(PartyKind.NATURAL_PERSON, is_sure=True)
    if _COMPANY not in name and _TRADER.match(particulars):
        return KindOfParty(PartyKind.INDIVIDUAL_BUSINESS, is_sure=True)
    for kind, pattern in _endings():
        ending = pattern.search(name)
        # Of a name of three characters one alone tells nothing: 李大村 is a person.
        if ending is not None and (len(name) >= _LONGEST_PERSON or len(ending[0]) > 1):
            return KindOfParty(kind, is_sure=True)
    if len(name) <= _LONGEST_PERSON or "·" in name or ("某" in name and len(name) <= _MASKED):
        return KindOfParty(PartyKind.NATURAL_PERSON, is_sure="某" in name)
    return KindOfParty(PartyKind.OTHER, is_sure=False)


@cache
def _endings() -> tuple[tuple[PartyKind, re.Pattern[str]], ...]:
    entries = json.loads(PARTY_KINDS.read_text(encoding="utf-8"))
    return tuple((PartyKind(e["kind"]), _pattern(e)) for e in entries)


def _pattern(entry: dict[str, list[str]]) -> re.Pattern[str]:
    """Words at the name's end, before a masking number (某某公司1), or anywhere in it."""
    endings = "|".join(map(re.escape, sorted(entry["endings"], key=len, reverse=True)))
    anywhere = "".join(f"|{re.escape(word)}" for word in entry["anywhere"])
    return re.compile(f"(?:{endings})[0-9A-Z]{{0,2}}$" + anywhere)
