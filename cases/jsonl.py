"""Lines of JSON against a schema: what is wrong with one, as line, field and Chinese problem."""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from cases.errors import RecordError

_PROBLEMS = {
    "missing": "缺少此字段",
    "extra_forbidden": "没有这个字段",
    "unexpected_keyword_argument": "没有这个字段",
    "enum": "不是词表中的值",
    "decimal_parsing": "不是金额",
    "decimal_type": "不是金额",
}


def read_object(line: str, number: int) -> dict[str, Any]:
    """The JSON object on a line; RecordError where it is none."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"不是JSON（第{error.colno}列）"
        raise RecordError(line=number, field="整行", problem=problem) from error
    if not isinstance(value, dict):
        raise RecordError(line=number, field="整行", problem="不是一条记录")
    return value


def schema_fault(error: ValidationError, number: int) -> RecordError:
    """The first thing a schema found wrong on a line."""
    first = error.errors()[0]
    problem = _PROBLEMS.get(first["type"], f"值“{first['input']}”不合要求")
    return RecordError(line=number, field=_path(first["loc"]), problem=problem)


def _path(location: Iterable[int | str]) -> str:
    """('claims', 0, 'type') → 'claims[0].type'."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path.lstrip(".")
