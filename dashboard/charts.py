"""Charts that can be read without a legend at hand: bars of outcomes with their numbers on them."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from cases.taxonomy import Outcome
from dashboard.tallies import Tally
from dashboard.theme import FONT, INK, MUTED, OUTCOME_COLOURS, outcome_label, text_on

_ROW, _BAR = 52, 18
_LEAST_SHARE_FOR_A_NUMBER = 0.045


def tally_chart(tallies: Sequence[Tally], unit: str) -> alt.LayerChart:
    """One bar a row, as long as its count; ``unit`` (例, 项) follows the numbers."""
    longest = max(tally.n for tally in tallies)
    rows: list[str] = []
    segments, titles, headings = [], [], []
    for tally in tallies:
        if tally.heading and tally.heading not in rows:
            rows.append(tally.heading)
            headings.append({"row": tally.heading, "words": tally.heading})
        rows.append(tally.key)
        titles.append({"row": tally.key, "words": f"{tally.label}　{tally.n}{unit}"})
        segments += _segments(tally.key, tally.label, tally.outcomes, longest, unit)
    return _bars(rows, segments, titles, headings, longest)


def odds_chart(odds: Mapping[str, Mapping[Outcome, float]]) -> alt.LayerChart:
    """One bar of probabilities a row, by the row's name; each bar is as long as 100 %."""
    segments, titles = [], []
    for name, probabilities in odds.items():
        shares = {outcome: p * 100 for outcome, p in probabilities.items()}
        titles.append({"row": name, "words": name})
        segments += _segments(name, name, shares, 100, "%")
    return _bars(list(odds), segments, titles, [], 100)


def _segments(
    row: str,
    label: str,
    numbers: Mapping[Any, float],
    longest: float,
    unit: str,
) -> list[dict[str, Any]]:
    segments, start = [], 0.0
    for outcome in OUTCOME_COLOURS:
        number = numbers.get(outcome, 0)
        if number > 0:
            shown = f"{number:.0f}" + ("%" if unit == "%" else "")
            segments.append(
                {
                    "row": row,
                    "项目": label,
                    "结果": outcome_label(outcome),
                    "数量": f"{number:.0f}{unit}",
                    "start": start,
                    "end": start + number,
                    "middle": start + number / 2,
                    "colour": OUTCOME_COLOURS[outcome],
                    "on": text_on(outcome),
                    "shown": shown if number / longest >= _LEAST_SHARE_FOR_A_NUMBER else "",
                }
            )
            start += number
    return segments


def _bars(
    rows: Sequence[str],
    segments: Sequence[Mapping[str, Any]],
    titles: Sequence[Mapping[str, Any]],
    headings: Sequence[Mapping[str, Any]],
    longest: float,
) -> alt.LayerChart:
    y = alt.Y("row:N", sort=list(rows), axis=None, scale=alt.Scale(domain=list(rows), padding=0))
    scale = alt.Scale(domain=[0, longest], nice=False)
    bar = alt.Chart(_values(segments)).encode(
        y=y, tooltip=["项目:N", "结果:N", "数量:N"], x=alt.X("start:Q", scale=scale, axis=None)
    )
    title = alt.Chart(_values(titles)).encode(y=y, text="words:N", x=alt.value(0))
    layers = [
        bar.mark_bar(height=_BAR, yOffset=8).encode(
            x2="end:Q", color=alt.Color("colour:N", scale=None)
        ),
        bar.mark_text(fontSize=12, yOffset=8, fontWeight="bold").encode(
            x=alt.X("middle:Q", scale=scale, axis=None),
            text="shown:N",
            color=alt.Color("on:N", scale=None),
        ),
        title.mark_text(align="left", fontSize=13, dy=-12, color=INK, limit=600),
    ]
    if headings:
        heading = alt.Chart(_values(headings)).encode(y=y, text="words:N", x=alt.value(0))
        layers.append(
            heading.mark_text(align="left", fontSize=13, fontWeight="bold", dy=6, color=MUTED)
        )
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=_ROW * len(rows), width="container", padding=0)
        .configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
    )
    return chart


def _values(records: Sequence[Mapping[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=[dict(record) for record in records])
