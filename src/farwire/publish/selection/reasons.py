"""How an article stands in an edition, and why it can't be read there if it can't."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from farwire.archive.codec import decode
from farwire.archive.languages import base_language
from farwire.archive.models import Article, Failure, Pair, Revision, Translation
from farwire.publish.editions import Edition
from farwire.publish.selection.shapes import State
from farwire.records import UNKNOWN_LANGUAGE, Decision, Verdict

_LIST_COLUMNS = ("revision_id", "headline", "engine", "decision", "made_at")


@dataclass(frozen=True, slots=True)
class Standings:
    """The translations (by revision), failures (by article) and unserved languages of articles in one edition.

    versions: articles that translate one which stands in the edition's own language.
    """

    edition: Edition
    translations: dict[int, Translation]
    failures: dict[str, Failure]
    unserved: frozenset[str]
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
        if base_language(language) in self.unserved:
            pair = {"source": base_language(language), "target": self.edition.base}
            return _("no model for %(source)s → %(target)s") % pair
        return _("not yet translated")


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
        return Standings(edition, translations, {}, frozenset(), here)
    failed = Failure.objects.filter(stage__in=("translate", "check"), subject__in=list(subjects))
    failures = {subjects[row.subject]: row for row in failed}
    return Standings(edition, translations, failures, _unserved(edition.base), here)


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


def _unserved(base: str) -> frozenset[str]:
    """The languages from which nothing is translated into this one."""
    pairs = Pair.objects.filter(target_language=base, reason="no model")
    return frozenset(pairs.values_list("source_language", flat=True))


def withheld_because(translation: Translation) -> str:
    """The check's reasons for withholding a translation, in its words."""
    return "; ".join(decode(Verdict, translation.verdict).reasons)
