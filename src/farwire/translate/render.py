"""Sentences from source text to finished translation: prepared, translated, restored."""

from collections.abc import Sequence
from dataclasses import dataclass

from farwire.records import EngineChoice, Term
from farwire.translate.choose import base_language
from farwire.translate.engine import Engine, Rendering
from farwire.translate.prepare.restore import lost_masks, restore
from farwire.translate.prepare.sentence import Prepared, prepare

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to translate; `kept` are stretches (characters, half-open) that must stay as they are."""

    text: str
    kept: Spans = ()


def render_sentences(
    sentences: Sequence[Sentence], engine: Engine, choice: EngineChoice, glossary: tuple[Term, ...] = ()
) -> list[Rendering]:
    """Translate sentences: one rendering each, in order. Raises TranslateError if the engine can't work.

    A sentence whose placeholders did not all come through is translated again with its numbers as they are.
    """
    del glossary
    source, target = base_language(choice.source_language), base_language(choice.target_language)
    prepared = [prepare(sentence.text, source, target, kept=sentence.kept) for sentence in sentences]
    renderings = _translate(prepared, engine)
    lost = [index for index, one in enumerate(prepared) if lost_masks(one, renderings[index])]
    again = [
        prepare(sentences[index].text, source, target, kept=sentences[index].kept, mask_numbers=False)
        for index in lost
        if prepared[index].numbers
    ]
    second = dict(
        zip(
            [index for index in lost if prepared[index].numbers],
            zip(again, _translate(again, engine), strict=True),
            strict=True,
        )
    )
    finished = []
    for index, sentence in enumerate(sentences):
        one, made = second.get(index, (prepared[index], renderings[index]))
        finished.append(restore(one, made, target, sentence.text))
    return finished


def _translate(prepared: Sequence[Prepared], engine: Engine) -> list[list[Rendering]]:
    """All pieces of all sentences in one call of the engine."""
    texts = [text for one in prepared for text in one.texts]
    made = iter(engine.render(texts) if texts else ())
    return [[next(made) for _ in one.pieces] for one in prepared]
