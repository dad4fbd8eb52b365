"""What a host says about rights beside robots.txt: asked once a day, kept with the time it was seen.

`/.well-known/tdmrep.json` (TDM Reservation Protocol, W3C community report of 2024, section 6.2),
`/trust.txt` (JournalList, 2020), and the licences that robots.txt names (`License:`, Really Simple Licensing 1.0,
section 4.4) or a page (sections 4.5 and 4.6). A licence may stand on another site, which speaks for many hosts: it
is asked once for all of them.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from farwire.errors import GatherError
from farwire.gather.addresses import Place, place_of, resolve_link, same_site
from farwire.gather.body import ACCEPTED_CODINGS
from farwire.gather.courier import Answer, Courier, Patience
from farwire.gather.licences import linked_licences
from farwire.gather.robots import parse_robots
from farwire.records import Fetched, FetchPolicy, HostFile

_FILES = (("tdmrep.json", "/.well-known/tdmrep.json"), ("trust.txt", "/trust.txt"))
_LARGEST = 128 * 1024  # bytes read of one file
_DAY = 24 * 3600.0
_MOST_REDIRECTS = 3
_MOST_HOSTS = 2000
_MOST_LICENCES = 2
_MOST_LINKED = 8  # licences that the pages of one host name, asked for in a day: some name one for each page
_ASK_AT_MOST = 10.0  # seconds for all files of a host


@dataclass(frozen=True, slots=True)
class _Note:
    """The files found, good until a moment of the loop's clock."""

    files: tuple[HostFile, ...]
    until: float


@dataclass(frozen=True, slots=True)
class _Linked:
    """The licences that a host's pages named, counted until a moment of the loop's clock."""

    urls: set[str]
    until: float


class HostFilesMemory:
    """The files of each host, by scheme, host and port; at most 2,000 hosts, the latest used stay."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._notes: OrderedDict[str, _Note] = OrderedDict()
        self._linked: OrderedDict[str, _Linked] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def files_for(self, place: Place, robots_txt: str, policy: FetchPolicy) -> tuple[HostFile, ...]:
        """The files that speak for a place's host; those that robots.txt keeps from us are not asked for.

        What can't be read counts as not there: rights that nobody granted stay not granted.
        """
        origin = f"{place.scheme}://{place.authority}"
        asking = self._asking.setdefault(origin, asyncio.Lock())
        async with asking:
            note = self._notes.get(origin)
            now = asyncio.get_running_loop().time()
            if note is None or note.until <= now:
                note = _Note(await self._ask_all(place, robots_txt, policy), now + _DAY)
                self._remember(origin, note)
        self._notes.move_to_end(origin)
        return note.files

    async def linked_by(self, fetched: Fetched, policy: FetchPolicy) -> tuple[HostFile, ...]:
        """The RSL documents that a page itself names: each asked once a day, and at most eight a day for a host.

        One that is not asked for, or can't be read, is still seen: the page says that there is a licence.
        """
        place = place_of(fetched.final_url)
        small, patience = replace(policy, max_bytes=_LARGEST), Patience(_ASK_AT_MOST)
        found: list[HostFile] = []
        for url in linked_licences(fetched):
            if self._may_ask(f"{place.scheme}://{place.authority}", url):
                found += await self._ask_licence(url, small, patience)
        return tuple(found)

    def _may_ask(self, origin: str, url: str) -> bool:
        now = asyncio.get_running_loop().time()
        linked = self._linked.get(origin)
        if linked is None or linked.until <= now:
            linked = self._linked[origin] = _Linked(set(), now + _DAY)
            while len(self._linked) > _MOST_HOSTS:
                self._linked.popitem(last=False)
        if len(linked.urls) < _MOST_LINKED:
            linked.urls.add(url)
        return url in linked.urls

    def _remember(self, origin: str, note: _Note) -> None:
        self._notes[origin] = note
        while len(self._notes) > _MOST_HOSTS:
            self._notes.popitem(last=False)

    async def _ask_all(self, place: Place, robots_txt: str, policy: FetchPolicy) -> tuple[HostFile, ...]:
        small, patience = replace(policy, max_bytes=_LARGEST), Patience(_ASK_AT_MOST)
        found: list[HostFile] = []
        for name, url in _addresses(place, robots_txt, policy):
            found += await self._ask(name, url, small, patience)
        for url in _licences(place, robots_txt, policy):
            found += await self._ask_licence(url, small, patience)
        return tuple(found)

    async def _ask_licence(self, url: str, policy: FetchPolicy, patience: Patience) -> tuple[HostFile, ...]:
        """A licence, asked once a day whichever hosts name it."""
        asking = self._asking.setdefault(url, asyncio.Lock())
        async with asking:
            note = self._notes.get(url)
            now = asyncio.get_running_loop().time()
            if note is None or note.until <= now:
                note = _Note(await self._ask("rsl", url, policy, patience), now + _DAY)
                self._remember(url, note)
        return note.files

    async def _ask(self, name: str, url: str, policy: FetchPolicy, patience: Patience) -> tuple[HostFile, ...]:
        """The file at an address, or nothing if it can't be had."""
        try:
            answer = await self._follow(place_of(url), policy, patience)
        except GatherError:
            return ()
        if answer is None or answer.status != 200:
            return ()
        return (HostFile(name, answer.place.url, answer.body.decode("utf-8", "replace"), answer.at),)

    async def _follow(self, place: Place, policy: FetchPolicy, patience: Patience) -> Answer | None:
        headers = {"User-Agent": policy.user_agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED_CODINGS}
        origin = place.url
        for _ in range(_MOST_REDIRECTS + 1):
            answer = await self._courier.ask(place, headers, policy, patience, whole=False)
            onward = answer.next_url()
            if onward is None:
                return answer
            if not same_site(onward, origin):
                return None
            place = place_of(onward)
        return None


def _addresses(place: Place, robots_txt: str, policy: FetchPolicy) -> list[tuple[str, str]]:
    """Name and address of each file of the host itself that robots.txt allows to ask for."""
    robots = parse_robots(robots_txt)
    wanted = [(name, replace(place, target=target).url) for name, target in _FILES]
    return [(name, url) for name, url in wanted if robots.allows(url, policy.user_agent)]


def _licences(place: Place, robots_txt: str, policy: FetchPolicy) -> list[str]:
    """The first licences that robots.txt names for us, on whatever site: it asks to read them, so no rule keeps us."""
    named = parse_robots(robots_txt).licences_for(policy.user_agent)
    found = (resolve_link(place.url, href) for href in named)
    return list(dict.fromkeys(url for url in found if url))[:_MOST_LICENCES]
