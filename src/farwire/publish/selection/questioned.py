"""One sentence of a translation, as a reader has it before them who says that it is wrong."""

import hashlib
from dataclasses import dataclass

from farwire.archive.models import Article, Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.articles import article_page
from farwire.publish.selection.sentences import units_of
from farwire.publish.selection.shapes import ArticlePage
from farwire.publish.selection.text_shapes import Making, Sentence


@dataclass(frozen=True, slots=True)
class Questioned:
    """A sentence with the page it stands on; `source` and `target` are its texts as they are kept.

    `target` is what readers see: empty where the translation was withheld from them.
    """

    page: ArticlePage
    making: Making
    sentence: Sentence
    source: str
    target: str

    @property
    def mark(self) -> str:
        """What changes when the sentence or its translation does."""
        return hashlib.sha256(f"{self.source}\n{self.target}".encode()).hexdigest()[:16]


def sentence_in_question(key: str, number: int, edition: Edition) -> Questioned | None:
    """The sentence at this place (from 1) of an article that the edition shows in translation, or None."""
    page = article_page(key, edition)
    if not isinstance(page, ArticlePage) or page.making is None:
        return None
    shown = (sentence for part in page.paragraphs for sentence in part.sentences)
    sentence = next((each for each in shown if each.number == number), None)
    latest = Article.objects.filter(pk=key).values("latest")
    row = Translation.objects.filter(revision__in=latest, target_language=edition.language).first()
    units = units_of(row) if row else ()
    if sentence is None or len(units) < number:
        return None
    unit = units[number - 1]
    return Questioned(page, page.making, sentence, unit.unit.source.text, unit.target or "")
