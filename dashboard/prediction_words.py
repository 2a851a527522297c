"""What is said of a prediction, the same on the page and on paper."""

from collections.abc import Iterable

from cases.factors import catalogue
from cases.taxonomy import ClaimType, Outcome
from dashboard.reports.phrases import without_ids
from dashboard.wording import percent
from models.prediction import AppliedRule, Change, ClaimPrediction, FactorFound, PrecedentMatch

ONE_FIGURE_FOR_GUARANTORS = (
    "此项只给出一个总的估计，不逐个保证人区分。有多名保证人的，各人的保证方式、保证期间、"
    "签字真伪和公司决议可能不同，结果也可能不同，请逐人核对。"
)


def odds_in_words(claim: ClaimPrediction) -> str:
    """The likeliest outcome with its odds beside the base rate."""
    odds, base = claim.probabilities[claim.outcome], claim.base_rate[claim.outcome]
    return (
        f"{claim.outcome.label}的可能性约{percent(odds)}"
        f"（同类主张基准{percent(base)}，n={claim.n}）"
    )


def basis_in_words(claim: ClaimPrediction) -> list[str]:
    """What an answer rests on, why the claim is there, what cannot be ruled out."""
    lines = [f"判断依据：{claim.basis.label}"]
    if claim.suggested_because:
        lines.append(f"此项主张由系统建议：{claim.suggested_because}")
    if len(claim.outcome_set) > 1:
        lines.append("不能排除的结果：" + "、".join(o.label for o in claim.outcome_set))
    if claim.type is ClaimType.GUARANTOR_LIABILITY:
        lines.append(ONE_FIGURE_FOR_GUARANTORS)
    return lines


def rule_in_words(rule: AppliedRule) -> str:
    """A rule by law and article, its gist, and what it points to."""
    return f"《{rule.law}》第{rule.article}条：{rule.gist}（指向{rule.outcome.label}）"


def factor_cells(factor: FactorFound) -> tuple[str, str, str, str, str]:
    """A factor's label, direction, weight, words and source, as a row of a table."""
    known = catalogue()[factor.id]
    return (
        known.label,
        factor.direction.label if factor.direction else "—",
        factor.weight.label if factor.weight else "—",
        ("对方所称：" if factor.alleged else "") + (factor.quote or "由您说明"),
        without_ids(known.source),
    )


def change_in_words(claim: ClaimPrediction, change: Change) -> str:
    """What a fact would change, and what the law or case is that makes it matter."""
    factor = catalogue()[change.factor]
    found = "查明" if change.holds else "不能认定"
    return (
        f"若{found}“{factor.label}”（依据：{without_ids(factor.source)}），支持的可能性由"
        f"{percent(claim.probabilities[Outcome.GRANTED])}变为{percent(change.granted)}，"
        f"最可能的结果为{change.likeliest.label}。"
    )


def cuts_in_words(claim: ClaimPrediction) -> list[str]:
    """What is usually cut if the claim is granted in part."""
    lines = list(claim.cuts)
    if claim.granted_share is not None:
        share = claim.granted_share
        lines.append(
            f"案例中部分支持的此类主张，支持的份额多在{percent(share.low)}至{percent(share.high)}"
            f"（中位{percent(share.middle)}，n={share.n}）。"
        )
    return lines


def differences_in_words(precedent: PrecedentMatch) -> list[str]:
    """What stands in the one and not in the other."""
    sides = (("本案另有", precedent.only_here), ("该案另有", precedent.only_there))
    return [f"{words}：{labels(factors)}" for words, factors in sides if factors]


def labels(factors: Iterable[str]) -> str:
    """Factors by their names."""
    return "、".join(catalogue()[name].label for name in factors)
