"""Sentences from source text to finished translation: prepared, translated, restored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from farwire.records import EngineChoice, Term
from farwire.translate.alignment import with_words
from farwire.translate.choose import base_language
from farwire.translate.engine import Engine, Rendering
from farwire.translate.glossary import apply_terms, relevant_terms
from farwire.translate.headlines import render_texts
from farwire.translate.prepare.money import is_weighed
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

    A sentence whose placeholders did not all come through is translated again with its numbers as they are, one in
    which pounds became a weight with its sums as they are. The words are the engine's own: none where it tells none.
    """
    source, target = base_language(choice.source_language), base_language(choice.target_language)
    prepared = [prepare(sentence.text, source, target, kept=sentence.kept) for sentence in sentences]
    made = _translate(prepared, engine, choice)
    for index, one in enumerate(prepared):
        text, kept = sentences[index].text, sentences[index].kept
        if one.numbers and lost_masks(one, made[index]):
            prepared[index] = prepare(text, source, target, kept=kept, mask_numbers=False)
        elif one.numbers and is_weighed(text, (rendering.text or "" for rendering in made[index])):
            prepared[index] = prepare(text, source, target, kept=kept, name_currencies=False)
        else:
            continue
        made[index] = render_texts(prepared[index].texts, engine, choice)
    return [
        _finished(sentence, one, renderings, choice, glossary)
        for sentence, one, renderings in zip(sentences, prepared, made, strict=True)
    ]


def _finished(
    sentence: Sentence, prepared: Prepared, made: list[Rendering], choice: EngineChoice, glossary: tuple[Term, ...]
) -> Rendering:
    """The sentence's rendering, restored, with the glossary's terms in it."""
    source, target = base_language(choice.source_language), base_language(choice.target_language)
    told = all(one.words for one in made)
    if not told and (prepared.masker.masks or relevant_terms(sentence.text, glossary, source)):
        made = with_words(prepared.texts, made, choice)
    finished = apply_terms(sentence.text, restore(prepared, made, target, sentence.text), glossary, (source, target))
    return finished if told else replace(finished, words=())


def _translate(prepared: Sequence[Prepared], engine: Engine, choice: EngineChoice) -> list[list[Rendering]]:
    """All pieces of all sentences in one call of the engine."""
    texts = [text for one in prepared for text in one.texts]
    made = iter(render_texts(texts, engine, choice) if texts else ())
    return [[next(made) for _ in one.pieces] for one in prepared]
