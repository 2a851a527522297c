"""The worklist drawn: what it comes to, the ranked contracts, totals, groups, problems."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from cases.triage.row import Problem
from dashboard.markup import badge, chips, paragraphs, plain, row, table
from dashboard.state import arriving
from dashboard.triage.desk import Desk, Listed
from dashboard.triage.state import TRIAGE_PAGE, contract_link
from dashboard.wording import money, percent, shorten
from models.triage.clocks import Clock
from models.triage.grouping import Total, known_sum
from models.triage.ranking import Weights

_SHOWN_PROBLEMS = 500
_LONGEST_NAME = 24


def name(each: Listed) -> str:
    """Number and lessee, short enough for one line."""
    lessee = shorten(each.contract.lessee or "", _LONGEST_NAME)
    return f"{shorten(each.contract.number, _LONGEST_NAME)}　{lessee}".rstrip()


def figures(desk: Desk) -> None:
    """What the worklist comes to, in a row of numbers."""
    due = known_sum(each.due for each in desk.listed)
    claim = known_sum(each.asked for each in desk.listed)
    unknown = _unknown(sum(each.due is None for each in desk.listed))
    shown = (
        (f"{len(desk.listed):,}", "份合同", f"计算截至{desk.saved.day.isoformat()}"),
        (_millions(float(due)), "万元", f"到期未付租金{unknown}"),
        (_millions(float(claim)), "万元", f"请求合计（加速到期，抵扣保证金后）{unknown}"),
        (f"{desk.pressing}", "份", "三十日内有期限届满"),
        (f"{len(desk.problems)}", "处", "来件问题"),
    )
    st.html(
        '<div class="ll-figures">'
        + "".join(
            f'<div class="ll-figure"><div class="ll-number">{number}<small>{unit}</small></div>'
            f"<span>{escape(words)}</span></div>"
            for number, unit, words in shown
        )
        + "</div>"
    )


def _unknown(contracts: int) -> str:
    """How many contracts a sum leaves out."""
    return f"，另有{contracts}份不明" if contracts else ""


def _millions(yuan: float) -> str:
    return f"{yuan / 10_000:,.1f}"


def formula(weights: Weights) -> None:
    """How the score is made."""
    shares = " + ".join(
        f"{share / weights.total:.0%}×{name}"
        for name, share in (
            ("紧迫", weights.urgency),
            ("金额", weights.stake),
            ("胜算", weights.odds),
            ("易办", weights.ease),
        )
    )
    st.html(
        paragraphs(
            f"综合分 = 100×（{shares}）\n"
            "紧迫：最近期限越近越高，有保全的紧急情况或规避迹象的另加；金额：请求合计按数量级，1万元为0、1亿元为1；"
            "胜算：主要主张获支持的可能，部分支持计一半；易办：证据缺口和必须先解决的障碍越少越高。",
            "ll-detail",
        )
    )


def frame(ranked: Sequence[Listed], places: Mapping[int, int], weights: Weights) -> pd.DataFrame:
    """The list as a table; ``places`` are ranks among all contracts."""
    return pd.DataFrame(
        [
            {
                "名次": places[each.place],
                "合同编号": each.contract.number,
                "承租人": each.contract.lessee,
                "建议路线": each.line.route.label,
                "综合分": each.score.weighed(weights),
                "到期未付租金": None if each.due is None else float(each.due),
                "请求合计": None if each.asked is None else float(each.asked),
                "主要主张": each.claim,
                "胜算": None if each.chance is None else round(100 * each.chance),
                "最近期限": None if each.clock is None else each.clock.label,
                "剩余天数": None if each.clock is None else each.clock.days_left,
                "缺证据": each.gaps,
                "规避迹象": each.flags,
                "问题": len(each.problems),
                "争议类型": each.line.dispute_type.label,
                "租赁物": each.contract.asset.name,
                "地区": each.contract.region,
                "产品": each.contract.product,
                "理由": each.why,
            }
            for each in ranked
        ]
    )


def column_formats() -> dict[str, Any]:
    """Widths and number formats of the table's columns."""
    config = st.column_config
    return {
        "名次": config.NumberColumn(format="%d", width=56, pinned=True),
        "合同编号": config.TextColumn(width=120, pinned=True),
        "承租人": config.TextColumn(width=110),
        "建议路线": config.TextColumn(width=190),
        "综合分": config.ProgressColumn(format="%.1f", min_value=0, max_value=100, width=110),
        "到期未付租金": config.NumberColumn(format="accounting", width=130),
        "请求合计": config.NumberColumn(format="accounting", width=130),
        "胜算": config.NumberColumn(format="%d%%", width=64),
        "剩余天数": config.NumberColumn(format="%d", width=80),
        "缺证据": config.NumberColumn(format="%d", width=70),
        "规避迹象": config.NumberColumn(format="%d", width=80),
        "问题": config.NumberColumn(format="%d", width=60),
        "理由": config.TextColumn(width="large"),
    }


