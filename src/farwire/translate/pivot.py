"""Two engines in a row, where no model serves a pair directly."""

from collections.abc import Sequence
from dataclasses import replace

from farwire.errors import ConfigurationError
from farwire.records import AlignedWord, EngineChoice
from farwire.translate.engine import Engine, Rendering, open_engine


def legs(choice: EngineChoice) -> tuple[EngineChoice, EngineChoice]:
    """The two direct choices that a pivoting choice stands for. Raises ConfigurationError."""
    options = dict(choice.options)
    if choice.pivot is None or "second_folder" not in options:
        raise ConfigurationError(f"the engine of {choice.pair} names no second leg")
    rest = tuple((name, value) for name, value in choice.options if name not in ("folder", "second_folder"))
    first = replace(choice, target_language=choice.pivot, pivot=None, options=(("folder", options["folder"]), *rest))
    folder = ("folder", options["second_folder"])
    return first, replace(choice, source_language=choice.pivot, pivot=None, options=(folder, *rest))


class PivotEngine:
    """Source to pivot to target. Findings of both legs are kept; alignment is carried through the pivot."""

    def __init__(self, choice: EngineChoice) -> None:
        """Open both legs. Raises ModelUnusable."""
        first, second = legs(choice)
        self._first: Engine = open_engine(first)
        self._second: Engine = open_engine(second)

    def render(self, sentences: Sequence[str]) -> list[Rendering]:
        """Translate sentences: one rendering each, in order."""
        middle = self._first.render(sentences)
        going = [index for index, rendering in enumerate(middle) if rendering.text]
        ends = dict(zip(going, self._second.render([middle[index].text or "" for index in going]), strict=True))
        return [
            _joined(rendering, ends[index]) if index in ends else rendering for index, rendering in enumerate(middle)
        ]


def _joined(first: Rendering, second: Rendering) -> Rendering:
    words = tuple(_through(word, first.words) for word in second.words) if first.words else ()
    logs = (first.log_probability, second.log_probability)
    total = None if logs[0] is None or logs[1] is None else round(logs[0] + logs[1], 4)
    # The second leg's places point into the pivot's text, which nobody sees.
    findings = tuple(replace(finding, source_span=None) for finding in second.findings)
    first_findings = tuple(replace(finding, target_span=None) for finding in first.findings)
    return Rendering(second.text, words, (*first_findings, *findings), total)


def _through(word: AlignedWord, middle: Sequence[AlignedWord]) -> AlignedWord:
    """A word of the target, its stretch of the pivot replaced by that of the source."""
    hits = [
        hit
        for hit in middle
        if hit.target_start < word.source_end
        and word.source_start < hit.target_end
        and hit.source_start < hit.source_end
    ]
    start = min((hit.source_start for hit in hits), default=0)
    end = max((hit.source_end for hit in hits), default=start)
    return replace(word, source_start=start, source_end=end)
