"""What is looked for, as the archive takes it."""

from dataclasses import dataclass
from datetime import datetime

from farwire.archive.search.entry import ANYWHERE
from farwire.archive.search.tokens import Clause


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked for: clauses, and groups of marks of which each must hold one; `since` ≤ published < `until`."""

    clauses: tuple[Clause, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """The clauses that must hold."""
        return tuple(clause for clause in self.clauses if not clause.is_excluded)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for that an entry could hold."""
        return not (self.wanted or self.places)

    @property
    def names_places(self) -> bool:
        """Whether a language, a country or a source is named."""
        return any(group != (ANYWHERE,) for group in self.places)

    def spans(self, moment: datetime) -> bool:
        """Whether a moment lies between the ends."""
        return (self.since is None or moment >= self.since) and (self.until is None or moment < self.until)
