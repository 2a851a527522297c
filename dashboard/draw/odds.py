"""A prediction drawn: odds as a picture and in words, what they rest on, precedents to open."""

from collections.abc import Callable

import streamlit as st

from cases.factors import catalogue
from cases.taxonomy import Outcome
from dashboard.charts import odds_chart
from dashboard.markup import badge, legend, outcome_badge, paragraphs, plain, row, table
from dashboard.state import LIBRARY_PAGE, case_link
from dashboard.wording import percent
from models.prediction import (
    PREDICTED,
    AppliedRule,
    ClaimPrediction,
    DisputePrediction,
    FactorFound,
    PrecedentMatch,
)

_MOST_DISPUTE_TYPES = 4


def caution() -> None:
    """What a prediction is and is not."""
    with st.container(key="caution"):
        st.html(
            '<div class="ll-label">使用前请知悉</div>'
            + paragraphs(
                "预测供法律专业人员参考，不构成法律意见，不能代替对证据和合同的审查。\n"
                "所依据的案例很少，而且是公开发布的挑选案例。请把比例连同数量n一起看；n不足10的，只能当作线索。\n"
                "请写裁判之前能知道的事实，不要写裁判结果。\n"
                "输入的文字只在本机计算，只在本机存为草稿，不上传；草稿随时可以清除。"
            )
        )


def prediction(answer: DisputePrediction, title_of: Callable[[str], str]) -> None:
    """The whole answer; ``title_of`` gives a precedent's heading by its id."""
    if answer.dispute_types:
        st.html(paragraphs(f"本案可能涉及：{_disputes(answer)}", "ll-lead"))
    if not answer.claims:
        st.info("没有从案情中读到可以预测的主张，请在上方选择主张类型后重新预测。")
    for i, claim in enumerate(answer.claims):
        with st.container(border=True, key=f"odds-{i}"):
            _claim(claim, i, title_of)


def _disputes(answer: DisputePrediction) -> str:
    most = answer.dispute_types[:_MOST_DISPUTE_TYPES]
    return "、".join(f"{kind.label}（{percent(p)}）" for kind, p in most)


def _claim(claim: ClaimPrediction, index: int, title_of: Callable[[str], str]) -> None:
    verdict = badge(claim.verdict, "abstained") if claim.abstained else outcome_badge(claim.outcome)
    st.html(row(verdict, title=claim.type.label))
    st.html(paragraphs(_in_words(claim), "ll-verdict"))
    if claim.abstained and claim.abstained_because:
        st.html(paragraphs(f"为什么不下断言：{claim.abstained_because}", "ll-detail"))
    odds = {"本案预测": claim.probabilities, f"同类主张基准（n={claim.n}）": claim.base_rate}
    st.html(legend(PREDICTED) + odds_chart(odds))
    basis = [f"判断依据：{claim.basis.label}"]
    if claim.suggested_because:
        basis.append(f"此项主张由系统建议：{claim.suggested_because}")
    if len(claim.outcome_set) > 1:
        basis.append("不能排除的结果：" + "、".join(o.label for o in claim.outcome_set))
    st.html(paragraphs("\n".join(basis), "ll-detail"))
    _rules(claim.rules)
    _factors(claim.factors)
    _changes(claim)
    _cuts(claim)
    _precedents(claim, index, title_of)


def _in_words(claim: ClaimPrediction) -> str:
    odds, base = claim.probabilities[claim.outcome], claim.base_rate[claim.outcome]
    return (
        f"{claim.outcome.label}的可能性约{percent(odds)}"
        f"（同类主张基准{percent(base)}，n={claim.n}）"
    )


def _factors(factors: tuple[FactorFound, ...]) -> None:
    """The factors that move a claim, weightiest first."""
    if not factors:
        st.html(
            paragraphs("没有读到影响此项主张的要素，只能按同类主张的总体情况估计。", "ll-detail")
        )
        return
    st.html('<div class="ll-label">影响此项主张的要素</div>')
    rows = [
        (
            catalogue()[f.id].label,
            f.direction.label if f.direction else "—",
            f.weight.label if f.weight else "—",
            ("对方所称：" if f.alleged else "") + (f.quote or "由您说明"),
            catalogue()[f.id].source,
        )
        for f in factors
    ]
    st.html(table(["要素", "对主张方", "分量", "原文", "依据"], rows))


def _rules(rules: tuple[AppliedRule, ...]) -> None:
    """The rules of law that speak to a claim."""
    if rules:
        st.html('<div class="ll-label">适用的法律规则（事实有争议时只作有力依据，不作定论）</div>')
        lines = (f"《{r.law}》第{r.article}条：{r.gist}（指向{r.outcome.label}）" for r in rules)
        st.html(paragraphs("\n".join(lines)))


def _changes(claim: ClaimPrediction) -> None:
    """The facts that would change the odds most."""
    if not claim.changes:
        return
    st.html('<div class="ll-label">哪些事实最能改变结果</div>')
    now = percent(claim.probabilities[Outcome.GRANTED])
    st.html(
        paragraphs(
            "\n".join(
                f"若{'查明' if change.holds else '不能认定'}“{catalogue()[change.factor].label}”，"
                f"支持的可能性由{now}变为{percent(change.granted)}（最可能：{change.likeliest.label}）。"
                + (f"（可收集：{catalogue()[change.factor].evidence}）" if change.holds else "")
                for change in claim.changes
            )
        )
    )


def _cuts(claim: ClaimPrediction) -> None:
    """What is usually cut if the claim is granted in part."""
    lines = list(claim.cuts)
    if claim.granted_share is not None:
        share = claim.granted_share
        lines.append(
            f"案例中部分支持的此类主张，支持的份额多在{percent(share.low)}至{percent(share.high)}"
            f"（中位{percent(share.middle)}，n={share.n}）。"
        )
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
        lines += _difference("本案另有", precedent.only_here)
        lines += _difference("该案另有", precedent.only_there)
        st.html(row(*standing) + paragraphs("\n".join(lines), "ll-detail"))


def _difference(words: str, factors: tuple[str, ...]) -> list[str]:
    labels = "、".join(catalogue()[name].label for name in factors)
    return [f"{words}：{labels}"] if labels else []
