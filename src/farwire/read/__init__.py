"""The room that reads: from a fetched page to a clean revision, without the network.

`read` is the stage; `identify` and `split_sentences` are of use to whoever holds a text.
"""

from farwire.read.language import identify
from farwire.read.segments import split_sentences
from farwire.read.stage import read

__all__ = ["identify", "read", "split_sentences"]
