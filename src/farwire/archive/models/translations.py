"""Translations of revisions, the memory of all units, and the glossary."""

from django.db import models

from farwire.archive.models.articles import Revision


class Translation(models.Model):
    """A revision in another language, with its verdict. A translation that failed has no row: it is a `Failure`."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="translations")
    target_language = models.CharField(max_length=35)
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=100)
    model = models.CharField(max_length=100)
    pair = models.CharField(max_length=40, db_index=True)
    pivot = models.CharField(max_length=35, blank=True)
    headline = models.TextField(blank=True, help_text="The translated headline; empty if it was withheld.")
    decision = models.CharField(max_length=10)
    units = models.JSONField(help_text="Records `farwire.records.TranslationUnit`, one a segment.")
    verdict = models.JSONField(help_text="The record `farwire.records.Verdict`.")
    units_made = models.PositiveIntegerField(default=0, help_text="Units the engine translated anew.")
    units_reused = models.PositiveIntegerField(default=0, help_text="Units that came from the memory.")
    made_at = models.DateTimeField()

    class Meta:
        """One row a revision and language."""

        constraints = [models.UniqueConstraint(fields=("revision", "target_language"), name="translation_once")]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.pair}"


class Pair(models.Model):
    """Whether a pair of languages is served, as the wire found it last; `reason` is empty if it is."""

    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """One row a pair."""

        constraints = [models.UniqueConstraint(fields=("source_language", "target_language"), name="pair_once")]

    def __str__(self) -> str:
        return f"{self.source_language}-{self.target_language}"


class MemoryUnit(models.Model):
    """A sentence and its translation, translated once and used again.

    `key` is `farwire.translate.memory_key`: text, languages, engine, version and glossary. A new
    version leaves old units unused, not gone. Human units outrank the engine's.
    """

    key = models.CharField(max_length=64, primary_key=True)
    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    source = models.TextField()
    target = models.TextField()
    origin = models.CharField(max_length=10)
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=100)
    content = models.JSONField(help_text="The rest of the record `farwire.records.MemoryHit`.")
    made_at = models.DateTimeField()

    class Meta:
        """Found by pair for the exchange with other tools (TMX)."""

        indexes = [models.Index(fields=("source_language", "target_language"), name="memory_pair")]

    def __str__(self) -> str:
        return f"{self.source[:40]} → {self.target[:40]}"


class GlossaryTerm(models.Model):
    """The record `farwire.records.Term` for one pair of languages."""

    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    source = models.CharField(max_length=300)
    target = models.CharField(max_length=300)
    case_sensitive = models.BooleanField(default=False)

    class Meta:
        """One row a pair and term."""

        ordering = ("source_language", "target_language", "source")
        constraints = [
            models.UniqueConstraint(
                fields=("source_language", "target_language", "source", "case_sensitive"), name="term_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"
