"""Where a sheet's headings stand: beneath titles, in one row or in two with merged cells."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from cases.errors import SourceError
from cases.triage.columns import Column, HeadingMatch, match_headings, plan_columns
from cases.triage.sheet_rows import OF_AN_ENTRY, Cells

Rows = Iterator[tuple[int, Cells]]

_HEADING_ROWS = 10
_FEWEST_HEADINGS = 2


def find_headings(
    rows: Rows, known: Mapping[str, Column], remembered: Mapping[str, str] | None
) -> tuple[tuple[HeadingMatch, ...], Rows]:
    """How the headings are understood, and the rows beneath them.

    The first row that reads as headings; where the next does too, the lower one counts and the
    upper one fills its blanks (a group's name over several columns). Raises SourceError.
    """
    blank = True
    for count, (_, cells) in enumerate(rows):
        blank = blank and is_blank(cells)
        matches = match_headings(cells, known, remembered)
        if _understood(matches) >= _FEWEST_HEADINGS:
            return _with_lower_row(cells, matches, rows, known, remembered)
        if count + 1 == _HEADING_ROWS:
            break
    else:
        if blank:
            raise SourceError(
                "表格是空的：没有找到表头，也没有合同（.xlsx只读第一张可见的表）。请填写后重新上传。"
            )
    raise SourceError(
        "没有找到表头：前10行中没有一行含两个以上能识别的列名。请用模板，或把列名改成合同编号、承租人等。"
    )


def find_plan_headings(rows: Rows) -> tuple[HeadingMatch, ...] | None:
    """The first row with the headings that an entry of the second sheet needs.

    () where there are no rows at all, None where none of the first has them.
    """
    blank = True
    for count, (_, cells) in enumerate(rows):
        blank = blank and is_blank(cells)
        matches = match_headings(cells, plan_columns())
        if {m.column for m in matches} >= OF_AN_ENTRY:
            return matches
        if count + 1 == _HEADING_ROWS:
            break
    return () if blank else None


def is_blank(cells: Iterable[object]) -> bool:
    """Whether nothing stands in the cells."""
    return all(value is None or not str(value).strip() for value in cells)


def _with_lower_row(
    upper: Cells,
    matches: tuple[HeadingMatch, ...],
    rows: Rows,
    known: Mapping[str, Column],
    remembered: Mapping[str, str] | None,
) -> tuple[tuple[HeadingMatch, ...], Rows]:
    following = next(rows, None)
    if following is None:
        return matches, rows
    _, lower = following
    # A row of contracts holds sums, days or counts; headings are words alone.
    if all(cell is None or isinstance(cell, str) for cell in lower):
        understood = _understood(match_headings(lower, known, remembered))
        if understood >= _FEWEST_HEADINGS:
            return match_headings(_merged(upper, lower), known, remembered), rows
    return matches, chain([following], rows)


def _merged(upper: Cells, lower: Cells) -> list[object]:
    width = max(len(upper), len(lower))
    above = [*upper, *[None] * (width - len(upper))]
    below = [*lower, *[None] * (width - len(lower))]
    return [b if not is_blank([b]) else a for a, b in zip(above, below, strict=True)]


def _understood(matches: Iterable[HeadingMatch]) -> int:
    return sum(match.column is not None for match in matches)
