"""One's own stored papers as cases to browse: read from the store as they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from cases.record import Case
from cases.store.store import Store
from cases.store.stored import PaperFilter
from dashboard.casebook import CaseFilter, Scope


class OwnCases(Sequence[Case]):
    """The stored papers a filter allows, the latest first; only those asked for are read."""

    def __init__(self, store: Store, wanted: CaseFilter) -> None:
        self._store = store
        self._wanted = paper_filter(wanted)
        self._count = store.count(self._wanted)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Case: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Case]: ...
    def __getitem__(self, index: int | slice) -> Case | Sequence[Case]:
        if isinstance(index, slice):
            start, stop, _ = index.indices(self._count)
            return list(self._store.cases(self._wanted, start=start, count=max(0, stop - start)))
        if not -self._count <= index < self._count:
            raise IndexError(index)
        (found,) = self._store.cases(self._wanted, start=index % self._count, count=1)
        return found

    def __iter__(self) -> Iterator[Case]:
        return self._store.cases(self._wanted)


class Joined(Sequence[Case]):
    """One run of cases after another, as one."""

    def __init__(self, first: Sequence[Case], second: Sequence[Case]) -> None:
        self._first, self._second = first, second

    def __len__(self) -> int:
        return len(self._first) + len(self._second)

    @overload
    def __getitem__(self, index: int) -> Case: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Case]: ...
    def __getitem__(self, index: int | slice) -> Case | Sequence[Case]:
        before = len(self._first)
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self))
            rest = self._second[max(0, start - before) : max(0, stop - before)]
            return [*self._first[start:stop], *rest]
        index = index + len(self) if index < 0 else index
        return self._first[index] if index < before else self._second[index - before]


def with_own(
    shipped: Sequence[Case], wanted: CaseFilter, store: Callable[[], Store]
) -> Sequence[Case]:
    """What was found among the shipped cases, and one's own where the scope takes them in."""
    if wanted.scope not in (Scope.OWN, Scope.ALL) or wanted.court is not None:
        return shipped
    return Joined(shipped, OwnCases(store(), wanted))


def paper_filter(wanted: CaseFilter) -> PaperFilter:
    """A filter of cases as the store understands it; words are searched in the text too."""
    return PaperFilter(
        words=wanted.words,
        in_text=True,
        dispute=wanted.dispute,
        claim=wanted.claim,
        outcome=wanted.outcome,
        mode=wanted.mode,
    )
