"""Filing the sample at the first start: the ordinary way, only that nothing is fetched."""

from datetime import datetime, timedelta

from django.conf import settings

from farwire.archive import intake
from farwire.archive.keys import article_key
from farwire.archive.models import Article, Feed
from farwire.pipeline import executors, stages
from farwire.pipeline.progress import phase
from farwire.pipeline.wire import Wire
from farwire.records import Failure, FeedContent, FeedLink, Fetched, Item, ReadRequest
from farwire.samples import PUBLISHER, Sample, sample_page, samples

_NEVER = 10 * 365 * 24 * 60


def file_samples(wire: Wire, now: datetime) -> None:
    """File all samples as articles published in the last hours."""
    for language in sorted({sample.language for sample in samples()}):
        _file_language(wire, language, now.replace(microsecond=0))


def sample_url(slug: str) -> str:
    """Where the site shows a sample's original."""
    return f"{settings.BASE_URL or f'http://{settings.LISTEN}'}/sample/{slug}"


def _file_language(wire: Wire, language: str, now: datetime) -> None:
    mine = {sample_url(sample.slug): sample for sample in samples() if sample.language == language}
    url = sample_url(f"{language}.xml")
    intake.file_feed_link(
        FeedLink(url, f"{PUBLISHER} ({language})", home_url=sample_url(language), language=language), is_sample=True
    )
    feed = Feed.objects.get(url=url)
    items = {address: _item(url, address, sample, now) for address, sample in mine.items()}
    content = FeedContent(url, "sample", f"{PUBLISHER} ({language})", None, language, tuple(items.values()))
    intake.file_feed(feed, content, list(mine), _fetched(url, b"", now), now, _NEVER)
    requests = [ReadRequest(address, _page(address, sample, now), items[address]) for address, sample in mine.items()]
    reading = executors.Feed(wire.work, stages.read_page, lambda request: request.subject)
    with phase("sample", len(requests), quiet=wire.quiet) as step:
        for request, revision in reading.run(requests):
            if isinstance(revision, Failure):
                intake.file_failure(revision, now)
            else:
                article = Article.objects.get(key=article_key(request.subject))
                intake.file_revision(article, revision, request.fetched, now)
            step()
    Article.objects.filter(feed=feed).update(next_visit_at=None)


def _item(feed_url: str, url: str, sample: Sample, now: datetime) -> Item:
    return Item(
        feed_id=feed_url,
        guid=url,
        url=url,
        headline=sample.headline,
        summary_html=sample.standfirst,
        byline=(sample.byline,),
        published_at=now - timedelta(hours=sample.hours_ago),
        language=sample.language,
        section=sample.section,
    )


def _page(url: str, sample: Sample, now: datetime) -> Fetched:
    return _fetched(url, sample_page(sample, url, now - timedelta(hours=sample.hours_ago)).encode(), now)


def _fetched(url: str, body: bytes, now: datetime) -> Fetched:
    return Fetched(url, url, 200, "text/html; charset=utf-8", body, None, None, now)
