# ruff: noqa: SLF001 - it looks inside on purpose
"""Where our decoder's time goes, and which share of the processor's int8 products a second it reaches."""

import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from farwire.records import EngineChoice
from farwire.translate.marian import MarianEngine, engine, rows
from farwire.translate.marian.architecture import Architecture

PRODUCTS_A_CYCLE = 128  # two 512-bit VNNI instructions of 64 products each


class Clock:
    """CPU seconds by stage. Stages may hold others; `own` subtracts them."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """A function that counts its time."""

        def measured(*positional: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return call(*positional, **named)
            finally:
                self.seconds[name] += time.process_time() - began
                self.calls[name] += 1

        return measured


class Session:
    """An ONNX session whose runs are timed."""

    def __init__(self, session: Any, name: str, clock: Clock) -> None:
        """Wrap a session."""
        self.io_binding = session.io_binding
        self.run = clock.timed(name, session.run)
        self.run_with_iobinding = clock.timed(name, session.run_with_iobinding)


def products(shape: Architecture, sources: int, steps: int, words: float) -> tuple[float, float, float]:
    """Int8 products of encoder, decoder layers and output layer, for so many source pieces and steps."""
    width, inner = shape.width, shape.feed_forward
    encoder = sources * (shape.encoder_layers * (4 * width**2 + 2 * width * inner))
    encoder += sources * 2 * shape.decoder_layers * width**2
    decoder = steps * shape.decoder_layers * (4 * width**2 + 2 * width * inner)
    return float(encoder), float(decoder), steps * words * width


def clock_rate() -> float:
    """The processor's clock in GHz as the system tells it, else 3."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    found = re.findall(r"cpu MHz\s*:\s*([\d.]+)", text)
    return max(map(float, found), default=3000.0) / 1000


def report(folder: str, cache: str, lines: list[str]) -> None:
    """Translate once with clocks on, and print the table."""
    choice = EngineChoice("marian", "Farwire", "b", "b", "pt", "en", None, (("folder", folder), ("cache", cache)))
    ours, clock = MarianEngine(choice), Clock()
    ours.render(lines[:50])
    network = ours.network
    network.encoder = Session(network.encoder, "encoder", clock)
    network.step = Session(network.step, "decoder step", clock)
    if network.lists is not None:
        network.lists._gather = Session(network.lists._gather, "own words", clock)
    plain = rows.Rows.step, engine.decode, rows.Rows._seat
    rows.Rows.step = clock.timed("step and choice", plain[0])  # type: ignore[method-assign]
    rows.Rows._seat = clock.timed("seating", plain[2])  # type: ignore[method-assign]
    engine.decode = clock.timed("decode", plain[1])  # type: ignore[assignment]
    whole = clock.timed("whole", ours.render)
    renderings = whole(lines)
    rows.Rows.step, engine.decode, rows.Rows._seat = plain  # type: ignore[method-assign]
    _print(ours, clock, lines, [rendering.text or "" for rendering in renderings])


def _print(ours: MarianEngine, clock: Clock, lines: list[str], out: list[str]) -> None:
    seconds = clock.seconds
    parts = {
        "encoder": seconds["encoder"],
        "decoder steps": seconds["decoder step"],
        "choosing between steps": seconds["step and choice"] - seconds["decoder step"],
        "own words gathered": seconds["own words"],
        "seating sentences": seconds["seating"] - seconds["own words"],
        "pieces, shortlists, alignment": seconds["whole"] - seconds["decode"],
    }
    parts["the rest"] = seconds["whole"] - sum(parts.values())
    jobs = [ours.job(ours.source.encode(line)) for line in lines]
    sources = sum(len(job.pieces) for job in jobs)
    steps = sum(len(ours.target.ids(text)) + 1 for text in out)
    words = float(np.mean([0 if job.words is None else len(job.words) for job in jobs]))
    counts = products(ours.network.shape, sources, steps, words)
    print(f"\nwhere {seconds['whole']:.2f} CPU s for {len(lines)} sentences go")
    for name, spent in parts.items():
        print(f"  {name:32}{spent:8.2f} s {100 * spent / seconds['whole']:6.1f} %")
    peak = PRODUCTS_A_CYCLE * clock_rate()
    total = sum(counts) / 1e9
    share = 100 * counts[0] / sum(counts)
    print(f"int8 products a sentence: {1000 * total / len(lines):.0f} million (encoder {share:.0f} %)")
    print(f"peak {peak:.0f} billion a second by arithmetic = {peak * len(lines) / total:.0f} sentences/s")
    for name, count, spent in (
        ("encoder", counts[0], parts["encoder"]),
        ("decoder", counts[1] + counts[2], parts["decoder steps"]),
        ("all", sum(counts), seconds["whole"]),
    ):
        rate = count / spent / 1e9
        print(f"  {name}: {rate:.0f} billion a second, {100 * rate / peak:.0f} % of the peak")
