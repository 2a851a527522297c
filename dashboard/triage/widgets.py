"""What a person sets on the page 争议分拣: the sheet, its headings, weights, filters."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from cases.triage.columns import HeadingMatch, MatchedBy, columns
from cases.triage.sheet import TriageSheet
from dashboard.draw import triage_list
from dashboard.markup import paragraphs, plain, table
from dashboard.state import arriving
from dashboard.triage import saved_worklists
from dashboard.triage.desk import Desk, Listed, today
from dashboard.triage.services import TEMPLATE_NAME, template
from dashboard.triage.state import TRIAGE_PAGE, Key, Upload, upload_round
from models.triage.ranking import Weights
from models.triage.routes import Route

# A list of ten thousand would be sent to the browser anew on every click.
_CHOICES = 500
_LEAVE = "不采用这一列"
_SHARES = (
    ("urgency", "紧迫"),
    ("stake", "金额"),
    ("odds", "胜算"),
    ("ease", "易办"),
)


def day_box() -> date:
    """The day on which sums and deadlines are counted."""
    st.session_state.setdefault(Key.DAY, today())
    chosen: date = st.date_input("计算截止日", key=Key.DAY, format="YYYY-MM-DD")
    return chosen


def sheet_box() -> Upload | None:
    """The box for a sheet, and the template beside it."""
    with st.container(key="sheet"):
        file = st.file_uploader(
            "逾期合同表",
            type=["xlsx", "csv", "xls"],
            key=f"{Key.FILE}-{upload_round()}",
            help="模板或自有台账均可；列名不同的，下一步确认一次，以后记住。",
        )
    st.download_button(
        "下载模板",
        data=template(),
        file_name=TEMPLATE_NAME,
        icon=":material/download:",
        on_click="ignore",
    )
    return None if file is None else Upload(name=file.name, data=file.getvalue())


def unknown_headings(sheet: TriageSheet) -> list[HeadingMatch]:
    """Headings that nobody has explained yet."""
    return [h for h in sheet.headings if h.column is None and h.by is MatchedBy.NOTHING]


def heading_form(sheet: TriageSheet) -> dict[str, str] | None:
    """Ask what unknown headings stand for; None until it is confirmed. "" leaves one alone."""
    taken = {h.column for h in sheet.headings if h.column is not None}
    free = {name: column.heading for name, column in columns().items() if name not in taken}
    unknown = unknown_headings(sheet)
    with st.form("headings"):
        st.html(
            '<div class="ll-label">确认列名</div>'
            + paragraphs(f"有{len(unknown)}列没有识别。确认一次即可，下次上传不再询问。")
        )
        chosen = {}
        for heading in unknown:
            options = ["", *free]
            suggested = heading.suggested if heading.suggested in free else ""
            chosen[heading.heading] = st.selectbox(
                f"“{plain(heading.heading)}”是",
                options,
                index=options.index(suggested or ""),
                format_func=lambda name: free.get(name, _LEAVE),
                key=f"triage-heading-{heading.position}",
            )
        sent = st.form_submit_button("确认并开始分拣", type="primary")
    with st.expander("已识别的列"):
        known = [
            (h.heading, columns()[h.column].heading, h.by.label) for h in sheet.headings if h.column
        ]
        st.html(table(["表中列名", "对应", "依据"], known))
    return {h: column or "" for h, column in chosen.items()} if sent else None


def saved_list() -> str | None:
    """Worklists kept before, each to be opened or deleted; the id of one to be deleted."""
    found = saved_worklists.saved()
    if not found:
        return None
    st.subheader("已保存的工作清单", anchor=False)
    st.caption("保存在本机的用户文件夹，只有本用户可读。")
    gone = None
    for each in found:
        with st.container(
            border=True, key=f"card-saved-{each.id}", horizontal=True, vertical_alignment="center"
        ):
            st.page_link(
                TRIAGE_PAGE,
                label=plain(
                    f"{each.name}（{each.contracts}份，{each.saved_at:%Y-%m-%d %H:%M}保存）"
                ),
                icon="",
                query_params=arriving({"list": each.id}),
            )
            if st.button("删除", key=f"triage-delete-{each.id}", icon=":material/delete:"):
                gone = each.id
    return gone


def weights_box(weights: Weights) -> Weights:
    """The shares of the four parts of the score. Raises QueryError where all are 0."""
    shares = {}
    for column, (name, label) in zip(st.columns(4, gap="medium"), _SHARES, strict=True):
        with column:
            shares[name] = st.slider(
                label,
                0,
                100,
                round(100 * getattr(weights, name)),
                step=5,
                key=f"triage-weight-{name}",
            )
    return Weights(**{name: share / 100 for name, share in shares.items()})


def filter_bar(desk: Desk) -> tuple[str, Route | None, str | None]:
    """Words, a route and a region that the list is narrowed to."""
    routes = [r for r in Route if any(each.line.route is r for each in desk.listed)]
    regions = sorted({each.line.region for each in desk.listed if each.line.region})
    with st.container(key="facets"):
        first, second, third = st.columns([3, 2, 1.4])
    with first:
        words = st.text_input(
            "查找", key=Key.WORDS, placeholder="合同编号、承租人、租赁物、备注", type="search"
        )
    with second:
        route = st.selectbox(
            "建议路线",
            routes,
            index=None,
            format_func=lambda each: each.label,
            placeholder="不限",
            key=Key.ROUTE,
        )
    with third:
        region = st.selectbox("地区", regions, index=None, placeholder="不限", key=Key.REGION)
    return words or "", route, region


def contract_chooser(ranked: Sequence[Listed]) -> Listed | None:
    """A contract chosen by name, for keyboards and small screens."""
    return st.selectbox(
        "打开合同",
        ranked[:_CHOICES],
        index=None,
        format_func=triage_list.name,
        placeholder="选择合同，或在表中勾选",
        filter_mode="contains",
        key=f"triage-open-{len(ranked)}",
    )
