"""Pages that stand in front of an article: bot checks, consent walls, empty application shells, error pages."""

import re

from farwire.read.text import tokens

_BOT = re.compile(
    r"(?:verify|verifying|confirm|prove|check)\w*\s+(?:that\s+)?(?:you\s+are|you['’]re|if\s+you\s+are)\s+(?:a\s+|not\s+a\s+)?(?:human|robot|bot)"
    r"|are\s+you\s+a\s+(?:robot|human)|\bcaptcha\b|unusual\s+(?:traffic|activity)|checking\s+(?:your|if\s+the\s+site)\b.{0,40}\b(?:browser|secure)"
    r"|access\s+(?:to\s+this\s+page\s+has\s+been\s+)?denied|attention\s+required|pardon\s+our\s+interruption|just\s+a\s+moment"
    r"|enable\s+js\s+and\s+disable|security\s+check|ddos\s+protection|ray\s+id|request\s+(?:was\s+)?blocked|bot\s+protection|too\s+many\s+requests"
    r"|ich\s+bin\s+kein\s+roboter|sind\s+sie\s+ein\s+(?:mensch|roboter)|je\s+ne\s+suis\s+pas\s+un\s+robot|vérifi\w+\s+que\s+vous\s+(?:êtes|n['’]êtes)"
    r"|no\s+soy\s+un\s+robot|no\s+eres\s+un\s+robot|não\s+sou\s+um\s+robô|non\s+sono\s+un\s+robot|вы\s+не\s+робот|я\s+не\s+робот|robot\s+olmadığınız"
    r"|ロボットではありません|我不是机器人|人机验证|로봇이\s+아닙니다",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\w*|\bpartners?\b|\bprivacy\b|personal\s+data|\btracking\b|\badvertising\b|\bdatenschutz\w*|\beinwillig\w*|\bzustimm\w*"
    r"|\bpersonenbezogen\w*|\bwerbung\b|\bpur-abo\b|\bconsentement\b|\bdonn[ée]es\s+personnelles|\bpublicit\w+|\bprivacidad|\bconsentimiento|\bsocios\b"
    r"|\bprivacidade\b|\bconsentimento|\bparceiros\b|\bconsenso\b|\btitolari\b|\btoestemming\b|\bsamtycke\b|\bsamtykke\b|\bzgod[ayę]\b|\bpartner\w+\b"
    r"|\bсогласи\w+|\bперсональн\w+|\bçerez\w*|\bkişisel\s+veri\w*|クッキー|同意|个人信息|隐私|쿠키|동의|\baccept\s+all\b|\bmanage\s+(?:choices|options|preferences)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|requires?|turn\s+on|without)\s+javascript|javascript\s+(?:is\s+)?(?:disabled|required|aktivieren|deaktiviert)|"
    r"activ\w+\s+javascript|habilit\w+\s+(?:o\s+)?javascript|включите\s+javascript|JavaScript\s*を有効",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"^\W*(?:error\s+)?(?:404|410|403|500|502|503)\b|page\s+(?:was\s+)?not\s+found|seite\s+(?:wurde\s+)?nicht\s+gefunden|page\s+introuvable|"
    r"página\s+no\s+encontrada|página\s+não\s+encontrada|pagina\s+non\s+trovata|страница\s+не\s+найдена",
    re.IGNORECASE,
)
_SHORT = 350


def wall_of(title: str, text: str) -> str | None:
    """What stands in front of the article, in words, judged by a page's `title` and its whole `text`; None if nothing does.

    Only a short text can be a wall: an article may speak of robots or cookies at length.
    """
    words = tokens(text)
    if len(words) > _SHORT:
        return None
    both = f"{title}\n{text}"
    if _BOT.search(both) and len(words) <= 250:
        return "the site asks for proof that a person reads it"
    hits = len(_CONSENT.findall(both))
    if hits >= 3 and hits * 22 >= len(words):
        return "the site shows only its consent wall"
    if len(words) <= 120 and _MISSING.search(title):
        return "the site says that the page does not exist"
    if len(words) <= 60 and _SCRIPT.search(both):
        return "the page is empty without its scripts"
    return None
