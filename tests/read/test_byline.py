import pytest

from farwire.read.byline import clean_names
from read.pages import article, item, linked_data, revision

SITE = frozenset({"the paper"})


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (["By Ada Quill"], ("Ada Quill",)),
        (["Von Ada Quill und Ben Stone"], ("Ada Quill", "Ben Stone")),
        (["Por Ana Lopes e Rui Melo"], ("Ana Lopes", "Rui Melo")),
        (["Ada Quill, Ben Stone & Cy Reed"], ("Ada Quill", "Ben Stone", "Cy Reed")),
        (["Ada Quill", "ada quill"], ("Ada Quill",)),
        (["Ada Quill (aq)"], ("Ada Quill",)),
        (["ada@paper.example"], ()),
        (["https://social.example/paper"], ()),
        (["The Paper"], ()),
        (["Martin Key, Jr."], ("Martin Key, Jr",)),
        (["김철수 기자"], ("김철수",)),
        (["山田太郎、鈴木花子"], ("山田太郎", "鈴木花子")),
        (["", " ", "12345", "admin"], ()),
    ],
)
def test_names(stated: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(stated, SITE) == names


@pytest.mark.parametrize(
    ("head", "before", "byline"),
    [
        (linked_data(author={"@type": "Person", "name": "Ada Quill"}), "", ("Ada Quill",)),
        (
            linked_data(author=[{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Ben Stone"}]),
            "",
            ("Ada Quill", "Ben Stone"),
        ),
        (linked_data(author="Ada Quill"), "", ("Ada Quill",)),
        (linked_data(author={"@type": "Organization", "name": "The Paper"}), "", ("The Paper",)),
        ('<meta name="author" content="Ada Quill">', "", ("Ada Quill",)),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">',
            "",
            ("Ada Quill",),
        ),
        ("", '<p class="byline">By <a rel="author" href="/ada">Ada Quill</a></p>', ("Ada Quill",)),
        ("", '<div class="article-author">Ada Quill</div>', ("Ada Quill",)),
        ("", "", ()),
    ],
)
def test_sources_in_order(head: str, before: str, byline: tuple[str, ...]) -> None:
    assert revision(article(head=head, before=before)).byline == byline


def test_the_feed_names_the_author_where_the_page_does_not() -> None:
    assert revision(article(), item=item(byline=("Ada Quill",))).byline == ("Ada Quill",)


def test_an_author_node_elsewhere_in_the_graph() -> None:
    head = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Old harbour reopens",'
        '"author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada Quill"}]}</script>'
    )
    assert revision(article(head=head)).byline == ("Ada Quill",)
