"""Legal factors 裁判要素: facts that move the outcome of some claim types, found in words.

The catalogue is data in ``factors.json``: each factor with the intake question, the claim types it
bears on and which way, its legal source, the cues by which it is told, and library cases that
show it. Figures told in a text become factors in ``factor_numbers``.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from cases.evidence import Span
from cases.factor_cues import CueHit, CueIndex, parse_cues
from cases.factor_numbers import find_number_factors
from cases.labelled import Labelled
from cases.negation import (
    clause_end,
    clause_start,
    denial_of,
    denied_behind,
    is_alleged,
    is_condition,
    is_planned,
    is_supposed,
    sentence_start,
    undone_behind,
)
from cases.taxonomy import ClaimType, Direction, LegalRole

FACTORS = Path(__file__).parent / "factors.json"

# How near the words of ``unless`` must stand: in the clause (unmarked), in the sentence, or at the
# very words.
_CLAUSE, _SENTENCE, _WORDS = "!", "～", "＝"
_SCOPES = (_CLAUSE, _SENTENCE, _WORDS)
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_IN_NUMBER = re.compile(r"[;?!()]|[,:](?![0-9])|(?<![0-9])[,:]")
_FLIPPED = {Direction.FOR: Direction.AGAINST, Direction.AGAINST: Direction.FOR}
# Who asks for the opposite of what these claims usually ask: the lessor that the lease is a lease
# and valid, the creditor that enforcement go on.
_OTHER_SIDE = {
    ClaimType.CONTRACT_VALIDITY: LegalRole.LESSOR,
    ClaimType.EXCLUDE_ENFORCEMENT: LegalRole.ENFORCEMENT_APPLICANT,
}


class FactorState(Labelled):
    """Whether the words tell that a factor holds, or say in so many words that it does not."""

    PRESENT = "present", "有"
    ABSENT = "absent", "无"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A factor of the catalogue.

    ``bears`` gives the direction seen from the usual claimant: for contract_validity whoever
    disputes the contract, for exclude_enforcement whoever objects. ``opposite`` is the factor that
    an explicit denial of this one shows. ``is_event`` is False for terms of the contract and other
    standing facts, which a text may tell with 约定 or 有权. ``gives_way_to`` are factors that undo
    this one: a sole shareholder's funds are not mixed where an audit shows them apart.
    ``evidence`` names in at most 40 characters what to collect to prove the factor.
    """

    id: str
    label: str
    question: str
    bears: Mapping[ClaimType, Direction]
    source: str
    evidence: str
    opposite: str | None
    is_event: bool
    gives_way_to: tuple[str, ...]
    cues: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    library: tuple[str, ...]

    def direction(self, claim: ClaimType, claimant: LegalRole | None = None) -> Direction | None:
        """Which way this factor moves a claim of that claimant, None where it does not bear."""
        usual = self.bears.get(claim)
        if usual is None or claimant is None or _OTHER_SIDE.get(claim) is not claimant:
            return usual
        return _FLIPPED.get(usual, usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorFound:
    """A factor told in a text: ``text[start:end] == quote``.

    The text is the facts, or the defence where ``in_defence``. ``alleged`` marks what only the
    other side says, in the defence or told in the facts as its words. ``state`` is absent where
    the text denies the factor in so many words.
    """

    id: str
    quote: str
    start: int
    end: int
    in_defence: bool = False
    alleged: bool = False
    state: FactorState = FactorState.PRESENT


class _Told(NamedTuple):
    """A factor at a place, before the best place of each is chosen."""

    id: str
    span: Span
    state: FactorState


@cache
def catalogue() -> Mapping[str, Factor]:
    """Every factor by its id, in the order of the catalogue."""
    entries = _data()["factors"]
    return MappingProxyType({entry["id"]: _factor(entry) for entry in entries})


def find_factors(facts: str, defence: str = "") -> tuple[FactorFound, ...]:
    """The factors told in facts and defence, each once, in the texts' order, facts first.

    Of several places the plainest is given: told as fact before alleged, present before denied.

    >>> [(f.id, f.quote) for f in find_factors("我司多次发函催告，承租人仍不付租。")]
    [('demand_made', '发函催告')]
    """
    told = [*_found_in(facts, in_defence=False), *_found_in(defence, in_defence=True)]
    told.sort(key=lambda f: (f.in_defence, f.alleged, f.state is FactorState.ABSENT, f.start))
    best: dict[str, FactorFound] = {}
    for found in told:
        best.setdefault(found.id, found)
    kept = (f for f in best.values() if not _gives_way(f, best))
    return tuple(sorted(kept, key=lambda f: (f.in_defence, f.start)))


def word_lists() -> Mapping[str, Sequence[str]]:
    """The lists of words that cues name in braces."""
    lists: Mapping[str, Sequence[str]] = _data()["words"]
    return lists


def _gives_way(found: FactorFound, others: Mapping[str, FactorFound]) -> bool:
    stronger = (others.get(name) for name in catalogue()[found.id].gives_way_to)
    return any(other is not None and other.state is FactorState.PRESENT for other in stronger)


def _found_in(text: str, *, in_defence: bool) -> Iterator[FactorFound]:
    for told in _told_in(_folded(text)):
        yield FactorFound(
            id=told.id,
            quote=told.span.of(text),
            start=told.span.start,
            end=told.span.end,
            in_defence=in_defence,
            alleged=in_defence or is_alleged(text, told.span.start),
            state=told.state,
        )


def _folded(text: str) -> str:
    """The same length with full-width marks, but for a comma or colon inside a number."""
    return _IN_NUMBER.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)


