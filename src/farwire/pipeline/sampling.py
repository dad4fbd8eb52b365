"""Filing the sample at the first start: the ordinary way, only that nothing is fetched."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from farwire.archive import intake
from farwire.archive.models import Article, Feed, Source
from farwire.archive.worklist import shown_articles
from farwire.pipeline import executors, stages
from farwire.pipeline.progress import phase
from farwire.pipeline.wire import Wire
from farwire.records import Failure, FeedContent, FeedLink, Fetched, Item, ReadRequest
from farwire.samples import PUBLISHER, Sample, sample_page, samples

_NEVER = 10 * 365 * 24 * 60


def is_first_start() -> bool:
    """Whether the archive has no source yet."""
    return not Source.objects.exists()


def file_samples(now: datetime) -> None:
    """Announce all samples as articles of the last hours, in one transaction: all of them or none."""
    with transaction.atomic():
        for language in sorted({sample.language for sample in samples()}):
            _announce(language, now.replace(microsecond=0))


def read_samples(wire: Wire) -> None:
    """Read the samples that are announced and unread: all at first, the rest after a start that broke off."""
    known = {sample_url(sample.slug): sample for sample in samples()}
    unread = {row.url: row for row in shown_articles().filter(source__is_sample=True, latest__isnull=True)}
    requests = [_request(article, known[url], wire.now()) for url, article in unread.items() if url in known]
    reading = executors.Feed(wire.work, stages.read_page, lambda request: request.subject)
    with phase("sample", len(requests), quiet=wire.quiet) as step:
        for request, page in reading.run(requests):
            revision = page.outcome if isinstance(page, stages.PageRead) else page
            if isinstance(revision, Failure):
                intake.file_failure(revision, wire.now())
            else:
                intake.file_revision(unread[request.subject], revision, request.fetched, wire.now())
            step()


def sample_url(slug: str) -> str:
    """Where the site shows a sample's original."""
    return f"{settings.BASE_URL or f'http://{settings.LISTEN}'}/sample/{slug}"


def _announce(language: str, now: datetime) -> None:
    url, title = sample_url(f"{language}.xml"), f"{PUBLISHER} ({language})"
    mine = [sample for sample in samples() if sample.language == language]
    intake.file_feed_link(FeedLink(url, title, home_url=sample_url(language), language=language), is_sample=True)
    feed = Feed.objects.get(url=url)
    items = tuple(_item(url, sample, now - timedelta(hours=sample.hours_ago)) for sample in mine)
    content = FeedContent(url, "sample", title, None, language, items)
    intake.file_feed(feed, content, [item.url for item in items], _fetched(url, "", now), now, _NEVER)


def _item(feed_url: str, sample: Sample, published_at: datetime) -> Item:
    url = sample_url(sample.slug)
    return Item(
        feed_id=feed_url,
        guid=url,
        url=url,
        headline=sample.headline,
        summary_html=sample.standfirst,
        byline=(sample.byline,),
        published_at=published_at,
        language=sample.language,
        section=sample.section,
    )


def _request(article: Article, sample: Sample, now: datetime) -> ReadRequest:
    page = sample_page(sample, article.url, article.published_at)
    return ReadRequest(article.url, _fetched(article.url, page, now), _item("", sample, article.published_at))


def _fetched(url: str, page: str, now: datetime) -> Fetched:
    return Fetched(url, url, 200, "text/html; charset=utf-8", page.encode(), None, None, now)
