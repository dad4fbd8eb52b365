"""What a finding tells besides its rule, in the reader's language.

A finding's own words are English. Its places in the sentence and its parameters are data, and are said here in any
language; an English reader has the finding's own words.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from farwire.publish.notices import has_words, rule_words
from farwire.publish.selection.text_shapes import Choice, Note

_ENGLISH = "en"
# Whom a word was put right for, by the check's words for it.
_WHO = {
    "a woman": gettext_lazy("The article speaks of a woman here."),
    "a man": gettext_lazy("The article speaks of a man here."),
    "a thing": gettext_lazy("The article speaks of a thing here."),
    "an organisation": gettext_lazy("The article speaks of an organisation here."),
    "several": gettext_lazy("The article speaks of several people here."),
    "several things": gettext_lazy("The article speaks of several things here."),
    "a body of several": gettext_lazy("The article speaks of a group here."),
}


def finding_words(found: Note | Choice) -> str:
    """A finding as feeds tell it: its own words in English, else its rule's and what its places and parameters say."""
    if _has_own_words(found):
        return found.detail
    return " ".join(filter(None, (rule_words(found.rule), detail_words(found))))


def detail_html(found: Note | Choice) -> SafeString:
    """A finding's details as HTML: its own words for English readers, else what its places and parameters say."""
    if _has_own_words(found):
        return format_html(' <span lang="en" dir="ltr">{}</span>', found.detail) if found.detail else SafeString()
    words = detail_words(found)
    return format_html(" <span>{}</span>", words) if words else SafeString()


def detail_words(found: Note | Choice) -> str:
    """What a finding's places and parameters say, in the reader's language; empty if it has none."""
    told = dict(found.parameters)
    return " ".join(filter(None, (_places(found), _before(told.get("was", "")), _who(told))))


def _has_own_words(found: Note | Choice) -> bool:
    """Whether a finding's own words are those to show: to English readers, and where nothing else is known of it."""
    return (get_language() or _ENGLISH).partition("-")[0] == _ENGLISH or not has_words(found.rule)


def _places(found: Note | Choice) -> str:
    ours = _apart(found.ours)
    theirs = _apart(found.theirs) if isinstance(found, Note) else ""  # a choice stands before its words
    if ours and theirs:
        return _("In the original: “%(ours)s”. Here: “%(theirs)s”.") % {"ours": ours, "theirs": theirs}
    if ours:
        return _("In the original: “%(ours)s”.") % {"ours": ours}
    return _("Here: “%(theirs)s”.") % {"theirs": theirs} if theirs else ""


def _before(was: str) -> str:
    return _("At first it read: “%(was)s”.") % {"was": _apart(was)} if was else ""


def _who(told: dict[str, str]) -> str:
    return str(_WHO.get(told.get("who", ""), ""))


def _apart(words: str) -> str:
    """Words of another language, whose direction can't disturb their surroundings (Unicode FSI and PDI)."""
    return f"\u2068{words}\u2069" if words else ""
