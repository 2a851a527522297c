"""A correction in the words a lawyer reads: which field, and what it said before and after."""

import json
import re
from collections.abc import Mapping
from typing import Any

from cases.taxonomy import DisputeType
from dashboard.intake.cells import Cell
from dashboard.intake.fields import (
    CLAIMS,
    COUNTERCLAIMS,
    DEFENCES,
    HEADING,
    LEASE,
    ORDER,
    PARTIES,
    STATUTES,
    ListGroup,
)
from dashboard.theme import UNSTATED

_ITEM = re.compile(r"(?P<list>[a-z_]+)\[(?P<index>[0-9]+)\](?:\.(?P<below>[a-z_]+))?")
_GROUPS: Mapping[str, ListGroup] = {
    group.name: group for group in (PARTIES, CLAIMS, COUNTERCLAIMS, DEFENCES, ORDER, STATUTES)
}
_CELLS: Mapping[str, Cell] = {cell.name: cell for cell in (*HEADING, *LEASE)}
_TYPES = "争议类型"
_CITED = "引用的文字"


def field_name(path: str) -> str:
    """'claims[0].amount' → '诉讼请求1 · 请求金额（元）'."""
    found = _ITEM.fullmatch(path)
    if found is None:
        if path == "dispute_types":
            return _TYPES
        group = _GROUPS.get(path)
        return group.label if group else _CELLS[path].label if path in _CELLS else path
    if found["list"] == "dispute_types":
        return f"{_TYPES}{int(found['index']) + 1}"
    label = f"{_GROUPS[found['list']].label}{int(found['index']) + 1}"
    cell = _cell(path)
    below = cell.label if cell else _CITED
    return f"{label} · {below}" if found["below"] else label


def value_words(path: str, dumped: str) -> str:
    """A value kept as JSON, as a person reads it."""
    value = json.loads(dumped)
    if path.startswith("dispute_types"):
        return "、".join(DisputeType(v).label for v in _listed(value)) or UNSTATED
    if isinstance(value, list):
        group = _GROUPS[path]
        return "；".join(_item_words(group, item) for item in value) or "无"
    return _plain(_cell(path), value)


def _item_words(group: ListGroup, item: Mapping[str, Any]) -> str:
    words = [_plain(cell, item[cell.name]) for cell in group.cells if item[cell.name] is not None]
    return "，".join(words)


def _cell(path: str) -> Cell | None:
    found = _ITEM.fullmatch(path)
    if found is None:
        return _CELLS.get(path)
    cells = _GROUPS[found["list"]].cells
    return next((cell for cell in cells if cell.name == found["below"]), None)


def _plain(cell: Cell | None, value: Any) -> str:
    if value is None:
        return UNSTATED
    if cell is not None and cell.vocabulary is not None:
        return cell.vocabulary(value).label
    return str(value)


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
