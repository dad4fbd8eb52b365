"""Files from a model server: resumed where they broke off, checked by hash, progress told."""

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from farwire.errors import ConfigurationError, ModelUnusable, NoModel

TIMEOUT = 30.0  # seconds for each read
CHUNK = 256 * 1024
LARGEST = 2 * 1024**3
Progress = Callable[[str, int, int], None]


def _open(url: str, start: int = 0) -> http.client.HTTPResponse:
    if not url.startswith(("https://", "http://")):
        raise ConfigurationError(f"{url}: a model server's address begins with https:// or http://")
    headers = {"User-Agent": "Farwire", **({"Range": f"bytes={start}-"} if start else {})}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the scheme is checked above
    try:
        answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310
    except urllib.error.HTTPError as error:
        raise NoModel(f"{url}: the server answered {error.code}") from error
    except urllib.error.URLError as error:
        raise NoModel(f"{url}: can't be reached: {getattr(error.reason, 'strerror', None) or error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise NoModel(f"{url}: {error}") from error
    return answer


def fetch(url: str, most: int) -> bytes:
    """A small document. Raises NoModel if it can't be had or is larger than `most` bytes."""
    try:
        with _open(url) as answer:
            body = answer.read(most + 1)
    except (OSError, http.client.HTTPException) as error:
        raise NoModel(f"{url}: {error}") from error
    if len(body) > most:
        raise NoModel(f"{url}: larger than {most} bytes")
    return body


def download(url: str, part: Path, expected_hash: str, size: int, progress: Progress | None = None) -> bytes:
    """A file's content, kept in `part` until it is whole. Raises NoModel (no connection) or ModelUnusable (damaged).

    What an earlier call left in `part` is gone on with. A file that does not have the expected SHA-256 is
    thrown away.
    """
    part.parent.mkdir(parents=True, exist_ok=True)
    have = part.stat().st_size if part.exists() else 0
    if not (size and have >= size):
        _go_on(url, part, have, size, progress)
    content = part.read_bytes()
    part.unlink()
    if expected_hash and hashlib.sha256(content).hexdigest() != expected_hash:
        raise ModelUnusable(f"{url}: damaged on the way (its SHA-256 is not the promised one)")
    return content


def _go_on(url: str, part: Path, have: int, size: int, progress: Progress | None) -> None:
    try:
        with _open(url, have) as answer:
            resumed = have > 0 and answer.status == http.client.PARTIAL_CONTENT
            done = have if resumed else 0
            with part.open("ab" if resumed else "wb") as file:
                while chunk := answer.read(CHUNK):
                    done += len(chunk)
                    if done > LARGEST:
                        raise ModelUnusable(f"{url}: larger than any model")
                    file.write(chunk)
                    if progress is not None:
                        progress(url.rpartition("/")[2], done, size)
    except (OSError, http.client.HTTPException) as error:
        raise NoModel(f"{url}: broke off: {error}") from error
    if size and done < size:
        raise NoModel(f"{url}: broke off after {done} of {size} bytes; the same command goes on from there")
