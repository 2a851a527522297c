"""Charts that can be read without a legend at hand: bars of outcomes with their numbers on them.

They are plain HTML: there with the page's words, on paper too, and read aloud row by row.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from cases.taxonomy import Outcome
from dashboard.tallies import Tally
from dashboard.theme import OUTCOME_COLOURS, outcome_label

_LEAST_SHARE_FOR_A_NUMBER = 0.045


def tally_chart(tallies: Sequence[Tally], unit: str) -> str:
    """One bar a row, as long as its count; ``unit`` (例, 项) follows the numbers."""
    longest = max(tally.n for tally in tallies)
    headings: list[str] = []
    rows = []
    for tally in tallies:
        if tally.heading and tally.heading not in headings:
            headings.append(tally.heading)
            rows.append(f'<div class="ll-bar-heading">{escape(tally.heading)}</div>')
        rows.append(_bar(f"{tally.label}　{tally.n}{unit}", tally.outcomes, longest, unit))
    return _chart(rows)


def odds_chart(odds: Mapping[str, Mapping[Outcome, float]]) -> str:
    """One bar of probabilities a row, by the row's name; each bar is as long as 100 %."""
    return _chart(
        [
            _bar(name, {outcome: p * 100 for outcome, p in probabilities.items()}, 100, "%")
            for name, probabilities in odds.items()
        ]
    )


def _chart(rows: Sequence[str]) -> str:
    return f'<div class="ll-bars">{"".join(rows)}</div>'


def _bar(name: str, numbers: Mapping[Any, float], longest: float, unit: str) -> str:
    """A row's name above its bar; each outcome's words show where it is pointed at."""
    segments, said = [], []
    for outcome in OUTCOME_COLOURS:
        number = numbers.get(outcome, 0)
        if number > 0:
            words = f"{outcome_label(outcome)}{number:.0f}{unit}"
            shown = f"{number:.0f}" + ("%" if unit == "%" else "")
            inside = shown if number / longest >= _LEAST_SHARE_FOR_A_NUMBER else ""
            segments.append(
                f'<span class="ll-{outcome or "unstated"}" title="{escape(words)}"'
                f' style="width:{number / longest:.2%}">{inside}</span>'
            )
            said.append(words)
    return (
        f'<div class="ll-bar"><div class="ll-bar-name">{escape(name)}</div>'
        f'<div class="ll-bar-track" role="img" aria-label="{escape("，".join(said))}">'
        f"{''.join(segments)}</div></div>"
    )
