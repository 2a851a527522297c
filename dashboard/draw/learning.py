"""Learning drawn: the model in use, what own cases change, and the models kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.intake.state import INTAKE_PAGE
from dashboard.markup import paragraphs, table
from dashboard.wording import percent

if TYPE_CHECKING:
    from models.versions import Candidate, Version

SHIPPED = "随附模型"


def standing(in_use: str | None, own: int) -> None:
    """Which model answers now, and what there is to learn from."""
    name = f"自学模型{in_use}" if in_use else SHIPPED
    st.html(paragraphs(f"现在使用：{name}。\n已核对、可供学习的自有文书：{own}件。", "ll-lead"))


def none_yet() -> None:
    """What has to be done before there is anything to learn from."""
    st.info(
        "还没有可供学习的文书：先在“文书入库”存入自有判决书，核对并标为已核对，再回到这里试学。",
        icon=":material/info:",
    )
    st.page_link(INTAKE_PAGE, label="去文书入库", icon=":material/upload_file:")


def effect(candidate: "Candidate") -> None:
    """Figures with and without own cases, on the same claims."""
    st.subheader("试学的影响", anchor=False)
    before, after = candidate.without, candidate.with_own
    rows = [
        ("准确率", percent(before.accuracy), percent(after.accuracy)),
        ("宏F1", f"{before.macro_f1:.3f}", f"{after.macro_f1:.3f}"),
        ("对数损失（越低越好）", f"{before.log_loss:.3f}", f"{after.log_loss:.3f}"),
        (
            "校准误差（越低越好）",
            f"{before.calibration_error:.3f}",
            f"{after.calibration_error:.3f}",
        ),
    ]
    st.html(table(["指标", "不含自有文书", "纳入自有文书"], rows))
    st.caption(
        f"新增{len(candidate.own_cases)}件文书的{candidate.own_claims}项主张。"
        f"测算只在随附案例的{before.n}项主张上进行，同一案不同时用于学习和测算；"
        "差别很小时多属偶然。"
    )


def history(kept: "Sequence[Version]", in_use: str | None) -> str | None:
    """The models kept, latest first; the name of one that is to be used again."""
    if not kept:
        return None
    st.subheader("模型记录", anchor=False)
    rows = [
        (
            version.name + ("（使用中）" if version.name == in_use else ""),
            version.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            str(len(version.own_cases)),
            f"{percent(version.accuracy_before)} → {percent(version.accuracy_after)}",
            f"{version.log_loss_before:.3f} → {version.log_loss_after:.3f}",
        )
        for version in kept
    ]
    st.html(table(["模型", "时间", "自有文书", "准确率", "对数损失"], rows))
    others = [SHIPPED, *dict.fromkeys(version.name for version in kept)]
    others.remove(in_use or SHIPPED)
    again = st.selectbox("恢复为", others, index=None, placeholder="选择一个模型")
    return again if again and st.button("恢复") else None
