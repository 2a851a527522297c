"""What is looked up once a paper and kept while it is read: let go of as soon as it has been.

A paper is a client's; nothing of it may stay in memory once it is structured.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

_KEPT: list[Any] = []


def kept(maxsize: int) -> Callable[[Function], Function]:
    """A function whose last ``maxsize`` answers are kept while a paper is read."""

    def keep(function: Function) -> Function:
        cached: Any = lru_cache(maxsize=maxsize)(function)
        _KEPT.append(cached)
        answer: Function = cached
        return answer

    return keep


@contextmanager
def one_paper() -> Iterator[None]:
    """While one paper is read; whatever was kept of it is forgotten at the end."""
    try:
        yield
    finally:
        for cached in _KEPT:
            cached.cache_clear()
