"""A prediction drawn: odds as a picture and in words, what they rest on, precedents to open."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from cases.factors import catalogue
from cases.taxonomy import Outcome
from dashboard.charts import odds_chart
from dashboard.markup import badge, legend, outcome_badge, paragraphs, plain, row, table
from dashboard.media_types import DOCX
from dashboard.prediction_words import (
    basis_in_words,
    change_in_words,
    cuts_in_words,
    differences_in_words,
    factor_cells,
    odds_in_words,
    rule_in_words,
)
from dashboard.state import LIBRARY_PAGE, Key, case_link
from dashboard.wording import percent
from models.dispute import Dispute
from models.prediction import (
    PREDICTED,
    AppliedRule,
    ClaimPrediction,
    DisputePrediction,
    FactorFound,
    PrecedentMatch,
)

_MOST_DISPUTE_TYPES = 4


def caution(*, told: bool) -> None:
    """What a prediction is and is not; folded once it was ``told``, so that the answer is near."""
    words = paragraphs(
        "预测供法律专业人员参考，不构成法律意见，不能代替对证据和合同的审查。\n"
        "所依据的案例很少，而且是公开发布的挑选案例。请把比例连同数量n一起看；n不足10的，只能当作线索。\n"
        "请写裁判之前能知道的事实，不要写裁判结果。\n"
        "输入的文字只在本机计算，只在本机存为草稿，不上传；草稿随时可以清除。"
    )
    if told:
        st.expander("使用前请知悉", icon=":material/info:").html(words)
        return
    with st.container(key="caution"):
        st.html('<div class="ll-label">使用前请知悉</div>' + words)


def prediction(answer: DisputePrediction, title_of: Callable[[str], str]) -> None:
    """The whole answer; ``title_of`` gives a precedent's heading by its id."""
    if answer.dispute_types:
        st.html(paragraphs(f"本案可能涉及：{_disputes(answer)}", "ll-lead"))
    if not answer.claims:
        st.info("没有从案情中读到可以预测的主张，请在上方选择主张类型后重新预测。")
    for i, claim in enumerate(answer.claims):
        with st.container(border=True, key=f"odds-{i}"):
            _claim(claim, i, title_of)


def report_button(
    dispute: Dispute, answer: DisputePrediction, title_of: Callable[[str], str]
) -> None:
    """The answer as a paper, made when it is asked for."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        matter = st.text_input(
            "案件名称（写入报告，可不填）", key=Key.MATTER, persist_state="session", width=320
        )
        at = datetime.now().astimezone()
        st.download_button(
            "下载预测报告",
            data=partial(_report, dispute, answer, title_of, (matter or "").strip(), at),
            file_name=f"诉讼结果预测报告-{at:%Y%m%d}.docx",
            mime=DOCX,
            icon=":material/description:",
            on_click="ignore",
        )


def _report(
    dispute: Dispute,
    answer: DisputePrediction,
    title_of: Callable[[str], str],
    matter: str,
    at: datetime,
) -> bytes:
    # The writer of papers takes a moment to import: only once a paper is asked for.
    from dashboard.reports.prediction_report import PredictionIssue, render_prediction

    issue = PredictionIssue(dispute=dispute, answer=answer, title_of=title_of, at=at, matter=matter)
    return render_prediction(issue)


def _disputes(answer: DisputePrediction) -> str:
    most = answer.dispute_types[:_MOST_DISPUTE_TYPES]
    return "、".join(f"{kind.label}（{percent(p)}）" for kind, p in most)


def _claim(claim: ClaimPrediction, index: int, title_of: Callable[[str], str]) -> None:
    verdict = badge(claim.verdict, "abstained") if claim.abstained else outcome_badge(claim.outcome)
    st.html(row(verdict, title=claim.type.label))
    st.html(paragraphs(odds_in_words(claim), "ll-verdict"))
    if claim.abstained and claim.abstained_because:
        st.html(paragraphs(f"为什么不下断言：{claim.abstained_because}", "ll-detail"))
    odds = {"本案预测": claim.probabilities, f"同类主张基准（n={claim.n}）": claim.base_rate}
    st.html(legend(PREDICTED) + odds_chart(odds))
    st.html(paragraphs("\n".join(basis_in_words(claim)), "ll-detail"))
    _rules(claim.rules)
    _factors(claim.factors)
    _changes(claim)
    _cuts(claim)
    _precedents(claim, index, title_of)


def _factors(factors: tuple[FactorFound, ...]) -> None:
    """The factors that move a claim, weightiest first."""
    if not factors:
        st.html(
            paragraphs("没有读到影响此项主张的要素，只能按同类主张的总体情况估计。", "ll-detail")
        )
        return
    st.html('<div class="ll-label">影响此项主张的要素</div>')
    rows = [factor_cells(factor) for factor in factors]
    st.html(table(["要素", "对主张方", "分量", "原文", "依据"], rows))


def _rules(rules: tuple[AppliedRule, ...]) -> None:
    """The rules of law that speak to a claim."""
    if rules:
        st.html('<div class="ll-label">适用的法律规则（事实有争议时只作有力依据，不作定论）</div>')
        st.html(paragraphs("\n".join(map(rule_in_words, rules))))


def _changes(claim: ClaimPrediction) -> None:
    """The facts that would change the odds most."""
    if not claim.changes:
        return
    st.html('<div class="ll-label">哪些事实最能改变结果</div>')
    lines = []
    for change in claim.changes:
        lines.append(change_in_words(claim, change))
        if change.holds:
            lines[-1] += f"可收集：{catalogue()[change.factor].evidence}。"
    st.html(paragraphs("\n".join(lines)))


def _cuts(claim: ClaimPrediction) -> None:
    """What is usually cut if the claim is granted in part."""
    lines = cuts_in_words(claim)
    if lines:
        st.html('<div class="ll-label">如只获部分支持，通常扣减什么</div>')
        st.html(paragraphs("\n".join(lines)))


def _precedents(claim: ClaimPrediction, index: int, title_of: Callable[[str], str]) -> None:
    """Precedents granted, and those refused or cut, side by side."""
    if not claim.precedents:
        st.html(paragraphs("没有找到足够相近的先例。", "ll-detail"))
        return
    granted = [p for p in claim.precedents if p.outcome is Outcome.GRANTED]
    others = [p for p in claim.precedents if p.outcome is not Outcome.GRANTED]
    st.html('<div class="ll-label">相近先例（点标题看全案）</div>')
    columns = st.columns(2, gap="medium")
    for column, name, found in zip(
        columns, ("支持", "部分支持或驳回"), (granted, others), strict=True
    ):
        with column:
            st.caption(f"{name}（{len(found)}）")
            for precedent in found:
                _precedent(precedent, f"{index}-{claim.precedents.index(precedent)}", title_of)


def _precedent(precedent: PrecedentMatch, key: str, title_of: Callable[[str], str]) -> None:
    with st.container(key=f"precedent-{key}"):
        st.page_link(
            LIBRARY_PAGE,
            label=plain(title_of(precedent.case_id)),
            icon=":material/gavel:",
            query_params=case_link(precedent.case_id),
        )
        standing = [outcome_badge(precedent.outcome)]
        if precedent.a_fortiori:
            standing.append(badge("举重以明轻", "neutral"))
        lines = [f"相近程度{percent(precedent.similarity)}：{precedent.why}"]
        lines += differences_in_words(precedent)
        st.html(row(*standing) + paragraphs("\n".join(lines), "ll-detail"))
