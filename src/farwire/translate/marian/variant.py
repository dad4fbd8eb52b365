"""In which form a graph is built, and the version of that form: together they name a built graph."""

from dataclasses import dataclass

GRAPH_VERSION = "4"  # counted up whenever a graph is built differently
# A sentence's own words lie in blocks of so many, each in one piece of memory: a product that reads them row by row,
# all words wide, takes twice as long, for the processor does not foresee where it reads next.
BLOCK = 64


@dataclass(frozen=True, slots=True)
class Variant:
    """What the machine and the model allow.

    signed: the processor multiplies u8 by s8 without saturating; else weights are u8 too.
    shortlist: each sentence brings its own target words.
    """

    signed: bool
    shortlist: bool
