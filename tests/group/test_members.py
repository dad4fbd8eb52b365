"""Records survive a pickle."""

import pickle

from farwire.group import Change, GroupingSettings, Member, Merge
from farwire.records import Signature
from group.makers import NOON


def test_pickle_round_trip() -> None:
    signature = Signature("d", "en", b"", b"")
    for record in (
        Change("a", "s", None, "b"),
        Merge("s", "t", "because"),
        Member("a", "d", "en", "p", NOON, signature, "s", "b", "c", "dpa"),
        GroupingSettings(),
    ):
        assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301
