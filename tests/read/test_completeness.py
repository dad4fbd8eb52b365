from dataclasses import replace

import pytest

from farwire.read import read
from farwire.records import Revision
from read.pages import PARAGRAPHS, article, failure, item, linked_data, request, revision, texts

WHOLE = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
OFFERS = (
    "Subscribe now to continue reading this story.",
    "Jetzt weiterlesen mit dem Abo.",
    "La suite est réservée aux abonnés.",
    "Para seguir leyendo, suscríbase.",
    "Conteúdo exclusivo para assinantes.",
    "この記事は会員限定です。",
    "To read the full story, start your free trial.",
    "Registrieren Sie sich kostenlos, um weiterzulesen.",
    "Abonnez-vous pour lire la suite.",
    "Abbonati per continuare a leggere.",
    "Pozostało 80% treści. Wykup dostęp.",
    "Bli prenumerant för att läsa hela artikeln.",
    "Článek je pouze pro předplatitele.",
    "Материал доступен только подписчикам.",
    "Матеріал доступний лише передплатникам.",
    "Devamını okumak için abone olun.",
    "Αυτό το άρθρο είναι μόνο για συνδρομητές.",
    "A cikk csak előfizetőknek elérhető.",
    "此內容僅限訂閱會員閱讀。",
    "구독하고 계속 읽기",
    "اشترك لمتابعة القراءة",
    "הכתבה למנויים בלבד",
    "पूरा लेख पढ़ने के लिए सब्सक्राइब करें",
    "Để đọc tiếp, hãy đăng ký.",
    "สมัครสมาชิกเพื่ออ่านต่อ",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{each}</p>" for each in texts)


@pytest.mark.parametrize(
    ("head", "fed"),
    [
        ("", {}),
        ("", {"summary_html": PARAGRAPHS[0]}),
        ("", {"summary_html": f"<p>{PARAGRAPHS[0][:90]}…</p>"}),
        ("", {"summary_html": "Short teaser."}),
        ("", {"content_html": WHOLE}),
        (linked_data(isAccessibleForFree=True, wordCount=118), {}),
        (linked_data(articleBody="\n".join(PARAGRAPHS)), {}),
    ],
)
def test_a_whole_page_raises_no_alarm(head: str, fed: dict[str, str]) -> None:
    found = revision(article(head=head), item=item(**fed)).completeness
    assert (found.state, found.reasons) == ("complete", ())


def test_the_first_paragraph_is_missing() -> None:
    found = revision(article(paragraphs(*PARAGRAPHS[1:])), item=item(summary_html=PARAGRAPHS[0])).completeness
    assert (found.state, found.reasons) == ("suspect", ("the feed's summary is not in the text",))


def test_the_description_was_cut_from_a_paragraph_that_is_missing() -> None:
    head = f'<meta property="og:description" content="{PARAGRAPHS[0][:88]}…">'
    assert revision(article(head=head)).completeness.state == "complete"
    found = revision(article(paragraphs(*PARAGRAPHS[1:]), head=head)).completeness
    assert found.reasons == ("the page's own summary is not in the text",)


@pytest.mark.parametrize(
    "head",
    [
        linked_data(wordCount=240),
        linked_data(timeRequired="PT4M"),
        '<meta name="twitter:label2" content="Reading time"><meta name="twitter:data2" content="4 minutes">',
    ],
)
def test_half_of_the_page_is_missing(head: str) -> None:
    found = revision(article(paragraphs(*PARAGRAPHS[:3]), head=head)).completeness
    assert found.state == "suspect"
    assert found.reasons


def test_half_of_a_long_page_is_missing_that_its_own_data_hold() -> None:
    body = "\n".join(PARAGRAPHS * 3)
    found = revision(article(paragraphs(*PARAGRAPHS, *PARAGRAPHS[:1]), head=linked_data(articleBody=body)))
    assert found.completeness.reasons == ("the page's own data hold more text",)


def test_a_stub_is_filled_from_the_pages_own_data() -> None:
    found = revision(article(paragraphs(PARAGRAPHS[0]), head=linked_data(articleBody="\n".join(PARAGRAPHS))))
    assert (texts(found), found.completeness.state) == (list(PARAGRAPHS), "complete")


@pytest.mark.parametrize(
    ("share", "reasons"), [(0.0, ()), (1.0, ()), (1.3, ()), (2.0, ("an earlier revision had far more text",))]
)
def test_a_revision_far_shorter_than_the_one_before(share: float, reasons: tuple[str, ...]) -> None:
    known = int(sum(map(len, PARAGRAPHS)) * share)
    found = read(replace(request(article()), known_size=known))
    assert isinstance(found, Revision)
    assert found.completeness.reasons == reasons


def test_a_notice_that_was_withdrawn_is_no_loss() -> None:
    found = read(replace(request(article(paragraphs(PARAGRAPHS[0]), head=linked_data())), known_size=390))
    assert isinstance(found, Revision)
    assert found.completeness.reasons == ()


PAGERS = {
    "rel=next in the head": ('<link rel="next" href="/news/harbour.html?page=2">', ""),
    "rel=next in the text": ("", '<p><a rel="next" href="?page=2">Next page</a></p>'),
    "a pager": ("", '<div class="pagination"><span>1</span> <a href="?page=2">2</a> <a href="?page=3">3</a></div>'),
}


@pytest.mark.parametrize("pager", PAGERS)
def test_the_article_goes_on_on_another_page(pager: str) -> None:
    head, after = PAGERS[pager]
    asked = request(article(head=head, after=after))
    found = read(asked)
    assert isinstance(found, Revision)
    assert found.completeness.reasons == ("further pages of the article were not read",)
    more = request(article(paragraphs("The last of the old boats is to come back in May, the mayor said."))).fetched
    joined = read(replace(asked, more=(more,)))
    assert isinstance(joined, Revision)
    assert "further pages of the article were not read" not in joined.completeness.reasons


def test_a_pager_of_something_else_is_no_sign() -> None:
    after = '<div class="pagination"><a href="/sport?page=2">2</a></div>'
    assert revision(article(after=after)).completeness.reasons == ()


def test_the_transfer_broke_off() -> None:
    page = article()
    cut = page[: page.index(PARAGRAPHS[4])]
    assert revision(cut).completeness.reasons == ("the page was cut off",)


@pytest.mark.parametrize("offer", OFFERS)
def test_a_paywall_shows_the_beginning(offer: str) -> None:
    head = linked_data(isAccessibleForFree=False)
    page = article(paragraphs(*PARAGRAPHS[:2]), head=head, after=f'<div class="wall"><p>{offer}</p></div>')
    found = revision(page).completeness
    assert (found.state, found.reasons) == ("partial", ("the publisher shows only the beginning",))


@pytest.mark.parametrize("offer", OFFERS)
def test_an_offer_is_no_text_of_the_article(offer: str) -> None:
    found = revision(article(paragraphs(*PARAGRAPHS[:2], offer)))
    assert texts(found) == list(PARAGRAPHS[:2])
    assert found.completeness.state == "partial"


STATED = {
    "parts": linked_data(hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".a"}),
    "content tier": '<meta property="article:content_tier" content="locked">',
    "schema.org address": linked_data(isAccessibleForFree="https://schema.org/False"),
}


