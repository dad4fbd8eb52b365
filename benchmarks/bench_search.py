"""Search over a large archive of made articles, on SQLite and PostgreSQL: the cost of each kind of question.

Words follow Zipf's law over a made vocabulary; some articles are in Han and some in Thai letters, half are
translated. Entries are made by the product's own index; revisions are filed without their bodies, which no
search reads. Every figure is of one search with its hits as cards and sentences, without the page's template:
the median of the wall's time, and the median CPU of this process, the database's and the one that knows
meanings together, in milliseconds. PostgreSQL is left out where it is not installed.

    bench_search.py --articles 100000 --databases sqlite,postgresql
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

END = datetime(2026, 11, 20, tzinfo=UTC)
LANGUAGES = ("pt", "es", "de", "en", "fr", "pt", "ja", "th", "en", "es")
VOCABULARY = 30_000
SENTENCES, WORDS = 20, 14
TOGETHER = 1000
SOURCES = 60
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Bench each database in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--times", type=int, default=9, help="how often each question is asked")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return inside(options.articles, options.times)
    worst = 0
    for name in options.databases.split(","):
        with tempfile.TemporaryDirectory() as folder, database(name) as url:
            if url is None:
                print(f"{name}: not installed, left out")
                continue
            environment = os.environ | {
                "FARWIRE_DATA_DIR": folder,
                "FARWIRE_DATABASE_URL": url,
                "FARWIRE_EDITIONS": "en,pt",
                "FARWIRE_MEANING": "on",
                "DJANGO_SETTINGS_MODULE": "farwire.project.settings",
                "OPENBLAS_NUM_THREADS": "1",
            }
            command = [sys.executable, __file__, "--inside", "--articles", str(options.articles)]
            worst |= subprocess.call([*command, "--times", str(options.times)], env=environment)
    return worst


@contextmanager
def database(name: str) -> Iterator[str | None]:
    """The URL of an empty database; empty for SQLite, None where there is none."""
    if name == "sqlite":
        yield ""
        return
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    import pgserver

    programs = pgserver.find_programs()
    if programs is None:
        yield None
        return
    with pgserver.server(programs) as url:
        yield url


def inside(count: int, times: int) -> int:
    """Fill the archive that the environment names, and ask it."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    words = fill(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"\n{connection.vendor}: {count} articles in {time.perf_counter() - started:.0f} s")
    ask(questions(words), times)
    return 0


def vocabulary(chance: np.random.Generator) -> dict[str, list[str]]:
    """Made words by script: Latin, Han, Thai."""
    starts, vowels = list("bcdfghjklmnprstvz"), list("aeiou")

    def made(letters: Callable[[], str], length: int) -> list[str]:
        return ["".join(letters() for _ in range(length)) for _ in range(VOCABULARY)]

    def pick(some: list[str]) -> str:
        return some[int(chance.integers(len(some)))]

    han = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
    thai = [chr(code) for code in range(0x0E01, 0x0E2E)]
    return {
        "latin": made(lambda: pick(starts) + pick(vowels), 4),
        "han": made(lambda: pick(han), 2),
        "thai": made(lambda: pick(thai) + pick(["า", "ี", "ู", "ิ"]), 2),
    }


def script_of(language: str) -> str:
    """Whose letters a language is written in here."""
    return {"ja": "han", "th": "thai"}.get(language, "latin")


def fill(count: int) -> dict[str, list[str]]:
    """File made articles with entries and vectors; returns the vocabulary, the most frequent words first."""
    from farwire.archive.models import Feed, Source

    chance = np.random.default_rng(7)
    words = vocabulary(chance)
    share = 1 / np.arange(1, VOCABULARY + 1) ** 1.07
    share /= share.sum()
    sources = [
        Source.objects.create(slug=f"paper-{n}", name=f"Paper {n}", language="pt", country=("PT", "DE", "JP")[n % 3])
        for n in range(SOURCES)
    ]
    feeds = [Feed.objects.create(url=f"https://{each.slug}.example/feed", source=each) for each in sources]
    for start in range(0, count, TOGETHER):
        numbers = range(start, min(start + TOGETHER, count))
        drawn = chance.choice(VOCABULARY, (len(numbers), 2, SENTENCES, WORDS), p=share)
        vectors = chance.normal(size=(len(numbers), 512)).astype("<f4")
        _file(numbers, feeds, words, drawn, vectors / np.linalg.norm(vectors, axis=1)[:, None])
    return words


