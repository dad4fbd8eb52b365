from farwire.read.extract import choose_body, extracted_lines, is_picture_text
from farwire.read.page import parse
from farwire.read.passages import passages_of
from read.pages import PARAGRAPHS, article


def test_the_tree_stays_as_it_is() -> None:
    tree = parse(article())
    before = len(list(tree.iter()))
    assert extracted_lines(tree)
    assert len(list(tree.iter())) == before


def test_a_paragraph_that_the_extractor_missed_is_found_beside_the_others() -> None:
    passages = passages_of(parse(article()))
    chosen = choose_body(passages, [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3], PARAGRAPHS[5]])
    assert [each.text for each in chosen] == list(PARAGRAPHS)


def test_a_body_in_two_parts_of_one_class() -> None:
    halves = "".join(
        "<div class='chunk'>"
        + "".join(f"<p>{each}</p>" for each in part)
        + "</div><div class='promo-box'><p>Ad</p></div>"
        for part in (PARAGRAPHS[:3], PARAGRAPHS[3:])
    )
    chosen = choose_body(passages_of(parse(article(halves))), list(PARAGRAPHS[:3]))
    assert [each.text for each in chosen] == list(PARAGRAPHS)


def test_nothing_extracted_is_nothing_chosen() -> None:
    assert choose_body(passages_of(parse(article())), []) == []


def test_captions_are_known_by_their_place() -> None:
    page = article(
        "<figure><img src='x'><figcaption>Boats</figcaption></figure><p class='photo-credit'>Ada</p><p>Text</p>"
    )
    found = {each.text: is_picture_text(each) for each in passages_of(parse(page))}
    assert (found["Boats"], found["Ada"], found["Text"]) == (True, True, False)
