"""The room that reads: from a fetched page to a clean revision, without the network.

`read` is the stage, `read_announcement` what is left where a page can't be read;
`identify` and `split_sentences` are of use to whoever holds a text, and
`sentence_changes` to whoever holds two revisions of an article; `further_addresses` names what else to
fetch for an article in several parts, or for an empty page.
"""

from farwire.read.announced import read_announcement
from farwire.read.changes import RevisionChange, SentenceChange, sentence_changes
from farwire.read.further import FurtherAddresses, further_addresses
from farwire.read.language import identify
from farwire.read.segments import split_sentences
from farwire.read.stage import read

__all__ = [
    "FurtherAddresses",
    "RevisionChange",
    "SentenceChange",
    "further_addresses",
    "identify",
    "read",
    "read_announcement",
    "sentence_changes",
    "split_sentences",
]
