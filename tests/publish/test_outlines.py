from defusedxml import ElementTree
from django.test import Client

from farwire.archive.models import Source
from publish.press import Piece, storable


def test_all_sources_as_opml(client: Client, press: dict[str, Piece]) -> None:
    Source.objects.filter(slug="prairie-ledger").update(name=storable("Prairie <&\x00> Ledger"))
    response = client.get("/en/sources.opml")
    assert response["Content-Type"].startswith("text/x-opml")
    root = ElementTree.fromstring(response.content)
    found = root.findall("body/outline")
    assert len(found) == Source.objects.count()
    assert all(each.attrib["xmlUrl"].startswith("https://") and each.attrib["type"] == "rss" for each in found)


def test_the_edition_s_feeds_as_opml(client: Client, press: dict[str, Piece]) -> None:
    root = ElementTree.fromstring(client.get("/en/feeds.opml").content)
    addresses = [each.attrib["xmlUrl"] for each in root.findall("body/outline/outline")]
    assert "http://testserver/en/feed.atom" in addresses
    for address in addresses:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200
