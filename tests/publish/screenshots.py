"""Make docs/screenshots from the invented press: `make screenshots`, or PYTHONPATH=tests python -m publish.screenshots.

The pages are served from an archive of their own by this process, and looked at in Chromium.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from playwright.sync_api import sync_playwright

from publish.chromium import ARGUMENTS, DARK, EXECUTABLE, LIGHT, NARROW

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "screenshots"
PHONE: dict[str, Any] = {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}


def shots(article: str, arabic: str, story: str) -> list[tuple[str, str, dict[str, Any]]]:
    """File, address and look of each screenshot."""
    return [
        ("front-light", "/en/", LIGHT),
        ("front-dark", "/en/", DARK),
        ("front-mobile", "/en/", PHONE),
        ("front-narrow", "/en/", NARROW),
        ("front-arabic", "/ar/", LIGHT),
        ("article-translation", f"/en/article/{article}/", LIGHT),
        ("article-both", f"/en/article/{article}/?view=both", LIGHT),
        ("article-both-dark", f"/en/article/{article}/?view=both", DARK),
        ("article-doubts", f"/en/article/{article}/#r2", LIGHT),
        ("article-doubts-dark", f"/en/article/{article}/#r2", DARK),
        ("article-doubts-arabic", f"/ar/article/{article}/#r2", LIGHT),
        ("article-mobile", f"/ar/article/{article}/", PHONE),
        ("article-arabic-original", f"/en/article/{arabic}/?view=original", LIGHT),
        ("story", f"/en/story/{story}/", LIGHT),
        ("story-dark", f"/en/story/{story}/", DARK),
        ("source", "/en/source/di-rio-do-estu-rio/", LIGHT),
    ]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@contextmanager
def serving() -> Iterator[str]:
    """The site at an address of its own, from an archive that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "FARWIRE_DATA_DIR": folder,
            "FARWIRE_EDITIONS": "en,pt,ar",
            "FARWIRE_SECRET_KEY": "screenshots",
            "DJANGO_SETTINGS_MODULE": "farwire.project.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
        }
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - Django first

        from farwire.project.wsgi import application  # noqa: PLC0415 - Django first
        from publish.press import publish_press  # noqa: PLC0415 - Django first

        call_command("migrate", verbosity=0)
        publish_press()
        server = make_server("127.0.0.1", 0, application, handler_class=_Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def main() -> int:
    """Write the pictures; 1 where there is no Chromium."""
    if EXECUTABLE is None:
        sys.stderr.write("Chromium is not installed\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving() as url, sync_playwright() as playwright:
        from farwire.archive.keys import article_key  # noqa: PLC0415 - Django first
        from publish.press import pieces  # noqa: PLC0415 - Django first

        keys = {piece.facts["path"]: piece.key for piece in pieces()}
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        for name, path, look in shots(keys["eletrico"], keys["palms"], article_key("tram")):
            page = browser.new_context(**look).new_page()
            page.goto(f"{url}{path}")
            page.wait_for_timeout(500 if "#" in path else 0)  # what was jumped to must be painted
            page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
            sys.stdout.write(f"{name}.png {(FOLDER / f'{name}.png').stat().st_size // 1000} kB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
