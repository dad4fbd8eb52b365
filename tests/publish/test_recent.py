from collections.abc import Sequence

from farwire.publish.selection.recent import Recent


def test_only_what_is_absent_is_loaded_and_the_order_is_kept() -> None:
    recent: Recent[int] = Recent(10)
    asked: list[list[str]] = []

    def load(absent: Sequence[str]) -> list[int]:
        asked.append(list(absent))
        return [len(each) for each in absent]

    assert recent.fetch(["a", "bbb"], str, load) == [1, 3]
    assert recent.fetch(["bbb", "cc", "a", "cc"], str, load) == [3, 2, 1, 2]
    assert asked == [["a", "bbb"], ["cc"]]
    recent.clear()
    recent.fetch(["a"], str, load)
    assert asked[-1] == ["a"]


def test_the_least_recently_used_goes_first() -> None:
    recent: Recent[str] = Recent(2)
    for each in ("a", "b", "a", "c"):
        recent.fetch([each], str, list)
    missed: list[str] = []
    recent.fetch(["a", "c", "b"], str, lambda absent: (missed.extend(absent), list(absent))[1])
    assert missed == ["b"]


def test_more_than_fits_is_still_answered_whole() -> None:
    recent: Recent[int] = Recent(2)
    assert recent.fetch(range(5), int, list) == [0, 1, 2, 3, 4]
