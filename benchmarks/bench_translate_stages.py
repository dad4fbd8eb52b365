"""Where our decoder's time goes, and which share of the processor's int8 products a second it reaches."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from farwire.records import EngineChoice
from farwire.translate.marian import MarianEngine, buffers, decode, engine, rows
from farwire.translate.marian.architecture import Architecture
from farwire.translate.marian.builder import Builder
from farwire.translate.marian.decode import decoded
from farwire.translate.marian.graph import tensor
from farwire.translate.marian.network import session
from farwire.translate.marian.variant import Variant
from farwire.translate.marian.weights import Matrix

PRODUCTS_A_CYCLE = 128  # two 512-bit VNNI instructions of 64 products each; Zen 4 does one


class Clock:
    """CPU seconds by stage. A stage's own time is without that of the stages it calls."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seconds: Counter[str] = Counter()
        self._inner: list[float] = []

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """A function that counts its own time."""

        def measured(*positional: Any, **named: Any) -> Any:
            began = time.process_time()
            self._inner.append(0.0)
            try:
                return call(*positional, **named)
            finally:
                spent = time.process_time() - began
                self.seconds[name] += spent - self._inner.pop()
                if self._inner:
                    self._inner[-1] += spent

        return measured

    def timed_steps(self, name: str, call: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """A generator that counts the time between what it yields."""
        advance = self.timed(name, next)

        def measured(*positional: Any, **named: Any) -> Iterator[Any]:
            running, end = call(*positional, **named), object()
            while (item := advance(running, end)) is not end:
                yield item

        return measured


class Session:
    """An ONNX session whose runs are timed."""

    def __init__(self, session: Any, name: str, clock: Clock) -> None:
        """Wrap a session."""
        self.io_binding = session.io_binding
        self.run = clock.timed(name, session.run)
        self.run_with_iobinding = clock.timed(name, session.run_with_iobinding)


def products(shape: Architecture, sources: int, steps: int, words: float) -> tuple[float, float]:
    """Int8 products of encoder and decoder, for so many source pieces, steps and words of a shortlist."""
    width, inner = shape.width, shape.feed_forward
    encoder = sources * (shape.encoder_layers * (4 * width**2 + 2 * width * inner))
    encoder += sources * 2 * shape.decoder_layers * width**2
    decoder = steps * shape.decoder_layers * (4 * width**2 + 2 * width * inner)
    return float(encoder), decoder + steps * words * width


def clock_rate() -> float:
    """The processor's clock in GHz as the system tells it, else 3."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    found = re.findall(r"cpu MHz\s*:\s*([\d.]+)", text)
    return max(map(float, found), default=3000.0) / 1000


def best_rate(rows: int = 512, inputs: int = 1536, outputs: int = 256) -> float:
    """Int8 products a second of one large product alone, the best of 20: what the library can do on this core."""
    graph = Builder(Variant(signed=True, shortlist=False))
    weight = Matrix((inputs, outputs), np.ones((inputs, outputs), np.int8), 1.0, 1.0)
    graph.add("Identity", graph.product("x", weight), out="y")
    shapes = [tensor("x", ["M", inputs])], [tensor("y", ["M", outputs])]
    alone, values = session(graph.finish("product", *shapes)), np.ones((rows, inputs), np.float32)
    least = float("inf")
    for _ in range(20):
        began = time.process_time()
        for _ in range(5):
            alone.run(None, {"x": values})
        least = min(least, (time.process_time() - began) / 5)
    return rows * inputs * outputs / least


def report(folder: str, cache: str, lines: list[str]) -> None:
    """Translate once with clocks on, and print the table."""
    choice = EngineChoice("marian", "Farwire", "b", "b", "pt", "en", None, (("folder", folder), ("cache", cache)))
    ours, clock = MarianEngine(choice), Clock()
    ours.render(lines[:50])
    network = ours.network
    network.encoder = Session(network.encoder, "encoder", clock)
    network.step = Session(network.step, "decoder steps", clock)
    if network.lists is not None:
        network.lists.turn = Session(network.lists.turn, "own words laid out", clock)
    changed = [
        (buffers.Buffers, "place", "seating sentences, own words gathered"),
        (buffers.Buffers, "lay_out", "arrays laid out anew"),
        (decode, "_encode", "in and out of the encoder"),
        (rows.Rows, "_result", "results"),
        (engine, "align_words", "word alignment"),
        (MarianEngine, "job", "shortlists"),
    ]
    plain = [(owner, name, getattr(owner, name)) for owner, name, _ in changed] + [(engine, "decoded", decoded)]
    for owner, name, label in changed:
        setattr(owner, name, clock.timed(label, getattr(owner, name)))
    engine.decoded = clock.timed_steps("choosing between steps", decoded)
    renderings = clock.timed("pieces in and out, the rest", ours.render)(lines)
    for owner, name, call in plain:
        setattr(owner, name, call)
    _print(ours, clock.seconds, lines, [rendering.text or "" for rendering in renderings])


def _print(ours: MarianEngine, seconds: Counter[str], lines: list[str], out: list[str]) -> None:
    whole = sum(seconds.values())
    jobs = [ours.job(ours.source.encode(line)) for line in lines]
    sources = sum(len(job.pieces) for job in jobs)
    steps = sum(len(ours.target.ids(text)) + 1 for text in out)
    words = float(np.mean([0 if job.words is None else len(job.words) for job in jobs]))
    encoder, decoder = products(ours.network.shape, sources, steps, words)
    print(f"\nwhere {whole:.2f} CPU s for {len(lines)} sentences go ({len(lines) / whole:.0f} a second, clocks on)")
    for name, spent in seconds.most_common():
        print(f"  {name:40}{spent:8.2f} s {100 * spent / whole:6.1f} %")
    peak, reached = PRODUCTS_A_CYCLE * clock_rate() * 1e9, best_rate()
    total = encoder + decoder
    print(f"int8 products a sentence: {total / len(lines) / 1e6:.0f} million (encoder {100 * encoder / total:.0f} %)")
    for name, rate in (("by arithmetic, two units at the rated clock", peak), ("one large product alone", reached)):
        print(f"  {name}: {rate / 1e9:.0f} billion a second = {rate * len(lines) / total:.0f} sentences/s")
    parts = (("encoder", encoder, seconds["encoder"]), ("decoder", decoder, seconds["decoder steps"]))
    for name, count, spent in (*parts, ("all", total, whole)):
        rate = count / spent
        print(f"  {name}: {rate / 1e9:.0f} billion a second, {100 * rate / reached:.0f} % of the large product's")
