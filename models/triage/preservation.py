"""Whether preservation before suit can be had, by 法[2024]42号: grounds, clues, exempt property.

Item 11 names the urgent grounds, item 10 what makes a clue to property definite, item 15 what may
not be touched. Words and elements are data in ``cases/lexicon/preservation.json``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from cases.negation import denial_of
from cases.triage.contract import AssetKind, Contract
from models.triage.calculation import Line
from models.triage.clocks import DAYS_TO_SUE
from models.triage.court_days import last_day_of_period
from models.triage.sums import Sums

PRESERVATION = Path(__file__).parents[2] / "cases" / "lexicon" / "preservation.json"
OPINION = "诉前保全意见"

_ITEMS = re.compile("[;；\n]")
_HEAD = re.compile("[：:，,]")
_KIND_SHOWN = frozenset({AssetKind.VEHICLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An urgent ground of item 11; ``quote`` is what shows it, None where nothing does."""

    id: str
    label: str
    source: str
    quote: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A clue to property; ``missing`` are the elements of item 10 it lacks."""

    text: str
    kind: str
    source: str
    missing: tuple[str, ...]
    exempt: str | None = None

    @property
    def is_definite(self) -> bool:
        """Whether a court may take it as definite, and may touch it at all."""
        return not self.missing and self.exempt is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A line of the checklist; ``done`` is None where the row cannot tell."""

    text: str
    source: str
    done: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preservation:
    """The screening of one contract; ``security`` and ``fee`` in yuan."""

    grounds: tuple[Ground, ...]
    clues: tuple[Clue, ...]
    barred: str | None
    security: Decimal | None
    fee: Line
    sue_by: date | None
    checklist: tuple[Check, ...]

    @property
    def is_urgent(self) -> bool:
        """Whether any ground of item 11 is shown."""
        return any(ground.quote is not None for ground in self.grounds)

    @property
    def is_ready(self) -> bool:
        """Whether an application could go out: urgent, a definite clue, nothing in the way."""
        return (
            self.is_urgent and self.barred is None and any(clue.is_definite for clue in self.clues)
        )


def screen_preservation(contract: Contract, sums: Sums) -> Preservation:
    """Grounds, clues and checklist for preservation before suit."""
    grounds = tuple(_grounds(contract))
    clues = tuple(_clues(contract))
    standing = contract.standing
    barred = None
    if standing.bankruptcy_on is not None:
        barred = f"法院已受理承租人破产，其财产不得保全（{OPINION}第十五条）"
    sue_by = None
    if standing.preserved_on is not None:
        sue_by = last_day_of_period(standing.preserved_on + timedelta(DAYS_TO_SUE)).day
    made = Preservation(
        grounds=grounds,
        clues=clues,
        barred=barred,
        security=sums.claim_net.amount,
        fee=sums.preservation_fee,
        sue_by=sue_by,
        checklist=(),
    )
    return replace(made, checklist=tuple(_checklist(made)))


def _grounds(contract: Contract) -> Iterator[Ground]:
    told = "；".join(words for words in (contract.notes, contract.standing.pending_suits) if words)
    for entry in _words()["grounds"]:
        found = next((word for word in entry["words"] if word in told), None)
        if found is not None and denial_of(told, told.index(found)) is not None:
            found = None
        if entry["id"] == "dishonest" and contract.standing.dishonest:
            found = "表中“失信被执行人”为是"
        yield Ground(id=entry["id"], label=entry["label"], source=entry["source"], quote=found)


def _clues(contract: Contract) -> Iterator[Clue]:
    written = contract.standing.asset_clues or ""
    for text in _ITEMS.split(written):
        if text.strip():
            yield _clue(text.strip())
    if contract.asset.kind in _KIND_SHOWN:
        yield _leased_vehicle(contract)


def _clue(text: str) -> Clue:
    kinds = _words()["property"]
    # What comes first names the thing; a later word may only say where it stands.
    head = _HEAD.split(text, maxsplit=1)[0]
    kind = next((k for k in kinds if any(word in head for word in k["words"])), kinds[-1])
    missing = tuple(
        element["label"]
        for element in kind["elements"]
        if not any(re.search(pattern, text) for pattern in element["patterns"])
    )
    exempt = next(
        (e["label"] for e in _words()["exempt"] if any(word in text for word in e["words"])), None
    )
    return Clue(
        text=text, kind=kind["label"], source=kind["source"], missing=missing, exempt=exempt
    )


def _leased_vehicle(contract: Contract) -> Clue:
    """The leased vehicle itself, from its own columns."""
    asset = contract.asset
    elements = {
        "保管人或控制人": asset.keeper,
        "车牌号": asset.plate,
        "登记管理机关": None if asset.plate is None else asset.plate[:2],
        "具体停放位置（请求扣押时）": asset.location,
    }
    return Clue(
        text=f"租赁物：{asset.name or '机动车'}",
        kind="机动车",
        source=f"{OPINION}第十条第三项",
        missing=tuple(label for label, value in elements.items() if value is None),
    )


def _checklist(made: Preservation) -> Iterator[Check]:
    shown = [ground.label for ground in made.grounds if ground.quote is not None]
    grounds = "、".join(shown) if shown else "表中未见，请补充材料"
    yield Check(text=f"情况紧急：{grounds}", source=f"{OPINION}第十一条", done=made.is_urgent)
    definite = sum(clue.is_definite for clue in made.clues)
    yield Check(
        text=f"明确的财产信息：{definite}项明确，{len(made.clues) - definite}项待补",
        source=f"{OPINION}第十条",
        done=definite > 0,
    )
    yield Check(
        text="不含不得保全的财产",
        source=f"{OPINION}第十五条",
        done=_nothing_exempt(made),
    )
    security = "请求保全的数额" if made.security is None else f"{made.security:,}元"
    yield Check(text=f"担保：一般相当于{security}", source=f"{OPINION}第七条", done=None)
    # What the property is worth stands in no column: nobody has laid the two sums side by side.
    yield Check(
        text=f"保全财产的价值与{security}相当，不明显超标的：请逐项核对财产价值",
        source=f"{OPINION}第十七条",
        done=None,
    )
    yield Check(
        text="材料齐备后法院四十八小时内裁定；非工作时间线上提交的，自其后第一个工作日起算",
        source=f"{OPINION}第四条",
        done=None,
    )
    when = "" if made.sue_by is None else f"，至{made.sue_by.isoformat()}"
    yield Check(
        text=f"采取措施后三十日内起诉或者申请仲裁{when}",
        source=f"{OPINION}第六条、第二十条",
        done=None,
    )


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = json.loads(PRESERVATION.read_text(encoding="utf-8"))
    return words


def _nothing_exempt(made: Preservation) -> bool | None:
    """None where no property is named yet: there is nothing to say it of."""
    if made.barred is not None or any(clue.exempt for clue in made.clues):
        return False
    return True if made.clues else None
