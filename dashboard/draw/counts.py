"""Counts as a chart with its table."""

from collections.abc import Sequence

import streamlit as st

from cases.taxonomy import Outcome
from dashboard.charts import tally_chart
from dashboard.markup import legend, table
from dashboard.tallies import Share, Tally
from dashboard.theme import OUTCOME_COLOURS, outcome_label
from dashboard.wording import percent


def tallies(rows: Sequence[Tally], *, title: str, explanation: str, unit: str, kind: str) -> None:
    """A titled chart of outcome counts, and the same numbers as a table; ``kind`` names a row."""
    st.subheader(title, anchor=False)
    st.caption(explanation)
    if not rows:
        st.info("此范围内没有可统计的案例。")
        return
    occurring = [o for o in OUTCOME_COLOURS if any(row.outcomes.get(o) for row in rows)]
    st.html(legend(occurring) + tally_chart(rows, unit))
    with st.expander("查看数据表", icon=":material/table:"):
        st.html(table(*_as_table(rows, occurring, unit, kind)))
        st.caption(
            "“获支持”含全部和部分支持，分母n只计法院作出支持、部分支持或驳回的；"
            "区间为威尔逊95%区间，n越小区间越宽，越不能据以推断。"
        )


def _as_table(
    rows: Sequence[Tally], outcomes: Sequence[Outcome | None], unit: str, kind: str
) -> tuple[list[str], list[list[str]]]:
    headings = [kind, f"数量（{unit}）", *map(outcome_label, outcomes), "获支持", "95%区间", "n"]
    body = [
        [
            row.label,
            str(row.n),
            *(str(row.outcomes.get(outcome, 0)) for outcome in outcomes),
            *_share_cells(row.granted),
        ]
        for row in rows
    ]
    return headings, body


def _share_cells(share: Share | None) -> list[str]:
    if share is None:
        return ["—", "—", "0"]
    return [percent(share.value), f"{percent(share.low)}–{percent(share.high)}", str(share.n)]
