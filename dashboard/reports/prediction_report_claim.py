"""One claim of a prediction on paper, and the evidence that all of them call for."""

from collections.abc import Callable, Sequence

from cases.factors import catalogue
from cases.taxonomy import Outcome
from dashboard.prediction_words import (
    basis_in_words,
    change_in_words,
    cuts_in_words,
    differences_in_words,
    factor_cells,
    odds_in_words,
    rule_in_words,
)
from dashboard.reports.paper import Paper
from dashboard.wording import percent
from models.prediction import ClaimPrediction, DisputePrediction, PrecedentMatch

_ORDINALS = "一二三四五六七八九十"
_SMALL = 9.5


def write_claim(
    paper: Paper, number: int, claim: ClaimPrediction, title_of: Callable[[str], str]
) -> None:
    """A claim with its verdict, factors, rules, precedents and what would change it."""
    paper.heading(f"（{_ordinal(number)}）{claim.type.label}：{claim.verdict}")
    paper.paragraph(f"{odds_in_words(claim)}。")
    if claim.abstained and claim.abstained_because:
        paper.paragraph(f"为什么不下断言：{claim.abstained_because}")
    for line in basis_in_words(claim):
        paper.paragraph(line)
    _rules(paper, claim)
    _factors(paper, claim)
    _precedents(paper, claim, title_of)
    _listed(paper, "哪些事实最能改变结果：", [change_in_words(claim, c) for c in claim.changes])
    _listed(paper, "如只获部分支持，通常扣减：", cuts_in_words(claim))


def write_evidence(paper: Paper, answer: DisputePrediction) -> None:
    """What has to be proved of what was told, and what else would change the result if shown."""
    told = {factor.id: factor.alleged for claim in answer.claims for factor in claim.factors}
    sought = {c.factor for claim in answer.claims for c in claim.changes if c.holds} - set(told)
    rows = [
        (_why(alleged), catalogue()[name].label, catalogue()[name].evidence)
        for name, alleged in sorted(told.items(), key=lambda each: each[1])
    ]
    rows += [
        ("查明可改变结果", catalogue()[n].label, catalogue()[n].evidence) for n in sorted(sought)
    ]
    if not rows:
        paper.paragraph("没有读到影响结果的要素，请补充案情后重新测算。")
        return
    paper.paragraph("下列事实影响测算结果，请逐项核对证据是否齐备：")
    paper.table(("用途", "事实", "证据"), rows, (3.8, 4.8, 7.0))


def _why(alleged: bool) -> str:
    return "对方所称，须核实" if alleged else "案情已述，须备证据"


def _rules(paper: Paper, claim: ClaimPrediction) -> None:
    _listed(
        paper,
        "适用的法律规则（事实有争议时只作有力依据，不作定论）：",
        [rule_in_words(rule) for rule in claim.rules],
    )


def _factors(paper: Paper, claim: ClaimPrediction) -> None:
    if not claim.factors:
        paper.paragraph("没有读到影响此项主张的要素，只能按同类主张的总体情况估计。")
        return
    paper.paragraph("影响此项主张的要素：", bold=True)
    paper.table(
        ("要素", "对主张方", "分量", "原文", "依据"),
        [factor_cells(factor) for factor in claim.factors],
        (3.4, 1.8, 1.9, 5.3, 3.2),
        size=_SMALL,
    )


def _precedents(paper: Paper, claim: ClaimPrediction, title_of: Callable[[str], str]) -> None:
    if not claim.precedents:
        paper.paragraph("没有找到足够相近的先例。")
        return
    granted = [p for p in claim.precedents if p.outcome is Outcome.GRANTED]
    others = [p for p in claim.precedents if p.outcome is not Outcome.GRANTED]
    paper.paragraph(f"相近先例：支持{len(granted)}件，部分支持或驳回{len(others)}件。", bold=True)
    paper.table(
        ("先例", "结果", "相近程度与理由", "不同之处"),
        [_precedent(p, title_of) for p in (*granted, *others)],
        (5.4, 1.9, 4.3, 4.0),
        size=_SMALL,
    )


def _precedent(precedent: PrecedentMatch, title_of: Callable[[str], str]) -> tuple[str, ...]:
    how = "\n（举重以明轻）" if precedent.a_fortiori else ""
    return (
        f"{title_of(precedent.case_id)}（{precedent.case_id}）",
        precedent.outcome.label,
        f"{percent(precedent.similarity)}：{precedent.why}{how}",
        "\n".join(differences_in_words(precedent)) or "—",
    )


def _listed(paper: Paper, head: str, lines: Sequence[str]) -> None:
    """A line that says what follows, then one line each."""
    if lines:
        paper.paragraph(head, bold=True)
        for line in lines:
            paper.item(f"· {line}")


def _ordinal(number: int) -> str:
    """Claims are counted as papers count; beyond ten, which no dispute here reaches, by figures."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)
