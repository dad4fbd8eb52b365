"""Translations of revisions with what was found in them, the memory, the glossary, engines, and readers' remarks."""

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
    # Numbers stand before the long JSON, so that a database need not read past it to add them up.
    units_total = models.PositiveIntegerField(default=0)
    units_look = models.PositiveIntegerField(default=0, help_text="Units of the band `look`.")
    units_unreliable = models.PositiveIntegerField(default=0, help_text="Units of the band `unreliable`.")
    units_made = models.PositiveIntegerField(default=0, help_text="Units the engine translated anew.")
    units_reused = models.PositiveIntegerField(default=0, help_text="Units that came from the memory.")
    made_at = models.DateTimeField()
    units = models.JSONField(help_text="Records `farwire.records.TranslationUnit`, one a segment.")
    verdict = models.JSONField(help_text="The record `farwire.records.Verdict`.")

    class Meta:
        """One row a revision and language; the index holds all that overviews add up."""

        constraints = [models.UniqueConstraint(fields=("revision", "target_language"), name="translation_once")]
        indexes = [
            models.Index(
                fields=(
                    *("pair", "engine", "decision"),
                    *("units_total", "units_look", "units_unreliable", "units_made", "units_reused"),
                ),
                name="translation_figures",
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.pair}"


class RuleCount(models.Model):
    """How often a rule of the check was found in one translation; counted when it was filed."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="rule_counts")
    rule = models.CharField(max_length=80)
    count = models.PositiveIntegerField()

    class Meta:
        """One row a translation and rule."""

        constraints = [models.UniqueConstraint(fields=("translation", "rule"), name="rule_count_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"


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


class EngineRecord(models.Model):
    """How an engine's version did on the canary sentences of a pair. Only an accepted one translates.

    `score` is from 0 to 1, or None where the pair has no canaries; `findings` names the canaries that
    came out badly, each with its reason; `detail` says why the version was accepted or not.
    """

    pair = models.CharField(max_length=40)
    engine = models.CharField(max_length=40)
    version = models.CharField(max_length=100)
    model = models.CharField(max_length=100)
    score = models.FloatField(null=True)
    findings = models.JSONField(default=list)
    detail = models.CharField(max_length=300, blank=True)
    accepted = models.BooleanField()
    made_at = models.DateTimeField()

    class Meta:
        """One row a pair and version of an engine, the latest first."""

        ordering = ("-made_at", "-pk")
        constraints = [models.UniqueConstraint(fields=("pair", "engine", "version"), name="engine_record_once")]

    def __str__(self) -> str:
        return f"{self.pair}: {self.engine} {self.version}"


class EngineUse(models.Model):
    """How many characters went to an engine elsewhere on one day (UTC).

    Characters are counted before they are sent, so that a wire that is killed counts too many rather than too few.
    """

    day = models.DateField()
    engine = models.CharField(max_length=200, help_text="The name of its budget: its kind, or as the settings name it.")
    characters = models.PositiveBigIntegerField(default=0)
    is_closed = models.BooleanField(default=False, help_text="The engine itself said that it does no more today.")

    class Meta:
        """One row a day and engine."""

        constraints = [models.UniqueConstraint(fields=("day", "engine"), name="engine_use_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.engine}: {self.characters}"


class Remark(models.Model):
    """A reader's word on one sentence: that it is wrong, and perhaps a better version. Says nothing of the reader."""

    class State(models.TextChoices):
        """What the operator decided."""

        NEW = "new"
        APPROVED = "approved"
        REJECTED = "rejected"

    article_key = models.CharField(max_length=16, db_index=True)
    unit = models.PositiveIntegerField(help_text="The sentence's place in the article when it was written, from 0.")
    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    source = models.TextField()
    target = models.TextField(blank=True, help_text="The translation that was shown; empty if it was withheld.")
    engine = models.CharField(max_length=40)
    engine_version = models.CharField(max_length=100)
    model = models.CharField(max_length=100)
    comment = models.TextField(blank=True)
    better = models.TextField(blank=True, help_text="The version the reader proposes.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW, db_index=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        """In the order they came."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.pk}: {self.article_key}/{self.unit} {self.state}"


class RemarkSender(models.Model):
    """That an address sent a remark, for a day, so that nobody floods the archive.

    `digest` is keyed with the secret key and the day: it can't be turned back, nor followed from day to day.
    """

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        """Counted by digest."""

        indexes = [models.Index(fields=("digest", "made_at"), name="remark_sender")]

    def __str__(self) -> str:
        return self.digest[:8]
