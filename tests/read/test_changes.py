from farwire.read import sentence_changes
from read.pages import PARAGRAPHS, article, revision


def test_a_sentence_is_added_to_the_second_paragraph() -> None:
    old = revision(article())
    extra = "Divers looked at every stone."
    new = revision(
        article("".join(f"<p>{each}</p>" for each in (PARAGRAPHS[0], f"{PARAGRAPHS[1]} {extra}", *PARAGRAPHS[2:])))
    )
    change = sentence_changes(old, new)
    assert (change.old_digest, change.new_digest) == (old.digest, new.digest)
    assert (change.added, change.removed) == ((extra,), ())
    assert [each.text for each in change.sentences if each.kind == "kept"] == [segment.text for segment in old.segments]
    added = next(each for each in change.sentences if each.kind == "added")
    assert (added.block, added.index) == (2, 1)


def test_a_number_is_corrected() -> None:
    change = sentence_changes(revision(article()), revision(article().replace("forty boats", "fifty boats")))
    assert [each.kind for each in change.sentences if each.kind != "kept"] == ["removed", "added"]


def test_nothing_changed() -> None:
    change = sentence_changes(revision(article()), revision(article(after="<div class='ad'>Buy!</div>")))
    assert (change.added, change.removed) == ((), ())
