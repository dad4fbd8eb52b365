"""Readers' word on a sentence: "wrong here", perhaps with a better version; without account, session or script."""

import ipaddress
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from farwire.archive.intake import NewRemark, file_remark
from farwire.publish import selection
from farwire.publish.editions import Edition, edition_of, known
from farwire.publish.pages import render_page
from farwire.publish.selection import Questioned
from farwire.publish.selection.words import printable

LONGEST_BETTER = 2000
LONGEST_COMMENT = 1000
# Who has one IPv6 address has all of its network.
_IPV6_NETWORK = 64
_DAY = 24 * 3600

View = Callable[Concatenate[HttpRequest, Edition, ...], HttpResponse]


def _unkept(view: View) -> Callable[..., HttpResponse]:
    """A view of an edition whose answers are the reader's alone and are kept nowhere; 404 where remarks are off."""

    @wraps(view)
    def answer(request: HttpRequest, language: str, **named: object) -> HttpResponse:
        if settings.REMARKS != "on" or not known(language):
            raise Http404
        with override(language):
            response = view(request, edition_of(request, language), **named)
        add_never_cache_headers(response)
        return response

    return answer


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@_unkept
def remark(request: HttpRequest, edition: Edition, key: str, number: int) -> HttpResponse:
    """The form under a sentence, and what is sent with it."""
    found = selection.sentence_in_question(key, number, edition)
    if found is None:
        raise Http404(_("There is no such sentence."))
    if request.method != "POST":
        return _form(request, edition, found)
    better = " ".join(printable(request.POST.get("better", "")).split())
    comment = printable(request.POST.get("comment", "")).strip()
    if len(better) > LONGEST_BETTER or len(comment) > LONGEST_COMMENT:
        return _form(request, edition, found, _("That is too long."), status=400)
    if request.POST.get("seen") != found.mark:
        return _form(request, edition, found, _("The article has changed meanwhile. This is how it stands now."), 409)
    now = datetime.now(UTC)
    if not file_remark(
        _remark(found, edition, better, comment), sender_of(request, now), now, settings.REMARKS_PER_DAY
    ):
        words = _("Too many remarks came today. Please come back tomorrow.")
        response = _form(request, edition, found, words, status=429)
        response.headers["Retry-After"] = str(_DAY)
        return response
    return HttpResponseRedirect(f"{request.path}?done", status=303)


def sender_of(request: HttpRequest, now: datetime) -> str:
    """A digest of the sender's address, keyed with the secret key and the day (UTC): no address, and none tomorrow."""
    return salted_hmac("farwire.remarks", f"{now.date()} {network_of(request)}", algorithm="sha256").hexdigest()


def network_of(request: HttpRequest) -> str:
    """The sender's address, of IPv6 its network.

    A private or loopback peer is taken for our proxy, which adds the address it sees to the end of
    X-Forwarded-For; where there is none, somebody near may lie about theirs and gains some remarks.
    """
    peer = _address(request.META.get("REMOTE_ADDR", ""))
    forwarded = _address(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip())
    address = forwarded if forwarded is not None and (peer is None or not peer.is_global) else peer
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or ipaddress.ip_network((address, _IPV6_NETWORK), strict=False)[0]
    return str(address)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _remark(found: Questioned, edition: Edition, better: str, comment: str) -> NewRemark:
    return NewRemark(
        article_key=found.page.card.key,
        unit=found.sentence.number - 1,
        source_language=found.page.card.language,
        target_language=edition.language,
        source=found.source,
        target=found.target,
        engine=found.making.engine,
        engine_version=found.making.engine_version,
        model=found.making.model,
        comment=comment,
        # The translation as it stands is no better one.
        better=better if better != found.target else "",
    )


def _form(
    request: HttpRequest, edition: Edition, found: Questioned, wrong: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "page": found.page,
        "sentence": found.sentence,
        "mark": found.mark,
        "wrong": wrong,
        "done": "done" in request.GET and request.method != "POST",
        "better": request.POST.get("better", ""),
        "comment": request.POST.get("comment", ""),
        "longest_better": LONGEST_BETTER,
        "longest_comment": LONGEST_COMMENT,
        "robots": "noindex, nofollow",
        "alternates": (),
    }
    return render_page(request, edition, "wrong", context, status=status)