def _told_in(text: str) -> Iterator[_Told]:
    hits = _index().find(text)
    spoken = {hit.key for hit in hits}
    excluded: dict[str, list[tuple[str, Span]]] = {}
    for hit in hits:
        if hit.key[0] in _SCOPES and hit.key[1:] in spoken:
            excluded.setdefault(hit.key[1:], []).append((hit.key[0], hit.span))
    stated: list[tuple[str, _Told]] = []
    for hit in hits:
        if hit.key[0] in _SCOPES or _is_excluded(text, hit.span, excluded.get(hit.key, ())):
            continue
        factor = catalogue()[hit.key]
        if is_planned(text, hit.span.start) or (factor.is_event and _is_supposed(text, hit)):
            continue
        stated.append((hit.key, _stated(text, factor, hit)))
    plain: dict[str, set[int]] = {}
    for key, told in stated:
        if told.id == key and told.state is FactorState.PRESENT:
            plain.setdefault(key, set()).update(range(told.span.start, told.span.end))
    for key, told in stated:
        is_plain = told.id == key and told.state is FactorState.PRESENT
        # 催告仍不付: the demand stands, only the paying that a longer cue looks for is denied.
        if is_plain or plain.get(key, set()).isdisjoint(range(told.span.start, told.span.end)):
            yield told
    for number in find_number_factors(text):
        yield _Told(number.id, number.span, FactorState.PRESENT)


def _stated(text: str, factor: Factor, hit: CueHit) -> _Told:
    """The factor; where the text denies it, its opposite or its own absence, denial quoted too."""
    denied = _denied_span(text, hit)
    if denied is None:
        return _Told(factor.id, hit.span, FactorState.PRESENT)
    if factor.opposite is not None:
        return _Told(factor.opposite, denied, FactorState.PRESENT)
    return _Told(factor.id, denied, FactorState.ABSENT)


def _denied_span(text: str, hit: CueHit) -> Span | None:
    after = 0
    for start, end in hit.parts:
        denial = denial_of(text, start, after=after)
        if denial is not None:
            return Span(min(denial, hit.span.start), hit.span.end)
        after = end
    behind = denied_behind(text, hit.span.end)
    if behind is None:
        behind = undone_behind(text, hit.span.start, hit.span.end)
    return None if behind is None else Span(hit.span.start, behind)


def _is_excluded(text: str, span: Span, excluded: Sequence[tuple[str, Span]]) -> bool:
    """Whether words that rule the factor out stand at the span, in its clause or its sentence."""
    if not excluded:
        return False
    end = clause_end(text, span.end)
    reach = {
        _WORDS: span,
        _CLAUSE: Span(clause_start(text, span.start), end),
        _SENTENCE: Span(sentence_start(text, span.start), end),
    }
    return any(reach[scope].overlaps(other) for scope, other in excluded)


def _is_supposed(text: str, hit: CueHit) -> bool:
    if is_condition(text, hit.span.end):
        return True
    after = 0
    for start, end in hit.parts:
        if is_supposed(text, start, after=after):
            return True
        after = end
    return False


@cache
def _data() -> Any:
    return json.loads(FACTORS.read_text(encoding="utf-8"))


@cache
def _index() -> CueIndex:
    lists = word_lists()
    return CueIndex(
        (key, cue)
        for factor in catalogue().values()
        for key, written in [
            *((factor.id, written) for written in factor.cues),
            *(_ruled_out(factor.id, written) for written in factor.unless),
        ]
        for cue in parse_cues(written, lists)
    )


def _ruled_out(factor: str, written: str) -> tuple[str, str]:
    """The key and the cue of a line of ``unless``, its mark taken off."""
    if written[0] in (_SENTENCE, _WORDS):
        return written[0] + factor, written[1:]
    return _CLAUSE + factor, written


def _factor(entry: Mapping[str, Any]) -> Factor:
    return Factor(
        id=entry["id"],
        label=entry["label"],
        question=entry["question"],
        bears=MappingProxyType(
            {ClaimType(claim): Direction(way) for claim, way in entry["bears"].items()}
        ),
        source=entry["source"],
        evidence=entry["evidence"],
        opposite=entry.get("opposite"),
        is_event=entry.get("event", True),
        gives_way_to=tuple(entry.get("gives_way_to", ())),
        cues=tuple(entry["cues"]),
        unless=tuple(entry.get("unless", ())),
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry.get("counterexamples", ())),
        library=tuple(entry["library"]),
    )
