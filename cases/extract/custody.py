"""With whom children are to live: what was asked against what the order says.

A divorce may grant everything else and give a child to the other side, or one child to each.
"""

import re

from cases.extract.fate import Fate, is_named
from cases.extract.found import Found
from cases.extract.paper import Paper
from cases.judgment import Demand, OrderItem, Standing
from cases.taxonomy import ClaimType, Outcome

_KEPT_BY = re.compile(
    "(?:由|归|随|跟随|跟)(?P<who>[^，。；、由归随]{1,24}?)(?:直接|负责|共同|继续|携带|自行|一方)*(?:抚养|抚育|监护|共同生活|生活)"
)
_OWN_WORDS = re.compile("原告|本人|自己|我")


def custody_fate(paper: Paper, demand: Demand, gives: tuple[Found[OrderItem], ...]) -> Fate | None:
    """What became of a demand to keep children; None where it asks or the order says nothing."""
    if demand.type is not ClaimType.OTHER or "养" not in demand.text:
        return None
    asked = _sides(paper, demand.text)
    ordering = [found for found in gives if _KEPT_BY.search(found.value.text)]
    given = {side for found in ordering for side in _sides(paper, found.value.text)}
    if len(asked) != 1 or not given or given == asked:
        return None
    outcome = Outcome.PARTLY_GRANTED if asked & given else Outcome.DENIED
    return Fate(outcome, 0.8, tuple(found.span for found in ordering))


def _sides(paper: Paper, words: str) -> set[Standing]:
    """The sides that are to keep children, plaintiff and defendant told by name or role."""
    sides: set[Standing] = set()
    for kept in _KEPT_BY.finditer(words):
        who = kept["who"]
        named = {
            party.role for party in paper.litigants if is_named(who, party.name, party.aliases)
        }
        if not named and _OWN_WORDS.search(who):
            named = {Standing.PLAINTIFF}
        elif not named and "被告" in who:
            named = {Standing.DEFENDANT}
        sides |= named
    return sides
