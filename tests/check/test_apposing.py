"""What stands side by side and is one, or several."""

from farwire.check.apposing import joined
from farwire.check.nouns import Entity, tokens_of


def test_side_by_side() -> None:
    tokens = tokens_of("minister Prado , Torres and Vento")
    minister, prado = Entity("f", "", 0, 1), Entity("?", "prado", 1, 2)
    torres, vento = Entity("?", "torres", 3, 4), Entity("?", "vento", 5, 6)
    assert joined(tokens, [minister, prado]) == [Entity("f", "prado", 0, 2)]
    assert joined(tokens, [torres, vento]) == [Entity("+", "", 3, 6)]
    assert joined(tokens, [prado, torres]) == [prado, torres]


def test_what_does_not_go_together_stays_apart() -> None:
    tokens = tokens_of("group Prado and his dog")
    assert len(joined(tokens, [Entity("?", "prado", 1, 2), Entity("-", "", 3, 5)])) == 2
    assert len(joined(tokens, [Entity("b", "", 0, 1, owns=True), Entity("?", "prado", 1, 2)])) == 2
