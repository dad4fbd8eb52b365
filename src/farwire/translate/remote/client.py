"""One small JSON client for engines elsewhere: timeouts, a few retries, and errors that say what happened."""

import http.client
import json
import os
import ssl
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from farwire.errors import ConfigurationError, EngineFailed
from farwire.translate.meter import count_sent

TIMEOUT = 60.0  # seconds for one answer
TRIES = 3
WAIT = 0.5  # seconds before the second try, doubled before the third
LONGEST_WAIT = 5.0  # a server that asks for more is asked again by a later round, not by us
MOST_BYTES = 16 * 1024 * 1024
AGAIN = frozenset({429, 500, 502, 503, 504})


def secret(name: str) -> str:
    """An API key from the environment: NAME, or the file that NAME_FILE names; empty if neither is set."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return os.environ.get(name, "").strip()
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigurationError(f"{name}_FILE names a file that can't be read: {error.strerror}") from error


class RemoteFailed(EngineFailed):
    """An engine elsewhere did not do its work: (detail, status or None, seconds to wait or None)."""

    def __init__(self, detail: str, status: int | None = None, retry_after: float | None = None) -> None:
        """Keep what the server said; what it refuses for good is not tried again."""
        super().__init__(detail, status, retry_after)
        self.status = status
        self.retry_after = retry_after
        self.retryable = status is None or status in AGAIN


@dataclass(frozen=True, slots=True)
class Client:
    """Posts JSON to one address. `headers` may hold keys, so the client never shows itself in errors."""

    address: str
    headers: tuple[tuple[str, str], ...] = ()
    timeout: float = TIMEOUT

    def post(self, path: str, content: object, characters: int = 0) -> object:
        """The answer to a request, tried three times. Raises RemoteFailed or ConfigurationError.

        characters: how much text it holds, counted each time that the other side took it and did not refuse.
        """
        body = json.dumps(content).encode()
        for attempt in range(TRIES):
            try:
                return self._once(path, body, characters)
            except RemoteFailed as error:
                wait = error.retry_after if error.retry_after is not None else WAIT * 2**attempt
                if not error.retryable or attempt == TRIES - 1 or wait > LONGEST_WAIT:
                    raise
                time.sleep(wait)
        raise AssertionError("unreachable")

    def _once(self, path: str, body: bytes, characters: int) -> object:
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigurationError(f"{self.address}: an engine's address begins with https:// or http://")
        headers = {"Content-Type": "application/json", "User-Agent": "Farwire", **dict(self.headers)}
        connection = self._connect(parts.scheme, parts.hostname, parts.port)
        taken = False
        try:
            connection.request("POST", parts.path.rstrip("/") + path, body, headers)
            taken = True
            answer = connection.getresponse()
            text = answer.read(MOST_BYTES + 1)
            taken = answer.status == http.client.OK
        except (OSError, http.client.HTTPException) as error:
            raise RemoteFailed(f"{parts.hostname}: {type(error).__name__}: {error}") from error
        finally:
            connection.close()
            count_sent(characters if taken else 0)
        return self._checked(parts.hostname, answer, text)

    def _connect(self, scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
        if scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=self.timeout, context=ssl.create_default_context())
        return http.client.HTTPConnection(host, port, timeout=self.timeout)

    def _checked(self, host: str, answer: http.client.HTTPResponse, text: bytes) -> object:
        if answer.status != http.client.OK:
            wait = answer.headers.get("Retry-After", "")
            said = " ".join(text[:200].decode("utf-8", "replace").split())
            seconds = float(wait) if wait.isdigit() else None
            raise RemoteFailed(f"{host} answered {answer.status}: {said}", answer.status, seconds)
        if len(text) > MOST_BYTES:
            raise RemoteFailed(f"{host} answered with more than {MOST_BYTES} bytes", answer.status)
        try:
            return json.loads(text)
        except ValueError as error:
            raise RemoteFailed(f"{host} answered with what is no JSON", answer.status) from error
