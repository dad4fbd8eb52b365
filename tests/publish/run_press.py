"""Fill the archive of FARWIRE_DATA_DIR with the press: cd tests; python -m publish.run_press."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farwire.project.settings")


def main() -> None:
    """Migrate and fill."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - Django first

    from publish.press import publish_press  # noqa: PLC0415 - Django first

    call_command("migrate", verbosity=0)
    publish_press()


if __name__ == "__main__":
    main()
