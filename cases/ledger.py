"""Bookkeeping of one reading: each value taken with the place in the source that shows it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from cases.evidence import Span
from cases.extract.found import Found
from cases.judgment import FieldEvidence
from cases.normalise import Normalised

T = TypeVar("T")


class Ledger:
    """Evidence gathered while a paper is read; places come in canonical and go out in source."""

    def __init__(self, normalised: Normalised) -> None:
        self._normalised = normalised
        self._evidence: list[FieldEvidence] = []

    @property
    def evidence(self) -> tuple[FieldEvidence, ...]:
        """What was noted, in order."""
        return tuple(self._evidence)

    def take(self, field: str, found: Found[T] | None) -> T | None:
        """The value found, its places noted under ``field``; None where nothing was found."""
        if found is None:
            return None
        for span in found.spans:
            self.note(field, span, found.confidence)
        return found.value

    def take_each(self, field: str, found: Iterable[Found[T]]) -> tuple[T, ...]:
        """The values found, noted under ``field[0]``, ``field[1]`` and so on."""
        values = []
        for i, each in enumerate(found):
            name = f"{field}[{i}]"
            for span in each.spans:
                self.note(name, span, each.confidence)
            values.append(each.value)
        return tuple(values)

    def note(self, field: str, span: Span, confidence: float) -> None:
        """One place of the canonical text that shows a field."""
        place = self._normalised.source_span(span)
        quote = place.of(self._normalised.source)
        self._evidence.append(
            FieldEvidence(field=field, quote=quote, span=place, confidence=confidence)
        )

    def note_each(
        self, field: str, spans: Iterable[Span], confidence: float, offset: int = 0
    ) -> None:
        """One place for each of ``field[0]``, ``field[1]`` and so on, ``offset`` further on."""
        source, origin = self._normalised.source, self._normalised.source_span
        self._evidence.extend(
            FieldEvidence(
                field=f"{field}[{i}]",
                quote=source[place.start : place.end],
                span=place,
                confidence=confidence,
            )
            for i, place in enumerate(origin(span, offset) for span in spans)
        )

    def doubt(self, field: str, confidence: float) -> None:
        """Confidence in ``field`` and what is beneath it is at most this from now on."""
        beneath = (f"{field}.", f"{field}[")
        for i, shown in enumerate(self._evidence):
            if shown.field == field or shown.field.startswith(beneath):
                lower = min(confidence, shown.confidence)
                self._evidence[i] = replace(shown, confidence=lower)

    def printed(self, span: Span) -> str:
        """The words of the source at a place, line breaks and blanks between Chinese left out."""
        words = self._normalised.quote(span)
        return "".join(words.split()) if not words.isascii() else " ".join(words.split())
