"""Keys made from addresses: the same in every archive, so links outlive a rebuild."""

import hashlib
from base64 import b32encode


def article_key(url: str) -> str:
    """The key of an article: 80 bits of SHA-256 of its address, as 16 lower-case base32 characters."""
    return b32encode(hashlib.sha256(url.encode()).digest()[:10]).decode().lower()
