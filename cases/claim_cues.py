"""What is usually asked for on such facts, for disputes that name no claim.

What somebody asks in so many words comes first (``claim_askings``). Where nothing is asked, the
story calls for claims: words of arrears, guarantee, penalty, and the factors told. What may be
raised in return stands beside what is asked; so do guarantors, and rent in arrears where only its
accessories (penalty, costs, security) are asked. Words are data in ``lexicon/claim_cues.json``:
… between words is a gap within one clause, and nothing counts after a denial or among the words of
the entry's ``unless``.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cases.claim_askings import Asking, Side, find_askings, is_denied, side_before
from cases.factors import FactorFound, FactorState, find_factors
from cases.taxonomy import ClaimType

CLAIM_CUES = Path(__file__).parent / "lexicon" / "claim_cues.json"

_GAP = "[^。；，！？\n]{0,16}?"
# How far from words that count others may begin or end that only look like them.
_AROUND = 24
_RENT = {ClaimType.UNPAID_RENT, ClaimType.DUE_RENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that count, unless among others that only look like them, and why they count."""

    cue: re.Pattern[str]
    unless: re.Pattern[str] | None
    why: str

    def first(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first of the words in ``text[start:end]`` neither denied nor excluded."""
        for match in self.cue.finditer(text, start, len(text) if end is None else end):
            if not is_denied(text, match.start()) and not self._is_excluded(text, match):
                return match
        return None

    def _is_excluded(self, text: str, match: re.Match[str]) -> bool:
        if self.unless is None:
            return False
        around = max(0, match.start() - _AROUND), match.end() + _AROUND
        return any(
            other.start() < match.end() and match.start() < other.end()
            for other in self.unless.finditer(text, *around)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCue:
    """One claim that facts may call for; ``claimant`` is a role word.

    It is named by ``asked`` within a stretch of asking (by ``asker`` only, where given), by
    ``anywhere`` wherever the words stand, and only in a text that has ``needs``. A story calls for
    it by ``told`` or by the ``factors``, of which ``story_factors`` count only where nothing is
    asked and ``factors_against`` speak against it. ``by_either`` side it is claimed by whoever
    asks. ``is_counter`` may be raised in return, ``joins`` stands beside what is asked where a
    factor calls for it, ``joins_by_words`` where words of the story do, ``is_accessory`` comes
    with rent. It takes the place of ``instead_of`` and gives way to ``not_with``.
    """

    type: ClaimType
    claimant: str
    asker: str | None
    by_either: bool
    is_counter: bool
    joins: bool
    joins_by_words: bool
    is_accessory: bool
    instead_of: ClaimType | None
    not_with: frozenset[ClaimType]
    needs: re.Pattern[str] | None
    asked: Words | None
    anywhere: Words | None
    told: Words | None
    factors: frozenset[str]
    story_factors: frozenset[str]
    factors_against: frozenset[str]
    factors_why: str
    story_claimant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CuedClaim:
    """A claim the facts call for, and the words of the facts that do."""

    type: ClaimType
    claimant: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """The texts of a dispute and the factors present in them."""

    facts: str
    defence: str
    factors: Mapping[str, FactorFound]


def find_claims(
    facts: str, defence: str = "", told: Sequence[FactorFound] | None = None
) -> list[CuedClaim]:
    """Claims that the facts call for, one of a type, in the order of the complaint form.

    ``told`` are the factors of facts and defence where they have been found already.
    """
    factors = find_factors(facts, defence) if told is None else told
    present = {factor.id: factor for factor in factors if factor.state is FactorState.PRESENT}
    telling = _Telling(facts=facts, defence=defence, factors=present)
    asked = _asked_for(facts)
    by_factor = _by_factors(telling, is_story=not asked)
    story = _with_replacements(by_factor | _by_words(telling))
    beside = set(_beside(asked, story, by_factor)) if asked else story.keys()
    found = {kind: claim for kind, claim in story.items() if kind in beside} | asked
    return sorted(_without_rivals(found), key=lambda claim: _order()[claim.type])


@cache
def claim_cues() -> tuple[ClaimCue, ...]:
    """The entries of the lexicon, in its order."""
    entries = json.loads(CLAIM_CUES.read_text(encoding="utf-8"))
    return tuple(_cue_of(entry) for entry in entries)


def _cue_of(entry: Mapping[str, Any]) -> ClaimCue:
    unless, why = entry["unless"], entry["why"]
    replaced = entry.get("instead_of")
    return ClaimCue(
        type=ClaimType(entry["type"]),
        claimant=entry["claimant"],
        asker=entry.get("asker"),
        by_either=entry.get("either", False),
        is_counter=entry.get("counter", False),
        joins=entry.get("joins", False),
        joins_by_words=entry.get("joins_by_words", False),
        is_accessory=entry.get("accessory", False),
        instead_of=ClaimType(replaced) if replaced else None,
        not_with=frozenset(map(ClaimType, entry.get("not_with", ()))),
        needs=_any_of(entry.get("needs", ())),
        asked=_words(entry.get("asked", ()), unless, why),
        anywhere=_words(entry.get("cues", ()), unless, why),
        told=_words(entry.get("told", ()), entry.get("told_unless", ()), entry.get("told_why", "")),
        factors=frozenset(entry.get("on", ())),
        story_factors=frozenset(entry.get("on_story", ())),
        factors_against=frozenset(entry.get("off", ())),
        factors_why=entry.get("on_why", ""),
        story_claimant=entry.get("on_claimant", entry["claimant"]),
    )


@cache
def _order() -> Mapping[ClaimType, int]:
    return {cue.type: place for place, cue in enumerate(claim_cues())}


def _asked_for(facts: str) -> dict[ClaimType, CuedClaim]:
    stretches = list(find_askings(facts))
    found: dict[ClaimType, CuedClaim] = {}
    for cue in claim_cues():
        if cue.needs is None or cue.needs.search(facts):
            claim = _named(cue, facts, stretches)
            if claim is not None:
                found[cue.type] = claim
    return found


def _named(cue: ClaimCue, facts: str, stretches: Sequence[Asking]) -> CuedClaim | None:
    """The claim where a stretch of asking names it, else where words ask for it anywhere."""
    if cue.asked is not None:
        for stretch in stretches:
            asker = stretch.asker.label if stretch.asker else None
            if cue.asker not in (None, asker):
                continue
            match = cue.asked.first(facts, stretch.start, stretch.end)
            if match is not None:
                claimant = asker if cue.by_either and asker else cue.claimant
                return _cued(cue, claimant, cue.asked.why, match[0])
    match = cue.anywhere.first(facts) if cue.anywhere else None
    if match is None or cue.anywhere is None:
        return None
    return _cued(cue, cue.claimant, cue.anywhere.why, match[0])


def _beside(
    asked: Mapping[ClaimType, CuedClaim],
    story: Mapping[ClaimType, CuedClaim],
    by_factor: Mapping[ClaimType, CuedClaim],
) -> Iterator[ClaimType]:
    """The claims of the story that stand beside what is asked."""
    cues = {cue.type: cue for cue in claim_cues()}
    only_accessories = all(cues[kind].is_accessory for kind in asked)
    for kind in story:
        joins = cues[kind].joins_by_words or (cues[kind].joins and kind in by_factor)
        if cues[kind].is_counter or joins or (only_accessories and kind in _RENT):
            yield kind


def _by_words(telling: _Telling) -> dict[ClaimType, CuedClaim]:
    """Claims that words of the story call for, those of a counterclaim in the defence too."""
    found: dict[ClaimType, CuedClaim] = {}
    for cue in claim_cues():
        if cue.told is None or cue.factors_against & telling.factors.keys():
            continue
        for text in (telling.facts, telling.defence) if cue.is_counter else (telling.facts,):
            match = cue.told.first(text)
            if match is not None:
                claimant = _claimant(cue, text, match.start())
                found[cue.type] = _cued(cue, claimant, cue.told.why, match[0])
                break
    return found


def _with_replacements(story: Mapping[ClaimType, CuedClaim]) -> dict[ClaimType, CuedClaim]:
    """The story's claims where some take another's place, and are none where it is not called."""
    found = dict(story)
    for cue in claim_cues():
        replaced = cue.instead_of
        if replaced is not None and cue.type in found and found.pop(replaced, None) is None:
            del found[cue.type]
    return found


def _by_factors(telling: _Telling, *, is_story: bool) -> dict[ClaimType, CuedClaim]:
    """Claims that a factor told calls for and none speaks against."""
    found: dict[ClaimType, CuedClaim] = {}
    for cue in claim_cues():
        calling = cue.factors | cue.story_factors if is_story else cue.factors
        first = next((factor for name, factor in telling.factors.items() if name in calling), None)
        if first is not None and not cue.factors_against & telling.factors.keys():
            text = telling.defence if first.in_defence else telling.facts
            claimant = _claimant(cue, text, first.start)
            found[cue.type] = _cued(cue, claimant, cue.factors_why, first.quote)
    return found


def _claimant(cue: ClaimCue, text: str, place: int) -> str:
    """Who claims on words of a story: a guarantor who speaks there, where either side may."""
    speaks_for_self = cue.by_either and side_before(text, place) is Side.GUARANTOR
    return Side.GUARANTOR.label if speaks_for_self else cue.story_claimant


def _without_rivals(found: Mapping[ClaimType, CuedClaim]) -> list[CuedClaim]:
    rivals = {cue.type: cue.not_with for cue in claim_cues()}
    return [claim for kind, claim in found.items() if not rivals[kind] & found.keys()]


def _cued(cue: ClaimCue, claimant: str, why: str, words: str) -> CuedClaim:
    return CuedClaim(type=cue.type, claimant=claimant, because=f"{why}（“{words}”）")


def _words(cues: Sequence[str], unless: Sequence[str], why: str) -> Words | None:
    cue = _any_of(cues)
    return Words(cue=cue, unless=_any_of(unless), why=why) if cue else None


def _any_of(words: Sequence[str]) -> re.Pattern[str] | None:
    """One pattern for several cues, … standing for a gap within a clause; longer cues first."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_GAP.join(map(re.escape, w.split("…"))) for w in longest_first))
