import pytest

from farwire.read import identify
from farwire.read.language import base_language

SENTENCES = {
    "en": "The council voted on Tuesday to reopen the old harbour to small boats after years of repairs.",
    "de": "Der Gemeinderat beschloss am Dienstag, den alten Hafen nach Jahren wieder für kleine Boote zu öffnen.",
    "fr": "Le conseil municipal a décidé mardi de rouvrir le vieux port aux petits bateaux après des "
    "années de travaux.",
    "es": "El ayuntamiento decidió el martes reabrir el viejo puerto a las embarcaciones pequeñas tras años de obras.",
    "pt": "A câmara decidiu na terça-feira reabrir o velho porto às pequenas embarcações depois de anos de obras.",
    "pl": "Rada miasta zdecydowała we wtorek o ponownym otwarciu starego portu dla małych łodzi po latach remontu.",
    "ru": "Городской совет решил во вторник вновь открыть старую гавань для небольших лодок после долгого ремонта.",
    "uk": "Міська рада вирішила у вівторок знову відкрити стару гавань для невеликих човнів після довгого ремонту.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να ανοίξει ξανά το παλιό λιμάνι για μικρές βάρκες.",
    "ar": "قرر المجلس البلدي يوم الثلاثاء إعادة فتح الميناء القديم أمام القوارب الصغيرة بعد سنوات من الإصلاح.",
    "he": "מועצת העיר החליטה ביום שלישי לפתוח מחדש את הנמל הישן לסירות קטנות לאחר שנים של שיפוצים.",
    "ja": "町議会は火曜日、長年の修理を終えた古い港を小型船に再び開放することを決めた。",
    "zh": "镇议会周二决定，在多年维修之后，重新向小船开放旧港口。",
    "ko": "시의회는 화요일 오랜 수리 끝에 옛 항구를 소형 선박에 다시 개방하기로 결정했다.",
    "th": "สภาเมืองมีมติเมื่อวันอังคารให้เปิดท่าเรือเก่าให้เรือเล็กใช้อีกครั้งหลังซ่อมแซมมานานหลายปี",
    "hi": "नगर परिषद ने मंगलवार को वर्षों की मरम्मत के बाद पुराने बंदरगाह को फिर से खोलने का फैसला किया।",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, text: str) -> None:
    found, confidence = identify(text)
    assert found == language
    assert 0.3 < confidence <= 1.0


@pytest.mark.parametrize(
    ("language", "prior", "expected"),
    [
        ("pt", "pt-BR", "pt-BR"),  # the region of a prior that agrees is kept
        ("pt", "pt_br", "pt-BR"),
        ("zh", "zh-hans", "zh-Hans"),
        ("pt", "en", "pt"),  # a wrong prior is not believed
        ("de", "de-AT", "de-AT"),
        ("en", "und", "en"),
        ("fr", "", "fr"),
        ("fr", "not a tag", "fr"),
    ],
)
def test_the_prior(language: str, prior: str, expected: str) -> None:
    assert identify(SENTENCES[language], prior)[0] == expected


@pytest.mark.parametrize("prior", ["no", "nb", "nn"])
def test_norwegian_is_what_its_paper_calls_it(prior: str) -> None:
    text = "Kommunestyret vedtok tirsdag å åpne den gamle havna for småbåter igjen etter flere år med reparasjoner."
    assert identify(text, prior)[0] == prior


@pytest.mark.parametrize("text", ["", "12:30", "OK", "— — —", "https://"])
def test_too_little_text_is_unknown_even_with_a_prior(text: str) -> None:
    assert identify(text, "en") == ("und", 0.0)


@pytest.mark.parametrize(
    ("tag", "base"),
    [("pt-BR", "pt"), ("iw", "he"), ("zh_Hant_TW", "zh"), ("", "und"), ("x", "und"), ("english", "und")],
)
def test_base_language(tag: str, base: str) -> None:
    assert base_language(tag) == base
