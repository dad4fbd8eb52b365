"""The way from a sentence to its form, where the site takes readers' remarks."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from farwire.publish.selection.text_shapes import Sentence

register = template.Library()


@register.simple_tag
def takes_remarks() -> bool:
    """Whether readers may say that a sentence is wrong."""
    return bool(settings.REMARKS == "on")


@register.simple_tag(takes_context=True)
def wrong_here(context: Context, sentence: Sentence, words: str = "") -> SafeString | str:
    """A button that leads to a sentence's form; nothing where remarks are not taken.

    It is a form of its own and no link, so that no crawler follows it and an exported page leaves it out.
    """
    if not takes_remarks():
        return ""
    page: Any = context["page"]
    path = reverse("remark", args=[context["edition"].language, page.card.key, sentence.number])
    return format_html(
        '<form action="{}" method="get" class="wrong" role="none"><button type="submit">{}'
        '<span class="hidden"> ({})</span></button></form>',
        path,
        words or _("Wrong here?"),
        _("sentence %(number)s") % {"number": sentence.number},
    )
