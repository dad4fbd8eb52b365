"""Lighthouse on the front page, a story and an article, on a phone and on a desk: its scores, and what it names.

Serves the invented press of the tests from an archive of its own, or looks at a site that runs already
(--site). The press is served public and indexable, so that the search engines' category can be judged.
Beside the scores: HTML and CSS as transferred, and requests to other hosts.
Needs Chromium and Lighthouse: `npm install lighthouse` anywhere outside the repository, then
`--lighthouse FOLDER/node_modules/.bin/lighthouse`, or have it in PATH.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench_serve import FARWIRE, running
from own_archive import TESTS

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 98
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def main() -> int:
    """Print the scores; 1 if one of the first three categories is under the floor."""
    options = arguments()
    if not options.lighthouse or not options.chromium:
        print("Lighthouse or Chromium is not installed: nothing was measured (npm install lighthouse)")
        return 0
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        site = (options.site or stack.enter_context(press(options.port, folder))).rstrip("/")
        lowest = 100
        heads = "".join(f"{name:>16}" for name in CATEGORIES)
        print(f"{'page':34}{'form':8}{heads}{'HTML+CSS kB':>13}{'strangers':>11}")
        for page in options.page or pages_of(site):
            for form in ("mobile", "desktop"):
                report = look(options, f"{site}{page}", form, folder)
                scores = [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]
                lowest = min(lowest, *scores[:3])
                shown = "".join(f"{score:16}" for score in scores)
                weight, strangers = transferred(report, site)
                print(f"{page:33.33} {form:8}{shown}{weight / 1000:13.1f}{strangers:11}", flush=True)
                print("".join(f"    {words}\n" for words in named(report)), end="")
    print(f"\nlowest of performance, accessibility and best practices: {lowest} (at least {LEAST} is wanted)")
    return 0 if lowest >= LEAST else 1


def arguments() -> argparse.Namespace:
    """The options of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse"), help="the program")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--site", help="the address of a site that runs already, such as http://127.0.0.1:8000")
    parser.add_argument("--page", action="append", help="a path to look at; may be repeated")
    parser.add_argument("--port", type=int, default=8793)
    return parser.parse_args()


@contextmanager
def press(port: int, folder: str) -> Iterator[str]:
    """The invented press, served as `farwire serve` does."""
    environment = {
        "FARWIRE_DATA_DIR": folder,
        "FARWIRE_EDITIONS": "en,pt,ar",
        "FARWIRE_LISTEN": f"127.0.0.1:{port}",
        "FARWIRE_VISIBILITY": "public",
        "FARWIRE_INDEX_TRANSLATIONS": "yes",
    }
    os.environ |= environment
    subprocess.run([sys.executable, "-m", "publish.run_press"], cwd=TESTS, check=True)
    with running([FARWIRE, "serve", "--workers", "1"], f"http://127.0.0.1:{port}/healthz"):
        yield f"http://127.0.0.1:{port}"


def pages_of(site: str) -> list[str]:
    """The front page of the first edition, its first story, and the first translated article on either.

    Where both have none, as in an edition whose own press tells everything, another edition's is taken.
    """
    with urlopen(f"{site}/") as answer:  # noqa: S310 - the address that was named
        front = answer.url.removeprefix(site)
        html = answer.read().decode()
    story = re.findall(r'href="(/[^/"]+/story/[^/"]+/)"', html)[:1]
    others = re.findall(r'href="(/[^/"]+/)" hreflang', html)
    article = next((found for path in (front, *story, *others) if (found := translated_on(site, path))), None)
    return [front, *story, *([article, f"{article}?view=both"] if article else [])]


def translated_on(site: str, path: str) -> str | None:
    """The first article that a page lists with the label of its pair."""
    with urlopen(f"{site}{path}") as answer:  # noqa: S310 - the address that was named
        found = re.search(r'class="pair" href="(/[^/"]+/article/[^/"?]+/)', answer.read().decode())
    return found[1] if found else None


def transferred(report: dict[str, Any], site: str) -> tuple[int, int]:
    """Bytes of HTML and CSS as they came, and how many requests went to other hosts."""
    items = report["audits"]["network-requests"]["details"]["items"]
    kinds = ("Document", "Stylesheet")
    weight = sum(item["transferSize"] for item in items if item.get("resourceType") in kinds)
    return weight, sum(not item["url"].startswith((site, "data:")) for item in items)


def look(options: argparse.Namespace, address: str, form: str, folder: str) -> dict[str, Any]:
    """Lighthouse's report on one page."""
    target = Path(folder) / "report.json"
    profile = tempfile.mkdtemp(dir=folder)
    command = [options.lighthouse, address, "--quiet", "--output=json", f"--output-path={target}"]
    command += [f"--chrome-flags={FLAGS} --user-data-dir={profile}", *(["--preset=desktop"] * (form == "desktop"))]
    environment = os.environ | {"CHROME_PATH": options.chromium}
    # Chromium's trace sometimes lacks its beginning; Lighthouse then asks to be run again.
    if subprocess.call(command, env=environment, stdout=subprocess.DEVNULL):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return report


def named(report: dict[str, Any]) -> list[str]:
    """The audits that are not passed and count, each with what it says."""
    counting = {
        reference["id"]
        for name in CATEGORIES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    failed = [each for each in report["audits"].values() if each["id"] in counting and (each["score"] or 0) < 0.9]
    passed = ("notApplicable", "manual", "informative")
    return [f"{each['id']}: {each['title']}" for each in failed if each["scoreDisplayMode"] not in passed]


if __name__ == "__main__":
    sys.exit(main())
