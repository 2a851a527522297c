"""Deadlines, preservation, signs of evasion and evidence of one contract."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.draw.triage_sums import precedents
from dashboard.markup import badge, paragraphs, row, table
from dashboard.reports.phrases import without_ids
from models.triage.clocks import Clock
from models.triage.evasion import RedFlag
from models.triage.evidence_gaps import Proof, Shown
from models.triage.preservation import Check, Preservation

TitleOf = Callable[[str], str]
_STYLES = {Shown.SHOWN: "granted", Shown.UNKNOWN: "partly_granted", Shown.MISSING: "denied"}


def clocks(found: Sequence[Clock]) -> None:
    """Every clock with its colour, most urgent first."""
    if not found:
        st.info("表中的日期不足以计算期限，请在“修改”中补充起租日、期数等。")
    for number, clock in enumerate(found):
        with st.container(key=f"clock-{number}"):
            state = "已办" if clock.done else clock.severity.label
            style = "clock-done" if clock.done else f"clock-{clock.severity.value}"
            st.html(
                row(
                    badge(state, style),
                    title=f"{clock.label}　{clock.due.isoformat()}　{_left(clock)}",
                )
                + paragraphs(f"{clock.explanation}（{without_ids(clock.source)}）", "ll-detail")
            )


def _left(clock: Clock) -> str:
    if clock.done:
        return ""
    return f"余{clock.days_left}日" if clock.days_left >= 0 else f"已过{-clock.days_left}日"


def preservation(made: Preservation) -> None:
    """Whether an application could go out, and what it lacks."""
    if made.barred is not None:
        st.error(made.barred, icon=":material/block:")
    ready = badge("可以申请", "granted") if made.is_ready else badge("条件未备", "partly_granted")
    st.html(row(ready, title="诉前保全核对清单"))
    st.html(
        table(
            ["情况", "事项", "依据"],
            [(_checked(check), check.text, check.source) for check in made.checklist],
        )
    )
    st.html('<div class="ll-label">紧急情况（第十一条）</div>')
    st.html(
        table(
            ["情形", "表中依据", "条款"],
            [(g.label, g.quote or "未见", g.source) for g in made.grounds],
        )
    )
    st.html('<div class="ll-label">财产线索（第十条）</div>')
    if made.clues:
        rows = [
            (
                clue.text,
                clue.kind,
                "明确" if clue.is_definite else clue.exempt or "待补：" + "、".join(clue.missing),
                clue.source,
            )
            for clue in made.clues
        ]
        st.html(table(["线索", "种类", "是否明确", "条款"], rows))
    else:
        st.html(paragraphs("没有财产线索，请在“修改”的“财产线索”中补充。", "ll-detail"))


def _checked(check: Check) -> str:
    return "待核" if check.done is None else "☑ 符合" if check.done else "☐ 待补"


def red_flags(found: Sequence[RedFlag], title_of: TitleOf) -> None:
    """Signs of evasion told in the row, with the precedent and what to collect."""
    st.html('<div class="ll-label">规避执行的迹象</div>')
    if not found:
        st.html(paragraphs("备注等文字中没有发现迹象。", "ll-detail"))
    _flags(found, "flag", title_of)


def signs_in_files(found: Sequence[tuple[str, Sequence[RedFlag]]], title_of: TitleOf) -> None:
    """Signs of evasion told in files, file by file."""
    for number, (name, flags) in enumerate(found):
        st.html(paragraphs(f"文件“{name}”中的迹象：", "ll-lead"))
        _flags(flags, f"file-{number}", title_of)


def _flags(found: Sequence[RedFlag], place: str, title_of: TitleOf) -> None:
    for number, flag in enumerate(found):
        with st.container(border=True, key=f"claim-{place}-{number}"):
            st.html(row(badge("警示", "denied"), title=flag.label))
            st.html(paragraphs(f"“{flag.quote}”", "ll-quote"))
            st.html(paragraphs("应收集：" + "；".join(flag.counter_evidence), "ll-detail"))
            precedents(flag.precedents, f"{place}-{number}", title_of)


def evidence(proofs: Sequence[Proof]) -> None:
    """What must be proved and what is missing, the missing first."""
    for number, proof in enumerate(proofs):
        with st.container(key=f"clock-proof-{number}"):
            claims = "、".join(claim.label for claim in proof.claims)
            by = f"；见{proof.by}" if proof.by else ""
            st.html(
                row(badge(proof.shown.label, _STYLES[proof.shown]), title=proof.label)
                + paragraphs(
                    f"{proof.why}（{without_ids(proof.source)}）。用于：{claims}{by}", "ll-detail"
                )
            )
