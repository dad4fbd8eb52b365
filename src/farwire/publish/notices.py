"""What a page says about itself: that a machine translated it, and whether search engines may keep it."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from farwire.publish.selection.shapes import ArticlePage, RightsLine

_NOT_INDEXED = "noindex"
# The check's rules by their stable names (farwire.check); one that is missing here shows its name.
_RULES = {
    "empty": _l("Nothing came out."),
    "copied": _l("The sentence came out as it went in."),
    "loop": _l("The machine repeated itself."),
    "length": _l("The translation is too long or too short."),
    "language": _l("The translation is in the wrong language."),
    "numbers": _l("A number differs from the original."),
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
    return str(_RULES.get(rule, rule.replace("_", " ").capitalize() + "."))
