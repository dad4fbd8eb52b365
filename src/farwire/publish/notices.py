"""What a page says about itself: that a machine translated it, and whether search engines may keep it."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from farwire.publish.selection.shapes import ArticlePage, RightsLine

_NOT_INDEXED = "noindex"
# The check's rules by their stable names (farwire.check); one that is missing here shows its name.
_RULES = {
    "address-lost": _l("An address is missing or changed."),
    "cut off": _l("The translation was cut off."),
    "empty": _l("Nothing came out."),
    "half-translated": _l("A part was left untranslated."),
    "loop cut": _l("The machine repeated itself and was stopped."),
    "magnitude": _l("A number changed by a power of ten."),
    "name-added": _l("A name stands here that the original does not have."),
    "name-changed": _l("A name changed."),
    "name-missing": _l("A name is missing."),
    "negation-added": _l("A “not” came in."),
    "negation-lost": _l("A “not” was lost."),
    "no translation": _l("The engine gave no translation."),
    "number-added": _l("A number stands here that the original does not have."),
    "number-changed": _l("A number changed."),
    "number-missing": _l("A number is missing."),
    "punctuation": _l("The punctuation is broken."),
    "question-added": _l("A statement became a question."),
    "question-lost": _l("A question became a statement."),
    "quote-added": _l("Quotation marks came in."),
    "quote-lost": _l("Quotation marks were lost."),
    "quote-open": _l("A quotation is not closed."),
    "repetition": _l("The machine repeated itself."),
    "sentence-count": _l("The number of sentences changed."),
    "too long": _l("The sentence is too long for the engine."),
    "too-long": _l("The translation is longer than expected."),
    "too-short": _l("The translation is shorter than expected."),
    "unattributed": _l("It no longer says whose words these are."),
    "unknown piece": _l("A sign that the engine does not know."),
    "unrelated": _l("The translation may say something else."),
    "untranslated": _l("The sentence came out as it went in."),
    "wrong-language": _l("The translation may be in another language."),
}


def indexing(page: ArticlePage) -> str:
    """The robots directive of an article's page: a machine's text is not indexed unless the operator says so."""
    is_machine = page.making is not None
    return _NOT_INDEXED if is_machine and not getattr(settings, "INDEX_TRANSLATIONS", False) else ""


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
