"""Group: from revisions of all languages to stories, and each copy to its original.

`sign` is the workers' stage: it says what a revision is about in a form that can be compared.
`Window` is the coordinator's: it holds the stories of the last days and places one article after
the other. `names_in` finds the names a text writes. `meaning_of` and `Meanings` answer questions by
what they mean. Knows no other room and no network.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from farwire.records import Change, Merge

if TYPE_CHECKING:
    from farwire.group.encoder import serves
    from farwire.group.meaning import Meanings, Row, meaning_of
    from farwire.group.members import Candidate, GroupingSettings, Member
    from farwire.group.names import names_in
    from farwire.group.signatures import sign
    from farwire.group.stories import Window

__all__ = [
    "Candidate",
    "Change",
    "GroupingSettings",
    "Meanings",
    "Member",
    "Merge",
    "Row",
    "Window",
    "meaning_of",
    "names_in",
    "serves",
    "sign",
]

_HOME = {
    "Candidate": "members",
    "GroupingSettings": "members",
    "Meanings": "meaning",
    "Member": "members",
    "Row": "meaning",
    "Window": "stories",
    "meaning_of": "meaning",
    "names_in": "names",
    "serves": "encoder",
    "sign": "signatures",
}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for: numpy takes longer than the door may."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
