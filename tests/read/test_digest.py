from farwire.read.blocks import blocks_of
from farwire.read.digest import digest_of
from farwire.records import Block, BlockKind, Mark

URL = "https://paper.example/a"


def blocks(text: str, *marks: Mark) -> tuple[Block, ...]:
    return blocks_of([(BlockKind.PARAGRAPH, text, marks)], "en", URL)


def test_the_digest_is_of_what_the_article_is() -> None:
    one = digest_of(URL, "en", ("Ada Quill",), blocks("One."))
    assert one == digest_of(URL, "en", ("Ada Quill",), blocks("One."))
    others = [
        digest_of(URL + "b", "en", ("Ada Quill",), blocks("One.")),
        digest_of(URL, "de", ("Ada Quill",), blocks("One.")),
        digest_of(URL, "en", (), blocks("One.")),
        digest_of(URL, "en", ("Ada Quill",), blocks("Two.")),
        digest_of(URL, "en", ("Ada Quill",), blocks("One.", Mark("em", 0, 3))),
    ]
    assert len({one, *others}) == 6
