from read.pages import article, item, linked_data, revision


def test_section_from_page_or_feed() -> None:
    assert revision(article(head=linked_data(articleSection=["Coast", "News"]))).section == "Coast"
    assert revision(article(head='<meta property="article:section" content="Coast">')).section == "Coast"
    assert revision(article(), item=item(section="Coast &amp; sea")).section == "Coast & sea"
    assert revision(article()).section is None


def test_keywords_once_each_without_machine_names() -> None:
    head = (
        linked_data(keywords="Harbour, fishing")
        + '<meta name="news_keywords" content="harbour, Boats, _prio_3, type:news, a/b">'
    )
    assert revision(article(head=head)).keywords == ("Harbour", "fishing", "Boats")
