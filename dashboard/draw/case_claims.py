"""What was asked for and objected in a case, each with its fate and its words."""

import streamlit as st

from cases.record import Case, Claim
from dashboard.markup import badge, outcome_badge, paragraphs, row
from dashboard.widgets import evidence_buttons
from dashboard.wording import claim_words, money

_ACCEPTED = {True: "已采纳", False: "未采纳", None: "未予评判"}


def claims(case: Case) -> None:
    """Each claim with outcome, reason and notes."""
    if case.claims:
        st.subheader("主张与结果", anchor=False)
    for i, claim in enumerate(case.claims):
        with st.container(border=True, key=f"claim-{i}"):
            st.html(row(outcome_badge(claim.outcome), title=claim_words(claim)))
            st.html(paragraphs(f"{_claimant(claim)}：{claim.text}"))
            st.html(paragraphs("\n".join(_details(claim)), "ll-detail"))
            path = f"claims[{i}]"
            evidence_buttons(
                case,
                [
                    (f"{path}.text", "依据：主张"),
                    (f"{path}.amount", "依据：金额"),
                    (f"{path}.outcome", "依据：结果"),
                    (f"{path}.reason", "依据：理由"),
                ],
            )


def _claimant(claim: Claim) -> str:
    role = claim.claimant_role
    return claim.claimant if role is None else f"{claim.claimant}（{role.label}）"


def _details(claim: Claim) -> list[str]:
    sums = [
        f"{words}{money(value)}"
        for words, value in (("请求", claim.amount), ("支持", claim.amount_granted))
        if value is not None
    ]
    stated = (("金额", "，".join(sums)), ("理由", claim.reason), ("说明", claim.note))
    return [f"{words}：{value}" for words, value in stated if value] or ["原文未说明金额与理由。"]


def defences(case: Case) -> None:
    """Each defence with whether the court accepted it."""
    if case.defences:
        st.subheader("抗辩", anchor=False)
    for i, defence in enumerate(case.defences):
        with st.container(border=True, key=f"defence-{i}"):
            st.html(row(badge(_ACCEPTED[defence.accepted], "neutral"), title=defence.party))
            st.html(paragraphs(defence.text))
            path = f"defences[{i}]"
            evidence_buttons(case, [(path, "依据：抗辩"), (f"{path}.accepted", "依据：是否采纳")])
