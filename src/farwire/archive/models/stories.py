"""Stories, who belongs to them and why, and what makes revisions comparable."""

from django.db import models

from farwire.archive.models.articles import Article, Revision


class Story(models.Model):
    """Articles of one event, in any language. `key` is made from its founder and never reused."""

    key = models.CharField(max_length=16, primary_key=True)
    opened_at = models.DateTimeField()
    latest_at = models.DateTimeField(db_index=True)
    size = models.PositiveIntegerField(default=0, help_text="Articles that are no copies.")
    own_sources = models.PositiveIntegerField(default=0, help_text="Publishers that tell it in words of their own.")
    sources = models.PositiveIntegerField(default=0, help_text="Publishers that tell it, in whatever words.")
    languages = models.PositiveIntegerField(default=0)
    countries = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")

    class Meta:
        """The latest first."""

        ordering = ("-latest_at", "key")
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.key


class Membership(models.Model):
    """An article in its story, with the reasons for it."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="membership")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="memberships")
    digest = models.CharField(max_length=64, help_text="The revision it was placed by.")
    similarity = models.FloatField()
    duplicate_of = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="copies")
    translation_of = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="translated_as")
    reasons = models.JSONField(default=list)
    sequence = models.PositiveBigIntegerField(unique=True, help_text="The order in which articles were placed.")
    placed_at = models.DateTimeField()
    adds = models.JSONField(default=list, help_text="Beginnings of sentences that no other member had.")
    origin = models.CharField(max_length=200, blank=True, default="", help_text="The agency that the text names.")

    def __str__(self) -> str:
        return f"{self.article_id} in {self.story_id}"


class Signature(models.Model):
    """The record `farwire.records.Signature` of one revision."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, primary_key=True, related_name="signature")
    fingerprint = models.BinaryField()
    vector = models.BinaryField()
    names = models.JSONField(default=list)
    numbers = models.JSONField(default=list)
    shingles = models.BinaryField(default=bytes)
    sentences = models.BinaryField(default=bytes)
    sounds = models.JSONField(default=list)
    entities = models.JSONField(default=list, help_text="Text, kind and key of each.")
    first = models.JSONField(default=list, help_text="Beginnings of the sentences with vectors.")

    def __str__(self) -> str:
        return str(self.revision_id)


class StoryEvent(models.Model):
    """A merge or a split, logged so that old addresses still lead somewhere."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=[("merge", "merge"), ("split", "split")])
    other = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        """In the order they happened."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.story_id} {self.other_id}"
