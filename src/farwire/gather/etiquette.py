"""What each host's robots.txt says, asked once a day."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from farwire.errors import AddressRefused, ConfigurationError, FetchFailed, GatherError
from farwire.gather.addresses import Place, place_of
from farwire.gather.body import ACCEPTED_CODINGS
from farwire.gather.courier import Answer, Courier, Patience
from farwire.gather.robots import LARGEST_FILE, parse_robots
from farwire.records import FetchPolicy

_DAY = 24 * 3600.0
_SOON = 300.0  # a host whose robots.txt could not be read is left alone for so long
_MOST_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_MOST_HOSTS = 2000
_ASK_AT_MOST = 20.0  # seconds for a robots.txt


@dataclass(frozen=True, slots=True)
class _Note:
    """What is remembered: the text, or why there is none for now; good until a moment of the loop's clock."""

    text: str
    trouble: str | None
    until: float
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class RobotsMemory:
    """The robots.txt of each host, by scheme, host and port; at most 2,000 hosts, the latest used stay."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._notes: OrderedDict[str, _Note] = OrderedDict()
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def text_for(self, place: Place, policy: FetchPolicy, patience: Patience) -> str:
        """The text of the robots.txt that governs a place; empty if there is none (4xx).

        Raises FetchFailed (retryable) while it can't be read: then the host is not to be asked at all
        (RFC 9309, 2.3.1.4); AddressRefused if the guard refuses its address.
        """
        origin = f"{place.scheme}://{place.authority}"
        asking = self._asking.setdefault(origin, asyncio.Lock())
        async with asking:
            note = self._notes.get(origin)
            if note is None or note.until <= asyncio.get_running_loop().time():
                note = await self._ask(replace(place, target="/robots.txt"), policy, patience)
                self._remember(origin, note)
        self._notes.move_to_end(origin)
        if note.trouble is not None:
            raise FetchFailed(f"robots.txt of {place.authority} can't be read, so we stay away for now: {note.trouble}")
        return note.text

    def seen_at(self, place: Place) -> datetime | None:
        """When the robots.txt that governs a place was read; None if it was not."""
        note = self._notes.get(f"{place.scheme}://{place.authority}")
        return note.at if note else None

    def allows(self, text: str, place: Place, policy: FetchPolicy) -> bool:
        """Whether the text lets us ask for the place."""
        return parse_robots(text).allows(place.url, policy.user_agent)

    def _remember(self, origin: str, note: _Note) -> None:
        self._notes[origin] = note
        while len(self._notes) > _MOST_HOSTS:
            self._notes.popitem(last=False)

    async def _ask(self, place: Place, policy: FetchPolicy, patience: Patience) -> _Note:
        now = asyncio.get_running_loop().time()
        own = Patience(min(_ASK_AT_MOST, patience.left))
        try:
            return _note(await self._follow(place, replace(policy, max_bytes=LARGEST_FILE), own), now)
        except (AddressRefused, ConfigurationError):
            raise
        except GatherError as error:
            return _Note("", error.detail, now + _SOON)
        finally:
            patience.left -= own.used

    async def _follow(self, place: Place, policy: FetchPolicy, patience: Patience) -> Answer | None:
        headers = {"User-Agent": policy.user_agent, "Accept": "text/plain", "Accept-Encoding": ACCEPTED_CODINGS}
        for _ in range(_MOST_REDIRECTS + 1):
            answer = await self._courier.ask(place, headers, policy, patience, whole=False)
            onward = answer.next_url()
            if onward is None:
                return answer
            place = place_of(onward)
        return None


def _note(answer: Answer | None, now: float) -> _Note:
    if answer is None or 400 <= answer.status < 500:
        return _Note("", None, now + _DAY)
    if not 200 <= answer.status < 300:
        return _Note("", f"the server answered {answer.status}", now + _SOON)
    return _Note(answer.body.decode("utf-8", "replace"), None, now + _DAY)
