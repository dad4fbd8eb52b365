"""One request on its way: hop after hop, each checked; one in flight per host; never asked twice.

A new connection for every request: so every request's address is checked where it is connected to, and
no connection opened under one policy serves another.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from weakref import WeakValueDictionary

import aiohttp
from yarl import URL

from farwire.errors import FetchFailed, HttpFailed
from farwire.gather.addresses import Place, resolve_link
from farwire.gather.body import read_body, too_large
from farwire.gather.guard import CheckedResolver, Hop, allowance, check_port, checked_socket, current_hop
from farwire.gather.headers import kept_headers, wait_of
from farwire.records import Fetched, FetchPolicy

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_ASK_TO_WAIT = frozenset({429, 503})


class Patience:
    """How long one request may take in all; waiting for one's turn at a host is not counted."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._all = seconds

    @property
    def used(self) -> float:
        """Seconds used so far."""
        return self._all - self.left

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let the time run; raises FetchFailed when it is used up."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        limit = asyncio.timeout(max(self.left, 0.0))
        try:
            async with limit:
                yield
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise FetchFailed(f"not finished after {self._all:g} seconds") from error
        finally:
            self.left -= loop.time() - start


class Courier:
    """Holds the process's one session and the turns at each host. Lives in one event loop."""

    def __init__(self) -> None:
        self._turns: WeakValueDictionary[tuple[str, int], asyncio.Lock] = WeakValueDictionary()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=CheckedResolver(),
                socket_factory=checked_socket,
                use_dns_cache=False,
                force_close=True,
                limit=0,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            raise_for_status=False,
            trust_env=False,
            middlewares=(_once,),
            skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
        )

    async def close(self) -> None:
        """Close the session."""
        await self._session.close()

    async def ask(
        self, place: Place, headers: dict[str, str], policy: FetchPolicy, patience: Patience, *, whole: bool = True
    ) -> "Answer":
        """Ask for one place when it is our turn there; a redirect comes back as an answer like any other.

        With `whole` off, a body over the limit is cut there instead of failing. Raises AddressRefused before
        anything is sent, and FetchFailed.
        """
        allowed = allowance(policy.allow_private)
        check_port(place.host, place.port, allowed)
        turn = self._turns.setdefault((place.host, place.port), asyncio.Lock())
        async with turn, patience.running():
            current_hop.set(Hop(place.host, place.port, allowed))
            return await self._exchange(place, headers, policy, whole)

    async def _exchange(self, place: Place, headers: dict[str, str], policy: FetchPolicy, whole: bool) -> "Answer":
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=policy.read_timeout, sock_read=policy.read_timeout)
        try:
            async with self._session.get(
                URL(place.url, encoded=True), headers=headers, allow_redirects=False, timeout=timeout
            ) as response:
                return await _answer(place, response, policy, whole)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise FetchFailed(_reason(error, place, policy)) from error


class Answer:
    """An answer of one hop. `body` is empty unless the status is a success."""

    def __init__(self, place: Place, response: aiohttp.ClientResponse, body: bytes) -> None:
        self.place = place
        self.status = response.status
        self.reason = " ".join((response.reason or "").split())[:80]
        self.headers = response.headers
        self.body = body
        self.at = datetime.now(UTC)

    def next_url(self) -> str | None:
        """Where a redirect leads, absolute, or None if this is no redirect. Raises FetchFailed if it leads nowhere."""
        if self.status not in _REDIRECTS:
            return None
        location = self.headers.get("Location", "").strip()
        if not location:
            raise FetchFailed(f"redirect ({self.status}) without a Location")
        # What is no http(s) address at all is told by `place_of`, in its own words.
        return resolve_link(self.place.url, location) or location

    @property
    def permanent(self) -> bool:
        """Whether this redirect says that the old address is gone for good."""
        return self.status in _PERMANENT

    def failure(self) -> HttpFailed:
        """The error that an unsuccessful status stands for."""
        wait = wait_of(self.headers, self.at) if self.status in _ASK_TO_WAIT else None
        return HttpFailed(f"the server answered {self.status} {self.reason}".strip(), self.status, wait)

    def fetched(self, url: str, robots_txt: str | None, permanent: bool) -> Fetched:
        """This answer as a record; `url` is the address that was asked for."""
        return Fetched(
            url=url,
            final_url=self.place.url,
            status=self.status,
            content_type=self.headers.get("Content-Type", ""),
            body=self.body,
            etag=self.headers.get("ETag"),
            last_modified=self.headers.get("Last-Modified"),
            fetched_at=self.at,
            headers=kept_headers(self.headers),
            robots_txt=robots_txt,
            permanent_url=self.place.url if permanent else None,
        )


async def _answer(place: Place, response: aiohttp.ClientResponse, policy: FetchPolicy, whole: bool) -> Answer:
    if not 200 <= response.status < 300:
        return Answer(place, response, b"")
    coding = response.headers.get("Content-Encoding", "")
    length = response.content_length or 0
    if whole and length > policy.max_bytes:
        raise too_large(policy.max_bytes)
    body = await read_body(response.content.iter_any(), coding, policy.max_bytes, whole=whole)
    return Answer(place, response, body)


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Let no request be sent twice: aiohttp would silently repeat one whose connection broke."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise FetchFailed("the server closed the connection before it answered") from error


def _reason(error: Exception, place: Place, policy: FetchPolicy) -> str:
    """One line on what went wrong on the wire."""
    if isinstance(error, TimeoutError):
        return f"no answer within {policy.read_timeout:g} seconds"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"the name {place.host} could not be resolved"
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return f"no trustworthy encrypted connection ({_words(error)})"
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"could not connect ({_words(error.os_error)})"
    if isinstance(error, aiohttp.ClientPayloadError):
        return "the answer is cut off or damaged"
    return f"the answer could not be read ({_words(error)})"


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
