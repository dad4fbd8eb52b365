"""A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on loopback, gone at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

USER = "farwire"
PROGRAMS = ("initdb", "pg_ctl", "postgres")
# A crash may lose everything: it is a test's server, and so it is fast.
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c unix_socket_directories=''"


def find_programs() -> Path | None:
    """The folder of the server programs: in PATH, else where Debian and source builds put them; newest first."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name.split(".")[0]))
    in_path = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    for folder in [*in_path, *reversed(debian), Path("/usr/local/bin"), Path("/usr/local/pgsql/bin")]:
        if all(os.access(folder / program, os.X_OK) for program in PROGRAMS):
            return folder
    return None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a server and make the database `farwire`; yields its URL. The server stops when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="farwire-postgres-"))
    account = _account()
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        _command(folder, account, programs / "initdb", "-D", "cluster", "-U", USER, "-A", "trust", *_ENCODING)
        port = _free_port()
        options = f"{OPTIONS} -c listen_addresses=127.0.0.1 -c port={port}"
        _command(folder, account, programs / "pg_ctl", "-D", "cluster", "-l", "log", "-w", "-o", options, "start")
        try:
            yield _make_database(f"postgres://{USER}@127.0.0.1:{port}")
        finally:
            _command(folder, account, programs / "pg_ctl", "-D", "cluster", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


_ENCODING = ("--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")


def _account() -> pwd.struct_passwd | None:
    """Whom to run as: PostgreSQL refuses root, so root steps down to `postgres`, or else to `nobody`."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _command(folder: Path, account: pwd.struct_passwd | None, program: Path, *arguments: str) -> None:
    """Run a server program in `folder`; its own words become the error if it fails."""
    # The server that pg_ctl leaves behind keeps the output open, so the output goes to a file.
    with (folder / "output").open("w+b") as output:
        code = subprocess.call(
            [program, *arguments],
            cwd=folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            user=None if account is None else account.pw_uid,
            group=None if account is None else account.pw_gid,
            extra_groups=None if account is None else [],
        )
        output.seek(0)
        if code:
            raise RuntimeError(f"{program.name} failed: {output.read().decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _make_database(address: str) -> str:
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE farwire")
    return f"{address}/farwire"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of an empty database on a server of the tests' own; skips where PostgreSQL is not installed."""
    programs = find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server programs (initdb, pg_ctl, postgres) on this machine")
    with server(programs) as url:
        yield url
