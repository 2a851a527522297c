"""The fields of a court paper in the groups in which a person reads and corrects them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cases.judgment import Demand, DocumentType, Judgment, Litigant, OrderItem, Standing
from cases.labelled import Labelled
from cases.record import Citation, Defence
from cases.taxonomy import (
    ClaimType,
    LeaseMode,
    LegalRole,
    Outcome,
    PartyKind,
    Procedure,
)
from dashboard.intake.cells import Cell, Kind, read_cell
from dashboard.theme import outcome_label
from dashboard.wording import LEASE_TERMS, MONEY_TERMS, money


@dataclass(frozen=True, slots=True, kw_only=True)
class ListGroup:
    """A list of the record: the cells of an item, its title and words, how one is made."""

    name: str
    label: str
    cells: tuple[Cell, ...]
    title: Callable[[Any], str]
    words: Callable[[Any], str] = lambda item: ""
    make: Callable[[Any, Mapping[str, Any]], Any]


def _choice(
    name: str,
    label: str,
    vocabulary: type[Labelled],
    *,
    required: bool = False,
    apart: bool = False,
) -> Cell:
    return Cell(
        name=name,
        label=label,
        kind=Kind.CHOICE,
        vocabulary=vocabulary,
        is_required=required,
        is_told_apart=apart,
    )


def _words(
    name: str, label: str, *, long: bool = False, required: bool = False, apart: bool = False
) -> Cell:
    kind = Kind.LONG_WORDS if long else Kind.WORDS
    return Cell(name=name, label=label, kind=kind, is_required=required, is_told_apart=apart)


HEADING: tuple[Cell, ...] = (
    _choice("doc_type", "文书种类", DocumentType, required=True),
    _words("court", "审理法院"),
    _words("case_no", "案号"),
    _words("cause", "案由"),
    _choice("procedure", "审理程序", Procedure),
    Cell(name="judgment_date", label="裁判日期", kind=Kind.DAY),
    _choice("outcome", "案件结果", Outcome),
    Cell(name="court_fee", label="案件受理费", kind=Kind.MONEY),
)


def _lease_cell(name: str, label: str) -> Cell:
    if name == "mode":
        return _choice("lease.mode", label, LeaseMode)
    kinds = {"term_months": Kind.COUNT, "periods": Kind.COUNT}
    kind = Kind.MONEY if name in MONEY_TERMS else kinds.get(name, Kind.WORDS)
    return Cell(name=f"lease.{name}", label=label, kind=kind)


LEASE: tuple[Cell, ...] = tuple(_lease_cell(name, label) for name, label in LEASE_TERMS.items())


def _made(kind: type) -> Callable[[Any, Mapping[str, Any]], Any]:
    """The former item with the values typed, or a new one of them."""
    return lambda was, values: kind(**values) if was is None else replace(was, **values)


def _citation(was: Citation | None, values: Mapping[str, Any]) -> Citation:
    if was is not None and all(getattr(was, name) == value for name, value in values.items()):
        return was
    bare = Citation(**values, text="-")
    return replace(bare, text=citation_words(bare))


def citation_words(cited: Citation) -> str:
    """A statute as people cite it: 《中华人民共和国民法典》第585条第1款."""
    steps = ((cited.article, "条"), (cited.paragraph, "款"), (cited.item, "项"))
    below = "".join(f"第{number}{unit}" for number, unit in steps if number is not None)
    return f"《{cited.law.strip('《》')}》{below}"


_CLAIM_CELLS = (
    _choice("type", "请求类型", ClaimType, required=True),
    _words("text", "请求内容", long=True, required=True),
    _words("claimant", "请求人", apart=True),
    Cell(name="amount", label="请求金额（元）", kind=Kind.MONEY),
    _choice("outcome", "结果", Outcome),
)


def _demand_title(demand: Demand) -> str:
    asked = f"　{money(demand.amount)}" if demand.amount is not None else ""
    return f"{demand.type.label}{asked}：{outcome_label(demand.outcome)}"


def _text(item: Any) -> str:
    return str(item.text)


PARTIES = ListGroup(
    name="parties",
    label="当事人",
    cells=(
        _words("name", "名称", required=True),
        _choice("role", "诉讼地位", Standing, required=True, apart=True),
        _choice("kind", "主体类型", PartyKind, apart=True),
        _choice("legal_role", "法律关系中的身份", LegalRole, apart=True),
    ),
    title=lambda party: party.name,
    make=_made(Litigant),
)
CLAIMS = ListGroup(
    name="claims",
    label="诉讼请求",
    cells=_CLAIM_CELLS,
    title=_demand_title,
    words=_text,
    make=_made(Demand),
)
COUNTERCLAIMS = ListGroup(
    name="counterclaims",
    label="反诉请求",
    cells=_CLAIM_CELLS,
    title=_demand_title,
    words=_text,
    make=_made(Demand),
)
DEFENCES = ListGroup(
    name="defences",
    label="抗辩",
    cells=(
        _words("party", "抗辩人", required=True),
        _words("text", "内容", long=True, required=True),
    ),
    title=lambda defence: defence.party,
    words=_text,
    make=_made(Defence),
)
ORDER = ListGroup(
    name="order_items",
    label="裁判主文",
    cells=(_words("text", "主文", long=True, required=True),),
    title=_text,
    make=_made(OrderItem),
)
STATUTES = ListGroup(
    name="statutes_applied",
    label="适用法条",
    cells=(
        _words("law", "法律名称", required=True),
        Cell(name="article", label="条", kind=Kind.COUNT),
        Cell(name="paragraph", label="款", kind=Kind.COUNT),
        Cell(name="item", label="项", kind=Kind.COUNT),
    ),
    title=citation_words,
    make=_citation,
)


def value_of(judgment: Judgment, name: str) -> Any:
    """The value at ``court`` or ``lease.price``."""
    first, _, term = name.partition(".")
    held = getattr(judgment, first)
    return getattr(held, term, None) if term else held


def read_items(
    group: ListGroup, held: Sequence[Any], given: Sequence[Mapping[str, Any] | None]
) -> list[tuple[int | None, Any]]:
    """The items as a person left them: each with its former index, None for new ones.

    ``given`` has what was typed for each held item (None where it was struck out), then for new
    ones, of which empty ones are passed over. Raises QueryError at a cell that cannot be read.
    """
    items: list[tuple[int | None, Any]] = []
    for i, cells in enumerate(given):
        was = held[i] if i < len(held) else None
        if cells is None or (was is None and not any(map(_is_filled, cells.values()))):
            continue
        values = {cell.name: read_cell(cell, cells[cell.name]) for cell in group.cells}
        items.append((i if was is not None else None, group.make(was, values)))
    return items


def _is_filled(given: Any) -> bool:
    return bool(given.strip() if isinstance(given, str) else given)
