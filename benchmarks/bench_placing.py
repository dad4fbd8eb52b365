"""What it costs to place an article among 1,000, 10,000 and 100,000 members, made ones.

    .venv/bin/python benchmarks/bench_placing.py

There is a story for every three or four members, with names and numbers of all frequencies (Zipf).
"""

import argparse
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from farwire.group import Candidate, Member, Window
from farwire.records import Signature

START = datetime(2026, 3, 2, tzinfo=UTC)


def main() -> None:
    """Print the curve."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print("members  stories  place ms CPU  memory MB (whole process)")
    for count in (1_000, 10_000, 100_000):
        window, stories = Window(), set[str]()
        window.load(members(count, stories))
        last = [made(count + n, count)[0] for n in range(300)]
        spent = time.process_time()
        for asked in last:
            window.place(asked)
        spent = 1000 * (time.process_time() - spent) / len(last)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{count:7} {len(stories):8} {spent:13.2f} {memory:10}")


def members(count: int, stories: set[str]) -> Iterator[Member]:
    """Made members, whose stories are noted on the way."""
    for number in range(count):
        asked, story = made(number, count)
        stories.add(story)
        yield Member(
            asked.article, asked.digest, asked.language, asked.source, asked.published_at, asked.signature, story
        )


def made(number: int, count: int) -> tuple[Candidate, str]:
    """A made article and its story: near its story's vector, with names of all frequencies."""
    own = np.random.default_rng(number)
    story = int(own.integers(0, max(1, count * 3 // 10)))
    core = np.random.default_rng(10_000_000 + story).standard_normal((8, 512)).astype("<f4")
    vector = core[0] + own.standard_normal(512).astype("<f4") * 0.6
    sentences = np.clip(core[1:, :64] * 24 + own.standard_normal((7, 64)) * 12, -127, 127).astype(np.int8)
    shingles = np.sort(own.integers(0, 2**32, 256, np.uint64).astype("<u4"))
    prints = own.integers(0, 2**32, 128, np.uint64).astype("<u4")
    names = [f"N{name}" for name in own.zipf(1.3, 30) % 200_000] + [f"S{story}x{n}" for n in range(6)]
    numbers = sorted({str(10 + value) for value in (own.zipf(1.3, 12) % 100_000).tolist()} | {str(1000 + story)})
    signature = Signature(
        str(number),
        ("en", "de", "fr", "es", "ru")[number % 5],
        prints.tobytes(),
        (vector / np.linalg.norm(vector)).astype("<f4").tobytes(),
        (),
        tuple(numbers),
        shingles.tobytes(),
        sentences.tobytes(),
        tuple(names),
    )
    at = START + timedelta(days=3.5 * number / count)
    return Candidate(f"a{number}", str(number), signature.language, "made", at, signature), f"s{story}"


if __name__ == "__main__":
    main()
