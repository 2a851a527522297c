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
_LONGEST_PERSON = 4


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
    named = next((kind for kind, ending in _endings() if ending.search(name)), None)
    if named is not PartyKind.COMPANY and _TRADER.match(particulars):
        return KindOfParty(PartyKind.INDIVIDUAL_BUSINESS, is_sure=True)
    if named is not None and len(name) > _LONGEST_PERSON:
        return KindOfParty(named, is_sure=True)
    if "某" in name or "·" in name or len(name) <= _LONGEST_PERSON:
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