def _file(numbers: range, feeds: list[Any], words: dict[str, list[str]], drawn: Any, vectors: Any) -> None:
    from django.db import transaction

    from farwire.archive.models import Article, Revision, SearchEntry, Signature, Translation

    made = [_article(number, feeds[number % SOURCES], words, drawn[place]) for place, number in enumerate(numbers)]
    with transaction.atomic():
        Article.objects.bulk_create([article for article, _, _ in made])
        entries = [_entry(*each) for each in made]
        for _, revision, _ in made:
            revision.content = {}
        Revision.objects.bulk_create([revision for _, revision, _ in made])
        for article, revision, _ in made:
            article.latest = revision
        Article.objects.bulk_update([article for article, _, _ in made], ["latest"], batch_size=500)
        Translation.objects.bulk_create([_bare(each) for _, _, some in made for each in some])
        Signature.objects.bulk_create(
            Signature(revision=revision, fingerprint=b"", vector=vectors[place].tobytes())
            for place, (_, revision, _) in enumerate(made)
        )
        for entry, (_, revision, _) in zip(entries, made, strict=True):
            entry.revision, entry.turn = revision, numbers.stop
        SearchEntry.objects.bulk_create(entries, batch_size=200)
        _write_vectors(entries)


def _article(number: int, feed: Any, words: dict[str, list[str]], drawn: Any) -> tuple[Any, Any, list[Any]]:
    """An article with its revision and translation, not yet filed."""
    from farwire.archive.keys import article_key
    from farwire.archive.models import Article, Revision, Translation

    url, at = f"https://bench.example/{number}", END + timedelta(minutes=number)
    language = LANGUAGES[number % len(LANGUAGES)]
    own = _sentences(words[script_of(language)], drawn[0], "" if language in ("ja", "th") else " ")
    article = Article(key=article_key(url), url=url, canonical_url=url, source=feed.source, feed=feed)
    article.published_at = article.seen_at = at
    kinds = ["headline", "standfirst", *["paragraph"] * (SENTENCES - 2)]
    blocks = [
        {"kind": kind, "segments": [{"block": place, "index": 0, "text": text}]}
        for place, (kind, text) in enumerate(zip(kinds, own, strict=True))
    ]
    revision = Revision(
        article=article,
        number=1,
        digest=f"{number:064d}",
        language=language,
        language_confidence=0.99,
        headline=own[0],
        standfirst=own[1],
        lead=own[2],
        byline=["Staff"],
        section="World",
        published_at=at,
        completeness="complete",
        rights={},
        content={"blocks": blocks},
        observed_at=at,
    )
    if language == "en" or number % 2:
        return article, revision, []
    targets = _sentences(words["latin"], drawn[1], " ")
    translation = Translation(
        revision=revision,
        target_language="en",
        engine="bench",
        engine_version="1",
        model="bench",
        pair=f"{language}-en",
        headline=targets[0],
        decision="publish",
        made_at=at,
        units=[{"target": text} for text in targets],
        verdict={"units": [{"band": "none"}] * len(targets)},
    )
    return article, revision, [translation]


def _sentences(words: list[str], drawn: Any, joint: str) -> list[str]:
    return [joint.join(words[place] for place in row) + "." for row in drawn]


def _entry(article: Any, revision: Any, translations: list[Any]) -> Any:
    from farwire.archive.models import SearchEntry
    from farwire.archive.search.entry import entry_values

    return SearchEntry(article=article, **entry_values(article, revision, translations))


def _bare(translation: Any) -> Any:
    translation.units, translation.verdict = [], {"units": []}
    return translation


