"""Drafts: what a user tells of a dispute, kept in the user's own folder until it is cleared.

One JSON file each, readable by its owner alone. The address names a draft by its id, so that a
page loaded anew goes on where it was; nothing of its content ever stands in the address.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cases.errors import SourceError
from cases.labelled import Labelled
from cases.store.tables import home
from cases.taxonomy import ClaimType
from dashboard.reports.whole_file import write_whole
from models.dispute import Dispute

_ID = re.compile("[0-9a-f]{16}")
_SUFFIX = ".json"
_BEGINNING = 24


class Place(Labelled):
    """The page a draft belongs to."""

    PREDICT = "predict", "结果预测"
    SIMILAR = "similar", "类案检索"


class Way(Labelled):
    """How a dispute is put."""

    TOLD = "told", "叙述案情"
    ANSWERED = "answered", "要素问卷"


class Answer(Labelled):
    """What a person says of a factor."""

    HOLDS = "holds", "有"
    NOT = "not", "无"
    UNKNOWN = "unknown", "不明"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page's form as last filled in; ``answers`` are what was said of factors, by widget."""

    facts: str = ""
    defence: str = ""
    way: Way | None = None
    claims: tuple[ClaimType, ...] = ()
    answered_claims: tuple[ClaimType, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    asked: Dispute | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftName:
    """What the list of drafts shows."""

    id: str
    saved_at: datetime
    beginning: str


_WHOLE = TypeAdapter(Draft)


def new_id() -> str:
    """An id that no other draft has."""
    return secrets.token_hex(8)


def save(place: Place, draft_id: str, draft: Draft) -> None:
    """Keep a draft, all or nothing. Raises SourceError where the folder cannot be written."""
    write_whole(_path(place, draft_id), _WHOLE.dump_json(draft, exclude_defaults=True))


def load(place: Place, draft_id: str) -> Draft:
    """A draft kept before. Raises SourceError where there is none, or none that can be read."""
    try:
        return _WHOLE.validate_json(_path(place, draft_id).read_bytes())
    except FileNotFoundError as error:
        raise SourceError("链接中的草稿已清除或不在本机，请重新填写。") from error
    except (OSError, ValidationError) as error:
        raise SourceError("链接中的草稿已损坏，不能打开，请清除后重新填写。") from error


def saved(place: Place) -> tuple[DraftName, ...]:
    """Every draft of a page, the latest first."""
    paths = [path for path in _folder(place).glob(f"*{_SUFFIX}") if _ID.fullmatch(path.stem)]
    found = [name for path in paths if (name := _name(path)) is not None]
    return tuple(sorted(found, key=lambda each: each.saved_at, reverse=True))


def delete(place: Place, draft_id: str) -> None:
    """Forget a draft for good."""
    _path(place, draft_id).unlink(missing_ok=True)


def _name(path: Path) -> DraftName | None:
    """None where another session has just cleared it."""
    try:
        whole, at = path.read_bytes(), path.stat().st_mtime
    except OSError:
        return None
    try:
        beginning = " ".join(_WHOLE.validate_json(whole).facts.split())[:_BEGINNING] or "要素问卷"
    except ValidationError:
        beginning = "已损坏的草稿"
    return DraftName(
        id=path.stem, saved_at=datetime.fromtimestamp(at).astimezone(), beginning=beginning
    )


def _folder(place: Place) -> Path:
    return home() / "drafts" / place.value


def _path(place: Place, draft_id: str) -> Path:
    if not _ID.fullmatch(draft_id):
        raise SourceError("链接中的草稿编号有误，请重新填写。")
    return _folder(place) / f"{draft_id}{_SUFFIX}"
