"""The search page: a form that works without script, hits as a newspaper lists them, and each search as a feed."""

from django.http import HttpRequest, HttpResponse, QueryDict

from farwire.publish import selection
from farwire.publish.directory import feed_addresses
from farwire.publish.editions import Edition
from farwire.publish.languages import country_name, language_name
from farwire.publish.pages import render_page
from farwire.publish.serving import in_edition
from farwire.records import UNKNOWN_LANGUAGE


@in_edition
def search(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Search over originals and translations of all languages; `page` counts from 1."""
    query = selection.query_of(request.GET)
    asked = request.GET.get("page", "")
    hits = selection.search(query, edition, page=int(asked) if asked.isdecimal() and len(asked) < 4 else 1)
    heard = selection.coverage()
    languages = {each.value for each in heard.languages} - {UNKNOWN_LANGUAGE} | {*filter(None, [query.language])}
    countries = {each.value for each in heard.countries} | {*filter(None, [query.country])}
    context = {
        "query": query,
        "hits": hits,
        "before": _address(request.GET, hits.page - 1) if hits.page > 1 else "",
        "more": _address(request.GET, hits.page + 1) if hits.has_more else "",
        "languages": sorted(languages, key=lambda tag: language_name(tag, edition.language)),
        "countries": sorted(countries, key=lambda code: country_name(code, edition.language)),
        "sources": selection.source_names(),
        "feed": None if query.is_empty else _feeds(request.GET, edition),
        "robots": "noindex",
    }
    return render_page(request, edition, "search", context)


def _feeds(asked: QueryDict, edition: Edition) -> dict[str, str]:
    """The search as feeds, by kind; as a form leaves its empty fields behind, they are dropped."""
    return {kind: path + _address(asked, 1) for kind, path in feed_addresses("search-feed", edition).items()}


def _address(asked: QueryDict, page: int) -> str:
    """The query of the address of a page of this search."""
    wanted = QueryDict(mutable=True)
    for name in ("q", "source", "language", "country", "from", "to"):
        if value := asked.get(name, "").replace("\0", "").strip():
            wanted[name] = value[:300]
    if page > 1:
        wanted["page"] = str(page)
    return f"?{wanted.urlencode()}"
