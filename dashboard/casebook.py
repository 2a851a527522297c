"""The cases as a reader browses them: by scope, by facet, by words, one by its id."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cases.errors import QueryError
from cases.labelled import Labelled
from cases.record import Case
from cases.taxonomy import ClaimType, Collection, DisputeType, LeaseMode, Outcome


class Scope(Labelled):
    """Which cases are looked at."""

    BULLETIN = "bulletin", "通讯案例"
    EXTENDED = "extended", "扩展案例"
    OWN = "own", "自有文书"
    ALL = "all", "全部"

    def holds(self, case: Case) -> bool:
        """Whether the case belongs to this scope."""
        return self is Scope.ALL or self is _SCOPE_OF.get(case.collection, Scope.BULLETIN)


_SCOPE_OF = {Collection.EXTENDED: Scope.EXTENDED, Collection.OWN: Scope.OWN}
SHIPPED_SCOPES = (Scope.BULLETIN, Scope.EXTENDED, Scope.ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What a reader asked for; None asks for nothing. ``words`` are separated by spaces.

    Where a claim type is given with an outcome, the outcome is that claim's, else the case's.
    """

    scope: Scope = Scope.BULLETIN
    court: Collection | None = None
    dispute: DisputeType | None = None
    claim: ClaimType | None = None
    outcome: Outcome | None = None
    mode: LeaseMode | None = None
    words: str = ""

    def allows(self, case: Case) -> bool:
        """Whether the case has every facet asked for (words are the casebook's)."""
        return (
            self.scope.holds(case)
            and self.court in (None, case.collection)
            and (self.dispute is None or self.dispute in case.dispute_types)
            and (self.mode is None or (case.lease is not None and case.lease.mode is self.mode))
            and self._allows_claims(case)
        )

    def _allows_claims(self, case: Case) -> bool:
        if self.claim is None:
            return self.outcome in (None, case.outcome)
        fates = [claim.outcome for claim in case.claims if claim.type is self.claim]
        return bool(fates) if self.outcome is None else self.outcome in fates


class Casebook:
    """All shipped cases; immutable once made."""

    def __init__(self, records: Iterable[Case]) -> None:
        self._records = tuple(records)
        self._by_id: Mapping[str, Case] = {case.case_id: case for case in self._records}
        self._words: Mapping[str, str] = {c.case_id: _searched_text(c) for c in self._records}

    def within(self, scope: Scope) -> list[Case]:
        """The cases of a scope in printed order."""
        return [case for case in self._records if scope.holds(case)]

    def find(self, wanted: CaseFilter) -> list[Case]:
        """The cases that have every facet and every word asked for, in printed order."""
        words = search_words(wanted.words)
        return [
            case
            for case in self._records
            if wanted.allows(case) and all(word in self._words[case.case_id] for word in words)
        ]

    def case(self, case_id: str) -> Case:
        """The case of that id. Raises QueryError where there is none."""
        if case_id not in self._by_id:
            raise QueryError(f"没有编号为“{case_id[:40]}”的案例，请从案例库列表中选择。")
        return self._by_id[case_id]

    def title_of(self, case_id: str) -> str:
        """A case's heading; the id itself where the case is not at hand."""
        found = self._by_id.get(case_id)
        return found.title if found else case_id


def search_words(typed: str) -> list[str]:
    """The words of a search: separated by spaces of any width, letter case folded."""
    return typed.casefold().split()


def snippet(case: Case, words: Sequence[str], around: int = 36) -> str | None:
    """The words of the case around the first word found, None where its text has none."""
    text = case.text.replace("\n", " ")
    found = re.search("|".join(map(re.escape, words)), text, re.IGNORECASE) if words else None
    if found is None:
        return None
    start, end = max(0, found.start() - around // 2), min(len(text), found.end() + 2 * around)
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _searched_text(case: Case) -> str:
    parties = [name for party in case.parties for name in (party.name, *party.aliases)]
    return "\n".join(
        [case.title, case.case_name or "", case.rule or "", case.text, *parties]
    ).casefold()