def _write_vectors(entries: list[Any]) -> None:
    from django.db import connection

    from farwire.archive.search.vector import vector_text

    if connection.vendor != "postgresql":
        return
    rows = [(vector_text([each.headlines, each.leads, each.rest], each.place), each.pk) for each in entries]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE archive_searchentry SET vector = %s::tsvector WHERE id = %s", rows)


def questions(words: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """Questions of each kind, by what they are."""
    latin, han, thai = words["latin"], words["han"], words["thai"]
    return {
        "a rare word": {"q": latin[20_000]},
        "a word": {"q": latin[1500]},
        "a frequent word": {"q": latin[60]},
        "the most frequent word": {"q": latin[0]},
        "two words": {"q": f"{latin[200]} {latin[900]}"},
        "two frequent words": {"q": f"{latin[0]} {latin[1]}"},
        "four words": {"q": " ".join(latin[place] for place in (30, 80, 150, 300))},
        "a phrase": {"q": f'"{latin[200]} {latin[100]}"'},
        "a phrase of frequent words": {"q": f'"{latin[0]} {latin[1]}"'},
        "a beginning": {"q": f"{latin[500][:5]}*"},
        "a short beginning": {"q": f"{latin[500][:2]}*"},
        "without a word": {"q": f"{latin[60]} -{latin[0]}"},
        "a word in one language": {"q": f"{latin[60]} language:de"},
        "a word in one paper": {"q": f"{latin[60]} source:paper-7"},
        "a word in old days": {"q": f"{latin[0]} from:2026-11-21 to:2026-11-22"},
        "a Han word": {"q": han[40]},
        "Han words": {"q": f"{han[300]}{han[40]}"},
        "a Thai word": {"q": thai[40]},
        "one paper's latest": {"q": "source:paper-7"},
        "all of a day": {"q": "from:2026-11-25 to:2026-11-25"},
        "nothing": {"q": "qqqqqqq"},
        "a sentence": {"q": "The mayor opens a new bridge over the river after ten years"},
    }


def ask(asked: dict[str, dict[str, str]], times: int) -> None:
    """Print what each question costs."""
    from django.conf import settings

    from farwire.publish.editions import Edition
    from farwire.publish.selection import query_of, search

    edition = Edition("en")
    search(query_of({"q": "warm"}), edition)
    # The first search started the process that knows meanings: it reads the whole archive now.
    door, started = Path(settings.DATA_DIR) / "meaning.socket", time.perf_counter()
    while not door.exists() and time.perf_counter() - started < 300:
        time.sleep(0.2)
    print(f"meanings ready after {time.perf_counter() - started:.0f} s")
    time.sleep(3)
    others = _processes()
    print(f"{'question':32}{'wall ms':>9}{'CPU ms':>9}{'hits':>6}{'alike':>6}")
    walls = []
    for name, fields in asked.items():
        query = query_of(fields)
        wall, cpu = [], []
        for _ in range(times):
            before, started = _cpu(others), time.perf_counter()
            hits = search(query, edition)
            wall.append((time.perf_counter() - started) * 1000)
            cpu.append((_cpu(others) - before) * 1000)
        walls.append(median(wall))
        mean_cpu = sum(cpu) / len(cpu)  # the system counts in hundredths of a second, so the mean says more
        print(f"{name:32}{median(wall):9.1f}{mean_cpu:9.1f}{len(hits.by_words):6}{len(hits.by_meaning):6}")
    print(f"{'median of all':32}{median(walls):9.1f}\n{'worst':32}{max(walls):9.1f}")


def _processes() -> list[int]:
    """The other processes at work for us: those that we started, and the database's own for our connection."""
    from django.db import connection

    mine = [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if _parent(path) == os.getpid()]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            mine.append(cursor.fetchone()[0])
    return mine


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _cpu(others: list[int]) -> float:
    """Seconds of CPU of this process and the others."""
    spent = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13] for pid in others]
    return time.process_time() + sum(int(ticks) for pair in spent for ticks in pair) / TICKS


if __name__ == "__main__":
    sys.exit(main())
