"""A record as plain JSON, the form the command line writes and other programs read."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from cases.record import Case


def case_json(case: Case) -> dict[str, Any]:
    """The whole record: sums as numbers, dates ISO, identifiers of the vocabulary, unknown null.

    ``evidence`` is a list of ``{"field", "quote", "start", "end"}`` with offsets into ``text``;
    parts and passages carry ``start`` and ``end`` likewise.
    """
    return {f.name: _plain(getattr(case, f.name)) for f in fields(case)}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        span = plain.pop("span", {})
        return {**plain, **span}
    return value
