"""The lead image at the publisher's own address, with its caption, credit and alternative text."""

import re
from typing import Any

from farwire.read.address import absolute, split_url
from farwire.read.linked_data import Node, text_of
from farwire.read.page import Page
from farwire.read.text import fold, mend, unescape
from farwire.read.zones import names_of
from farwire.records import Image

Element = Any

_CREDIT = re.compile(
    r"(?:\s*[(\[|–—-]\s*|(?<=[.!?])\s*|^)((?:photo(?:graph|graphy)?|foto(?:graf[íi]a)?|fotos|"
    r"bild(?:quelle)?|image|picture|crédit|credit|créditos|quelle|source|fuente|"
    r"фото|зображення|зоображення|写真|撮影|사진|图|صورة|عکس|צילום)\s*(?:by|von|de|par|"
    r"di)?\s*[:：=/]\s*.{2,120}|©\s*.{2,120}|(?:AFP|AP|Reuters|EPA|dpa|Getty)\b.{0,60})[)\]]?\s*$",
    re.IGNORECASE,
)
_CREDIT_NAMES = re.compile(
    r"(?:^|[-_ ])(?:credits?|copyright|photographer|source|photo-?credit|author|attribution)(?:$|[-_ ])"
)
_LONGEST = 600


def image_of(page: Page) -> Image | None:
    """The article's lead image; None if page and feed name none. Addresses are absolute http(s)."""
    node = _node(page)
    url = _address(
        page, text_of(node.get("url") or node.get("contentUrl")) or text_of(page.evidence.article.get("image"))
    )
    url = url or next(
        (
            found
            for name in ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
            for value in page.evidence.meta.get(name, ())
            if (found := _address(page, value))
        ),
        None,
    )
    url = url or (_address(page, page.item.image_url) if page.item else None)
    if url is None:
        return None
    figure = _figure(page, url)
    caption = _shown_caption(figure) or text_of(node.get("caption") or node.get("description"))
    credit = _shown_credit(figure) or text_of(
        node.get("creditText") or node.get("copyrightHolder") or node.get("creator") or node.get("author")
    )
    caption, found = split_credit(caption)
    alt = _alt(figure) or page.evidence.first("og:image:alt", "twitter:image:alt")
    return Image(url, caption, credit or found, alt)


def _node(page: Page) -> Node:
    """The image object of the page's JSON-LD, or an empty one."""
    image = page.evidence.article.get("image") or page.evidence.article.get("thumbnailUrl")
    first = image[0] if isinstance(image, list) and image else image
    resolved = page.evidence.resolve(first)
    return resolved if isinstance(resolved, dict) else {}


def _address(page: Page, value: str | None) -> str | None:
    address = absolute(page.url, value)
    return address if address and len(address) < 2000 else None


def _figure(page: Page, url: str) -> Element | None:
    """The page's figure that shows the image at `url`, else its first figure with a caption inside the article."""
    name = split_url(url).path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    figures = list(page.tree.iter("figure"))[:12]
    for figure in figures:
        sources = " ".join(
            filter(
                None, (value for image in figure.iter("img", "source", "amp-img") for value in image.attrib.values())
            )
        )
        if len(name) >= 6 and name in sources:
            return figure
    heads = [figure for figure in figures if figure.find(".//figcaption") is not None]
    return heads[0] if heads and any(each.tag in ("article", "main") for each in heads[0].iterancestors()) else None


def _shown_caption(figure: Element | None) -> str | None:
    caption = figure.find(".//figcaption") if figure is not None else None
    if caption is None:
        return None
    parts = [
        mend("".join(part.itertext()))
        for part in caption
        if isinstance(part.tag, str) and _CREDIT_NAMES.search(names_of(part))
    ]
    for vector in list(caption.iter("svg", "button", "style", "script")):
        vector.drop_tree()
    text = mend(" ".join(text for text in caption.itertext()))
    for part in parts:
        text = text.replace(part, " ") if part else text
    return mend(text)[:_LONGEST] or None


def _shown_credit(figure: Element | None) -> str | None:
    if figure is None:
        return None
    for element in figure.iter("span", "small", "cite", "div", "p", "em", "a"):
        if _CREDIT_NAMES.search(names_of(element)):
            text = _bare_credit(mend("".join(element.itertext())))
            if text:
                return text
    return None


def _alt(figure: Element | None) -> str | None:
    image = figure.find(".//img") if figure is not None else None
    return (unescape(image.get("alt") or "") or None) if image is not None else None


def split_credit(caption: str | None) -> tuple[str | None, str | None]:
    """(caption without its credit, the credit) of a caption that ends in "(Photo: …)" or the like."""
    if not caption:
        return None, None
    match = _CREDIT.search(caption)
    if not match or fold(match.group(1)) == "":
        return caption, None
    return caption[: match.start()].rstrip(" .(-–—|[") + (
        "." if caption[: match.start()].rstrip().endswith(".") else ""
    ) or None, _bare_credit(match.group(1))


def _bare_credit(text: str) -> str | None:
    bare = re.sub(
        r"^\W*(?:photo(?:graph)?|foto|bild(?:quelle)?|image|picture|cr[eé]dit[os]*|quelle|source|"
        r"fuente|фото|写真|사진|©)\s*(?:by|von|de|par|di)?\s*[:：=/]?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return bare.strip(" ()[]|©.")[:160] or None
