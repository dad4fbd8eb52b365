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


NOTES = [
    "Corrected at 14:05 on 20 November: the number of boats was wrong.",
    "This story has been updated to include a statement from the mayor.",
    "Updated: Nov 20, 2026 at 4 p.m.",
    "Editor’s note: The headline was changed after publication.",
    "• This article was amended on 21 November 2026. An earlier version said there were fifty boats.",
    "For the record: the mayor was elected in 2019.",
    "Korrektur: In einer früheren Version hieß es, der Hafen habe fünfzig Plätze.",
    "Hinweis: Wir haben die Zahl der Boote korrigiert.",
    "Dieser Artikel wurde am 20. November um 14 Uhr aktualisiert.",
    "Cet article a été mis à jour le 20 novembre à 14 heures.",
    "Rectificatif : le nombre de bateaux était faux.",
    "Correction apportée le 20 novembre : le maire a été élu en 2019.",
    "Esta noticia ha sido actualizada con la declaración de la alcaldesa.",
    "Nota de la redacción: el número de barcos era erróneo.",
    "Notícia atualizada às 14h05 com a declaração da presidente.",
    "ERRATA: diferentemente do que foi publicado, são quarenta barcos.",
    "Erramos: o texto foi alterado.",
    "Articolo aggiornato alle 14:05 con la dichiarazione del sindaco.",
    "Correctie: in een eerdere versie stond een verkeerd aantal boten.",
    "Aktualizacja: dodano wypowiedź burmistrza.",
    "Rättelse: I en tidigare version angavs fel antal båtar.",
    "Oprava: v předchozí verzi byl chybný počet lodí.",
    "Helyreigazítás: a hajók száma téves volt.",
    "Обновлено: добавлен комментарий мэра.",
    "Виправлено: кількість човнів була помилковою.",
    "Оновлено о 14:05: додано коментар мера.",
    "Διόρθωση: ο αριθμός των σκαφών ήταν λάθος.",
    "Düzeltme: Tekne sayısı yanlış verilmişti.",
    "Güncelleme: Belediye başkanının açıklaması eklendi.",
    "تصحيح: كان عدد القوارب خاطئا.",
    "تحديث: أضيف تصريح رئيس البلدية.",
    "اصلاحیه: تعداد قایق\u200cها اشتباه بود.",
    "תיקון: מספר הסירות היה שגוי.",
    "עדכון: נוספה תגובת ראש העיר.",
    "सुधार: नावों की संख्या गलत थी।",
    "訂正：船の数に誤りがありました。",
    "追記：町長のコメントを加えました。",
    "更正：船只数量有误，特此更正。",
    "编者按：标题在发布后有改动。",
    "정정: 배의 수가 잘못 표기되었습니다.",
    "[바로잡습니다] 배의 수가 잘못되었습니다.",
    "Ralat: jumlah kapal salah.",
    "Koreksi: jumlah kapal salah.",
    "แก้ไข: จำนวนเรือไม่ถูกต้อง",
]


@pytest.mark.parametrize("note", NOTES)
def test_notes_of_many_languages(note: str) -> None:
    assert revision(article(REST + f"<p><em>{note}</em></p>")).notes == (note,)


NO_NOTES = [
    "Updating the old harbour took nearly ten years and twelve million euros of public money.",
    "Oprava mostu začne v březnu a potrvá dva roky, řekl starosta.",
    "Оновлено парк автобусів міста, повідомила міська рада у вівторок.",
    "Korjaus alkaa maaliskuussa ja kestää kaksi vuotta, sanoi pormestari.",
    "更新された港は三月に開く予定だと町長は話した。",
    "Este texto antigo fala do porto e dos barcos que lá estavam.",
]


@pytest.mark.parametrize("sentence", NO_NOTES)
def test_sentences_that_begin_like_a_note(sentence: str) -> None:
    assert revision(article(REST + f"<p>{sentence}</p>")).notes == ()
