import pytest

from read.pages import PARAGRAPHS, article, linked_data, revision

REST = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)


@pytest.mark.parametrize(
    ("opening", "origin", "dateline"),
    [
        (
            "HARBOURTON (Reuters) - The council voted on Tuesday to reopen the old harbour to small boats.",
            "Reuters",
            "HARBOURTON (Reuters)",
        ),
        (
            "Lisboa, 19 nov (Lusa) – A câmara decidiu na terça-feira reabrir o velho porto aos barcos.",
            "Lusa",
            "Lisboa, 19 nov (Lusa)",
        ),
        (
            "Hafenstadt (dpa/AFP) - Der Rat hat am Dienstag beschlossen, den alten Hafen wieder zu öffnen.",
            "dpa/AFP",
            "Hafenstadt (dpa/AFP)",
        ),
        ("LONDON — The council voted on Tuesday to reopen the old harbour to small boats again.", None, "LONDON"),
        ("The council (which met on Tuesday) voted to reopen the old harbour to small boats again.", None, None),
        (
            "【共同】町議会は火曜日、長年の修理を終えた古い港を小型船に再び開放することを決めた。住民は歓迎し、漁師たちは三月の水揚げを待っている。",
            "共同",
            None,
        ),
    ],
)
def test_datelines(opening: str, origin: str | None, dateline: str | None) -> None:
    found = revision(article(f"<p>{opening}</p>{REST}"))
    assert (found.origin, found.dateline) == (origin, dateline)


def test_an_agency_as_author() -> None:
    assert revision(article(head=linked_data(author={"@type": "Organization", "name": "AFP"}))).origin == "AFP"


def test_a_credit_at_the_end() -> None:
    assert revision(article(REST + "<p>Quelle: APA/dpa</p>")).origin == "APA/dpa"


def test_a_paper_that_speaks_of_an_agency_is_not_the_agency() -> None:
    assert (
        revision(
            article(REST + "<p>The mayor told Reuters that she was glad about the boats and the birds.</p>")
        ).origin
        is None
    )


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier version of this article gave a wrong number of boats.",
        "This article was updated on 20 November with a comment from the mayor.",
        "Anmerkung der Redaktion: In einer früheren Fassung stand eine falsche Zahl.",
        "Correção: a versão anterior indicava um número errado de barcos.",
        "訂正：船の数に誤りがありました。お詫びして訂正します。",
    ],
)
def test_notes_on_corrections(note: str) -> None:
    assert revision(article(REST + f"<p>{note}</p>")).notes == (note,)
