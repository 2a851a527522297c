"""A judgment corrected by hand: what changed, and which words of the text still show what.

A corrected value loses the machine's evidence; where its words stand in the text, those become
its evidence. What a person has read is certain.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from cases.evidence import Span
from cases.extract.cause import normalise_cause
from cases.extract.court import court_level, court_province
from cases.extract.money import find_amounts
from cases.judgment import FieldEvidence, Judgment, OrderItem
from cases.labelled import Labelled
from cases.record import Lease

_ITEM = re.compile(r"(?P<list>[a-z_]+)\[(?P<index>[0-9]+)\](?P<below>.*)", re.DOTALL)
# What a person does not type: the paper itself, and what follows from other fields.
_NOT_TYPED = frozenset(
    """
    document text evidence warnings passages
    court_level province cause_normalised order_amounts
    """.split()
)
_ANY: TypeAdapter[Any] = TypeAdapter(Any)
_SHORTEST_QUOTE = 2
CERTAIN = 1.0


class Change(NamedTuple):
    """A field's path and its value before and after, as JSON."""

    field: str
    before: str
    after: str


def changed_fields(before: Judgment, after: Judgment) -> Iterator[Change]:
    """Every value that differs; an item of a list by itself where the list kept its length."""
    for field in fields(Judgment):
        if field.name not in _NOT_TYPED:
            old, new = getattr(before, field.name), getattr(after, field.name)
            yield from _changes(field.name, old, new)


def _changes(path: str, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for i, (was, becomes) in enumerate(zip(old, new, strict=True)):
            yield from _changes(f"{path}[{i}]", was, becomes)
    elif type(old) is type(new) and hasattr(old, "__dataclass_fields__"):
        for name in old.__dataclass_fields__:
            if name == "amounts":
                continue  # they follow from the words of the order
            yield from _changes(f"{path}.{name}", getattr(old, name), getattr(new, name))
    else:
        yield Change(path, _json(old), _json(new))


def _json(value: Any) -> str:
    return json.dumps(_ANY.dump_python(value, mode="json"), ensure_ascii=False)


def with_value(judgment: Judgment, field: str, value: Any) -> Judgment:
    """The judgment with one plain field, or one term of the lease (``lease.price``), corrected."""
    name, _, term = field.partition(".")
    held = getattr(judgment, name)
    if (getattr(held, term, None) if term else held) == value:
        return judgment
    kept = tuple(shown for shown in judgment.evidence if shown.field != field)
    new = replace(held or Lease(), **{term: value}) if term else value
    return _changed(judgment, name, new, (*kept, *_words(judgment, field, value)))


def with_items(judgment: Judgment, name: str, items: Sequence[tuple[int | None, Any]]) -> Judgment:
    """The judgment with a list corrected: each item with its former index, None for a new one."""
    held = getattr(judgment, name)
    if [item for _, item in items] == list(held):
        return judgment
    values = tuple(_with_sums(item, held[i] if i is not None else None) for i, item in items)
    kept = [shown for shown in judgment.evidence if not shown.field.startswith(f"{name}[")]
    for index, ((origin, _), item) in enumerate(zip(items, values, strict=True)):
        was = held[origin] if origin is not None else None
        if was is not None:
            kept += _moved(judgment.evidence, name, origin, index, _altered(was, item))
        if was is None or _telling(was) != _telling(item):
            kept += _words(judgment, f"{name}[{index}]", _telling(item))
    return _changed(judgment, name, values, tuple(kept))


def confirmed(judgment: Judgment, names: Collection[str] | None = None) -> Judgment:
    """The judgment as a person has read it: certain in ``names``, else in all of it.

    Read in all of it, nothing is left to warn of.
    """
    evidence = tuple(
        replace(shown, confidence=CERTAIN)
        if names is None or re.split(r"[.\[]", shown.field, maxsplit=1)[0] in names
        else shown
        for shown in judgment.evidence
    )
    warnings = () if names is None else judgment.warnings
    return replace(judgment, evidence=evidence, warnings=warnings)


def _moved(
    evidence: Sequence[FieldEvidence], name: str, origin: int | None, index: int, altered: set[str]
) -> Iterator[FieldEvidence]:
    """An item's evidence under its new index, without that of what was altered."""
    for shown in evidence:
        found = _ITEM.fullmatch(shown.field)
        if found and found["list"] == name and int(found["index"]) == origin:
            below = found["below"].lstrip(".")
            if below not in altered:
                yield replace(shown, field=f"{name}[{index}]{found['below']}")


def _altered(was: Any, item: Any) -> set[str]:
    """Names of the parts that differ; '' where the words that tell the item do."""
    if not hasattr(was, "__dataclass_fields__"):
        return {""} if was != item else set()
    parts = {n for n in was.__dataclass_fields__ if getattr(was, n) != getattr(item, n)}
    return parts | ({""} if _telling(was) != _telling(item) else set())


def _telling(item: Any) -> Any:
    """The words by which an item can be found in the text."""
    return getattr(item, "text", None) or getattr(item, "name", None) or item


def _words(judgment: Judgment, field: str, value: Any) -> tuple[FieldEvidence, ...]:
    """Where a corrected value's own words stand in the text, if they do; blanks do not count."""
    if not isinstance(value, str) or isinstance(value, Labelled):
        return ()
    letters = [re.escape(letter) for letter in value if not letter.isspace()]
    if len(letters) < _SHORTEST_QUOTE:
        return ()
    found = re.search(r"\s{0,4}".join(letters), judgment.text)
    if found is None:
        return ()
    span = Span(found.start(), found.end())
    return (FieldEvidence(field=field, quote=found[0], span=span, confidence=CERTAIN),)


def _with_sums(item: Any, was: Any) -> Any:
    """An order item whose words were changed states the sums of its new words."""
    if not isinstance(item, OrderItem) or (was is not None and was.text == item.text):
        return item
    return replace(item, amounts=tuple(amount for amount, _ in find_amounts(item.text)))


def _changed(
    judgment: Judgment, name: str, value: Any, evidence: tuple[FieldEvidence, ...]
) -> Judgment:
    """The judgment with a field replaced, and what follows from it brought up to date."""
    new: dict[str, Any] = {name: value, "evidence": evidence}
    judgment = replace(judgment, **new)
    if name in ("court", "case_no"):
        court = judgment.court
        level = court_level(court) if court else None
        return replace(
            judgment, court_level=level, province=court_province(court, judgment.case_no)
        )
    if name == "cause":
        cause = judgment.cause
        return replace(judgment, cause_normalised=normalise_cause(cause) if cause else None)
    if name == "order_items":
        sums = (amount for item in judgment.order_items for amount in item.amounts)
        return replace(judgment, order_amounts=tuple(sums))
    return judgment
