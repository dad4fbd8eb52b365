"""What a round works with, and what it says of itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from farwire.pipeline.budgets import Budgets
from farwire.pipeline.executors import Workers
from farwire.records import FetchPolicy


@dataclass
class Wire:
    """What a round needs: workers, how to behave, where models lie, which editions there are."""

    gather: Workers
    work: Workers
    policy: FetchPolicy
    editions: tuple[str, ...]
    engines: tuple[str, ...]
    models_folder: Path
    poll_minutes: int
    quiet: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    budgets: Budgets = field(default_factory=Budgets)
    pictures: bool = False


@dataclass
class Report:
    """What a round did: counts by step, and seconds by step."""

    feeds: int = 0
    unchanged: int = 0
    new_articles: int = 0
    pages: int = 0
    new_revisions: int = 0
    placed: int = 0
    translated: int = 0
    failures: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
