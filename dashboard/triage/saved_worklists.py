"""Worklists of this user, kept between sessions: one JSON file each, readable by nobody else.

What a user types about clients stays in the user's own folder and is never held in a cache.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cases.errors import SourceError
from cases.store.tables import home
from cases.triage.row import Problem
from cases.triage.sheet import SheetRow
from dashboard.reports.matter import Claimant
from dashboard.reports.whole_file import write_whole
from models.triage.ranking import Weights
from models.triage.routes import Route

_ID = re.compile("[0-9a-f]{16}")
_SUFFIX = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedWorklist:
    """A sheet as last worked on; ``routes`` are those chosen against the advice, by place."""

    id: str
    name: str
    saved_at: datetime
    day: date
    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...] = ()
    weights: Weights = field(default_factory=Weights)
    claimant: Claimant = field(default_factory=Claimant)
    routes: Mapping[int, Route] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedName:
    """What the list of saved worklists shows."""

    id: str
    name: str
    saved_at: datetime
    contracts: int


_WHOLE = TypeAdapter(SavedWorklist)


def new_id() -> str:
    """An id that no other worklist has."""
    return secrets.token_hex(8)


def save(worklist: SavedWorklist) -> None:
    """Keep a worklist, all or nothing. Raises SourceError where it cannot be written."""
    head = {"name": worklist.name, "contracts": len(worklist.rows)}
    head |= {"saved_at": worklist.saved_at.isoformat()}
    whole = _WHOLE.dump_json(worklist, exclude_defaults=True)
    write_whole(_path(worklist.id), json.dumps(head, ensure_ascii=False).encode() + b"\n" + whole)


def load(worklist_id: str) -> SavedWorklist:
    """A worklist kept before. Raises SourceError where there is none, or none that can be read."""
    path = _path(worklist_id)
    try:
        _, _, whole = path.read_bytes().partition(b"\n")
        return _WHOLE.validate_json(whole)
    except FileNotFoundError as error:
        raise SourceError("没有找到这份工作清单，可能已删除。请从“争议分拣”重新打开。") from error
    except (OSError, ValidationError) as error:
        raise SourceError(f"工作清单文件“{path.name}”已损坏，请删除后重新上传。") from error


def saved() -> tuple[SavedName, ...]:
    """Every worklist kept, the latest first; a file that is none is passed over."""
    found = []
    for path in _folder().glob(f"*{_SUFFIX}"):
        if _ID.fullmatch(path.stem):
            name = _name(path)
            if name is not None:
                found.append(name)
    return tuple(sorted(found, key=lambda each: each.saved_at, reverse=True))


def delete(worklist_id: str) -> None:
    """Forget a worklist for good."""
    _path(worklist_id).unlink(missing_ok=True)


def _name(path: Path) -> SavedName | None:
    """The first line tells it, so that a long list is not read whole."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())
        return SavedName(
            id=path.stem,
            name=str(head["name"]),
            saved_at=datetime.fromisoformat(head["saved_at"]),
            contracts=int(head["contracts"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _folder() -> Path:
    return home() / "worklists"


def _path(worklist_id: str) -> Path:
    if not _ID.fullmatch(worklist_id):
        raise SourceError("链接中的工作清单编号有误。请从“争议分拣”重新打开。")
    return _folder() / f"{worklist_id}{_SUFFIX}"
