"""Pages: fetch the articles' pages, read them, and file their revisions."""

from collections.abc import Iterator
from dataclasses import replace

from farwire.archive import intake, worklist
from farwire.archive.codec import decode
from farwire.archive.models import Article
from farwire.pipeline import executors, stages
from farwire.pipeline.lanes import host_of
from farwire.pipeline.progress import phase
from farwire.pipeline.wire import Report, Wire
from farwire.records import Failure, Fetched, FetchRequest, Item, ReadRequest

_BATCH = 500


def read_pages(wire: Wire, report: Report, *, revisit: bool) -> None:
    """Fetch and read every page whose time has come, conditionally where it was read before."""
    articles = {row.key: row for row in worklist.pages_to_ask(wire.now(), revisit=revisit)}
    items = _items(list(articles))
    requests = [_request(wire, article) for article in articles.values()]
    asking = executors.Feed(wire.gather, stages.fetch, lambda request: request.subject, host_of)
    reading = executors.Feed(wire.work, stages.read_page, lambda request: request.subject)
    several: list[tuple[ReadRequest, stages.PageRead]] = []
    with phase("pages", len(requests), quiet=wire.quiet) as step:

        def pages() -> Iterator[ReadRequest]:
            for request, fetched in asking.run(requests):
                article = articles[request.subject]
                report.pages += 1
                if isinstance(fetched, Failure):
                    _failed(wire, report, article, fetched, items.get(article.key))
                elif fetched.status == 304:
                    intake.file_page_unchanged(article, wire.now())
                else:
                    yield _read_request(article, fetched, items.get(article.key))
                    continue
                step()

        for request, page in reading.run(pages()):
            if isinstance(page, stages.PageRead) and page.further:
                several.append((request, page))
            else:
                _file(wire, report, articles[request.subject], request, page)
            step()
    _read_further(wire, report, articles, several)


def _read_further(
    wire: Wire, report: Report, articles: dict[str, Article], several: list[tuple[ReadRequest, stages.PageRead]]
) -> None:
    """Fetch what other addresses hold of these articles, and read each again with it; as it was if nothing came."""
    parts = _fetch_further(wire, several)
    again = []
    for request, page in several:
        more = tuple(parts[request.subject, url] for url in page.further if (request.subject, url) in parts)
        if more:
            again.append(replace(request, more=more))
        else:
            _file(wire, report, articles[request.subject], request, page)
    reading = executors.Feed(wire.work, stages.read_page, lambda request: request.subject)
    for request, outcome in reading.run(again):
        _file(wire, report, articles[request.subject], request, outcome)


def _fetch_further(wire: Wire, several: list[tuple[ReadRequest, stages.PageRead]]) -> dict[tuple[str, str], Fetched]:
    """What came, by article and address."""
    wanted = [FetchRequest(request.subject, url, wire.policy) for request, page in several for url in page.further]
    asking = executors.Feed(wire.gather, stages.fetch, lambda request: request.subject, host_of)
    found: dict[tuple[str, str], Fetched] = {}
    with phase("parts", len(wanted), quiet=wire.quiet) as step:
        for request, fetched in asking.run(wanted):
            if isinstance(fetched, Fetched):
                found[request.subject, request.url] = fetched
            step()
    return found


def _file(wire: Wire, report: Report, article: Article, request: ReadRequest, page: stages.PageRead | Failure) -> None:
    outcome = page.outcome if isinstance(page, stages.PageRead) else page
    if isinstance(outcome, Failure):
        _failed(wire, report, article, outcome, request.item)
    else:
        article.refresh_from_db(fields=["same_as"])
        report.new_revisions += intake.file_revision(article, outcome, request.fetched, wire.now())


def _request(wire: Wire, article: Article) -> FetchRequest:
    """Ask with validators only where a revision came with them."""
    known = article.latest_id is not None
    return FetchRequest(
        article.key,
        article.url,
        wire.policy,
        article.etag if known else None,
        article.last_modified if known else None,
    )


def _read_request(article: Article, fetched: Fetched, item: Item | None) -> ReadRequest:
    """What is to be read, and how long the article was when it was read last."""
    known = 0 if article.latest is None else worklist.text_size(article.latest)
    return ReadRequest(article.key, fetched, item, known_size=known)


def _items(keys: list[str]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for start in range(0, len(keys), _BATCH):
        rows = worklist.latest_items(keys[start : start + _BATCH])
        found.update({key: decode(Item, row.content) for key, row in rows.items()})
    return found


def _failed(wire: Wire, report: Report, article: Article, failure: Failure, item: Item | None) -> None:
    """File the failure; an article that was never read is carried with what its feed says of it."""
    report.failures += 1
    intake.file_page_failure(article, replace(failure, subject=article.url), wire.now(), wire.poll_minutes)
    if article.latest_id is None and item is not None:
        revision = stages.read_announcement(replace(item, url=article.canonical_url))
        if not isinstance(revision, Failure):
            report.new_revisions += intake.file_announcement(article, revision, wire.now())
