"""What is usually asked for on such facts: cues in the words, for disputes that name no claim.

A cue is a plain word, or words with … between them that stand in one clause. A cue that follows a
negation (未, 没有, 并非) or words of the entry's ``unless`` does not count. Entries marked
``default`` are tried only where no other speaks. Words are data in ``lexicon/claim_cues.json``.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cases.taxonomy import ClaimType

CLAIM_CUES = Path(__file__).parent / "lexicon" / "claim_cues.json"

_GAP = "[^。；，！？\n]{0,16}?"
_NEGATED = re.compile(
    r"(?:没有|并未|并非|未曾|从未|未|不再|无权|放弃)(?:再|另行|选择|要求|请求|主张)*$"
)
_REACH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCue:
    """One claim that facts may call for; ``claimant`` is a role word."""

    type: ClaimType
    claimant: str
    why: str
    cue: re.Pattern[str]
    unless: re.Pattern[str] | None
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CuedClaim:
    """A claim the facts call for, and the words of the facts that do."""

    type: ClaimType
    claimant: str
    because: str


def find_claims(facts: str) -> list[CuedClaim]:
    """Claims that the facts call for, one of a type, in the order of the complaint form."""
    outright = [cue for cue in claim_cues() if not cue.is_default]
    found = _spoken_for(facts, outright)
    return found or _spoken_for(facts, [cue for cue in claim_cues() if cue.is_default])


@cache
def claim_cues() -> tuple[ClaimCue, ...]:
    """The entries of the lexicon, in its order."""
    return tuple(
        ClaimCue(
            type=ClaimType(entry["type"]),
            claimant=entry["claimant"],
            why=entry["why"],
            cue=_any_of(entry["cues"]),
            unless=_any_of(entry["unless"]) if entry["unless"] else None,
            is_default=entry.get("default", False),
        )
        for entry in json.loads(CLAIM_CUES.read_text(encoding="utf-8"))
    )


def _spoken_for(facts: str, cues: list[ClaimCue]) -> list[CuedClaim]:
    found: dict[ClaimType, CuedClaim] = {}
    for cue in cues:
        words = find_cue(facts, cue)
        if words is not None and cue.type not in found:
            because = f"{cue.why}（“{words}”）"
            found[cue.type] = CuedClaim(type=cue.type, claimant=cue.claimant, because=because)
    return list(found.values())


def find_cue(facts: str, cue: ClaimCue) -> str | None:
    """The first words of the facts that count as this cue, None where none do."""
    excluded = [m.span() for m in cue.unless.finditer(facts)] if cue.unless else []
    for match in cue.cue.finditer(facts):
        negated = _NEGATED.search(facts[max(0, match.start() - _REACH) : match.start()])
        overlapped = any(start < match.end() and match.start() < end for start, end in excluded)
        if not negated and not overlapped:
            return match[0]
    return None


def _any_of(words: list[str]) -> re.Pattern[str]:
    """One pattern for several cues, … standing for a gap within a clause; longer cues first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_GAP.join(map(re.escape, w.split("…"))) for w in longest_first))
