"""How an article stands in an edition, and why it can't be read there if it can't."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import Article, Failure, Pair, Revision, Translation
from farwire.publish.editions import Edition
from farwire.publish.languages import language_name
from farwire.publish.selection.shapes import State
from farwire.records import UNKNOWN_LANGUAGE, Decision, Verdict

NO_MODEL = "no model"
_LIST_COLUMNS = ("revision_id", "headline", "engine", "decision", "made_at")
# Why the wire leaves a pair waiting, as it files it for its operator, and how readers are told.
_FILED = (
    (re.compile(r"the day's budget of .+ is spent"), gettext_lazy("today's budget for translations is used up")),
    (
        re.compile(r"an article is longer than the day's budget of "),
        gettext_lazy("it is longer than a day's budget for translations allows"),
    ),
    (
        re.compile(r"the engine changed and is not trusted yet"),
        gettext_lazy("its engine changed and is still on trial"),
    ),
)
# What the check says of a translation that it withholds.
_WITHHELD = {
    "the headline is not reliable": gettext_lazy("the headline is not reliable"),
    "a large part is not reliable": gettext_lazy("a large part is not reliable"),
    "many sentences have warnings": gettext_lazy("many sentences have warnings"),
}


@dataclass(frozen=True, slots=True)
class Standings:
    """The translations (by revision) and failures (by article) of articles in one edition.

    pairs: by base language why the wire leaves articles of it waiting, as it filed that for its operator;
    versions: articles that translate one which stands in the edition's own language.
    """

    edition: Edition
    translations: dict[int, Translation]
    failures: dict[str, Failure]
    pairs: dict[str, str] = field(default_factory=dict)
    versions: frozenset[str] = frozenset()

    def translation_of(self, article: Article) -> Translation | None:
        """The translation of what readers see of the article."""
        return self.translations.get(article.latest_id or 0)

    def shown(self, article: Article) -> Translation | None:
        """The translation that readers see, or None where they see the original."""
        revision = article.latest
        is_translated = revision is not None and self.of(article, revision)[0] is State.TRANSLATED
        return self.translation_of(article) if is_translated else None

    def of(self, article: Article, revision: Revision) -> tuple[State, str]:
        """The state of an article, and the reason in the reader's words if it can't be read."""
        if self.edition.keeps(revision.language):
            return State.ORIGINAL, ""
        if article.key in self.versions:
            return State.VERSION, _("its original stands here in your language")
        translation = self.translation_of(article)
        if translation is not None:
            withheld = translation.decision == Decision.WITHHOLD
            return (State.WITHHELD, withheld_because(translation)) if withheld else (State.TRANSLATED, "")
        failure = self.failures.get(article.key)
        if failure is not None and failure.error != "NoModel":
            return State.FAILED, failure.detail or failure.error
        return State.WAITING, self._waiting_because(revision.language)

    def _waiting_because(self, language: str) -> str:
        if language == UNKNOWN_LANGUAGE:
            return _("its language could not be recognised")
        filed = self.pairs.get(base_language(language), "")
        if filed == NO_MODEL:
            return _("no model for %(language)s") % {"language": language_name(language, self.edition.language)}
        told = next((words for pattern, words in _FILED if pattern.match(filed)), None)
        return str(told) if told else _("not yet translated")


def standings_of(
    articles: Iterable[Article], edition: Edition, *, whole: bool = False, versions: bool = False
) -> Standings:
    """What is known of these articles in an edition; with `whole`, the sentences too.

    What is itself a translation of an article in the edition's language is not shown translated back, but
    where the reader asks for it: `versions`.
    """
    foreign = [each for each in articles if each.latest is not None and not edition.keeps(each.latest.language)]
    rows = Translation.objects.filter(
        target_language=edition.language, revision_id__in=[each.latest_id for each in foreign if each.latest_id]
    )
    translations = {row.revision_id: row for row in (rows if whole else rows.only(*_LIST_COLUMNS))} if foreign else {}
    subjects = {f"{each.key}:{edition.language}": each.key for each in foreign if each.latest_id not in translations}
    here = frozenset() if versions else _versions(foreign, edition)
    if not subjects:
        return Standings(edition, translations, {}, {}, here)
    failed = Failure.objects.filter(stage__in=("translate", "check"), subject__in=list(subjects))
    failures = {subjects[row.subject]: row for row in failed}
    return Standings(edition, translations, failures, _waiting_pairs(edition.base), here)


def _versions(foreign: Iterable[Article], edition: Edition) -> frozenset[str]:
    """Those of some articles that translate an article in the edition's own language which readers may see."""
    placed = ((each.key, getattr(each, "membership", None)) for each in foreign)
    origins = {key: row.translation_of_id for key, row in placed if row is not None and row.translation_of_id}
    if not origins:
        return frozenset()
    shown = Article.objects.filter(pk__in=set(origins.values()), withdrawn_at__isnull=True, same_as__isnull=True)
    languages = dict(shown.values_list("key", "latest__language"))
    return frozenset(
        key for key, origin in origins.items() if base_language(languages.get(origin) or "") == edition.base
    )


def _waiting_pairs(base: str) -> dict[str, str]:
    """The languages of which something waits to be translated into this one, with the reasons that were filed."""
    pairs = Pair.objects.filter(target_language=base).exclude(reason="")
    return dict(pairs.values_list("source_language", "reason"))


def withheld_because(translation: Translation) -> str:
    """The check's reasons for withholding a translation, in the reader's words where there are any."""
    reasons = decode(Verdict, translation.verdict).reasons
    return "; ".join(str(_WITHHELD.get(reason, reason)) for reason in reasons)
