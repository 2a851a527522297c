"""The one place where words become HTML: everything that is not ours to trust is escaped here."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from cases.evidence import Span
from cases.record import Case
from cases.taxonomy import Outcome, PartKind
from dashboard.theme import OUTCOME_COLOURS, outcome_label

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:])")


def plain(text: str) -> str:
    """The words as they are, for a place that would read them as Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)


def badge(label: str, style: str) -> str:
    """A word on a ground; ``style`` is ours."""
    return f'<span class="ll-badge ll-{style}">{escape(label)}</span>'


def outcome_badge(outcome: Outcome | None) -> str:
    """An outcome as a coloured word."""
    return badge(outcome_label(outcome), outcome or "unstated")


def standing_badge(case: Case) -> str:
    """How a case ended, or that only its title was printed."""
    return outcome_badge(case.outcome) if case.told else badge("仅刊标题", "neutral")


def chips(labels: Iterable[str], style: str = "") -> str:
    """Short labels in a row."""
    return "".join(f'<span class="ll-chip {style}">{escape(label)}</span>' for label in labels)


def row(*pieces: str, title: str = "") -> str:
    """Badges and chips in a row that wraps, a title after them."""
    name = f"<strong>{escape(title)}</strong>" if title else ""
    return f'<div class="ll-row">{"".join(pieces)}{name}</div>'


def legend(outcomes: Iterable[Outcome | None]) -> str:
    """The key to the outcome colours, only those that occur, in the palette's order."""
    shown = set(outcomes)
    entries = "".join(
        f'<span><i class="ll-{outcome or "unstated"}"></i>{outcome_label(outcome)}</span>'
        for outcome in OUTCOME_COLOURS
        if outcome in shown
    )
    return f'<div class="ll-legend">{entries}</div>'


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table that scrolls inside itself; cells are words, the first column names the row."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(
        "<tr>"
        + f'<th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        '<div class="ll-table" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def paragraphs(text: str, style: str = "") -> str:
    """Plain words, a paragraph a line."""
    return f'<div class="ll-prose {style}">' + _marked_paragraphs(text, 0, ()) + "</div>"


def field_line(label: str, words: str, sure: str, style: str = "") -> str:
    """A field's name and value, a paragraph a line; ``sure`` is a badge, ``style`` ours."""
    said = "".join(f"<p>{escape(line)}</p>" for line in words.split("\n"))
    return (
        f'<div class="ll-field {style}"><div class="ll-name">{escape(label)}</div>'
        f'<div class="ll-value">{said}</div>{sure}</div>'
    )


def found_words(text: str, words: Iterable[str]) -> str:
    """A line of text with the searched words marked."""
    spans = [
        Span(match.start(), match.end())
        for word in words
        for match in re.finditer(re.escape(word), text, re.IGNORECASE)
    ]
    return f'<p class="ll-snippet">{_marked(text, 0, spans)}</p>'


def source_text(case: Case, marked: Sequence[Span] = ()) -> str:
    """A case's own text under its printed headings, the marked spans highlighted."""
    if not case.parts:
        body = _marked_paragraphs(case.text, 0, marked)
    else:
        body = "".join(
            f'<section class="ll-part ll-{part.kind.value}">'
            + (
                ""
                if part.kind is PartKind.TITLE
                else f"<h4>{escape(part.heading or part.kind.label)}</h4>"
            )
            + _marked_paragraphs(part.span.of(case.text), part.span.start, marked)
            + "</section>"
            for part in case.parts
        )
    return f'<article class="ll-source">{body}</article>'


def page_words(text: str, marked: Sequence[Span]) -> str:
    """The words of one page, the marked spans of it highlighted."""
    return f'<article class="ll-source">{_marked_paragraphs(text, 0, marked)}</article>'


def _marked_paragraphs(text: str, offset: int, marked: Sequence[Span]) -> str:
    """Paragraphs of a text that begins at ``offset`` of the text the spans refer to."""
    drawn = []
    for line in text.split("\n"):
        drawn.append(f"<p>{_marked(line, offset, marked)}</p>")
        offset += len(line) + 1
    return "".join(drawn)


def _marked(line: str, offset: int, marked: Sequence[Span]) -> str:
    """One line, escaped piece by piece, what any span covers within <mark>."""
    covered = [
        (max(span.start - offset, 0), min(span.end - offset, len(line)))
        for span in sorted(marked)
        if span.start < offset + len(line) and offset < span.end
    ]
    pieces, position = [], 0
    for start, end in covered:
        start = max(start, position)
        if start < end:
            pieces.append(escape(line[position:start]))
            pieces.append(f"<mark>{escape(line[start:end])}</mark>")
            position = end
    pieces.append(escape(line[position:]))
    return "".join(pieces)
