"""Datelines of many papers and scripts, and openings that are none."""

import pytest

from farwire.read.datelines import agencies_in, dateline_of, opening_of
from read.pages import article, revision

TEXTS = {
    "de": "Der Rat hat am Dienstag nach langer Debatte beschlossen, den alten "
    "Hafen wieder für kleine Boote zu öffnen, die seit Jahren warten.",
    "fr": "Le conseil municipal a décidé mardi, après un long débat, de "
    "rouvrir le vieux port aux petits bateaux qui attendent depuis des années.",
    "es": "El ayuntamiento decidió el martes, tras un largo debate, reabrir el "
    "viejo puerto a los barcos pequeños que esperaban desde hace años.",
    "pt": "A câmara decidiu na terça-feira, depois de um longo debate, reabrir "
    "o velho porto aos pequenos barcos que esperam há anos por isso.",
    "it": "Il consiglio comunale ha deciso martedì, dopo un lungo dibattito, di "
    "riaprire il vecchio porto alle piccole barche che aspettano da anni.",
    "en": "The council voted on Tuesday after a long debate to reopen the "
    "old harbour to the small boats that had waited there for years.",
    "ru": "Городской совет во вторник после долгих споров решил вновь "
    "открыть старую гавань для небольших лодок, которые ждали этого годами.",
    "uk": "Міська рада у вівторок після довгих суперечок вирішила знову "
    "відкрити стару гавань для невеликих човнів, що чекали роками.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη, μετά από μακρά συζήτηση, "
    "να ανοίξει ξανά το παλιό λιμάνι για τις μικρές βάρκες.",
    "tr": "Belediye meclisi salı günü uzun bir tartışmanın ardından eski "
    "limanın yıllardır bekleyen küçük teknelere yeniden açılmasına karar verdi.",
    "ar": "قرر المجلس البلدي يوم الثلاثاء بعد نقاش طويل إعادة "
    "فتح الميناء القديم أمام القوارب الصغيرة التي تنتظر منذ سنوات.",
    "fa": "شورای شهر روز سه\u200cشنبه پس از بحثی طولانی تصمیم گرفت "
    "بندر قدیمی را دوباره به روی قایق\u200cهای کوچک باز کند.",
    "hi": "नगर परिषद ने मंगलवार को लंबी बहस के बाद पुराने बंदरगाह को छोटी नावों के लिए फिर से खोलने का फैसला किया।",
    "ja": "町議会は火曜日、長い議論の末、修理を終えた古い港を小型船に再び開放することを決めた。住民は歓迎している。",
    "zh": "镇议会周二经过长时间辩论，决定在多年维修之后重新向小船开放旧港口，居民和渔民都表示欢迎。",
    "ko": "시의회는 화요일 오랜 토론 끝에 옛 항구를 소형 선박에 다시 개방하기로 결정했다. 주민들은 환영하고 있다.",
    "pl": "Rada miasta po długiej debacie zdecydowała we wtorek o "
    "ponownym otwarciu starego portu dla małych łodzi, które czekały latami.",
    "hu": "A képviselő-testület kedden hosszú vita után úgy döntött, hogy újra "
    "megnyitja a régi kikötőt az évek óta várakozó kis hajóknak.",
    "id": "Dewan kota pada hari Selasa setelah debat panjang "
    "memutuskan untuk membuka kembali pelabuhan lama bagi kapal-kapal kecil.",
}
# Language, how the first paragraph opens, the dateline, and the agency credited.
OPENINGS = [
    ("en", "WASHINGTON, D.C. – ", "WASHINGTON, D.C.", None),
    ("en", "Harbourton, England (CNN) — ", "Harbourton, England", None),
    ("en", "PARIS: ", "PARIS", None),
    ("en", "NEW YORK (AP) — ", "NEW YORK (AP)", "AP"),
    ("de", "BERLIN taz | ", "BERLIN", None),
    ("de", "Frankfurt a. M. (dpa) - ", "Frankfurt a. M. (dpa)", "dpa"),
    ("de", "Wien/Graz (APA) – ", "Wien/Graz (APA)", "APA"),
    ("de", "München – ", None, None),
    ("fr", "PARIS, 20 nov (Reuters) - ", "PARIS, 20 nov (Reuters)", "Reuters"),
    ("es", "MADRID, 20 Nov. (EUROPA PRESS) - ", "MADRID, 20 Nov (EUROPA PRESS)", "Europa Press"),
    ("es", "Madrid, 20 nov (EFE).- ", "Madrid, 20 nov (EFE)", "EFE"),
    ("pt", "SÃO PAULO, SP (FOLHAPRESS) - ", "SÃO PAULO, SP (FOLHAPRESS)", "Folhapress"),
    ("it", "(ANSA) - ROMA, 20 NOV - ", "(ANSA)", "ANSA"),
    ("ru", "МОСКВА, 20 ноября. /ТАСС/. ", "МОСКВА, 20 ноября (ТАСС)", "ТАСС"),
    ("ru", "МОСКВА, 20 ноя — РИА Новости. ", "МОСКВА, 20 ноя (РИА Новости)", "РИА Новости"),
    ("uk", "КИЇВ. 20 листопада. УНН. ", "КИЇВ. 20 листопада (УНН)", "УНН"),
    ("el", "ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) – ", "ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ)", "ΑΠΕ-ΜΠΕ"),
    ("tr", "ANKARA (AA) - ", "ANKARA (AA)", "AA"),
    ("ar", "القاهرة (رويترز) - ", "القاهرة (رويترز)", "رويترز"),
    ("fa", "تهران (ایرنا) - ", "تهران (ایرنا)", "ایرنا"),
    ("hi", "नई दिल्ली, 20 नवंबर (भाषा) ", "नई दिल्ली, 20 नवंबर (भाषा)", "भाषा"),
    ("ja", "【東京共同】", "東京共同", "共同"),
    ("zh", "新华社北京11月20日电 ", "新华社北京11月20日电", "新华社"),
    ("zh", "（中央社記者王小明台北20日電）", "中央社記者王小明台北20日電", "中央社"),
    ("ko", "(서울=연합뉴스) 홍길동 기자 = ", "서울=연합뉴스", "연합뉴스"),
    ("pl", "Warszawa (PAP) – ", "Warszawa (PAP)", "PAP"),
    ("hu", "Budapest, MTI – ", "Budapest (MTI)", "MTI"),
    ("id", "JAKARTA, KOMPAS.com - ", "JAKARTA", None),
    ("en", "The harbour — once the largest of the coast — is back. ", None, None),
    ("en", "Who voted for it: the mayor. ", None, None),
    ("de", "Der Hafen – einst der größte – ist zurück. ", None, None),
    ("en", "Talks with Reuters - a long evening. ", None, None),
    ("hi", "परिषद (सभी दलों की) ने कहा। ", None, None),
    ("ja", "「港は（昔）大きかった」と町長は言う。", None, None),
]


@pytest.mark.parametrize(("language", "opening", "dateline", "origin"), OPENINGS)
def test_openings(language: str, opening: str, dateline: str | None, origin: str | None) -> None:
    text = TEXTS[language]
    found = revision(article(f"<p>{opening}{text}</p><p>{text} {text}</p>", language=language))
    assert (found.dateline, found.origin) == (dateline, origin)


@pytest.mark.parametrize("text", ["", "BERLIN", "A", "(", "【】", "/" * 200, "A" * 500, "(AP" * 50])
def test_odd_openings(text: str) -> None:
    assert opening_of(text) == ("", "")
    assert dateline_of([text]) is None


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("dpa/AFP", ["dpa", "AFP"]),
        ("Quelle: APA", ["APA"]),
        ("with Reuters", ["Reuters"]),
        ("Ana Silva", []),
        ("the mayor, the council and AP", []),
    ],
)
def test_credits(credit: str, agencies: list[str]) -> None:
    assert agencies_in(credit) == agencies
