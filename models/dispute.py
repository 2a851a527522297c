"""The question put to LeaseLens: one dispute, told before judgment, and what is claimed in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from cases.errors import QueryError
from cases.factors import catalogue
from cases.taxonomy import ClaimType

MAX_CHARACTERS = 100_000
_BROKEN = re.compile("[\ud800-\udfff]")
_CHINESE = re.compile(r"[一-鿿]")
_LEAST_CHINESE = 10
# One character over and over tells nothing.
_LEAST_DIFFERENT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """One claim whose fate is asked; ``claimant`` is a role or name as the user gives it."""

    type: ClaimType
    claimant: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Facts and defence as a legal officer tells them; claims may be empty: then suggested.

    ``known`` holds what the user said of a factor: True it holds, False it does not; a factor not
    named there is as the words tell it.
    """

    id: str | None = None
    facts: str
    defence: str = ""
    claims: tuple[ClaimQuery, ...] = ()
    known: Mapping[str, bool] = field(default_factory=dict)

    def check(self) -> Self:
        """This dispute, if it can be answered; otherwise QueryError says what to do."""
        told = f"{self.facts}{self.defence}"
        if any(self.known.values()) and not told.strip():
            return self
        if not self.facts.strip():
            raise QueryError(
                "请先填写案情事实：谁与谁签了什么合同、租赁物是什么、欠付多少、发生了什么。"
            )
        if len(told) > MAX_CHARACTERS:
            raise QueryError(
                f"文字共{len(told)}字，超过{MAX_CHARACTERS}字的上限，请只保留与本案有关的事实和答辩。"
            )
        chinese = _CHINESE.findall(told)
        if len(chinese) < _LEAST_CHINESE or len(set(chinese)) < _LEAST_DIFFERENT:
            raise QueryError(
                f"没有读到足够的中文案情（至少{_LEAST_CHINESE}个汉字），请用中文叙述事实。"
            )
        return self

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """A dispute from the command line's JSON.

        Raises QueryError where a key is missing, of the wrong kind, or a claim type is unknown.
        """
        claims = value.get("claims") or []
        if not isinstance(claims, list) or not all(isinstance(c, Mapping) for c in claims):
            raise QueryError("claims应为列表，每项含type、claimant、text。")
        _check_words(value, ("facts", "defence"))
        for claim in claims:
            _check_claim(claim)
        known = value.get("factors") or {}
        if not isinstance(known, Mapping) or not all(isinstance(v, bool) for v in known.values()):
            raise QueryError("factors应为要素标识到true或false的对照，不明的请不写。")
        strange = [name for name in known if name not in catalogue()]
        if strange:
            raise QueryError(f"没有要素“{strange[0]}”，请用要素目录中的标识，例如demand_made。")
        identifier = value.get("id")
        return cls(
            id=None if identifier is None else str(identifier),
            facts=value.get("facts") or "",
            defence=value.get("defence") or "",
            known=dict(known),
            claims=tuple(
                ClaimQuery(
                    type=ClaimType(c["type"]),
                    claimant=c.get("claimant"),
                    text=c.get("text") or "",
                )
                for c in claims
            ),
        )


def _check_claim(claim: Mapping[str, Any]) -> None:
    """QueryError where a claim is not of a known type or its other keys are no text."""
    if claim.get("type") is None:
        raise QueryError("有一项主张没有写type，请用词表中的标识，例如unpaid_rent。")
    if claim["type"] not in [t.value for t in ClaimType]:
        raise QueryError(f"没有主张类型“{claim['type']}”，请用词表中的标识，例如unpaid_rent。")
    _check_words(claim, ("claimant", "text"))


def _check_words(value: Mapping[str, Any], names: tuple[str, ...]) -> None:
    """QueryError where a value is given that is no text, or text that no file can hold."""
    for name in names:
        told = value.get(name) or ""
        if not isinstance(told, str):
            raise QueryError(f"{name}应为文字。")
        if _BROKEN.search(told):
            raise QueryError(f"{name}中有损坏的字符（半个代理对），请删去后重试。")
