"""Name the settings and hand over to Django's command line."""

import os
import sys


def main() -> None:
    """Run `farwire VERB …`; exits with 0 done, 1 failed, 2 wrong use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farwire.project.settings")
    from farwire.pipeline.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
