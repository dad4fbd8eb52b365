import pytest
from hypothesis import given
from hypothesis import strategies as st

from farwire.read import split_sentences
from farwire.records import sentence_joint

# Sentences of one paragraph each, as they must come out again.
PARAGRAPHS = {
    "en": [
        "Dr. Ada Quill met J. R. Stone at 5 p.m. on Jan. 3.",
        "It cost $3.5 million, i.e. half.",
        "“Why?” she asked.",
        "No. 7 won!",
    ],
    "de": [
        "Am 3. Mai kam Dr. Stein an.",
        "Er blieb z. B. bis zum 7. Tag.",
        "„Genug.“",
        "Das war ca. 5.000 Euro teuer.",
    ],
    "fr": ["M. Dupuis est arrivé à 9 h.", "« C’est fini. »", "Mme Roy attend env. 30 min."],
    "es": ["El Sr. Ruiz llegó a las 9.", "¿Quién habló?", "¡Nadie!", "EE. UU. no respondió."],
    "pt": ["O Sr. Dr. Lopes chegou às 9h30.", "Custou 1.234,56 euros.", "“Porquê?”", "Ninguém sabe."],
    "it": ["Il dott. Rossi è arrivato.", "Costa 3,5 mln di euro.", "È vero?"],
    "nl": ["Dhr. De Vries kwam om 9 uur.", "Het kost ca. 5 euro.", "Waarom?"],
    "pl": ["Prof. Nowak przyjechał ok. godz. 9.", "To kosztuje 5 tys. zł.", "Dlaczego?"],
    "cs": ["Pan dr. Novák přijel v 9 hodin.", "Stojí to např. 5 tis. korun.", "Proč?"],
    "sv": ["Dr. Berg kom kl. 9.", "Det kostar ca. 5 kronor.", "Varför?"],
    "da": ["Dr. Holm kom den 3. maj.", "Det koster f.eks. 5 kroner.", "Hvorfor?"],
    "ru": ["В 2020 г. сюда приехал проф. Иванов.", "Это стоит 5 тыс. руб.", "Почему?"],
    "uk": ["У 2020 р. сюди приїхав проф. Коваль.", "Це коштує 5 тис. грн.", "Чому?"],
    "tr": ["Dr. Kaya saat 9'da geldi.", "Bu yaklaşık 5 bin lira.", "Neden?"],
    "el": ["Ο κ. Παππάς ήρθε στις 9.", "Γιατί;", "Κανείς δεν ξέρει."],
    "ro": ["Dl. Dr. Pop a venit la ora 9.", "De ce?", "Nu se știe."],
    "hu": ["Dr. Nagy kb. kilenckor jött.", "Miért?", "Nem tudni."],
    "fi": ["Tri Virtanen tuli klo 9.", "Miksi?", "Ei tiedetä."],
    "id": ["Dr. Budi datang pukul 9.", "Mengapa?", "Tidak ada yang tahu."],
    "vi": ["Ông Nam đến lúc 9 giờ.", "Tại sao?", "Không ai biết."],
    "ar": ["وصل القارب صباحا.", "لماذا؟", "لا أحد يعرف!"],
    "fa": ["قایق صبح رسید.", "چرا؟", "هیچ‌کس نمی‌داند."],
    "ur": ["کشتی صبح پہنچی۔", "کیوں؟", "کوئی نہیں جانتا۔"],
    "he": ["הסירה הגיעה בבוקר.", "למה?", "אף אחד לא יודע."],
    "hi": ["नाव सुबह पहुँची।", "क्यों?", "कोई नहीं जानता।"],
    "bn": ["নৌকা সকালে এসেছে।", "কেন?", "কেউ জানে না।"],
    "hy": ["Նավը հասավ առավոտյան։", "Ոչ ոք չգիտի։"],
    "am": ["ጀልባው በጠዋት ደረሰ።", "ማንም አያውቅም።"],
    "ko": ["배는 아침에 도착했다.", "왜?", "아무도 모른다."],
    "ja": ["船は朝に着いた。", "「なぜですか？」と彼女は聞いた。", "誰も知らない（港長もだ。たぶん）。"],
    "zh": ["船早上到了。", "“为什么？”", "没有人知道。"],
    "my": ["လှေသည် မနက်တွင် ရောက်သည်။", "ဘယ်သူမှ မသိပါ။"],
    "sw": ["Mashua ilifika asubuhi.", "Kwa nini?", "Hakuna ajuaye."],
    "ca": ["El Sr. Puig va arribar a les 9.", "Per què?", "Ningú no ho sap."],
    "no": ["Dr. Berg kom kl. 9 den 3. mai.", "Hvorfor?", "Ingen vet det."],
    "sk": ["Pán dr. Kováč prišiel o 9.", "Prečo?", "Nikto nevie."],
    "hr": ["Dr. Horvat stigao je u 9 sati.", "Zašto?", "Nitko ne zna."],
    "sl": ["Dr. Novak je prišel ob 9.", "Zakaj?", "Nihče ne ve."],
    "bg": ["Проф. Иванов пристигна в 9 ч. сутринта.", "Защо?", "Никой не знае."],
    "sr": ["Др. Петровић је стигао у 9.", "Зашто?", "Нико не зна."],
    "et": ["Dr. Tamm saabus kell 9.", "Miks?", "Keegi ei tea."],
    "lt": ["Dr. Kazlauskas atvyko 9 val. ryto.", "Kodėl?", "Niekas nežino."],
    "lv": ["Dr. Ozols ieradās plkst. 9.", "Kāpēc?", "Neviens nezina."],
    "gl": ["O Sr. Castro chegou ás 9.", "Por que?", "Ninguén o sabe."],
    "ta": ["படகு காலையில் வந்தது.", "ஏன்?", "யாருக்கும் தெரியாது."],
    "mr": ["बोट सकाळी आली.", "का?", "कोणालाच माहीत नाही."],
    "ne": ["डुङ्गा बिहान आइपुग्यो।", "किन?", "कसैलाई थाहा छैन।"],
    "ka": ["ნავი დილით მოვიდა.", "რატომ?", "არავინ იცის."],
    "km": ["ទូកបានមកដល់នៅពេលព្រឹក។", "គ្មាននរណាដឹងទេ។"],
    "ti": ["ጃልባ ንግሆ መጺኣ።", "ማንም ኣይፈልጥን።"],
}


