"""The base of all verbs: expected errors become one line on standard error, with exit code 1."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from farwire.errors import FarwireError


class Verb(BaseCommand):
    """A Django command without Django's own options; errors name what went wrong and where."""

    requires_system_checks = ()
    suppressed_base_arguments = {  # noqa: RUF012 - so Django declares it
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the verb; an expected error is said in one line."""
        try:
            return super().execute(*args, **options)
        except FarwireError as error:
            raise CommandError(f"farwire: {error.detail}") from error