@pytest.mark.parametrize("head", STATED.values(), ids=STATED)
def test_a_paywall_by_what_the_page_states(head: str) -> None:
    assert revision(article(paragraphs(*PARAGRAPHS[:2]), head=head)).completeness.state == "partial"


def test_a_paywall_by_the_name_of_an_element() -> None:
    wall = '<div class="site-paywall__box"><p>Nur noch ein Schritt!</p></div>'
    assert revision(article(paragraphs(*PARAGRAPHS[:2]), after=wall)).completeness.state == "partial"


def test_few_words_on_a_page_that_does_not_say_what_it_is() -> None:
    page = (
        "<html><head><title>x</title></head><body><h1>Welcome</h1><p>Please choose your region first, then go on.</p>"
    )
    found = revision(page + "</body></html>").completeness
    assert found.reasons == ("so few words that they may not be the article",)


def test_a_paywall_without_a_mark_of_its_own() -> None:
    page = article(
        paragraphs(PARAGRAPHS[0], PARAGRAPHS[1][:60] + "…"), after="<div><p>Already a subscriber? Log in.</p></div>"
    )
    assert revision(page).completeness.state == "partial"


WALLS = {
    "bot": "<html><head><title>Just a moment...</title></head><body><h1>paper.example</h1><p>Verify "
    "you are human by completing the action below.</p></body></html>",
    "bot-de": "<html><head><title>Sicherheitsprüfung</title></head><body><p>Ich bin kein Roboter</p></body></html>",
    "denied": "<html><head><title>Access Denied</title></head><body><p>Access to this page has been "
    "denied because we believe you are a bot.</p></body></html>",
    "consent": "<html><head><title>The Paper</title></head><body><div><p>We and our 812 partners use "
    "cookies and personal data for advertising.</p>"
    "<p>You can manage choices or accept all. See our privacy policy for the consent you give.</p></div></body></html>",
    "consent-de": "<html><head><title>Willkommen</title></head><body><p>Mit Ihrer Zustimmung "
    "verarbeiten wir und unsere Partner personenbezogene Daten, "
    "etwa mit Cookies für Werbung.</p><p>Sie können die Einwilligung jederzeit widerrufen, siehe "
    "Datenschutz.</p></body></html>",
    "bot-pl": "<html><head><title>x</title></head><body><p>Potwierdź, że nie jesteś robotem.</p></body></html>",
    "bot-zh": "<html><head><title>x</title></head><body><p>请完成安全验证，确认您不是机器人。</p></body></html>",
    "bot-ar": "<html><head><title>x</title></head><body><p>تحقق من أنك إنسان</p></body></html>",
    "consent-ja": "<html><head><title>x</title></head><body><p>当サイトと提携パートナーはCookieを"
    "使用し、個人情報を処理します。</p><p>同意する。プライバシーポリシー。</p></body></html>",
    "consent-el": "<html><head><title>x</title></head><body><p>Εμείς και οι συνεργάτες μας χρησιμοποιούμε cookies και "
    "επεξεργαζόμαστε προσωπικά δεδομένα.</p><p>Συγκατάθεση. Πολιτική απορρήτου.</p></body></html>",
    "shell": '<html><head><title>The Paper</title><script src="/app.js"></script></head><body><div '
    'id="root"></div><noscript>You need to enable '
    "JavaScript to run this app.</noscript></body></html>",
    "shell-loading": '<html><head><title>The Paper</title></head><body><div id="app"><div '
    'class="spinner"></div></div></body></html>',
    "missing": "<html><head><title>404 – page not found</title></head><body><p>The page you asked "
    "for is not here any more.</p></body></html>",
}  # fmt: skip


@pytest.mark.parametrize("wall", WALLS)
def test_walls_and_shells_are_no_articles(wall: str) -> None:
    assert failure(WALLS[wall]).error == "PageUnreadable"
