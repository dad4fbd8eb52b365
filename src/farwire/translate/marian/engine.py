"""Our decoder as an engine: sentences in, renderings with alignment and log-probabilities out."""

import itertools
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from farwire.errors import ModelUnusable
from farwire.records import EngineChoice, Finding
from farwire.translate.engine import Rendering
from farwire.translate.folders import model_files, verify_files
from farwire.translate.marian.align import align_words
from farwire.translate.marian.decode import BUDGET, ROWS, decode, decoded
from farwire.translate.marian.jobs import Decoded, Job
from farwire.translate.marian.network import Network
from farwire.translate.marian.shortlist import read_shortlist
from farwire.translate.marian.vocabulary import Pieces, Vocabulary

LONGEST_SENTENCE = 512  # source pieces; `prepare` cuts far earlier
# So many translations are put in words at a time: one alone finds the cache cold after a step of the decoder,
# and all at the end would keep the interpreter from other threads.
TOGETHER = 128
# A step takes less than half a millisecond, and who comes back from one needs the interpreter: it would wait five,
# as Python has it, for a thread that puts translations in words.
SWITCH = 0.0002  # seconds


class MarianEngine:
    """One direction of Firefox Translations models. Threads may share it."""

    def __init__(self, choice: EngineChoice) -> None:
        """Open the model. Raises ModelUnusable."""
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH))
        options = dict(choice.options)
        files = model_files(options["folder"])
        verify_files(files)
        self.source = Vocabulary(files.source_vocabulary)
        shared = files.source_vocabulary == files.target_vocabulary
        self.target = self.source if shared else Vocabulary(files.target_vocabulary)
        cache = Path(options["cache"]) if "cache" in options else None
        self.network = Network(files, cache, has_shortlist=files.shortlist is not None)
        sizes = self.network.shape.source_vocabulary, self.network.shape.target_vocabulary
        if self.source.size > sizes[0] or self.target.size > sizes[1]:
            raise ModelUnusable(f"{files.source_vocabulary.name}: larger than {files.model.name} knows")
        self._shortlist = read_shortlist(files.shortlist, *sizes, shared) if files.shortlist else None

    def render(self, sentences: Sequence[str], *, rows: int = ROWS, budget: int = BUDGET) -> list[Rendering]:
        """Translate sentences: one rendering each, in order."""
        encoded = [self.source.encode(sentence) for sentence in sentences]
        fitting = [index for index, pieces in enumerate(encoded) if 0 < len(pieces.ids) < LONGEST_SENTENCE]
        jobs = [self.job(encoded[index]) for index in fitting]
        made = [_unfit(pieces) for pieces in encoded]
        finished = decoded(self.network, jobs, rows=rows, budget=budget)
        while some := list(itertools.islice(finished, TOGETHER)):
            for place, one in some:
                index = fitting[place]
                made[index] = self.rendering(sentences[index], encoded[index], one)
        return made

    def job(self, pieces: Pieces, forced: tuple[int, ...] = (), banned: tuple[int, ...] = ()) -> Job:
        """A sentence's job; what is forced may be said even if the shortlist does not know it."""
        ids = (*pieces.ids, self.source.end)
        words = self._shortlist.of(ids, forced) if self._shortlist else None
        return Job(ids, words, self.target.end, forced, ((len(forced), banned),) if banned else ())

    def score(self, sentence: str, prefix: str, alternatives: Sequence[str]) -> tuple[float, ...]:
        """The log-probability (natural) of each alternative as what follows `prefix` in the translation."""
        pieces = self.source.encode(sentence)
        plain = self.target.ids(prefix)
        full = [self.target.ids(_followed(prefix, alternative)) for alternative in alternatives]
        jobs = [replace(self.job(pieces, ids), only_forced=True) for ids in full]
        starts = [_common(plain, ids) for ids in full]
        scored = decode(self.network, jobs)
        return tuple(
            round(float(sum(one.log_probabilities[start:])), 4) for one, start in zip(scored, starts, strict=True)
        )

    def familiar(self, word: str) -> float:
        """How likely (natural log) a word is by itself, as the source's vocabulary counted it."""
        return self.source.score(word)

    def align(self, sentence: str, translation: str) -> Rendering:
        """A given translation with its alignment and log-probabilities, as if the engine had made it."""
        pieces = self.source.encode(sentence)
        forced = (*self.target.ids(translation), self.target.end)
        (scored,) = decode(self.network, [replace(self.job(pieces, forced), only_forced=True)])
        return self.rendering(sentence, pieces, scored)

    def steer(self, sentence: str, beginning: str, forbidden: Sequence[str] = ()) -> Rendering:
        """Translate with a forced beginning; right after it none of the forbidden words may start."""
        pieces = self.source.encode(sentence)
        forced = self.target.ids(beginning)
        after = [self.target.ids(_followed(beginning, word)) for word in forbidden]
        banned = tuple(sorted({ids[len(forced)] for ids in after if len(ids) > len(forced)}))
        (steered,) = decode(self.network, [self.job(pieces, forced, banned)])
        return self.rendering(sentence, pieces, steered)

    def steer_together(self, cases: Sequence[tuple[str, str]]) -> list[Rendering]:
        """Translate several sentences, each with a beginning that is forced; one rendering a case, in order."""
        pieces = [self.source.encode(sentence) for sentence, _ in cases]
        jobs = [self.job(one, self.target.ids(beginning)) for one, (_, beginning) in zip(pieces, cases, strict=True)]
        made = decode(self.network, jobs)
        return [self.rendering(case[0], one, steered) for case, one, steered in zip(cases, pieces, made, strict=True)]

    def rendering(self, sentence: str, pieces: Pieces, made: Decoded) -> Rendering:
        """What was decoded, as text with its words and findings."""
        text, spans = self.target.decode(made.pieces)
        words = align_words((sentence, pieces.spans), (text, spans), made.attention, made.log_probabilities)
        total = round(sum(made.log_probabilities), 4)
        return Rendering(text or None, words, tuple(self._findings(sentence, pieces, made)), total)

    def _findings(self, sentence: str, pieces: Pieces, made: Decoded) -> list[Finding]:
        found = []
        if made.capped:
            found.append(Finding(0, "cut off", "the translation reached its greatest length and was cut off"))
        if made.looped:
            found.append(Finding(0, "loop cut", "the engine repeated itself without end and was stopped"))
        for start, end in pieces.unknown:
            detail = f"the model does not know {sentence[start:end].strip()!r}"
            found.append(Finding(0, "unknown piece", detail, (start, end)))
        if any(self.target.is_unknown(piece) for piece in made.pieces):
            found.append(Finding(0, "unknown piece", "the translation holds a sign that the model does not know"))
        return found


def _followed(prefix: str, word: str) -> str:
    """A word after a beginning, with a space unless it is the first or stands behind an opening mark."""
    return prefix + word if not prefix or prefix[-1] in " (\"'[“‘«" else f"{prefix} {word}"


def _common(first: Sequence[int], second: Sequence[int]) -> int:
    """How many ids two texts begin with alike."""
    size = min(len(first), len(second))
    return next((place for place in range(size) if first[place] != second[place]), size)


def _unfit(pieces: Pieces) -> Rendering:
    if not pieces.ids:
        return Rendering(None, (), (Finding(0, "no translation", "there is no text the model can read"),))
    detail = f"the sentence has {len(pieces.ids)} pieces and the engine takes {LONGEST_SENTENCE - 1}"
    return Rendering(None, (), (Finding(0, "too long", detail),))
