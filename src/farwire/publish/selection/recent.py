"""What was read from the archive lately, kept in this process: the least recently used goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
Subject = TypeVar("Subject")


class Recent(Generic[Value]):
    """At most `most` values under keys that change whenever the value would; so nothing in it is ever stale."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def fetch(
        self,
        subjects: Iterable[Subject],
        key: Callable[[Subject], Hashable],
        load: Callable[[Sequence[Subject]], Iterable[Value]],
    ) -> list[Value]:
        """A value for each subject, in order; `load` is asked once, for those that are not here, and keeps order."""
        keyed = [(key(subject), subject) for subject in subjects]
        with self._lock:
            known = {name: self._values[name] for name, _ in keyed if name in self._values}
        absent = {name: subject for name, subject in keyed if name not in known}
        loaded = dict(zip(absent, load(list(absent.values())), strict=True)) if absent else {}
        with self._lock:
            for name, _ in keyed:
                self._values[name] = loaded[name] if name in loaded else known[name]
                self._values.move_to_end(name)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return [loaded[name] if name in loaded else known[name] for name, _ in keyed]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
