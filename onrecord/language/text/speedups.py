"""Attributes that are found when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

__all__ = ["lazy"]

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801 — a decorator
    """A property that is found once, and is an attribute from then on.

    What `functools.cached_property` does, without the lock that it takes until Python 3.12: of a short text everything
    is asked once, and a tenth of the time went into locks. What is found depends on the text alone, so that two threads
    that find it at the same time find the same.

    >>> class Line:
    ...     @lazy
    ...     def words(self):
    ...         return ["to", "be"]
    >>> line = Line()
    >>> line.words is line.words
    True
    """

    def __init__(self, find: Callable[[Any], _T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[_T]: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> _T: ...
    def __get__(self, instance: object | None, owner: type | None = None) -> lazy[_T] | _T:
        if instance is None:
            return self
        found: _T = self._find(instance)
        # Python looks into the instance before it asks a descriptor that sets nothing: it comes here no more.
        instance.__dict__[self._name] = found
        return found
