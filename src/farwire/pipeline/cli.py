"""The command `farwire`: verbs, handed to Django's commands; exits with 0 done, 1 failed, 2 wrong use."""

import os
import sys

from farwire import __version__
from farwire.errors import FarwireError

VERBS = {
    "run": "gather, read, group, translate, check and publish; --once until nothing is left to do",
    "serve": "the site alone",
    "add": "add a source by the address of its site or its feed",
    "sources": "list, import, export or remove sources",
    "read": "read pages, from files or addresses, and show what was found",
    "translate": "translate lines of text",
    "check": "check translations, one tab-separated pair a line",
    "models": "list, add, remove, verify or accept translation models",
    "glossary": "import, export or propose the terms of a pair of languages",
    "memory": "export the translation memory",
    "remarks": "list, approve, reject or export what readers say is wrong",
    "story": "who belongs to a story, and why",
    "status": "what is there, what waits and why, what failed",
    "export": "an edition as JSON Lines or as a folder of pages",
    "reindex": "fill the search index for what was filed before there was one",
    "meaning": "answer searches by meaning; the site starts this by itself",
    "withdraw": "take an article down",
    "doctor": "look whether everything the wire needs is there",
    "backup": "write the archive to a file",
    "restore": "put a backup back",
}


def run(arguments: list[str]) -> int:
    """Run one verb; returns the exit code."""
    verb = arguments[0] if arguments else "help"
    if verb in ("help", "-h", "--help", "version", "--version"):
        print(f"farwire {__version__}" if "version" in verb else _usage())  # noqa: T201 - this is what was asked for
        return 0
    if verb not in available_verbs():
        print(f"farwire: there is no verb {verb!r}\n\n{_usage()}", file=sys.stderr)  # noqa: T201
        return 2
    try:
        return _hand_over(verb, arguments[1:])
    except FarwireError as error:
        print(f"farwire {verb}: {error.detail}", file=sys.stderr)  # noqa: T201
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing is left to be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _hand_over(verb: str, rest: list[str]) -> int:
    import django  # noqa: PLC0415 - `farwire --help` needs none of it
    from django.core.management import CommandError, get_commands, load_command_class  # noqa: PLC0415

    django.setup()
    command = load_command_class(get_commands()[verb], verb)
    setattr(command, "_called_from_command_line", True)  # noqa: B010 - so that wrong use exits with 2
    options = vars(command.create_parser("farwire", verb).parse_args(rest))
    try:
        command.execute(*options.pop("args", ()), **options)
    except CommandError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return error.returncode
    return 0


def available_verbs() -> list[str]:
    """The verbs in the order in which they are shown."""
    return list(VERBS)


def _usage() -> str:
    width = max(map(len, VERBS))
    lines = [f"  {verb:<{width}}  {VERBS[verb]}" for verb in available_verbs()]
    return "\n".join(
        ["usage: farwire VERB …", "", "A self-hosted news wire.", "", *lines, "", "farwire VERB --help tells more."]
    )
