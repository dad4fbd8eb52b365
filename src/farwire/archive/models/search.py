"""What a search looks through: one entry an article, in words that both databases cut alike."""

from django.db import models

from farwire.archive.models.articles import Article, Revision


class SearchEntry(models.Model):
    """An article's latest revision and its translations as tokens (`farwire.archive.search.tokens`), parted by spaces.

    Kept by `farwire.archive.search.index` alone. On SQLite triggers keep the full-text table `archive_search`
    beside it; on PostgreSQL the column `vector` holds the same tokens (migrations 0003 and 0009). Entries of newer
    articles have, as a rule, larger ids. The long columns stand last, so that a database need not read them.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="search_entry")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    published_at = models.DateTimeField(help_text="The article's.")
    turn = models.PositiveBigIntegerField(db_index=True, help_text="Grows with every change of any entry.")
    place = models.TextField(help_text="Marks of language, country and source.")
    headlines = models.TextField()
    leads = models.TextField(help_text="Standfirst and first paragraph.")
    rest = models.TextField()
    triples = models.TextField(default="", help_text="Signs of every three tokens in a row; empty on PostgreSQL.")
    sentences = models.JSONField(
        help_text="Sentences under the empty name, and by target language their translations, one for one."
    )
    rules = models.PositiveSmallIntegerField(
        default=0, db_index=True, help_text="By which rules the entry was made; older ones must be made anew."
    )

    class Meta:
        """Entries of some days are found by an index that holds their numbers, too."""

        indexes = (models.Index(fields=("published_at", "id"), name="entry_of_days"),)

    def __str__(self) -> str:
        return str(self.article_id)
