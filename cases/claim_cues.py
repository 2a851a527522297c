"""What is usually asked for on such facts, for disputes that name no claim.

A claim is suggested where the words ask for it: a cue is a plain word, or words with … between them
that stand in one clause, and does not count after a negation (未, 没有, 并非) or among the words of
the entry's ``unless``. Where no words ask for anything, the legal factors told suggest what is
usually claimed on them, and entries marked ``default`` what the arrears alone do. What the lessee
may raise in return (``counter``) is suggested from its factors beside what the lessor asks.
Words are data in ``lexicon/claim_cues.json``.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cases.factors import FactorFound, FactorState, find_factors
from cases.taxonomy import ClaimType

CLAIM_CUES = Path(__file__).parent / "lexicon" / "claim_cues.json"

_GAP = "[^。；，！？\n]{0,16}?"
_NEGATED = re.compile(
    r"(?:没有|并未|并非|未曾|从未|未|不再|无权|放弃)(?:再|另行|选择|要求|请求|主张)*$"
)
_REACH = 8
_ASKING = re.compile("诉请|诉求|请求|主张|要求|起诉|索要|索赔|反诉|付清|支付全部|判令")
# Claims that take the place of the usual one for all unpaid rent.
_PRINCIPAL = {
    ClaimType.TERMINATION,
    ClaimType.LOSS_COMPENSATION,
    ClaimType.LOAN_REPAYMENT,
    ClaimType.RECOURSE,
    ClaimType.TRANSFER_REGISTRATION,
    ClaimType.EXCLUDE_ENFORCEMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCue:
    """One claim that facts may call for; ``claimant`` is a role word.

    ``factors`` are those that call for it by themselves, ``factors_why`` says why and
    ``factors_claimant`` who then claims;
    ``is_counter`` marks what may be raised in return, whoever sues.
    """

    type: ClaimType
    claimant: str
    why: str
    cue: re.Pattern[str]
    unless: re.Pattern[str] | None
    is_default: bool
    factors: frozenset[str]
    factors_why: str
    factors_claimant: str
    is_counter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CuedClaim:
    """A claim the facts call for, and the words of the facts that do."""

    type: ClaimType
    claimant: str
    because: str


def find_claims(
    facts: str, defence: str = "", told: Sequence[FactorFound] | None = None
) -> list[CuedClaim]:
    """Claims that the facts call for, one of a type, in the order of the complaint form.

    ``told`` are the factors of facts and defence where they have been found already.
    """
    outright = [cue for cue in claim_cues() if not cue.is_default]
    asked = _asked_for(facts, outright)
    factors = _present(find_factors(facts, defence) if told is None else told)
    # Without a word of asking, what reads like a request may be a term of the contract.
    is_asked = bool(asked) and _ASKING.search(facts) is not None
    usual = [cue for cue in outright if cue.is_counter or not is_asked]
    found = {**_called_by(factors, usual), **asked}
    if not is_asked and not found.keys() & _PRINCIPAL:
        by_default = [cue for cue in claim_cues() if cue.is_default]
        found = {**_called_by(factors, by_default), **_asked_for(facts, by_default), **found}
    return sorted(found.values(), key=lambda claim: _order()[claim.type])


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
            factors=frozenset(entry.get("on", ())),
            factors_why=entry.get("on_why", ""),
            factors_claimant=entry.get("on_claimant", entry["claimant"]),
            is_counter=entry.get("counter", False),
        )
        for entry in json.loads(CLAIM_CUES.read_text(encoding="utf-8"))
    )


@cache
def _order() -> dict[ClaimType, int]:
    order: dict[ClaimType, int] = {}
    for cue in claim_cues():
        order.setdefault(cue.type, len(order))
    return order


def _asked_for(facts: str, cues: Sequence[ClaimCue]) -> dict[ClaimType, CuedClaim]:
    found: dict[ClaimType, CuedClaim] = {}
    for cue in cues:
        words = find_cue(facts, cue)
        if words is not None and cue.type not in found:
            found[cue.type] = _cued(cue, cue.claimant, cue.why, words)
    return found


def _present(told: Sequence[FactorFound]) -> dict[str, FactorFound]:
    return {factor.id: factor for factor in told if factor.state is FactorState.PRESENT}


def _called_by(
    factors: Mapping[str, FactorFound], cues: Sequence[ClaimCue]
) -> dict[ClaimType, CuedClaim]:
    found: dict[ClaimType, CuedClaim] = {}
    for cue in cues:
        first = next((f for name, f in factors.items() if name in cue.factors), None)
        if first is not None:
            found[cue.type] = _cued(cue, cue.factors_claimant, cue.factors_why, first.quote)
    return found


def _cued(cue: ClaimCue, claimant: str, why: str, words: str) -> CuedClaim:
    return CuedClaim(type=cue.type, claimant=claimant, because=f"{why}（“{words}”）")


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
