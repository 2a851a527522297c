"""The fields of a court paper as a person checks them: value, how sure, and where it says so."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cases.judgment import FieldEvidence
from dashboard.intake.cells import Cell, shown
from dashboard.intake.correction_words import field_name, value_words
from dashboard.intake.fields import ListGroup, value_of
from dashboard.intake.services import OpenPaper
from dashboard.intake.state import show_field, shown_field
from dashboard.markup import badge, field_line, paragraphs, plain
from dashboard.theme import UNSTATED
from dashboard.wording import local_day

_SURE = 0.9
_CERTAIN = 1.0


def how_sure(evidence: Sequence[FieldEvidence]) -> str:
    """已核, 较可靠 or 待核, as a badge; nothing where no words show the value."""
    if not evidence:
        return badge("无原文依据", "unsure")
    confidence = min(shown.confidence for shown in evidence)
    if confidence >= _CERTAIN:
        return badge("已核", "checked")
    return badge("较可靠", "likely") if confidence >= _SURE else badge("待核", "unsure")


def standing(paper: OpenPaper) -> None:
    """Whether the paper is stored and who stands behind the record, and what looks odd."""
    row = paper.row
    if row is None:
        st.info("这份文书尚未存入文书库。核对后保存，或直接存入。", icon=":material/inventory_2:")
    elif row.reviewed_by and row.reviewed_at:
        day = local_day(row.reviewed_at)
        st.success(plain(f"已由{row.reviewed_by}于{day}核对。"), icon=":material/verified:")
    else:
        st.info("已存入文书库，尚未有人核对。", icon=":material/pending_actions:")
    for warning in paper.judgment.warnings:
        st.warning(plain(warning), icon=":material/warning:")


def cells(paper: OpenPaper, asked: Sequence[Cell]) -> None:
    """Plain fields, one a line."""
    for cell in asked:
        value = value_of(paper.judgment, cell.name)
        words = UNSTATED if value is None else shown(cell, value)
        _line(paper, cell.name, cell.label, words, is_stated=value is not None)


def stated_cells(paper: OpenPaper, asked: Sequence[Cell]) -> None:
    """Only the fields that the paper states."""
    told = [cell for cell in asked if value_of(paper.judgment, cell.name) is not None]
    cells(paper, told)
    if not told:
        st.html(paragraphs("原文未载明。", "ll-detail"))


def items(paper: OpenPaper, group: ListGroup) -> None:
    """A list of the record, an item a block."""
    held = getattr(paper.judgment, group.name)
    st.subheader(f"{group.label}（{len(held)}）", anchor=False)
    if not held:
        st.html(paragraphs("原文未载明，或没有读出。", "ll-detail"))
    for i, item in enumerate(held):
        _line(paper, f"{group.name}[{i}]", str(i + 1), _told(group, item), is_stated=True)


def _told(group: ListGroup, item: Any) -> str:
    """An item in lines: its title, its words, what else is known of it."""
    said = group.words(item)
    known = [
        f"{cell.label}：{shown(cell, value)}"
        for cell in group.cells
        if cell.is_told_apart and (value := getattr(item, cell.name)) is not None
    ]
    return "\n".join(line for line in (group.title(item), said, "，".join(known)) if line)


def chosen_types(paper: OpenPaper) -> None:
    """Dispute types, the principal one first."""
    types = paper.judgment.dispute_types
    st.subheader(f"争议类型（{len(types)}）", anchor=False)
    if not types:
        st.html(paragraphs("没有读出争议类型。", "ll-detail"))
    for i, kind in enumerate(types):
        words = f"{kind.label}（{kind.group.label}）"
        _line(paper, f"dispute_types[{i}]", str(i + 1), words, is_stated=True)


def _line(paper: OpenPaper, field: str, label: str, words: str, *, is_stated: bool) -> None:
    evidence = [e for e in paper.judgment.evidence if e.field == field]
    beneath = [e for e in paper.judgment.evidence if e.field.startswith((f"{field}.", f"{field}["))]
    told = evidence or beneath
    sure = how_sure(told) if is_stated else ""
    style = "ll-item" if field.endswith("]") else ""
    if shown_field(paper.case_id) == field:
        style += " ll-shown"
    with st.container(horizontal=True, vertical_alignment="top", key=f"line-{field}"):
        st.html(field_line(label, words, sure, style))
        if told:
            st.button(
                "看原文",
                key=f"show-{paper.case_id}-{field}",
                type="tertiary",
                icon=":material/format_quote:",
                on_click=show_field,
                args=(paper.case_id, field),
            )


def history(paper: OpenPaper) -> None:
    """Every correction: what it was, what it became, by whom and when."""
    if not paper.corrections:
        return
    with st.expander(f"修改记录（{len(paper.corrections)}）", icon=":material/history:"):
        st.html(
            "".join(
                paragraphs(
                    f"{local_day(change.at, with_time=True)}　{change.who}　"
                    f"{field_name(change.field)}\n原：{value_words(change.field, change.before)}\n"
                    f"改：{value_words(change.field, change.after)}",
                    "ll-detail",
                )
                for change in paper.corrections
            )
        )
