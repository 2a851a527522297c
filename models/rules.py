"""Rules of law that settle a claim where their factors hold: strong evidence, not a switch.

Facts may be disputed, so a rule moves the odds and is named beside them; it never sets them.
Rules are data in ``rules.json``: the factors that must hold, those that stand in the way, the
outcome seen from the usual claimant, and the article that says so, with our own gist of it.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cases.taxonomy import ClaimType, Outcome

RULES = Path(__file__).parent / "rules.json"

_TURNED = {Outcome.GRANTED: Outcome.DENIED, Outcome.DENIED: Outcome.GRANTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; ``outcome`` is seen from whoever usually makes such a claim."""

    id: str
    claims: frozenset[ClaimType]
    all: frozenset[str]
    unless: frozenset[str]
    outcome: Outcome
    law: str
    article: int
    gist: str

    def fires(self, claim: ClaimType, factors: Collection[str]) -> bool:
        """Whether the rule speaks to such a claim on such factors."""
        return claim in self.claims and self.all <= set(factors) and not self.unless & set(factors)

    def outcome_for(self, *, turned: bool) -> Outcome:
        """The outcome seen from the claimant; ``turned`` where the other side claims."""
        return _TURNED.get(self.outcome, self.outcome) if turned else self.outcome


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id."""
    return {entry["id"]: _rule(entry) for entry in json.loads(RULES.read_text(encoding="utf-8"))}


def fired_rules(claim: ClaimType, factors: Collection[str]) -> list[Rule]:
    """The rules that speak to a claim, in the catalogue's order."""
    return [rule for rule in rules().values() if rule.fires(claim, factors)]


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        id=entry["id"],
        claims=frozenset(ClaimType(claim) for claim in entry["claims"]),
        all=frozenset(entry["all"]),
        unless=frozenset(entry["unless"]),
        outcome=Outcome(entry["outcome"]),
        law=entry["law"],
        article=entry["article"],
        gist=entry["gist"],
    )
