"""What reading a file gives: a text with its name, or the reason why there is none."""

from dataclasses import dataclass

from cases.evidence import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """One paper's text.

    ``name`` is the file's name, with the entry or row where a file holds several; ``pages`` are
    spans of the text, one for each page, none where the format knows no pages; ``recognised`` are
    the numbers (from 1) of the pages whose text was recognised from an image.
    """

    name: str
    text: str
    pages: tuple[Span, ...] = ()
    recognised: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFailure:
    """A paper that could not be read, and one Chinese sentence that says why and what to do."""

    name: str
    problem: str
