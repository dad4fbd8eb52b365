"""Articles' pictures: shown from this site where the wire keeps them, else a link; nothing where neither is allowed."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from farwire.archive.codec import decode
from farwire.archive.models import Article, Revision
from farwire.archive.pictures import Picture, may_show_picture, picture_at
from farwire.publish.selection.cards import read_articles
from farwire.publish.selection.sentences import text_of
from farwire.publish.selection.text_shapes import Illustration, Paragraph
from farwire.publish.selection.words import printable, web_address
from farwire.records import BlockKind, Image


def illustration_of(article: Article, image: Image | None) -> Illustration | None:
    """What a page shows of the image that an article's latest revision names."""
    revision = article.latest
    if revision is None or image is None or not web_address(image.url):
        return None
    if not may_show_picture(article, revision, {"url": image.url, "credit": image.credit}):
        return None
    kept = picture_at(image.url) if settings.PICTURES == "on" else None
    return Illustration(
        file=f"{article.key}.{kept.ending}" if kept else "",
        url=web_address(image.url),
        width=kept.width if kept else 0,
        height=kept.height if kept else 0,
        alt=_words(image.alt),
        caption=_words(image.caption),
        credit=_words(image.credit),
        tag=revision.language,
    )


def captioned_once(picture: Illustration | None, paragraphs: Sequence[Paragraph]) -> Illustration | None:
    """The picture without a caption that the text itself carries."""
    captions = " ".join(
        text_of(each.original) for part in paragraphs if part.kind == BlockKind.CAPTION for each in part.sentences
    )
    is_told = picture is not None and picture.caption and picture.caption in captions
    return replace(picture, caption="") if picture is not None and is_told else picture


def image_of(article: Article) -> Image | None:
    """The image that an article's latest revision names, read without the rest of its text."""
    rows = Revision.objects.filter(pk=article.latest_id or 0).values_list("content__image", flat=True)
    found = rows.first()
    return decode(Image, found) if isinstance(found, dict) else None


def picture_of(key: str) -> Picture | None:
    """The kept picture of an article that readers may see, if it may be shown."""
    article = read_articles().filter(pk=key).first() if settings.PICTURES == "on" else None
    image = image_of(article) if article else None
    shown = illustration_of(article, image) if article else None
    return picture_at(image.url) if shown and image else None


def _words(text: str | None) -> str:
    return printable(text or "").strip()
