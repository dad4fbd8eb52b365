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
