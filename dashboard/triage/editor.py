"""One contract being changed: every cell of its row, the lessor, the route, and its papers."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from cases.triage.columns import Column, columns
from cases.triage.contract_of_row import read_contract
from cases.triage.sheet import SheetRow
from dashboard.markup import paragraphs, plain
from dashboard.media_types import DOCX
from dashboard.reports.matter import Claimant, Matter
from dashboard.reports.papers import (
    PaperKind,
    paper_name,
    refusal,
    render_bundle,
    render_paper,
)
from dashboard.reports.phrases import file_name
from dashboard.triage.contract_cells import cells_of
from dashboard.triage.rents_editor import edit_entries
from dashboard.triage.state import edit_key
from models.triage.routes import Route

_ACROSS = 3
_SUITS = (Route.ACCELERATE, Route.TERMINATE)
_CLAIMANT: Mapping[str, str] = {
    "name": "名称",
    "credit_code": "统一社会信用代码",
    "address": "住所地",
    "registered_at": "注册地、登记地",
    "representative": "法定代表人、负责人",
    "post": "职务",
    "phone": "联系电话",
    "agent": "委托诉讼代理人",
    "agent_office": "代理人单位",
    "delivery_address": "送达地址、收件人、电话",
    "account": "收款账户（户名、开户行、账号）",
}


def edit_cells(place: int, row: SheetRow) -> SheetRow | None:
    """The row as a person has changed it; None where nothing was changed."""
    contract = row.contract
    before = cells_of(contract)
    cells: dict[str, object] = {}
    groups: dict[str, list[Column]] = {}
    for column in columns().values():
        groups.setdefault(column.group or "", []).append(column)
    for number, (group, members) in enumerate(groups.items()):
        with st.expander(group, expanded=not number):
            # Row by row, so that a narrow screen keeps the sheet's order.
            for first in range(0, len(members), _ACROSS):
                some = members[first : first + _ACROSS]
                for box, column in zip(st.columns(_ACROSS), some, strict=False):
                    with box:
                        written = _cell(place, column, before.get(column.id))
                    if written:
                        cells[column.id] = written
    plan, receipts = edit_entries(place, contract)
    changed, problems = read_contract(contract.row or place + 1, cells, plan, receipts)
    for problem in problems:
        st.error(plain(str(problem)), icon=":material/error:")
    return None if changed == contract else SheetRow(contract=changed, problems=problems)


def _cell(place: int, column: Column, written: str | None) -> str | None:
    key = edit_key(place, column.id)
    label = plain(column.heading)
    if column.options:
        words = [each[0] for each in column.options.values()]
        return st.selectbox(
            label,
            words,
            index=words.index(written) if written in words else None,
            placeholder="不明",
            key=key,
        )
    example = f"例如：{column.example}" if column.example else None
    return st.text_input(label, written or "", key=key, help=column.hint, placeholder=example)


def claimant_form(claimant: Claimant) -> Claimant | None:
    """The lessor, told once for all papers; None until it is sent."""
    with st.expander("出租人（原告）信息", expanded=claimant.name is None), st.form("claimant"):
        told = {}
        for name, label in _CLAIMANT.items():
            told[name] = st.text_input(label, getattr(claimant, name) or "", max_chars=200)
        sent = st.form_submit_button("保存，用于全部文书")
    return Claimant(**{name: text.strip() or None for name, text in told.items()}) if sent else None


def route_choice(place: int, matter: Matter) -> Route:
    """The route that papers take."""
    advised = matter.triaged.advice.recommended
    options = list(dict.fromkeys((matter.route, advised, *_SUITS)))
    chosen: Route = st.selectbox(
        "文书按哪条路线制作",
        options,
        format_func=lambda route: route.label + ("（建议）" if route is advised else ""),
        key=f"triage-route-{place}",
        help="加速到期与解除取回只能择一。",
    )
    return chosen


def paper_buttons(place: int, matter: Matter) -> None:
    """Every paper that fits, made when it is asked for; why another does not fit."""
    with st.container(horizontal=True):
        for kind in PaperKind:
            if refusal(kind, matter) is None:
                st.download_button(
                    f"下载{kind.label}",
                    data=partial(render_paper, kind, matter),
                    file_name=paper_name(kind, matter),
                    mime=DOCX,
                    icon=":material/description:",
                    key=f"triage-paper-{place}-{kind.value}",
                    on_click="ignore",
                )
    for kind in PaperKind:
        reason = refusal(kind, matter)
        if reason is not None:
            st.html(paragraphs(f"不制作{kind.label}：{reason}", "ll-detail"))
    st.download_button(
        "下载本合同全部文书（压缩包）",
        data=partial(render_bundle, [matter]),
        file_name=f"{file_name(matter.contract.number)}-文书.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        key=f"triage-bundle-{place}",
        type="primary",
        on_click="ignore",
    )
