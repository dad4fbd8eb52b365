"""What a page says about itself: that a machine translated it, and whether search engines may keep it."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farwire.publish.selection.shapes import ArticlePage, Card, State
from farwire.publish.selection.text_shapes import RightsLine

_NOT_INDEXED = "noindex"
# The check's rules by their stable names (farwire.check); one that is missing here shows its name.
_RULES = {
    "address-lost": gettext_lazy("An address is missing or changed."),
    "cut off": gettext_lazy("The translation was cut off."),
    "cut-off": gettext_lazy("The sentence seems to be cut off."),
    "date-changed": gettext_lazy("A month, a weekday or a day changed."),
    "empty": gettext_lazy("Nothing came out."),
    "guessed-address": gettext_lazy("The machine guessed how somebody is addressed."),
    "guessed-gender": gettext_lazy("The machine guessed whether this is a man or a woman."),
    "guessed-number": gettext_lazy("The machine guessed whether it is one or several."),
    "guessed-possessive": gettext_lazy("The machine guessed whose this is."),
    "guessed-pronoun": gettext_lazy("The machine guessed a pronoun."),
    "guessed-tense": gettext_lazy("The machine guessed when this happens."),
    "half-translated": gettext_lazy("A part was left untranslated."),
    "loop cut": gettext_lazy("The machine repeated itself and was stopped."),
    "magnitude": gettext_lazy("A number changed by a power of ten."),
    "mended": gettext_lazy("A guessed word was put right from the article."),
    "name-added": gettext_lazy("A name stands here that the original does not have."),
    "name-changed": gettext_lazy("A name changed."),
    "name-missing": gettext_lazy("A name is missing."),
    "negation-added": gettext_lazy("A “not” came in."),
    "negation-lost": gettext_lazy("A “not” was lost."),
    "no translation": gettext_lazy("The engine gave no translation."),
    "not-translated": gettext_lazy("The engine gave no translation."),
    "number-added": gettext_lazy("A number stands here that the original does not have."),
    "number-changed": gettext_lazy("A number changed."),
    "number-missing": gettext_lazy("A number is missing."),
    "punctuation": gettext_lazy("The punctuation is broken."),
    "question-added": gettext_lazy("A statement became a question."),
    "question-lost": gettext_lazy("A question became a statement."),
    "quote-added": gettext_lazy("Quotation marks came in."),
    "quote-lost": gettext_lazy("Quotation marks were lost."),
    "quote-open": gettext_lazy("A quotation is not closed."),
    "repetition": gettext_lazy("The machine repeated itself."),
    "sentence-count": gettext_lazy("The number of sentences changed."),
    "term missing": gettext_lazy("A word of the glossary is missing."),
    "too long": gettext_lazy("The sentence is too long for the engine."),
    "too-long": gettext_lazy("The translation is longer than expected."),
    "too-short": gettext_lazy("The translation is shorter than expected."),
    "tried-again": gettext_lazy("It was translated a second time, because the first translation was in doubt."),
    "unattributed": gettext_lazy("It no longer says whose words these are."),
    "unit-changed": gettext_lazy("A currency, a unit or a share changed."),
    "unknown piece": gettext_lazy("A sign that the engine does not know."),
    "unrelated": gettext_lazy("The translation may say something else."),
    "untranslated": gettext_lazy("The sentence came out as it went in."),
    "wrong-language": gettext_lazy("The translation may be in another language."),
}


def indexing(page: ArticlePage) -> str:
    """The robots directive of an article's page: a machine's text is not indexed unless the operator says so."""
    is_machine = page.making is not None
    return _NOT_INDEXED if is_machine and not settings.INDEX_TRANSLATIONS else ""


def standing_words(card: Card) -> str:
    """Why an article can't be read in an edition, in short; what an engine or the check said stands on its own page."""
    if card.state is State.FAILED:
        return _("its translation failed")
    if card.state is State.WITHHELD:
        return _("its translation was withheld")
    return card.reason


def permission_words(rights: RightsLine) -> str:
    """What the publisher says about showing the whole text, in a sentence."""
    if rights.may_show_full_text == "granted":
        return _("The publisher allows the whole text to be shown.")
    if rights.may_show_full_text == "refused":
        return _("The publisher refuses that the whole text is shown elsewhere.")
    return _("The publisher has not said whether the whole text may be shown.")


def rule_words(rule: str) -> str:
    """A rule of the check in the reader's words; its own name where we have none."""
    return str(_RULES.get(rule, rule.replace("-", " ").capitalize() + "."))


def has_words(rule: str) -> bool:
    """Whether a rule of the check is said in the reader's words."""
    return rule in _RULES
