"""Digits and the marks of dates in half width, every character in its place."""

_FULL = "０１２３４５６７８９．／－Ｏ"
_HALF = str.maketrans(_FULL, "0123456789./-O")


def half_width(text: str) -> str:
    """The text with half-width digits, as long as before; the same where there is nothing to do."""
    return text.translate(_HALF) if any(mark in text for mark in _FULL) else text
