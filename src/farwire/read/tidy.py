"""Lines that belong to the site and not to the article, in all languages."""

import re

from farwire.read.passages import Passage
from farwire.read.text import fold, tokens

# A short line that says one of these is the site's: (pattern, at most so many words).
_CHROME = re.compile(
    r"""(?ix)
    ^(?:share|teilen|partager|compartir|compartilh\w+|condividi|paylaş|поделиться|поділитися|udostępnij|シェア|分享|공유|chia\s+sẻ|bagikan)\b
    | \b(?:share|teilen|partager|compartir|condividi)\b.{0,20}\b(?:on|auf|sur|en|su)\b.{0,20}(?:facebook|twitter|whatsapp|x\b)
    | ^(?:skip|jump)\s+to\s+(?:main\s+)?content | zum\s+(?:haupt)?inhalt\s+springen | aller\s+au\s+contenu
    | \b(?:sign\s+up|subscribe|newsletter|abonn\w+|suscr[ií]b\w+|iscriviti|assine|prenumerera|abone\s+ol|подписывай\w*|підписуй\w*|구독|訂閱|订阅|đăng\s+ký|langganan|登録)\b
    | \bcookies?\b
    | ^(?:read\s+(?:more|also|next)|also\s+read|lesen\s+sie\s+(?:auch|mehr)|lire\s+aussi|à\s+lire\s+aussi|leer\s+m[aá]s|lee\s+tambi[eé]n|leggi\s+anche|leia\s+(?:mais|também)|czytaj\s+(?:też|także|więcej)|читайте\s+(?:также|також)|関連記事|おすすめ|相關新聞|관련\s?기사|xem\s+thêm|baca\s+juga|les\s+også|läs\s+(?:mer|också)|devamını\s+oku|lees\s+ook|læs\s+også|mehr\s+zum\s+thema|see\s+also|related)\b
    | \b(?:all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits\s+réservés|todos\s+los\s+derechos|tutti\s+i\s+diritti|wszelkie\s+prawa|все\s+права|無断転載|무단\s*전재)
    | \bcopy\s+link\b | link\s+kopieren | copiar\s+enlace | copier\s+le\s+lien
    | ^(?:advertisement|anzeige|werbung|publicit[eéà]|publicidade?|pubblicità|reklama?|реклама|広告|廣告|광고|annonse|iklan)\W*$
    | \b(?:follow|like)\s+us\b | folgen\s+sie\s+uns | suivez-nous | s[ií]guenos | seguici
    | \bgoogle\s+(?:news|play)\b | \bapp\s+store\b | preferred\s+source
    | ^(?:photo|foto|image|bild|bildquelle|getty)\s*[:/©] | ©
    """,
)
_LONGEST = 40


def is_chrome(text: str) -> bool:
    """Whether a line of at most 40 words is the site's own: share, newsletter, cookies, "read also", advertising."""
    return len(tokens(text)) <= _LONGEST and _CHROME.search(text) is not None


def tidy(body: list[Passage], headline: str, byline: tuple[str, ...]) -> list[Passage]:
    """The body without chrome, without the headline repeated, and without lines that only repeat the byline."""
    head = fold(headline)
    names = {fold(name) for name in byline}
    return [passage for passage in body if not _goes(passage, head, names)]


def _goes(passage: Passage, head: str, names: set[str]) -> bool:
    folded = fold(passage.text)
    if not folded or folded == head or passage.tag == "h1":
        return True
    words = tokens(passage.text)
    if len(words) <= 15 and any(name in folded for name in names) and len(folded) <= 40 + max(map(len, names)):
        return len(words) <= 6 or not passage.text.rstrip().endswith((".", "!", "?", "”", '"'))
    return is_chrome(passage.text)
