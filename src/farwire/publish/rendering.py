"""Sentences as HTML. All text comes from the press and is escaped here; nothing of it is trusted."""

from collections.abc import Sequence
from html import escape as escape_text

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from farwire.publish.languages import direction_of
from farwire.publish.notices import rule_words
from farwire.publish.selection.text_shapes import Note, Paragraph, Sentence, Stretch


def stretches_html(stretches: Sequence[Stretch], *, with_choices: bool = False) -> SafeString:
    """A text with its emphasis and links; links leave without a referrer and give no weight (rel)."""
    pieces = (_stretch(stretch, with_choices=with_choices) for stretch in stretches)
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped


def sentence_html(sentence: Sentence, *, original: bool, source_language: str) -> SafeString:
    """A sentence with its doubt marked and its notes numbered; in the original neither is shown."""
    if original:
        return mark_safe(f'<span class="s">{stretches_html(sentence.original)}</span>')  # noqa: S308 - escaped
    is_left = sentence.is_doubtful and not sentence.is_translated
    attributes = _left(source_language) if is_left else ""
    said = format_html('<span class="hidden">{} </span>', _("Not translated:")) if is_left else ""
    name = "s doubt" if sentence.is_doubtful else "s"
    start = f'{said}<span class="{name}" id="s{sentence.number}"{attributes}>'
    shown = stretches_html(sentence.shown, with_choices=True)
    return mark_safe(f"{start}{shown}</span>{_references(sentence.notes)}")  # noqa: S308 - escaped


def paragraph_html(paragraph: Paragraph, *, original: bool, source_language: str) -> SafeString:
    """A block's sentences, joined as their language joins them."""
    joint = paragraph.original_joint if original else paragraph.shown_joint
    parts = [sentence_html(each, original=original, source_language=source_language) for each in paragraph.sentences]
    return mark_safe(joint.join(parts))  # noqa: S308 - joined from escaped parts


def plain_html(paragraph: Paragraph, *, source_language: str) -> SafeString:
    """A block's sentences as shown; those left in their own language say so, nothing else is marked."""
    parts = [
        format_html("<span{}>{}</span>", _left(source_language), stretches_html(each.shown))
        if each.is_doubtful and not each.is_translated
        else stretches_html(each.shown)
        for each in paragraph.sentences
    ]
    return mark_safe(paragraph.shown_joint.join(parts))  # noqa: S308 - joined from escaped parts


def headline_html(text: str, paragraphs: Sequence[Paragraph]) -> SafeString:
    """A headline as shown; where one of its sentences is in doubt, with the line and the number of its first doubt."""
    sentences = [each for part in paragraphs if part.kind == "headline" for each in part.sentences]
    if not any(each.is_doubtful for each in sentences):
        return format_html("{}", text)
    notes = [note for each in sentences for note in each.notes]
    return format_html('<span class="doubt">{}</span>{}', text, _references(notes))


def _stretch(stretch: Stretch, *, with_choices: bool = False) -> str:
    html = escape_text(stretch.text)
    if stretch.is_choice and with_choices:
        html = f'<span class="choice">{html}</span>'
    if stretch.em:
        html = f"<em>{html}</em>"
    if stretch.strong:
        html = f"<strong>{html}</strong>"
    return (
        f'<a href="{escape_text(stretch.href)}" rel="nofollow noopener noreferrer">{html}</a>' if stretch.href else html
    )


def _left(language: str) -> SafeString:
    """The marks of a sentence that was left in its own language."""
    return format_html(' lang="{}" dir="{}"', language, direction_of(language))


def _references(notes: Sequence[Note]) -> SafeString:
    """The number of a sentence's first doubt, which says in words what all of its doubts are."""
    if not notes:
        return SafeString()
    number, reasons = notes[0].number, " ".join(dict.fromkeys(rule_words(note.rule) for note in notes))
    words = _("Doubt %(number)s: %(reasons)s") % {"number": number, "reasons": reasons}
    link = '<sup class="ref"><a href="#n{}" id="r{}" aria-label="{}" data-why="{}">{}</a></sup>'
    return format_html(link, number, number, words, reasons, number)
