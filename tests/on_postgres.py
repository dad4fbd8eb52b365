"""The tests on PostgreSQL: `python tests/on_postgres.py [PYTEST ARGUMENTS]` starts a server and hands on its URL."""

import os
import subprocess
import sys

import pgserver


def main(arguments: list[str]) -> int:
    """Start a server of our own, run pytest against it, stop the server; pytest's exit code, or 1 without a server."""
    programs = pgserver.find_programs()
    if programs is None:
        sys.stderr.write("No PostgreSQL server programs (initdb, pg_ctl, postgres) on this machine.\n")
        return 1
    with pgserver.server(programs) as url:
        environment = os.environ | {"FARWIRE_DATABASE_URL": url}
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
