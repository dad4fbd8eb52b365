"""The originals of the sample articles: the product is their publisher, so their links lead here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from farwire.archive.models import Article
from farwire.samples import sample_page, samples


@require_safe
def sample(request: HttpRequest, slug: str) -> HttpResponse:
    """One sample as it was published."""
    found = next((each for each in samples() if each.slug == slug), None)
    if found is None:
        raise Http404
    url = request.build_absolute_uri()
    article = Article.objects.filter(source__is_sample=True, url__endswith=f"/sample/{slug}").first()
    response = HttpResponse(sample_page(found, url, article.published_at if article else None))
    response["X-Robots-Tag"] = "noindex"
    return response
