"""A whole edition as files that open from disk, or from any file server: the served pages with relative links."""

import io
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html

STATIC = ("icon.svg", "paper.css", "early.js", "reading.js")
# RFC 2606, 2: a name that never leads anywhere.
_NOWHERE = "farwire.invalid"
_LINK = re.compile(r'\b(href|src)="([^"]*)"')
# What only a running site can do; links to it lead to the page itself.
_SERVED_ONLY = re.compile(r"/(service-worker\.js|[^/]+/(reading/keep|search)/.*)")
_NEEDS_SERVER = re.compile(r'<form action.*?</form>|<li><a [^>]*rel="search"[^>]*>[^<]*</a></li>', re.DOTALL)


def export_site(folder: Path, editions: Iterable[str] = ()) -> int:
    """Write the editions (all of them if none is named) into `folder`; returns how many files were written.

    Every page that can be reached from a front page is written, in each of its views, with its feeds.
    """
    chosen = tuple(editions) or tuple(settings.EDITIONS)
    handler = BaseHandler()
    handler.load_middleware()
    waiting = [path for language in chosen for path in _entrances(language)]
    seen = set(waiting)
    count = 0
    while waiting:
        path = waiting.pop()
        page = _fetch(handler, path)
        if page is None:
            continue
        content, is_html = page
        html = content.decode() if is_html else ""
        fresh = dict.fromkeys(link for link in _links(html, path) if _is_page(link, chosen) and link not in seen)
        seen.update(fresh)
        waiting.extend(fresh)
        _write(folder / file_of(path), relative(html, path, chosen).encode() if is_html else content)
        count += 1
    return count + _write_static(folder) + _write_index(folder, chosen)


def file_of(path: str) -> str:
    """The file of an address: `en/index.html` of /en/, `en/article/KEY/both.html` of /en/article/KEY/?view=both."""
    parts = urlsplit(path)
    view = parse_qs(parts.query).get("view", ["index"])[0]
    return f"{parts.path[1:]}{view}.html" if parts.path.endswith("/") else parts.path[1:]


def relative(html: str, path: str, editions: Iterable[str]) -> str:
    """A page's HTML with all links to this site as relative links to files, and without what needs a server."""
    here = posixpath.dirname(file_of(path))
    chosen = tuple(editions)

    def replace(match: re.Match[str]) -> str:
        name, address = match[1], unescape(match[2])
        target = _resolve(address, path)
        if target is None:
            return match[0]
        if not (_is_page(target, chosen) or target.startswith("/static/")):
            return f'{name}="#main"'
        fragment = urlsplit(address).fragment
        link = posixpath.relpath(file_of(target), here or ".")
        return f'{name}="{escape(f"{link}#{fragment}" if fragment else link)}"'

    return _LINK.sub(replace, _NEEDS_SERVER.sub("", html))


def _entrances(language: str) -> Iterator[str]:
    yield reverse("front", args=[language])
    yield from (reverse("feed", args=[language, kind]) for kind in ("rss", "atom", "json"))


def _fetch(handler: BaseHandler, path: str) -> tuple[bytes, bool] | None:
    """The bytes of a page and whether it is HTML; None if it is not there. Redirects are followed."""
    for _ in range(5):
        response = handler.get_response(_request(path))
        if not isinstance(response, HttpResponse):
            return None
        if response.status_code == 200:
            return response.content, response.headers["Content-Type"].startswith("text/html")
        if response.status_code != 302:
            return None
        path = response.headers["Location"]
    return None


def _request(path: str) -> WSGIRequest:
    """A request as a server makes it (PEP 3333) for FARWIRE_BASE_URL, or for a host that does not exist."""
    parts, base = urlsplit(path), _base()
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "SERVER_NAME": base.hostname or "",
            "SERVER_PORT": str(base.port or {"http": 80, "https": 443}[base.scheme]),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": base.scheme,
            "wsgi.input": io.BytesIO(),
        }
    )


def _base() -> SplitResult:
    """Where the written pages say they are: at FARWIRE_BASE_URL, else nowhere."""
    allowed = [host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"]
    return urlsplit(settings.BASE_URL or f"https://{(allowed or [_NOWHERE])[0]}")


def _links(html: str, path: str) -> Iterator[str]:
    for match in _LINK.finditer(html):
        target = _resolve(unescape(match[2]), path)
        if target is not None:
            yield target


def _resolve(address: str, path: str) -> str | None:
    """The path and query on this site that an address on a page leads to; None if it leads elsewhere."""
    parts = urlsplit(address)
    if not settings.BASE_URL and parts.netloc == _base().netloc:
        parts = parts._replace(scheme="", netloc="")
    if parts.scheme or parts.netloc or not (parts.path or parts.query):
        return None
    target = parts.path if parts.path.startswith("/") else posixpath.join(urlsplit(path).path, parts.path)
    query = f"?{parts.query}" if parts.query.startswith("view=") else ""
    chosen = re.fullmatch(r"/edition/([^/]+)/", target)
    return f"/{chosen[1]}/" if chosen else target + query


def _is_page(target: str, editions: tuple[str, ...]) -> bool:
    """Whether an address is a picture, or a page of the editions that are written."""
    return target.split("/")[1] in (*editions, "picture") and not _SERVED_ONLY.fullmatch(urlsplit(target).path)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _write_static(folder: Path) -> int:
    for name in STATIC:
        found = finders.find(f"farwire/{name}")
        if not isinstance(found, str):
            raise FileNotFoundError(name)
        target = folder / "static" / "farwire" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, target)
    return len(STATIC)


def _write_index(folder: Path, editions: tuple[str, ...]) -> int:
    """The folder's first page leads to the first edition."""
    page = format_html(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>Farwire</title>'
        '<meta http-equiv="refresh" content="0; url={}/index.html"></head><body>'
        '<p><a href="{}/index.html">Farwire</a></p></body></html>\n',
        *(editions[0],) * 3,
    )
    _write(folder / "index.html", page.encode())
    return 1
