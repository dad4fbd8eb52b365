"""The room's one door to the network."""

import asyncio
import atexit
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from farwire.errors import FarwireError, FetchFailed, HttpFailed, RobotsRefused
from farwire.gather.addresses import place_of
from farwire.gather.courier import Answer, Courier, Patience
from farwire.gather.etiquette import RobotsMemory
from farwire.gather.headers import sent_headers
from farwire.gather.hostfiles import HostFilesMemory
from farwire.records import Failure, Fetched, FetchRequest

_LOOK_UPS = 32  # names looked up at a time
_SUCCESS = frozenset({200, 203})  # others of the 2xx bring no whole page: nothing yet, nothing, or a part
_MAY_MEND = frozenset({202, 408, 425, 429})


def fetch(request: FetchRequest) -> Fetched | Failure:
    """Ask for one address, politely and guarded; blocks the calling thread, and any number may call.

    A `Fetched` has status 200 (or 203) with its decompressed body, or 304 with an empty one. All that
    is expected to go wrong comes back as a `Failure` that names the address and the reason.
    """
    try:
        return _wire().run(request)
    except FarwireError as error:
        return _failure(request, error)


def _failure(request: FetchRequest, error: FarwireError) -> Failure:
    status = error.status if isinstance(error, HttpFailed) else None
    retryable = error.retryable if status is None else status >= 500 or status in _MAY_MEND
    detail = error.detail if request.url in error.detail else f"{request.url[:500]}: {error.detail}"
    return Failure(
        stage="fetch",
        subject=request.subject,
        error=type(error).__name__,
        detail=detail,
        retryable=retryable,
        retry_after=error.retry_after if isinstance(error, HttpFailed) else None,
        status=status,
    )


async def _fetch(request: FetchRequest, courier: Courier, robots: RobotsMemory, files: HostFilesMemory) -> Fetched:
    """What an address gives, and with a page its host's files about rights."""
    fetched = await _follow(request, courier, robots)
    if not request.obey_robots or fetched.status == 304:
        return fetched
    place = place_of(fetched.final_url)
    found = await files.files_for(place, fetched.robots_txt or "", request.policy)
    linked = await files.linked_by(fetched, request.policy)
    more = tuple(file for file in linked if file not in found)
    return replace(fetched, robots_at=robots.seen_at(place), host_files=found + more)


async def _follow(request: FetchRequest, courier: Courier, robots: RobotsMemory) -> Fetched:
    """Follow an address to where it ends, each hop checked before it is asked."""
    policy = request.policy
    patience = Patience(policy.total_timeout)
    headers = sent_headers(request)
    url, permanent, robots_txt = request.url, True, None
    for hop in range(policy.max_redirects + 1):
        place = place_of(url)
        if request.obey_robots:
            robots_txt = await robots.text_for(place, policy, patience)
            if not robots.allows(robots_txt, place, policy):
                raise RobotsRefused(f"{place.url}: the site's robots.txt asks us to stay away")
        answer = await courier.ask(place, headers, policy, patience)
        onward = answer.next_url()
        if onward is None:
            return _outcome(request, answer, robots_txt, permanent and hop > 0)
        url, permanent = onward, permanent and answer.permanent
    raise FetchFailed(f"more than {policy.max_redirects} redirects, the last one to {url[:500]}")


def _outcome(request: FetchRequest, answer: Answer, robots_txt: str | None, permanent: bool) -> Fetched:
    conditional = bool(request.etag or request.last_modified)
    if answer.status == 304 and conditional:
        kept = answer.fetched(request.url, robots_txt, permanent)
        # A 304 may leave the validators out; then those that were sent stay good (RFC 9110, 15.4.5).
        return replace(kept, etag=kept.etag or request.etag, last_modified=kept.last_modified or request.last_modified)
    if answer.status not in _SUCCESS:
        raise answer.failure()
    return answer.fetched(request.url, robots_txt, permanent)


class _Wire:
    """The process's one event loop, in a thread of its own, with its courier and its memory of hosts' files."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self._loop = asyncio.new_event_loop()
        # Names are looked up in threads, and a slow name server must not hold up everybody.
        self._names = ThreadPoolExecutor(max_workers=_LOOK_UPS, thread_name_prefix="farwire-names")
        self._loop.set_default_executor(self._names)
        self._thread = threading.Thread(target=self._loop.run_forever, name="farwire-gather", daemon=True)
        self._thread.start()
        self._courier, self._robots, self._files = asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()

    @staticmethod
    async def _open() -> tuple[Courier, RobotsMemory, HostFilesMemory]:
        courier = Courier()
        return courier, RobotsMemory(courier), HostFilesMemory(courier)

    def run(self, request: FetchRequest) -> Fetched:
        """Do one request in the loop and wait for it."""
        asked = _fetch(request, self._courier, self._robots, self._files)
        future = asyncio.run_coroutine_threadsafe(asked, self._loop)
        try:
            return future.result()
        finally:
            future.cancel()  # of no effect once it is done; if the caller was interrupted, nobody waits for it any more

    def close(self) -> None:
        """Close the session and end the thread."""
        asyncio.run_coroutine_threadsafe(self._courier.close(), self._loop).result(timeout=5)
        self._names.shutdown(wait=False, cancel_futures=True)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()


_lock = threading.Lock()
_current: _Wire | None = None


def _wire() -> _Wire:
    """This process's wire; a process forked from one that had a wire gets its own."""
    global _current  # noqa: PLW0603 - one per process is what is wanted
    with _lock:
        if _current is None or _current.pid != os.getpid():
            _current = _Wire()
        return _current


def close() -> None:
    """Close what `fetch` opened in this process; the next `fetch` opens it anew."""
    global _current
    with _lock:
        wire, _current = _current, None
    if wire is not None and wire.pid == os.getpid():
        wire.close()


atexit.register(close)
