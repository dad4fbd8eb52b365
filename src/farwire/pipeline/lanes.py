"""Which requests must not be under way together."""

from urllib.parse import urlsplit

from farwire.records import FetchRequest


def host_of(request: FetchRequest) -> str:
    """The host and port a request goes to: one request in flight there."""
    return urlsplit(request.url).netloc.lower()
