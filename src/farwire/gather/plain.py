"""Plain words out of hostile markup: headlines, names of persons, language tags."""

import re
from html import unescape

from farwire.records import UNKNOWN_LANGUAGE

LONGEST_LINE = 2000  # characters kept of a headline, a name or a section

_HIDDEN = re.compile(r"<(script|style)\b", re.IGNORECASE)
_BREAKS = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)
# Tags of HTML only: in "the <seg> element" nothing is markup.
_NAMES = (
    "a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blink|body|button|center|cite|code|del|details|dfn|em|"
    "figcaption|figure|font|footer|form|head|header|hr|html|i|iframe|img|input|ins|kbd|label|link|main|mark|marquee|"
    "meta|nav|nobr|object|picture|pre|q|rp|rt|ruby|s|samp|script|section|small|source|span|strike|strong|style|sub|"
    "summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_TAGS = re.compile(rf"</?(?:{_NAMES})(?:[\s/][^<>]*)?>|<!--[^<>]*-->", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")

_ADDRESS = re.compile(r"[^\s<>()]*@[^\s<>()]*")
_WEB = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;|\n]|\s/\s)\s*")
_AND = re.compile(r"\s*,\s*|\s+(?:and|und|y|e|et|en|og|och|i|és|ja|ve|dan|và|и|و|और|&)\s+")
_BY = re.compile(r"^(?:by|von|por|par|di|door|av|af|od|от|od)[:\s]\s*(?=\S+\s+\S)", re.IGNORECASE)
_PLACEHOLDERS = frozenset({"admin", "administrator", "webmaster", "noreply", "no-reply", "editor", "unknown", "null"})

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
# ISO 639-2 codes (terminological and bibliographic) and withdrawn codes, as feeds use them.
_CODES: dict[str, str] = dict(
    re.findall(
        r"(\w+)=(\w+)",
        "ara=ar ben=bn bul=bg cat=ca ces=cs cze=cs chi=zh zho=zh dan=da deu=de ger=de dut=nl nld=nl ell=el gre=el "
        "eng=en est=et eus=eu baq=eu fas=fa per=fa fin=fi fra=fr fre=fr gle=ga glg=gl heb=he hin=hi hrv=hr hun=hu "
        "hye=hy arm=hy ind=id isl=is ice=is ita=it jpn=ja kat=ka geo=ka kor=ko lav=lv lit=lt mkd=mk mac=mk msa=ms "
        "may=ms mya=my bur=my nob=nb nor=no pol=pl por=pt ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl spa=es sqi=sq "
        "alb=sq srp=sr swa=sw swe=sv tam=ta tha=th tur=tr ukr=uk urd=ur vie=vi iw=he in=id ji=yi",
    )
)
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "xx"})


def plain_text(markup: str) -> str:
    """One line of plain text: tags gone, entities decoded once, white space collapsed, controls gone."""
    text = markup[: LONGEST_LINE * 10]
    if "<" in text:
        text = _TAGS.sub("", _BREAKS.sub(" ", _without_hidden(text)))
    if "&" in text:
        text = unescape(text)
    return " ".join(_CONTROLS.sub("", text).split())[:LONGEST_LINE]


def _without_hidden(text: str) -> str:
    """The text without scripts and styles; one that never ends goes to the end."""
    pieces, place, lower = [], 0, text.lower()
    while begin := _HIDDEN.search(text, place):
        pieces.append(text[place : begin.start()])
        end = lower.find("</" + begin.group(1).lower(), begin.end())
        place = lower.find(">", end) + 1 if end >= 0 else 0
        if not place:
            return " ".join(pieces)
    return " ".join([*pieces, text[place:]])


def printable(text: str) -> str:
    """The text without characters that no database and no XML takes (NUL, C0 controls, lone surrogates)."""
    return _CONTROLS.sub("", text)


def persons(statements: list[str]) -> tuple[str, ...]:
    """The persons that author statements name, in order, each once.

    `mail@example.org (Name)` and `Name <mail@example.org>` give Name; an address is never a name.
    Several names in one statement are parted where that is certain: at semicolons and bars, and at
    commas and words for "and" when every part has at least two words ("Silva, Ana" stays whole).
    """
    found: dict[str, None] = {}
    for statement in statements:
        bare = _ADDRESS.sub(" ", statement[:LONGEST_LINE]) if "@" in statement else statement[:LONGEST_LINE]
        text = plain_text(bare.replace("<>", " ").replace("< >", " ")) if "<" in bare or "&" in bare else bare
        for part in _BETWEEN.split(text):
            for name in _several(" ".join(part.split())):
                found.update(_named(name))
    return tuple(found)


def _several(text: str) -> list[str]:
    parts = [part for part in _AND.split(text) if part]
    return parts if len(parts) > 1 and all(" " in part for part in parts) else [text]


def _named(text: str) -> dict[str, None]:
    name = _CONTROLS.sub("", text).strip(" ,;:·•-–—\"'")
    name = name[1:-1].strip() if name[:1] + name[-1:] == "()" else name
    name = _BY.sub("", name)[:200].strip()
    usable = any(character.isalpha() for character in name)
    return {name: None} if usable and not _WEB.match(name) and name.lower() not in _PLACEHOLDERS else {}


def language_tag(text: str | None) -> str:
    """A language as a BCP 47 tag in its usual case (`pt_br` → `pt-BR`, `eng` → `en`), or `und`."""
    match = _TAG.fullmatch((text or "").strip().replace("_", "-"))
    if match is None:
        return UNKNOWN_LANGUAGE
    language, script, region = match.groups()
    language = _CODES.get(language.lower(), language.lower())
    if language in _NO_LANGUAGE:
        return UNKNOWN_LANGUAGE
    return "-".join(filter(None, (language, script and script.title(), region and region.upper())))
