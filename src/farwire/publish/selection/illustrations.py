"""Articles' pictures: shown from this site where the wire keeps them, else a link; nothing where neither is allowed."""

from typing import Any

from django.conf import settings

from farwire.archive.models import Article, Revision
from farwire.archive.pictures import Picture, may_show_picture, picture_at
from farwire.publish.selection.cards import read_articles
from farwire.publish.selection.shapes import Illustration
from farwire.publish.selection.words import printable, web_address


def illustration_of(article: Article) -> Illustration | None:
    """The picture of an article's latest revision."""
    revision = article.latest
    image = _image(revision) if revision else None
    if revision is None or image is None or not may_show_picture(article, revision, image):
        return None
    kept = picture_at(image["url"]) if settings.PICTURES == "on" else None
    texts = {name: printable(str(image.get(name) or "")).strip() for name in ("alt", "caption", "credit")}
    return Illustration(
        file=f"{article.key}.{kept.ending}" if kept else "",
        url=web_address(image["url"]),
        width=kept.width if kept else 0,
        height=kept.height if kept else 0,
        tag=revision.language,
        **texts,
    )


def picture_of(key: str) -> Picture | None:
    """The kept picture of an article that readers may see, if it may be shown."""
    article = read_articles().filter(pk=key).first()
    revision = article.latest if article else None
    image = _image(revision) if revision else None
    if article is None or revision is None or image is None or settings.PICTURES != "on":
        return None
    return picture_at(image["url"]) if may_show_picture(article, revision, image) else None


def _image(revision: Revision) -> dict[str, Any] | None:
    """The record of a revision's image, read without the rest of its text."""
    found = Revision.objects.filter(pk=revision.pk).values_list("content__image", flat=True).first()
    return found if isinstance(found, dict) and web_address(str(found.get("url"))) else None
