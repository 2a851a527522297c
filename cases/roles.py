"""A claimant as people put it (出租人, 承租人张某, 某融资租赁公司) → the part in the relation.

Words are data in ``lexicon/role_words.json``: role words name a part outright; a trade in a
person's name speaks only where no role word does.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cases.taxonomy import LegalRole

ROLE_WORDS = Path(__file__).parent / "lexicon" / "role_words.json"


def parse_role(words: str | None) -> LegalRole | None:
    """The legal role that the words name, None where they name none.

    The word that ends last decides, the longer of two that end together, since Chinese puts the
    head last: 承租人的保证人 is a guarantor, 实际承租人 an actual user.

    >>> parse_role("我司（出租人）"), parse_role("张某")
    (<LegalRole.LESSOR: 'lessor'>, None)
    """
    if not words:
        return None
    role_words, trades = _vocabulary()
    return _last_named(words, role_words) or _last_named(words, trades)


@cache
def role_words() -> Mapping[str, LegalRole]:
    """Every word that names a part outright, with its role."""
    return MappingProxyType(dict(_vocabulary()[0]))


def _last_named(words: str, names: Sequence[tuple[str, LegalRole]]) -> LegalRole | None:
    found = [(words.rfind(n) + len(n), len(n), role) for n, role in names if n in words]
    return max(found)[2] if found else None


@cache
def _vocabulary() -> tuple[tuple[tuple[str, LegalRole], ...], tuple[tuple[str, LegalRole], ...]]:
    """Role words and trades, each with its role."""
    entries = json.loads(ROLE_WORDS.read_text(encoding="utf-8"))
    role_words, trades = (
        tuple((word, LegalRole(e["role"])) for e in entries for word in e.get(kind, ()))
        for kind in ("words", "trades")
    )
    return role_words, trades
