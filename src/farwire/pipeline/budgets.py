"""What engines elsewhere may be sent in a day (UTC), counted in the archive: it survives restarts and holds for all.

Characters are reserved before a request goes to a worker and put right when the worker told what it sent.
What was reserved for work that was killed stays counted: rather too much than too little.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from farwire import translate
from farwire.archive import intake
from farwire.archive.models import EngineUse
from farwire.records import EngineChoice, Failure

# What an engine answers when its own quota is used up: DeepL's 456, and "payment required".
_QUOTA_STATUSES = frozenset({402, 456})
_NAME_LENGTH = 200


@dataclass(frozen=True)
class Budgets:
    """Characters a day by the name of an engine: its kind, or its entry in FARWIRE_ENGINES."""

    limits: Mapping[str, int] = field(default_factory=dict)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def limit(self, choice: EngineChoice) -> int | None:
        """Characters a day that an engine may be sent; None without a limit."""
        return self.limits.get(self.name(choice)) if translate.is_remote(choice) else None

    def left(self, choice: EngineChoice) -> int | None:
        """Characters that an engine may still be sent today; None without a limit."""
        limit = self.limit(choice)
        if not translate.is_remote(choice):
            return None
        row = EngineUse.objects.filter(day=self._day(), engine=self.name(choice)).first()
        if row is not None and row.is_closed:
            return 0
        return None if limit is None else max(0, limit - (row.characters if row else 0))

    def reserve(self, choice: EngineChoice, characters: int) -> bool:
        """Count what is about to be sent; False if today's budget does not hold it. Always True for engines here."""
        if not characters or not translate.is_remote(choice):
            return True
        return intake.reserve_characters(self.name(choice), self._day(), characters, self.limit(choice))

    def settle(self, choice: EngineChoice, reserved: int, sent: int) -> None:
        """Put the count right once it is known what was sent."""
        if translate.is_remote(choice):
            intake.settle_characters(self.name(choice), self._day(), reserved, sent)

    def closed_by(self, choice: EngineChoice, failure: Failure) -> bool:
        """Whether an engine elsewhere says that its own quota is used up; then it is asked no more today."""
        if failure.status not in _QUOTA_STATUSES or not translate.is_remote(choice):
            return False
        intake.close_budget(self.name(choice), self._day())
        return True

    @contextmanager
    def paid(self, choice: EngineChoice, characters: int) -> Iterator[bool]:
        """Run a block in this process on an engine's budget: whether there is enough, settled when the block ends."""
        enough = self.reserve(choice, characters)
        with translate.metered() as meter:
            try:
                yield enough
            finally:
                if enough:
                    self.settle(choice, characters, meter.characters)

    def name(self, choice: EngineChoice) -> str:
        """Under which name an engine is counted."""
        entry = dict(choice.options).get("entry", "")
        return (entry if entry in self.limits else choice.kind)[:_NAME_LENGTH]

    def _day(self) -> date:
        return self.now().date()


def spent(choice: EngineChoice) -> str:
    """Why an engine waits for tomorrow."""
    return f"the day's budget of {choice.name} is spent"
