"""Wordings kept as data: patterns in ``cases/lexicon`` with examples that tests hold them to.

An entry is ``{"pattern", "examples", "counterexamples", …}``; what further keys mean is said by
the module that reads the file.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parents[1] / "lexicon"


@cache
def load_entries(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of ``cases/lexicon/{name}.json``, in the file's order."""
    return tuple(json.loads((LEXICON / f"{name}.json").read_text(encoding="utf-8")))


@cache
def any_of(name: str, kind: str) -> re.Pattern[str]:
    """One pattern for all entries of that ``kind`` in a file whose entries carry one."""
    return re.compile("|".join(e["pattern"] for e in load_entries(name) if e["kind"] == kind))
