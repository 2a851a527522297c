"""Guarantors of a row: names and what is told of each, in cells of several items in one order."""

import re
from collections.abc import Iterator
from datetime import date

from cases.taxonomy import PartyKind
from cases.triage.cells import parse_choice, parse_count, parse_date, read_list
from cases.triage.columns import columns, vocabulary
from cases.triage.contract import GuaranteeType, Guarantor
from cases.triage.row import YES, Row


def read_guarantors(row: Row) -> Iterator[Guarantor]:
    """Every guarantor named, in the cell's order."""
    names = read_list(row.get("guarantors"))
    while names and not names[-1]:
        names = names[:-1]
    told = {name: _told(row, name, len(names)) for name in _OF_GUARANTORS}
    for place, name in enumerate(names):
        if name in vocabulary()["none_words"]:
            continue
        if not name:
            row.complain("guarantors", f"第{place + 1}名没有姓名或名称，未计入")
            continue
        kind = _chosen(row, "guarantor_kind", told["guarantor_kind"][place])
        how = _chosen(row, "guarantor_type", told["guarantor_type"][place])
        resolution = _chosen(row, "resolution", told["resolution"][place])
        months, day = told["guarantee_months"][place], told["guarantor_demanded_on"][place]
        yield Guarantor(
            name=name,
            kind=company_by_name(name) if kind is None else PartyKind(kind),
            type=None if how is None else GuaranteeType(how),
            months=_months(row, months),
            resolution=None if resolution is None else resolution == YES,
            demanded_on=_demanded(row, day),
        )


def company_by_name(name: str) -> PartyKind | None:
    """A company where the name's end says so (某某公司, 某公司2); nothing else is read into a name.

    >>> company_by_name("某运输有限公司"), company_by_name("某加工厂")
    (<PartyKind.COMPANY: 'company'>, None)
    """
    return PartyKind.COMPANY if _COMPANY.search(name) else None


_COMPANY = re.compile("公司[0-9A-Z]{0,2}$")
_OF_GUARANTORS = (
    "guarantor_kind",
    "guarantor_type",
    "guarantee_months",
    "resolution",
    "guarantor_demanded_on",
)


def _told(row: Row, column: str, count: int) -> tuple[str, ...]:
    """One entry for each guarantor; a single entry speaks for all."""
    items = read_list(row.get(column))
    if len(items) == 1 and count > 1:
        return items * count
    if len(items) > count:
        row.complain(column, f"有{len(items)}项，多于保证人{count}名")
    return (*items, *("",) * count)[:count]


def _company_by_name(name: str) -> PartyKind | None:
    """A company where the name says so: whether it may guarantee depends on its resolution."""
    return PartyKind.COMPANY if name.endswith("公司") else None


def _chosen(row: Row, column: str, words: str) -> str | None:
    if not words:
        return None
    options = {
        "guarantor_kind": columns()["lessee_kind"].options,
        "guarantor_type": vocabulary()["guarantee_types"],
        "resolution": vocabulary()["yesno"],
    }[column]
    option = parse_choice(words, options)
    if option is None:
        shown = "、".join(each[0] for each in options.values())
        row.complain(column, f"“{words}”不在选项中，请填{shown}")
    return option


def _months(row: Row, words: str) -> int | None:
    months = parse_count(words) if words else None
    if words and (months is None or not 1 <= months <= 600):
        row.complain("guarantee_months", f"“{words}”应是月数")
        return None
    return months


def _demanded(row: Row, words: str) -> date | None:
    day = parse_date(words) if words else None
    if words and day is None:
        row.complain("guarantor_demanded_on", f"“{words}”不是日期，请写成2024-03-01")
    return day
