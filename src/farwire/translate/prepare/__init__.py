"""What is done to a sentence before any engine sees it, and undone in its translation.

`PREPARE_VERSION` belongs to every engine's version: whoever changes what prepare does counts it up.
"""

from farwire.translate.prepare.masks import needs_translation

PREPARE_VERSION = "12"

__all__ = ["PREPARE_VERSION", "needs_translation"]