def cards(
    desk: Desk, ranked: Sequence[Listed], places: Mapping[int, int], weights: Weights
) -> None:
    """One card a contract, for narrow screens."""
    for each in ranked:
        with st.container(border=True, key=f"card-triage-{each.place}"):
            st.page_link(
                TRIAGE_PAGE,
                label=plain(f"{places[each.place]}. {name(each)}"),
                icon="",
                query_params=arriving(contract_link(desk, each.place)),
            )
            st.html(
                row(
                    badge(each.line.route.label, "neutral"),
                    clock_badge(each.clock),
                    chips(_flags(each)),
                )
            )
            chance = "" if each.chance is None else f"，胜算{percent(each.chance)}"
            st.html(
                paragraphs(
                    f"到期未付{_known(each.due)}，请求合计{_known(each.asked)}，"
                    f"综合分{each.score.weighed(weights)}{chance}",
                    "ll-rule-line",
                )
            )


def _known(value: Decimal | None) -> str:
    return "不明" if value is None else money(value)


def clock_badge(clock: Clock | None) -> str:
    """The next deadline as a coloured word."""
    if clock is None:
        return ""
    return badge(f"{clock.label}：余{clock.days_left}日", f"clock-{clock.severity.value}")


def _flags(each: Listed) -> list[str]:
    found = []
    if each.gaps:
        found.append(f"缺证据{each.gaps}项")
    if each.flags:
        found.append(f"规避迹象{each.flags}")
    if each.problems:
        found.append(f"来件问题{len(each.problems)}")
    return found


def totals(found: Mapping[str, Sequence[Total]]) -> None:
    """Contracts and sums by view."""
    for view, rows in found.items():
        st.html(f'<div class="ll-label">按{escape(view)}</div>')
        lines = [(t.name, f"{t.contracts:,}", money(t.due), money(t.claim)) for t in rows]
        st.html(table([view, "合同数", "到期未付租金", "请求合计"], lines))
        unknown = [f"{t.name}{t.unknown}份" for t in rows if t.unknown]
        if unknown:
            st.html(paragraphs(f"金额不明、未计入：{'，'.join(unknown)}", "ll-detail"))


def groups(desk: Desk) -> None:
    """Groups of the same pattern, each with the case proposed to be tried first."""
    found = desk.groups()
    if not found:
        st.info("没有三份以上、类型相同的合同，暂不需要示范案件。")
    for number, group in enumerate(found, start=1):
        with st.container(border=True, key=f"card-group-{number}"):
            st.html(
                row(
                    badge(f"第{number}组", "neutral"),
                    chips(
                        [
                            f"{len(group.members)}份",
                            f"请求合计{money(group.claim)}{_unknown(group.unknown)}",
                        ]
                    ),
                    title=group.label,
                )
            )
            model = desk.listed[group.model_case]
            st.page_link(
                TRIAGE_PAGE,
                label=plain(f"建议示范案：{name(model)}"),
                icon=":material/flag:",
                query_params=arriving(contract_link(desk, model.place)),
            )
            st.html(paragraphs(group.why, "ll-detail"))
            members = "、".join(desk.listed[at].contract.number for at in group.members)
            st.html(paragraphs(f"同组：{members}", "ll-detail"))


def problems(found: Sequence[Problem]) -> None:
    """What is wrong, by row and column."""
    if not found:
        st.success("表中没有发现问题。")
        return
    st.caption("有问题的格按空白处理，其余照用；改正后重新上传，或打开合同直接修改。")
    st.html(
        table(
            ["行", "列", "问题"],
            [
                ("—" if p.row is None else f"第{p.row}行", p.column or "—", p.text)
                for p in found[:_SHOWN_PROBLEMS]
            ],
        )
    )
    if len(found) > _SHOWN_PROBLEMS:
        st.caption(f"只列出前{_SHOWN_PROBLEMS}处，全部{len(found)}处见下载的工作清单。")
