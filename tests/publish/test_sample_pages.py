"""The originals of the sample are where their links lead."""

import pytest
from django.test import Client

from farwire.samples import samples

pytestmark = pytest.mark.django_db


def test_each_sample_stands_at_its_address(client: Client) -> None:
    for sample in samples():
        answer = client.get(f"/sample/{sample.slug}")
        assert answer.status_code == 200
        assert sample.headline in answer.content.decode().replace("&#x27;", "'").replace("&quot;", '"')


def test_no_other_sample_is_there(client: Client) -> None:
    assert client.get("/sample/no-such-thing").status_code == 404
