"""`farwire serve`: the site alone."""

import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

from farwire.archive.opening import prepare_archive
from farwire.archive.verb import Verb
from farwire.errors import ConfigurationError

_MOST_WORKERS = 4


class Command(Verb):
    """Serves the site, its feeds and its API; loads no model."""

    help = "Serve the site alone, on FARWIRE_LISTEN."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of `serve`."""
        parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, _MOST_WORKERS), metavar="N")

        parser.add_argument("--until-stdin-ends", action="store_true", help="stop when standard input is closed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until told to stop."""
        prepare_archive()
        address, port = listen_address(settings.LISTEN)
        self.stderr.write(f"Farwire is at http://{settings.LISTEN}/")
        if options["until_stdin_ends"]:
            threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
        Granian(
            "farwire.project.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=options["workers"],
            blocking_threads=2,
            log_access=False,
            respawn_failed_workers=True,
        ).serve()


def _stop_at_end_of_input() -> None:
    # Not by sys.stdin: its lock, held here, would be held for ever in the workers that are forked from us.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def listen_address(listen: str) -> tuple[str, int]:
    """Host and port of FARWIRE_LISTEN, e.g. "127.0.0.1:8000" or "[::1]:8000"; raises ConfigurationError."""
    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ConfigurationError(f"FARWIRE_LISTEN must be HOST:PORT, such as 127.0.0.1:8000; it is {listen!r}")
    return host.strip("[]"), int(port)