@pytest.mark.parametrize(("language", "sentences"), PARAGRAPHS.items())
def test_the_sentences_of_a_language(language: str, sentences: list[str]) -> None:
    assert list(split_sentences(sentence_joint(language).join(sentences), language)) == sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He lives in the U.S. The house is old.", 2),
        ("He lives in the U.S. Army barracks.", 1),
        ("See Fig. 3 for details.", 1),
        ("“Go.” He went.", 2),
        ("Wait ... what happened?", 1),
        ("Yahoo! is a company.", 1),
        ("Version 2.0.1 is out. Get it.", 2),
        ("The answer is no. We leave.", 2),
        ("(It rained.) They stayed.", 2),
        ("Mr. and Mrs. Ash came.", 1),
        ("one. two. three.", 1),
    ],
)
def test_english_traps(text: str, count: int) -> None:
    assert len(split_sentences(text, "en")) == count


KOREAN = {
    "who said it, after the quotation": [
        "“배가 항구에 들어왔습니다.” 선장이 기자들에게 말했다.",
        "아무도 믿지 않았다.",
    ],
    "a plain sentence after a quotation": ["“배가 들어왔습니다.”", "항구는 조용했다.", "비가 왔다."],
    "a quotation in the sentence": ["선장은 “배가 들어왔다”고 밝혔다.", "항구는 3.5미터 깊이다."],
    "a stop after a space": ["항구가 다시 열릴 것이다 .", "배는 봄에 온다 ."],
    "an abbreviation": ["U.S. 스틸은 답하지 않았다.", "Dr. 김이 왔다."],
    "the headline's style": ["시의회, 항구 재개장 의결.", "찬성 12표, 반대 3표."],
    "questions and dots": ["누가 왔을까?", "아무도 몰랐다…"],
}


@pytest.mark.parametrize("sentences", KOREAN.values(), ids=KOREAN)
def test_korean_traps(sentences: list[str]) -> None:
    assert list(split_sentences(" ".join(sentences), "ko")) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The vote is over . The boats are back .", ["The vote is over .", "The boats are back ."]),
        ("Le vote est fini . Les bateaux sont là.", ["Le vote est fini .", "Les bateaux sont là."]),
        ("They waited . . . The boats came.", ["They waited . . . The boats came."]),
        ("Run .NET on it. It works.", ["Run .NET on it.", "It works."]),
    ],
)
def test_a_stop_that_stands_alone(text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text, "fr" if "vote est" in text else "en")) == sentences


@pytest.mark.parametrize("language", ["en", "de", "el", "ja", "zh", "my", "th", "hi", "und", "xx"])
@given(text=st.text(alphabet=st.sampled_from('aB9 .!?。！？“”"«»()（）「」।။กข\u00a0\n'), max_size=60))
def test_nothing_is_lost(language: str, text: str) -> None:
    sentences = split_sentences(text, language)
    assert sentence_joint(language).join(sentences) == " ".join(text.split())
    assert all(sentences)


def test_thai_is_parted_at_spaces_only() -> None:
    text = "สภาเมืองมีมติเมื่อวันอังคารให้เปิดท่าเรือเก่าให้เรือเล็กใช้อีกครั้ง นายกเทศมนตรีกล่าวว่าท่าเรือพร้อมแล้ว เขายังเชิญชาวประมงมาร่วมงาน"
    sentences = split_sentences(text, "th")
    assert " ".join(sentences) == text
    assert len(sentences) > 1
