"""Our own decoder for Firefox Translations models (Marian's binary format), on onnxruntime."""

from farwire.translate.marian.engine import MarianEngine

__all__ = ["MarianEngine"]
