"""How LeaseLens looks: the colours of outcomes, the typefaces of charts, the style sheet."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from cases.taxonomy import Outcome

ASSETS = Path(__file__).parent / "assets"

INK = "#22303C"
MUTED = "#66717C"
FONT = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"

# Apart in lightness as well as in hue, so that they stay apart for colour-blind readers and on
# grey paper; a number or a word always stands with the colour.
OUTCOME_COLOURS: Mapping[Outcome | None, str] = {
    Outcome.GRANTED: "#1F6A8A",
    Outcome.PARTLY_GRANTED: "#E3B04B",
    Outcome.DENIED: "#8F3B2C",
    Outcome.SETTLED: "#8B96A8",
    Outcome.WITHDRAWN: "#B8BEC9",
    Outcome.OTHER: "#D3CDBF",
    None: "#E9E5DB",
}
UNSTATED = "未载明"


def outcome_label(outcome: Outcome | None) -> str:
    """The word for an outcome; an unstated one has its own."""
    return UNSTATED if outcome is None else outcome.label


def text_on(outcome: Outcome | None) -> str:
    """The colour in which words stand readable on an outcome's colour."""
    return "#FFFFFF" if outcome in (Outcome.GRANTED, Outcome.DENIED) else INK


def dress() -> None:
    """Apply the style sheet and the page script to the page being drawn."""
    colours = "".join(
        f"--outcome-{outcome or 'unstated'}:{colour};"
        f"--on-{outcome or 'unstated'}:{text_on(outcome)};"
        for outcome, colour in OUTCOME_COLOURS.items()
    )
    style = (ASSETS / "leaselens.css").read_text(encoding="utf-8")
    st.html(f"<style>:root{{{colours}}}\n{style}</style>")
    run_script("page.js")


def run_script(name: str, *, anew_for: int = 0) -> None:
    """Run one of our own scripts; again whenever ``anew_for`` changes. Nothing else is ever run."""
    script = (ASSETS / name).read_text(encoding="utf-8")
    st.html(f'<script data-run="{anew_for}">{script}</script>', unsafe_allow_javascript=True)
