"""A site's page as a tree: as much as discovery needs of it."""

from lxml import etree, html

from farwire.gather import charset
from farwire.gather.addresses import resolve_link
from farwire.records import Fetched


def page_root(fetched: Fetched) -> html.HtmlElement | None:
    """A page's tree, or None if there is no markup in its body."""
    text = charset.decode(fetched.body, fetched.content_type)
    if "<" not in text:
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # markup without a single element
        return None
    return root if len(root) else None


def base_of(root: html.HtmlElement, fetched: Fetched) -> str:
    """What a page's relative links are relative to: its `base` element or its own address."""
    base = next((element.get("href") for element in root.iter("base") if element.get("href")), None)
    return (resolve_link(fetched.final_url, base) if base else None) or fetched.final_url
