"""Sums that open to their calculation line by line, and the routes side by side."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from html import escape

import streamlit as st

from cases.taxonomy import Outcome
from dashboard.markup import badge, outcome_badge, paragraphs, plain, row, table
from dashboard.reports.phrases import without_ids
from dashboard.state import LIBRARY_PAGE, case_link
from dashboard.wording import percent
from models.prediction import ClaimPrediction
from models.triage.calculation import Line, yuan
from models.triage.one_contract import TriagedContract
from models.triage.routes import Route, RouteOption
from models.triage.sums import Sums

_BESIDE = (Route.ACCELERATE, Route.TERMINATE, Route.WAIT)
_MOST_PRECEDENTS = 3
TitleOf = Callable[[str], str]


def key_figures(sums: Sums) -> None:
    """The four figures that are looked at first."""
    shown = (sums.due_rent, sums.charge_agreed, sums.claim_net, sums.termination_loss)
    st.html(
        '<div class="ll-figures ll-compact">'
        + "".join(
            f'<div class="ll-figure"><div class="ll-number">{_figure(line)}</div>'
            f"<span>{escape(line.label)}</span></div>"
            for line in shown
        )
        + "</div>"
    )


def _figure(line: Line) -> str:
    return "不明" if line.amount is None else f"{line.amount:,}<small>元</small>"


def calculations(sums: Sums) -> None:
    """Every figure; opening one shows how it comes about."""
    for note in sums.notes:
        st.warning(plain(note), icon=":material/rule:")
    for line in dict.fromkeys(sums.lines()):
        with st.expander(f"{plain(line.label)}　**{plain(yuan(line.amount))}**"):
            st.html(calculation(line))


def calculation(line: Line) -> str:
    """A figure with everything beneath it: name, sum, formula, source."""
    lines = table(
        ["项目", "金额", "算式", "依据"],
        [
            (
                "　" * depth + part.label,
                yuan(part.amount),
                part.formula,
                without_ids(part.source or ""),
            )
            for depth, part in line.walk()
        ],
    )
    return f'<div class="ll-calculation">{lines}</div>'


def after_sale(sums: Sums, price: Decimal) -> None:
    """What is left if the asset sells for that much."""
    line = sums.after_sale(price)
    st.html(paragraphs(f"{line.label}：{yuan(line.amount)}", "ll-verdict") + calculation(line))


def advice(triaged: TriagedContract, title_of: TitleOf) -> None:
    """The route recommended, and why."""
    told = triaged.advice
    with st.container(key="rule"):
        st.html(
            '<div class="ll-label">建议路线</div>'
            + paragraphs(told.recommended.label, "ll-rule")
            + paragraphs(f"{told.why}（{told.source}）")
        )
        precedents(told.precedents, "advice", title_of)


def precedents(ids: Iterable[str], key: str, title_of: TitleOf) -> None:
    """Links to library cases."""
    for number, case_id in enumerate(ids):
        with st.container(key=f"precedent-{key}-{number}"):
            st.page_link(
                LIBRARY_PAGE,
                label=plain(title_of(case_id)),
                icon=":material/gavel:",
                query_params=case_link(case_id),
            )


def routes(triaged: TriagedContract, title_of: TitleOf) -> None:
    """The three ways that most contracts go side by side, the special ones beneath."""
    options = {option.route: option for option in triaged.advice.options}
    columns = st.columns(len(_BESIDE), gap="small")
    for column, route in zip(columns, _BESIDE, strict=True):
        with column, st.container(border=True, key=f"odds-route-{route.value}"):
            _route(options[route], triaged.advice.recommended, title_of)
    st.html(
        paragraphs(
            "加速到期与解除取回只能择一（融资租赁解释第十条），同时主张会被要求选定；"
            "判令付清全部租金后仍未履行的，可以另行起诉解除并取回。",
            "ll-detail",
        )
    )
    st.html('<div class="ll-label">其他途径</div>')
    st.html(
        table(
            ["途径", "能否走", "可主张", "障碍", "时间", "费用", "依据"],
            [_other(option) for route, option in options.items() if route not in _BESIDE],
        )
    )


def _route(option: RouteOption, recommended: Route, title_of: TitleOf) -> None:
    state = badge("可行", "granted") if option.is_open else badge("有障碍", "denied")
    advised = badge("建议", "partly_granted") if option.route is recommended else ""
    st.html(row(state, advised, title=option.route.label))
    lines = []
    if option.brings is not None:
        lines.append(f"可主张：{yuan(option.brings.amount)}")
    if option.expected is not None:
        lines.append(f"按胜算折算：约{option.expected:,}元")
    if option.fee is not None:
        lines.append(f"案件受理费：{yuan(option.fee)}")
    st.html(paragraphs("\n".join(lines) or "不提出诉讼请求"))
    for blocker in option.blockers:
        mark = badge(
            "须先解决" if blocker.hard else "注意", "denied" if blocker.hard else "neutral"
        )
        st.html(row(mark) + paragraphs(f"{blocker.text}（{blocker.source}）", "ll-detail"))
    st.html(
        paragraphs(
            f"时间：{option.time_note}\n费用：{option.cost_note}\n依据：{option.rule}", "ll-detail"
        )
    )
    precedents(option.precedents[:_MOST_PRECEDENTS], f"route-{option.route.value}", title_of)


def _other(option: RouteOption) -> tuple[str, ...]:
    blockers = "；".join(f"{b.text}（{b.source}）" for b in option.blockers) or "—"
    brings = "—" if option.brings is None else yuan(option.brings.amount)
    return (
        option.route.label,
        "可行" if option.is_open else "有障碍",
        brings,
        blockers,
        option.time_note,
        option.cost_note,
        option.rule,
    )


def claim_odds(claims: Iterable[ClaimPrediction], title_of: TitleOf) -> None:
    """Odds of every claim of the route, with what they rest on."""
    st.html('<div class="ll-label">各项主张的结果可能</div>')
    st.caption("依公开案例测算，只能作参考；数量n很小时只是线索。")
    for number, claim in enumerate(claims):
        with st.container(border=True, key=f"odds-claim-{number}"):
            _claim(claim, number, title_of)


def _claim(claim: ClaimPrediction, number: int, title_of: TitleOf) -> None:
    verdict = badge(claim.verdict, "abstained") if claim.abstained else outcome_badge(claim.outcome)
    odds = claim.probabilities
    st.html(row(verdict, title=claim.type.label))
    st.html(
        paragraphs(
            f"支持{percent(odds[Outcome.GRANTED])}，部分支持{percent(odds[Outcome.PARTLY_GRANTED])}，"
            f"驳回{percent(odds[Outcome.DENIED])}（同类n={claim.n}；判断依据：{claim.basis.label}）"
        )
    )
    if claim.abstained and claim.abstained_because:
        st.html(paragraphs(f"为什么不下断言：{claim.abstained_because}", "ll-detail"))
    if claim.cuts:
        st.html(paragraphs("如只获部分支持：" + "；".join(claim.cuts), "ll-detail"))
    found = [precedent.case_id for precedent in claim.precedents[:_MOST_PRECEDENTS]]
    precedents(found, f"claim-{number}", title_of)
