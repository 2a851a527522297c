"""A prediction drawn: odds as a picture and in words, what they rest on, precedents to open."""

from collections.abc import Callable

import streamlit as st

from dashboard.charts import odds_chart
from dashboard.markup import badge, legend, outcome_badge, paragraphs, plain, row, table
from dashboard.state import LIBRARY_PAGE, arriving, case_link
from dashboard.wording import percent
from models.prediction import PREDICTED, ClaimPrediction, DisputePrediction, FactorFound

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
                "输入的文字只在本机计算，不保存、不上传。"
            )
        )


def prediction(answer: DisputePrediction, title_of: Callable[[str], str]) -> None:
    """The whole answer; ``title_of`` gives a precedent's heading by its id."""
    st.subheader("预测结果", anchor=False)
    if answer.dispute_types:
        st.html(paragraphs(f"本案可能涉及：{_disputes(answer)}", "ll-lead"))
    if not answer.claims:
        st.info("没有从案情中读到可以预测的主张，请在上方选择主张类型后重新预测。")
    for i, claim in enumerate(answer.claims):
        with st.container(border=True, key=f"odds-{i}"):
            _claim(claim, i, title_of)
    _factors("读到的事实要素", answer.factors)


def _disputes(answer: DisputePrediction) -> str:
    most = answer.dispute_types[:_MOST_DISPUTE_TYPES]
    return "、".join(f"{kind.label}（{percent(p)}）" for kind, p in most)


def _claim(claim: ClaimPrediction, index: int, title_of: Callable[[str], str]) -> None:
    verdict = badge("不能断言", "abstained") if claim.abstained else outcome_badge(claim.outcome)
    st.html(row(verdict, title=claim.type.label))
    st.html(paragraphs(_in_words(claim), "ll-verdict"))
    if claim.abstained and claim.abstained_because:
        st.html(paragraphs(f"为什么不能断言：{claim.abstained_because}", "ll-detail"))
    st.html(legend(PREDICTED))
    st.altair_chart(
        odds_chart(
            {"本案预测": claim.probabilities, f"同类主张基准（n={claim.n}）": claim.base_rate}
        ),
        theme=None,
        key=f"odds-chart-{index}",
        alt=_in_words(claim),
    )
    basis = [f"判断依据：{claim.basis.label}"]
    if claim.suggested_because:
        basis.append(f"此项主张由系统建议：{claim.suggested_because}")
    if len(claim.outcome_set) > 1:
        basis.append("不能排除的结果：" + "、".join(o.label for o in claim.outcome_set))
    st.html(paragraphs("\n".join(basis), "ll-detail"))
    _factors("影响此项主张的事实要素", claim.factors)
    _precedents(claim, index, title_of)


def _in_words(claim: ClaimPrediction) -> str:
    odds, base = claim.probabilities[claim.outcome], claim.base_rate[claim.outcome]
    return (
        f"{claim.outcome.label}的可能性约{percent(odds)}"
        f"（同类主张基准{percent(base)}，n={claim.n}）"
    )


def _factors(title: str, factors: tuple[FactorFound, ...]) -> None:
    if factors:
        st.html(f'<div class="ll-label">{title}</div>')
        st.html(
            table(
                ["要素", "原文", "出处", "对主张方"],
                [
                    (
                        f.id,
                        f.quote,
                        "答辩" if f.in_defence else "事实",
                        f.direction.label if f.direction else "—",
                    )
                    for f in factors
                ],
            )
        )


def _precedents(claim: ClaimPrediction, index: int, title_of: Callable[[str], str]) -> None:
    if not claim.precedents:
        st.html(paragraphs("没有找到足够相近的先例。", "ll-detail"))
        return
    st.html('<div class="ll-label">相近先例（点标题看全案）</div>')
    for i, precedent in enumerate(claim.precedents):
        with st.container(key=f"precedent-{index}-{i}"):
            st.page_link(
                LIBRARY_PAGE,
                label=plain(title_of(precedent.case_id)),
                icon=":material/gavel:",
                query_params=arriving(case_link(precedent.case_id)),
            )
            st.html(
                row(outcome_badge(precedent.outcome))
                + paragraphs(
                    f"相近程度{percent(precedent.similarity)}：{precedent.why}", "ll-detail"
                )
            )
