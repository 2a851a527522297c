"""Closed lists whose members carry the Chinese word people see."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A closed list whose members carry a Chinese label.

    >>> Outcome("granted").label
    '支持'
    """

    label: str

    # The default serves lookup by value alone: ``Outcome("granted")``.
    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
