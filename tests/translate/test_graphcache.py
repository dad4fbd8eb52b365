"""Built graphs on disk: made once, whole or not at all."""

from pathlib import Path

from farwire.translate.marian.graphcache import cached


class Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return b"a graph"


def test_made_once(tmp_path: Path) -> None:
    make = Maker()
    assert [cached(tmp_path / "new", "g", make) for _ in range(3)] == [b"a graph"] * 3
    assert make.times == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["g"]


def test_damaged_ones_are_made_again(tmp_path: Path) -> None:
    make = Maker()
    cached(tmp_path, "g", make)
    for damaged in (b"", b"a graph", (tmp_path / "g").read_bytes()[:-1]):
        (tmp_path / "g").write_bytes(damaged)
        assert cached(tmp_path, "g", make) == b"a graph"
    assert make.times == 4


def test_without_a_folder_or_the_right_to_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    make = Maker()
    assert cached(None, "g", make) == cached(tmp_path / "file", "g", make) == b"a graph"
    assert make.times == 2
