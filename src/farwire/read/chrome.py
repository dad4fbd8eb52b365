"""The words by which a line is known as the site's own, in many languages.

A line is looked at only if it is short: an article may well speak of cookies or newsletters.
"""

import re

_LONGEST = 40
# At the start of a line.
_OPENINGS = """
share teilen partager compartir compartilh\\w+ condividi paylaş поделиться поділитися udostępnij シェア 分享 공유 chia\\s+sẻ bagikan
skip\\s+to jump\\s+to zum\\s+(?:haupt)?inhalt aller\\s+au\\s+contenu saltar\\s+al\\s+contenido ir\\s+al\\s+contenido vai\\s+al\\s+contenuto ir\\s+para\\s+o\\s+conteúdo
read\\s+(?:more|also|next|the\\s+full)\\b also\\s+read more\\s+on\\s+this lesen\\s+sie\\s+(?:auch|mehr|hier) auch\\s+interessant mehr\\s+zum\\s+thema
lire\\s+aussi à\\s+lire\\s+aussi leer\\s+m[aá]s lee\\s+tambi[eé]n lea\\s+tambi[eé]n leggi\\s+anche leia\\s+(?:mais|também) czytaj\\s+(?:też|także|więcej) zobacz\\s+(?:też|także)
читайте\\s+(?:также|також) 関連記事 おすすめ 相關新聞 相关新闻 관련\\s?기사 xem\\s+thêm baca\\s+juga les\\s+også läs\\s+(?:mer|också) devamını\\s+oku lees\\s+ook læs\\s+også
קרא\\s+עוד اقرأ\\s+(?:أيضا|أيضًا|المزيد) see\\s+also related\\s*: सम्बंधित ये\\s+भी\\s+पढ़ें यह\\s+भी\\s+पढ़ें بیشتر\\s+بخوانید διαβάστε\\s+(?:επίσης|ακόμη|ακόμα)
follow\\s+(?:us|along) folgen\\s+sie suivez-nous s[ií]guenos síganos seguici takip\\s+et подписывайтесь підписуйтесь obserwuj\\s+nas siga-nos volg\\s+ons
listen\\s+to\\s+this artikel\\s+anh[oö]ren [eé]couter\\s+l play\\s+video watch\\s*: watch\\s+live
photo\\s*[:/] foto\\s*[:/] fotos?\\s+by image\\s*[:/] bild\\s*[:/] bildquelle quelle\\s*: getty\\s+images image\\s+source source\\s*:\\s*getty фото\\s*: 写真\\s*[:：] 사진\\s*[=:]
subscribe sign\\s+up abonnieren\\s+sie abonnez suscr[ií]bete suscr[ií]base iscriviti assine prenumerera abone\\s+ol подпишитесь підпишіться 구독 訂閱 订阅 đăng\\s+ký langganan
get\\s+(?:the\\s+latest|our|daily|all|breaking)\\b.{0,60}(?:news|inbox|email|newsletter|updates) have\\s+your\\s+say do\\s+you\\s+have\\s+a\\s+(?:story|tip) got\\s+a\\s+(?:story|tip)
ihre\\s+meinung\\s+ist\\s+uns hat\\s+ihnen\\s+dieser\\s+artikel this\\s+article\\s+(?:first|originally)\\s+appeared für\\s+\\d\\S*\\s*€ sie\\s+sind\\s+bereits
reach\\s+the\\s+reporters? stay\\s+informed\\s+with externer\\s+inhalt deine\\s+privatsphäre please\\s+enable\\s+javascript we\\s+and\\s+our\\s+\\d+ article\\s+content
今なら この記事は会員限定 有料会員 会員登録 無料会員 残り\\s*[:：]?\\s*\\d+\\s*文字 続きを読む il\\s+vous\\s+reste\\s+\\d+ \\d+\\s+commentaires? \\d+\\s+comments? \\d+\\s+kommentare
""".split("\n")
# Anywhere in a line.
_PHRASES = """
\\bnewsletters?\\b|\\bcookies?\\b|privacy\\s+policy|terms\\s+of\\s+(?:use|service)|datenschutzerklärung|informativa\\s+sulla\\s+privacy|プライバシー
all\\s+rights\\s+reserved|alle\\s+rechte\\s+vorbehalten|tous\\s+droits\\s+r[ée]serv|todos\\s+los\\s+derechos|tutti\\s+i\\s+diritti|wszelkie\\s+prawa|все\\s+права|всі\\s+права|無断転載|무단\\s*전재|todos\\s+os\\s+direitos
\\bcopy\\s+link\\b|link\\s+kopieren|copiar\\s+enlace|copier\\s+le\\s+lien|링크\\s*복사|URL이\\s*복사|link\\s+copied
\\b(?:download|get)\\s+(?:the|our)\\b.{0,20}\\bapp\\b|\\bapp\\s+store\\b|google\\s+play\\b|\\bgoogle\\s+news\\b|preferred\\s+source
(?:follow|folge|suivez|sigue|segui|siga|takip)\\b.{0,30}\\b(?:facebook|twitter|instagram|whatsapp|telegram|tiktok|youtube)
(?:share|teilen|partager|compartir|condividi)\\b.{0,20}(?:facebook|twitter|whatsapp|\\bx\\b)
(?:may|might)\\s+(?:earn|receive)\\b.{0,40}\\bcommission|affiliate[-\\s]links?|erhalten\\s+wir\\s+eine\\s+provision
subscribe\\s+(?:now|today|here|to\\b)|sign\\s+up\\s+(?:now|today|here|to\\b|for\\b)|会員登録|会員限定|会員向け|有料会員|マイページ|フォローする$|完了しました$
(?:views|opinions)\\s+expressed.{0,60}(?:own|not\\s+necessarily)|nicht\\s+(?:notwendigerweise\\s+|unbedingt\\s+)?der\\s+meinung\\s+der\\s+redaktion|copyright\\s*:
(?:registered|premium|digital)\\s+(?:users|subscribers)\\s+only|nur\\s+für\\s+abonnenten|jetzt\\s+(?:weiterlesen|abonnieren|registrieren)|réservé\\s+aux\\s+abonnés|solo\\s+para\\s+suscriptores|riservato\\s+agli\\s+abbonati
©|getty\\s+images|\\bAFP/Getty|via\\s+getty
""".split("\n")
# A whole line.
_WHOLE = """
advertisements? anzeige werbung publicit[eéà] publicidade? pubblicità reklam[aı]? реклама 広告 廣告 광고 annonse iklan sponsored gesponsert
related comments? kommentare? commentaires? comentarios commenti コメント 댓글 评论 評論 关注 share print drucken imprimer weiterlesen
loading\\.* close schließen menu search trending recommended empfohlen more mehr video
""".split()


def _compile() -> re.Pattern[str]:
    starts = "|".join(part for line in _OPENINGS for part in line.split() if part)
    anywhere = "|".join(part.strip() for part in _PHRASES if part.strip())
    return re.compile(rf"^\W*(?:{starts})|{anywhere}|^\W*(?:{'|'.join(_WHOLE)})\W*$", re.IGNORECASE)


_PATTERN = _compile()


def is_chrome(text: str, size: int) -> bool:
    """Whether a line of `size` words is the site's own: share, newsletter, cookies, "read also", paywall, advertising."""
    return size <= _LONGEST and _PATTERN.search(text) is not None
