"""Forms in which a person corrects a court paper, a group of fields at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st

from cases.errors import CaseError
from cases.judgment import Judgment
from cases.labelled import Labelled
from cases.store.corrections import confirmed, with_items, with_value
from cases.taxonomy import DisputeType
from dashboard.draw.notices import fault
from dashboard.intake.cells import Cell, Kind, read_cell, typed
from dashboard.intake.fields import ListGroup, read_items, value_of
from dashboard.intake.services import OpenPaper, keep_reading
from dashboard.intake.state import reviewer, say_next

_UNSTATED = "未载明"
_LEAST_LINES, _MOST_LINES = 68, 220


def correct_cells(paper: OpenPaper, name: str, cells: Sequence[Cell]) -> None:
    """A form of plain fields."""

    def corrected(given: Mapping[str, Any]) -> Judgment:
        judgment = paper.judgment
        for cell in cells:
            judgment = with_value(judgment, cell.name, read_cell(cell, given[cell.name]))
        return confirmed(judgment, {cell.name.partition(".")[0] for cell in cells})

    with _folded_form(paper, name, "修改") as form:
        columns = st.columns(2)
        given = {
            cell.name: _asked(cell, value_of(paper.judgment, cell.name), f"{form}-{cell.name}", at)
            for cell, at in zip(cells, [columns[i % 2] for i in range(len(cells))], strict=True)
        }
        sent = st.form_submit_button("保存修改", type="primary")
    if sent:
        _keep(paper, lambda: corrected(given))


def correct_items(paper: OpenPaper, group: ListGroup) -> None:
    """A form of a list: every item, and an empty one for what is missing."""
    held = getattr(paper.judgment, group.name)
    with _folded_form(paper, group.name, f"修改{group.label}") as form:
        given = [_item(group, was, f"{form}-{i}", str(i + 1)) for i, was in enumerate(held)]
        given.append(_item(group, None, f"{form}-new", "补充一项（不需要时留空）"))
        sent = st.form_submit_button("保存修改", type="primary")
    if sent:
        _keep(paper, lambda: _with_items(paper.judgment, group, given))


def correct_types(paper: OpenPaper) -> None:
    """A form of the dispute types."""
    held = paper.judgment.dispute_types
    with _folded_form(paper, "dispute_types", "修改争议类型") as form:
        chosen = st.multiselect(
            "争议类型（主要的放在最前）",
            list(DisputeType),
            default=list(held),
            format_func=lambda kind: f"{kind.group.label}｜{kind.label}",
            key=f"{form}-types",
            placeholder="选择争议类型",
            filter_mode="contains",
            select_all=False,
        )
        sent = st.form_submit_button("保存修改", type="primary")
    if sent:
        items = [(held.index(kind) if kind in held else None, kind) for kind in chosen]
        _keep(
            paper,
            lambda: confirmed(
                with_items(paper.judgment, "dispute_types", items), {"dispute_types"}
            ),
        )


def _with_items(
    judgment: Judgment, group: ListGroup, given: Sequence[Mapping[str, Any] | None]
) -> Judgment:
    items = read_items(group, getattr(judgment, group.name), given)
    return confirmed(with_items(judgment, group.name, items), {group.name})


@contextmanager
def _folded_form(paper: OpenPaper, name: str, label: str) -> Iterator[str]:
    """A folded form; gives the prefix of its widgets' keys, new with every stored correction."""
    prefix = f"edit-{paper.case_id}-{paper.version}-{name}"
    with st.expander(label, icon=":material/edit:"), st.form(prefix, border=False):
        yield prefix


def _item(group: ListGroup, was: Any, key: str, title: str) -> dict[str, Any] | None:
    """What is typed for one item; None where it is struck out."""
    with st.container(border=True, key=f"item-{key}"):
        head, strike = st.columns([3, 1], vertical_alignment="center")
        head.markdown(f"**{title}**")
        gone = was is not None and strike.checkbox("删除", key=f"{key}-gone")
        wide = [cell for cell in group.cells if cell.kind is Kind.LONG_WORDS]
        narrow = [cell for cell in group.cells if cell.kind is not Kind.LONG_WORDS]
        given: dict[str, Any] = {}
        for cell in wide:
            given[cell.name] = _asked(cell, getattr(was, cell.name, None), f"{key}-{cell.name}")
        columns = st.columns(2) if narrow else []
        for i, cell in enumerate(narrow):
            value = getattr(was, cell.name, None)
            given[cell.name] = _asked(cell, value, f"{key}-{cell.name}", columns[i % 2])
    return None if gone else given


def _asked(cell: Cell, value: Any, key: str, place: Any = st) -> Any:
    """One widget; what it says, as typed or chosen."""
    if cell.kind is Kind.CHOICE:
        choices: list[Labelled] = list(cell.vocabulary or ())
        return place.selectbox(
            cell.label,
            choices,
            index=choices.index(value) if value is not None else None,
            format_func=_label,
            key=key,
            placeholder=_UNSTATED,
            filter_mode="contains",
        )
    if cell.kind is Kind.LONG_WORDS:
        height = min(max(_LEAST_LINES, len(typed(value))), _MOST_LINES)
        return place.text_area(cell.label, typed(value), key=key, height=height)
    hint = "例如2023-10-12" if cell.kind is Kind.DAY else _UNSTATED
    return place.text_input(cell.label, typed(value), key=key, placeholder=hint)


def _label(member: Labelled) -> str:
    return member.label


def _keep(paper: OpenPaper, corrected: Callable[[], Judgment]) -> None:
    """Store the correction and draw the page anew, or say what is wrong with it."""
    try:
        keep_reading(paper.case_id, corrected(), reviewer())
    except CaseError as error:
        fault(error)
        return
    say_next("修改已保存。")
    st.rerun()
