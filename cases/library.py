"""The curated library: cases structured by reading, checked against the words they were read from.

``data/library.jsonl`` holds one case a line and only what a reader decided; the words themselves
come from the bulletin. Evidence is kept as a quote that occurs once in the case's text (or with
``nth``, counted from 1, where the same words recur), so the file stays readable and can be mended
by hand; spans are found on loading. Anything that does not hold raises RecordError naming line
and field.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cases.bulletin import SHIPPED, BulletinCase, shipped_cases
from cases.checks import faults
from cases.errors import RecordError
from cases.record import Case

LIBRARY = Path(__file__).parent / "data" / "library.jsonl"

_CASE = TypeAdapter(Case)

_PROBLEMS = {
    "missing": "缺少此字段",
    "extra_forbidden": "没有这个字段",
    "unexpected_keyword_argument": "没有这个字段",
    "enum": "不是词表中的值",
    "decimal_parsing": "不是金额",
}


@cache
def bulletin_library() -> tuple[Case, ...]:
    """The curated cases of the shipped bulletin, told and title-only, in printed order.

    Raises RecordError at the first line that does not hold.
    """
    return tuple(read_library(LIBRARY.read_text(encoding="utf-8").splitlines(), shipped_cases()))


def read_library(lines: Iterable[str], printed: Iterable[BulletinCase]) -> list[Case]:
    """Curated lines joined with the printed cases they are about.

    Raises RecordError where a line is not JSON, names no printed case, breaks the schema, quotes
    words the case does not hold, or contradicts itself.
    """
    by_id = {case.case_id: case for case in printed}
    records = []
    for number, line in enumerate(lines, start=1):
        curated = _json_object(line, number)
        case_id = curated.get("case_id")
        if case_id not in by_id:
            raise RecordError(line=number, field="case_id", problem=f"通讯中没有案例“{case_id}”")
        records.append(_record(curated, by_id.pop(case_id), number))
    if by_id:
        missing = "、".join(by_id)
        raise RecordError(line=None, field="case_id", problem=f"缺少通讯中的案例{missing}")
    return records


def _json_object(line: str, number: int) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(
            line=number, field="整行", problem=f"不是JSON（第{error.colno}列）"
        ) from error
    if not isinstance(value, dict):
        raise RecordError(line=number, field="整行", problem="不是一条记录")
    return value


def _record(curated: Mapping[str, Any], printed: BulletinCase, number: int) -> Case:
    source = {
        "document": SHIPPED.name,
        "publisher": printed.publisher,
        "start": min(printed.origin),
        "end": printed.origin[printed.parts[-2 if printed.told else -1].span.end - 1] + 1,
    }
    from_print = {
        "collection": printed.collection,
        "publisher": printed.publisher,
        "told": printed.told,
        "title": printed.title,
        "case_name": printed.case_name,
        "text": printed.text,
        "parts": printed.parts,
        "source": source,
    }
    for name in from_print:
        if name in curated:
            raise RecordError(line=number, field=name, problem="此字段取自通讯原文，不在此填写")
    value = {
        **curated,
        **from_print,
        "passages": _passages(curated.get("passages", []), printed.text, number),
        "evidence": _evidence(curated.get("evidence", []), printed.text, number),
    }
    try:
        record = _CASE.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        problem = _PROBLEMS.get(first["type"], f"值“{first['input']}”不合要求")
        raise RecordError(line=number, field=_path(first["loc"]), problem=problem) from error
    for fault in faults(record):
        raise RecordError(line=number, field=fault.field, problem=fault.problem)
    return record


def _path(location: Iterable[int | str]) -> str:
    """('claims', 0, 'type') → 'claims[0].type'."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path.lstrip(".")


def _evidence(given: Iterable[Mapping[str, Any]], text: str, number: int) -> list[dict[str, Any]]:
    located = []
    for i, item in enumerate(given):
        quote, nth = item.get("quote") or "", item.get("nth")
        count = text.count(quote) if quote else 0
        field = f"evidence[{i}]（{item.get('field')}）"
        if count == 0:
            raise RecordError(line=number, field=field, problem=f"原文没有“{quote}”")
        if nth is None and count > 1:
            raise RecordError(
                line=number, field=field, problem=f"“{quote}”在原文出现{count}次，请注明nth"
            )
        if not 1 <= (nth or 1) <= count:
            raise RecordError(line=number, field=field, problem=f"“{quote}”没有第{nth}处")
        start = -1
        for _ in range(nth or 1):
            start = text.index(quote, start + 1)
        span = {"start": start, "end": start + len(quote)}
        located.append({"field": item.get("field"), "quote": quote, "span": span})
    return located


def _passages(given: Iterable[Mapping[str, Any]], text: str, number: int) -> list[dict[str, Any]]:
    """Passages in order, each from its first words to its last."""
    located: list[dict[str, Any]] = []
    position = 0
    for i, item in enumerate(given):
        start = text.find(item.get("from") or "\0", position)
        last = text.find(item.get("to") or "\0", max(start, 0))
        if start < 0 or last < 0:
            problem = "原文此处之后没有这样起止的一段"
            raise RecordError(line=number, field=f"passages[{i}]", problem=problem)
        position = last + len(item["to"])
        located.append({"role": item.get("role"), "span": {"start": start, "end": position}})
    return located
