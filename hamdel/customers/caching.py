"""A bounded cache that costs one dictionary look-up."""

from collections.abc import Iterable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Young(Generic[K, V]):
    """Two generations: when the young one is full it becomes the old one, and the old one goes.

    What is asked for is taken back among the young, so what is used stays: nearly the hit rate
    of least-recently-used without its bookkeeping on every hit.
    """

    __slots__ = ("_most", "_old", "_young")

    def __init__(self, capacity: int) -> None:
        self._most = max(1, capacity // 2)
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        """The value, or None."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.put(key, value)
        return value

    def get_all(self, keys: Iterable[K]) -> list[V | None]:
        """The value of each key, or None, in order."""
        # Almost all are among the young, and asked without a call of Python's for each.
        listed = list(keys)
        found = list(map(self._young.get, listed))
        if None in found:
            return [self.get(k) if v is None else v for k, v in zip(listed, found, strict=True)]
        return found

    def put(self, key: K, value: V) -> None:
        """Remember a value."""
        if len(self._young) >= self._most:
            self._old = self._young
            self._young = {}
        self._young[key] = value

    def pop(self, key: K) -> V | None:
        """Forget one key; returns what it had."""
        old = self._old.pop(key, None)
        young = self._young.pop(key, None)
        return old if young is None else young

    def clear(self) -> None:
        """Forget everything."""
        self._young.clear()
        self._old.clear()
