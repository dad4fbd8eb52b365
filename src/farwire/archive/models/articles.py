"""Items as feeds state them, articles, and their revisions."""

from django.db import models

from farwire.archive.models.sources import Feed, Source


class Article(models.Model):
    """One piece of journalism at one canonical URL, and the schedule on which its page is asked again.

    `key` is made from the address (`farwire.archive.keys.article_key`), so it is the same in every
    archive. `latest` is the revision that readers see; an article without one has not been read.
    """

    key = models.CharField(max_length=16, primary_key=True)
    url = models.URLField(max_length=2000)
    canonical_url = models.URLField(max_length=2000, db_index=True)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="articles")
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="articles")
    latest = models.OneToOneField("Revision", on_delete=models.SET_NULL, null=True, related_name="+")
    same_as = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="aliases", help_text="Another address of the same."
    )
    published_at = models.DateTimeField(db_index=True, help_text="As stated, else when first seen.")
    seen_at = models.DateTimeField()
    etag = models.CharField(max_length=500, null=True)
    last_modified = models.CharField(max_length=100, null=True)
    visited_at = models.DateTimeField(null=True)
    visits = models.PositiveIntegerField(default=0)
    next_visit_at = models.DateTimeField(null=True, db_index=True, help_text="When to ask again; empty: never.")
    withdrawn_at = models.DateTimeField(null=True, help_text="Taken down: shown to nobody.")

    class Meta:
        """Newest first; the key decides between equals. A source's are found in that order, too."""

        ordering = ("-published_at", "key")
        indexes = (models.Index(fields=("source", "-published_at", "key"), name="article_of_source"),)

    def __str__(self) -> str:
        return self.canonical_url


class Item(models.Model):
    """An entry as its feed stated it last."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="items")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="items")
    guid = models.CharField(max_length=2000)
    content = models.JSONField(help_text="The record `farwire.records.Item`.")
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        """One row a feed and guid."""

        constraints = [models.UniqueConstraint(fields=("feed", "guid"), name="item_once")]

    def __str__(self) -> str:
        return self.guid


class Revision(models.Model):
    """One observed state of an article.

    `content` is the record `farwire.records.Revision`; the columns beside it are copies to query by.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    language = models.CharField(max_length=35, db_index=True)
    language_confidence = models.FloatField()
    headline = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)
    lead = models.TextField(blank=True, help_text="The first paragraph.")
    byline = models.JSONField(default=list)
    section = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    completeness = models.CharField(max_length=10)
    rights = models.JSONField(help_text="The record `farwire.records.Rights`.")
    content = models.JSONField()
    observed_at = models.DateTimeField()

    class Meta:
        """In the order they were observed."""

        ordering = ("article", "number")
        constraints = [
            models.UniqueConstraint(fields=("article", "digest"), name="revision_once"),
            models.UniqueConstraint(fields=("article", "number"), name="revision_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"
