"""`farwire meaning`: the process that answers searches by meaning; the site starts it."""

from pathlib import Path
from typing import Any

from django.conf import settings

from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.pipeline.meaning import answer_questions


class Command(Verb):
    """Answers searches by meaning until nobody asks."""

    help = "Answer the site's searches by meaning; the site starts this by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer."""
        prepare_archive()
        answer_questions(Path(settings.DATA_DIR))
