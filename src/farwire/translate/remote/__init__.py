"""Engines elsewhere: LibreTranslate, OpenAI-compatible chat, DeepL. Keys come from the environment alone."""

from farwire.translate.remote.client import RemoteFailed
from farwire.translate.remote.engines import open_remote

__all__ = ["RemoteFailed", "open_remote"]
