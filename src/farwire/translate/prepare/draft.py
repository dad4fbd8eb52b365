"""A text under change that remembers, for each of its characters, where in the original it came from."""

import re
from collections.abc import Callable

Span = tuple[int, int]


class Draft:
    """A text and the original's stretch (characters, half-open) behind each character."""

    def __init__(self, text: str, offset: int = 0) -> None:
        """Start from the original, whose first character stands at `offset`."""
        self.text = text
        self._edge = offset
        self._places: list[Span] | None = None  # None as long as nothing has moved

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` where characters start to end stand; all of it points to what stood there."""
        origin = self.original(start, end)
        places = self._all_places()
        self.text = self.text[:start] + new + self.text[end:]
        places[start:end] = [origin] * len(new)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> None:
        """Replace every match, from the right, so that places stay valid."""
        for match in reversed(list(pattern.finditer(self.text))):
            text = new if isinstance(new, str) else new(match)
            if text != match[0]:
                self.replace(*match.span(), text)

    def original(self, start: int, end: int) -> Span:
        """The original's stretch behind characters start to end; empty for an empty stretch."""
        if self._places is None:
            return start + self._edge, end + self._edge
        if start < end:
            pieces = self._places[start:end]
            return min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
        if start < len(self._places):
            return self._places[start][0], self._places[start][0]
        place = self._places[-1][1] if self._places else self._edge
        return place, place

    def present(self, start: int, end: int) -> Span | None:
        """Where characters start to end of the original stand now; None if nothing is left of them."""
        if self._places is None:
            return self._unmoved(start, end)
        here = [place for place, (first, last) in enumerate(self._places) if first < end and start < last]
        return (here[0], here[-1] + 1) if here else None

    def cut(self, start: int, end: int) -> "Draft":
        """A part of the draft as a draft of its own."""
        part = Draft(self.text[start:end], self.original(start, start)[0])
        part._places = None if self._places is None else self._places[start:end]
        return part

    def forward(self) -> Callable[[int, int], Span | None]:
        """A function from a stretch of the original to where it stands now, or None if nothing is left of it."""
        if self._places is None:
            return self._unmoved
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for place, (start, end) in enumerate(self._places):
            for original in range(start, end):
                first.setdefault(original, place)
                last[original] = place + 1

        def find(start: int, end: int) -> Span | None:
            here = [place for place in range(start, end) if place in first]
            return (first[here[0]], last[here[-1]]) if here else None

        return find

    def _unmoved(self, start: int, end: int) -> Span | None:
        first, last = max(start - self._edge, 0), min(end - self._edge, len(self.text))
        return (first, last) if first < last else None

    def _all_places(self) -> list[Span]:
        if self._places is None:
            self._places = [(self._edge + place, self._edge + place + 1) for place in range(len(self.text))]
        return self._places
