"""Keys made from addresses."""

from farwire.archive.keys import article_key


def test_the_key_is_the_same_in_every_archive() -> None:
    assert article_key("https://example.org/a") == "wwyq3ucctzu2y7h2"


def test_keys_differ_and_fit_an_address() -> None:
    keys = {article_key(f"https://example.org/{number}") for number in range(2000)}
    assert len(keys) == 2000
    assert all(len(key) == 16 and key.isascii() and key.isalnum() and key == key.lower() for key in keys)
