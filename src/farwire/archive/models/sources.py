"""Sources, their feeds, and what failed."""

from django.db import models


class Source(models.Model):
    """A publisher we carry."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    home_url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=35, default="und")
    country = models.CharField(max_length=2, blank=True)
    is_sample = models.BooleanField(default=False)
    full_text_granted = models.BooleanField(
        default=False, help_text="The operator has the publisher's leave to show whole articles to the public."
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order of their names."""

        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An address where a source announces articles, and how asking there has gone."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="feeds")
    url = models.URLField(max_length=2000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    format = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=35, default="und")
    etag = models.CharField(max_length=500, null=True)
    last_modified = models.CharField(max_length=100, null=True)
    interval_minutes = models.PositiveIntegerField(default=0, help_text="0: the wire's own pace.")
    next_at = models.DateTimeField(null=True, db_index=True, help_text="When to ask again; empty: now.")
    wait_until = models.DateTimeField(null=True, help_text="The server asked us to wait (Retry-After).")
    checked_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    failure_count = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    stopped_because = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order they were added."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return self.url


class Failure(models.Model):
    """What failed last at one stage on one subject; gone again once it worked."""

    stage = models.CharField(max_length=20)
    subject = models.CharField(max_length=2100)
    error = models.CharField(max_length=100)
    detail = models.TextField(blank=True)
    retryable = models.BooleanField(default=False)
    attempts = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(db_index=True)
    next_at = models.DateTimeField(null=True, help_text="When to try again; empty: not by itself.")

    class Meta:
        """One row a stage and subject, the latest first."""

        ordering = ("-at", "stage", "subject")
        constraints = [models.UniqueConstraint(fields=("stage", "subject"), name="failure_once")]

    def __str__(self) -> str:
        return f"{self.stage} {self.subject}: {self.error}"
