"""Feeds: ask those whose time has come, and file what they announce."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from farwire import gather
from farwire.archive import intake, worklist
from farwire.archive.models import Feed
from farwire.errors import GatherError
from farwire.pipeline import executors, stages
from farwire.pipeline.lanes import host_of
from farwire.pipeline.progress import phase
from farwire.pipeline.wire import Report, Wire
from farwire.records import Failure, FeedContent, FeedRequest, Fetched, FetchRequest

_LONGEST_GUID = 1000
_LONGEST_URL = 2000


def ask_feeds(wire: Wire, report: Report, *, everything: bool) -> None:
    """Ask all feeds that are due; each answer is filed with the validators it came with."""
    feeds = {feed.url: feed for feed in worklist.feeds_to_ask(wire.now(), everything=everything)}
    requests = [
        FetchRequest(f.url, f.url, wire.policy, f.etag, f.last_modified, obey_robots=False) for f in feeds.values()
    ]
    asking = executors.Feed(wire.gather, stages.fetch, lambda request: request.subject, host_of)
    parsing = executors.Feed(wire.work, stages.parse, lambda request: request.feed_id)
    with phase("feeds", len(requests), quiet=wire.quiet) as step:

        def answers() -> Iterator[FeedRequest]:
            for request, fetched in asking.run(requests):
                feed = feeds[request.url]
                report.feeds += 1
                if isinstance(fetched, Failure):
                    _failed(wire, report, feed, fetched)
                elif fetched.status == 304:
                    report.unchanged += 1
                    intake.file_feed_unchanged(feed, wire.now(), wire.poll_minutes)
                else:
                    yield FeedRequest(request.url, fetched, feed.format)
                    continue
                step()

        for request, content in parsing.run(answers()):
            feed = feeds[request.feed_id]
            if isinstance(content, Failure):
                _failed(wire, report, feed, content)
            else:
                report.new_articles += file_content(wire, feed, content, request.fetched)
            step()


def file_content(wire: Wire, feed: Feed, content: FeedContent, fetched: Fetched) -> int:
    """File a feed's items under their normalised addresses; items whose address is unusable are failures by name."""
    items, links = [], []
    for item in content.items:
        try:
            link = gather.normal_url(item.url)
            if len(link) > _LONGEST_URL:
                raise GatherError(f"the address has {len(link)} characters; {_LONGEST_URL} at most are carried")
        except GatherError as error:
            subject = f"{feed.url} {item.url}"
            intake.file_failure(Failure("feed", subject[:500], type(error).__name__, error.detail), wire.now())
            continue
        items.append(replace(item, guid=_short_guid(item.guid)))
        links.append(link)
    content = replace(content, items=tuple(items))
    new = intake.file_feed(feed, content, links, fetched, wire.now(), wire.poll_minutes)
    if content.faults:
        intake.file_failure(Failure("feed", feed.url, "FeedFaulty", "; ".join(content.faults)), wire.now())
    return new


def _short_guid(guid: str) -> str:
    """The guid, or its digest where it is longer than any index likes."""
    return guid if len(guid) <= _LONGEST_GUID else f"sha256:{hashlib.sha256(guid.encode()).hexdigest()}"


def _failed(wire: Wire, report: Report, feed: Feed, failure: Failure) -> None:
    report.failures += 1
    intake.file_feed_failure(feed, replace(failure, subject=feed.url), wire.now(), wire.poll_minutes)
