"""One dispute → the odds of each claim, what they rest on, and what the dispute is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np

from cases import factors as told
from cases.claim_cues import find_claims
from cases.positions import is_turned
from cases.precedents import learning_cases
from cases.record import Case
from cases.taxonomy import DisputeType
from models.cuts import granted_shares, usual_cuts
from models.dispute import ClaimQuery, Dispute
from models.explain import changes, weighed
from models.factor_reader import FactorReader
from models.features import ClaimInput, inputs_of_dispute, learning_claims
from models.onpoint import OnPoint
from models.outcome import OutcomeModel
from models.persist import MODEL, load_model, load_reader
from models.prediction import (
    PREDICTED,
    AppliedRule,
    Basis,
    ClaimPrediction,
    DisputePrediction,
    FactorFound,
    PrecedentMatch,
)
from models.signals import rules_of
from models.similar.principal_dispute import PrincipalDispute, text_before_judgment

# Likeness to the nearest library case below which a dispute is outside what is known.
_STRANGE = 0.05
_LEAST_SHARE = 0.05
_TOO_STRANGE = "本案与案例库中的案件都不相像，超出了已知范围。请人工判断。"
_NOT_SEPARATED = "现有案例和所述事实不足以区分几种结果。"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    """A claim in the making: what was asked, as the model sees it, and its odds."""

    query: ClaimQuery
    put: ClaimInput
    odds: np.ndarray
    rates: np.ndarray
    because: str | None


class Predictor:
    """What answers disputes: a fitted outcome model, the reader of factors, and the library."""

    def __init__(
        self, outcomes: OutcomeModel, reader: FactorReader, library: Sequence[Case], name: str
    ) -> None:
        self.outcomes = outcomes
        self.reader = reader
        self.name = name
        self.on_point = OnPoint(learning_claims(library)).fit()
        self.kinds = PrincipalDispute(library, text_before_judgment).fit()
        self.granted_shares = granted_shares(library)

    @classmethod
    def load(cls, folder: Path = MODEL) -> Self:
        """The outcome model of a folder; factors are read by the shipped reader whatever it is.

        Raises CaseError where either is missing or does not fit the shipped data.
        """
        outcomes, name = load_model(folder)
        return cls(outcomes, load_reader(), learning_cases(), name)

    def predict(self, dispute: Dispute) -> DisputePrediction:
        """Odds of every claim put, or of those the facts call for where none is.

        Raises QueryError where the dispute cannot be answered as put.
        """
        dispute.check()
        found = self.reader.read(dispute.facts, dispute.defence)
        suggested = [] if dispute.claims else find_claims(dispute.facts, dispute.defence, found)
        queries = dispute.claims or tuple(
            ClaimQuery(type=claim.type, claimant=claim.claimant) for claim in suggested
        )
        because: list[str | None] = [claim.because for claim in suggested]
        inputs = inputs_of_dispute(dispute, queries, found)
        return DisputePrediction(
            id=dispute.id,
            claims=self._claims(queries, inputs, because or [None] * len(queries), found),
            dispute_types=self._kinds(dispute, queries, found),
            factors=_taken(dispute, found),
            model=self.name,
        )

    def _kinds(
        self,
        dispute: Dispute,
        queries: Sequence[ClaimQuery],
        found: Sequence[told.FactorFound],
    ) -> tuple[tuple[DisputeType, float], ...]:
        """What the dispute is about, likeliest first."""
        text = "\n".join([dispute.facts, dispute.defence, *(query.text for query in queries)])
        holding = [factor.id for factor in _taken(dispute, found)]
        odds = self.kinds.odds(text, holding)
        return tuple((kind, share) for kind, share in odds.items() if share >= _LEAST_SHARE)

    def _claims(
        self,
        queries: Sequence[ClaimQuery],
        inputs: Sequence[ClaimInput],
        because: Sequence[str | None],
        found: Sequence[told.FactorFound],
    ) -> tuple[ClaimPrediction, ...]:
        if not inputs:
            return ()
        odds, rates = self.outcomes.odds(inputs), self.outcomes.base_rates(inputs)
        return tuple(
            self._claim(_Put(query=q, put=p, odds=o, rates=r, because=b), found)
            for q, p, o, r, b in zip(queries, inputs, odds, rates, because, strict=True)
        )

    def _claim(self, claim: _Put, found: Sequence[told.FactorFound]) -> ClaimPrediction:
        query, put = claim.query, claim.put
        cannot_rule_out = self.outcomes.outcome_set(claim.odds.tolist())
        precedents = self.on_point.matches(put)
        rules = _rules(put)
        is_strange = not put.factors and self.on_point.story_likeness(put).max() < _STRANGE
        abstained = is_strange or len(cannot_rule_out) > 1
        because = _TOO_STRANGE if is_strange else _NOT_SEPARATED
        factors = _weighed(self.outcomes, put, found)
        return ClaimPrediction(
            type=query.type,
            claimant=query.claimant,
            claimant_role=put.role,
            outcome=PREDICTED[int(claim.odds.argmax())],
            abstained=abstained,
            abstained_because=because if abstained else None,
            probabilities=dict(zip(PREDICTED, claim.odds.tolist(), strict=True)),
            outcome_set=cannot_rule_out,
            base_rate=dict(zip(PREDICTED, claim.rates.tolist(), strict=True)),
            n=sum(c.put.type is query.type for c in self.on_point.claims),
            basis=_basis(rules, precedents, factors),
            suggested_because=claim.because,
            factors=factors,
            rules=rules,
            changes=changes(self.outcomes, put),
            cuts=usual_cuts(put),
            granted_share=self.granted_shares.get(query.type),
            precedents=precedents,
        )


def _basis(
    rules: Sequence[AppliedRule],
    precedents: Sequence[PrecedentMatch],
    factors: Sequence[FactorFound],
) -> Basis:
    """The strongest thing an answer rests on."""
    if rules:
        return Basis.RULE
    if any(precedent.a_fortiori for precedent in precedents):
        return Basis.PRECEDENT
    return Basis.MODEL if factors else Basis.BASE_RATE


def _rules(put: ClaimInput) -> tuple[AppliedRule, ...]:
    turned = is_turned(put.position)
    return tuple(
        AppliedRule(
            id=rule.id,
            outcome=rule.outcome_for(turned=turned),
            law=rule.law,
            article=rule.article,
            gist=rule.gist,
        )
        for rule in rules_of(put)
    )


def _weighed(
    model: OutcomeModel, put: ClaimInput, found: Sequence[told.FactorFound]
) -> tuple[FactorFound, ...]:
    """The factors that move a claim, weightiest first, each with its words where it has any."""
    alleged = {factor.id for factor in put.factors if factor.alleged}
    words = {factor.id: factor for factor in found}
    return tuple(
        replace(
            _in_words(words.get(factor.id), factor.id),
            alleged=factor.id in alleged,
            direction=factor.direction,
            weight=factor.weight,
        )
        for factor in weighed(model, put)
    )


def _taken(dispute: Dispute, found: Sequence[told.FactorFound]) -> tuple[FactorFound, ...]:
    """The factors of a dispute: those its words tell, then those the user says hold."""
    holding = [
        _in_words(factor, factor.id)
        for factor in found
        if factor.state is told.FactorState.PRESENT and dispute.known.get(factor.id, True)
    ]
    named = {factor.id for factor in holding}
    said = [name for name, holds in dispute.known.items() if holds and name not in named]
    return (*holding, *(_in_words(None, name) for name in said))


def _in_words(factor: told.FactorFound | None, name: str) -> FactorFound:
    if factor is None:
        return FactorFound(id=name, quote=None)
    return FactorFound(
        id=name,
        quote=factor.quote,
        start=factor.start,
        end=factor.end,
        in_defence=factor.in_defence,
        alleged=factor.alleged,
        sureness=factor.sureness,
    )
