"""Every expected error survives pickling: one that did not would break a process pool for good."""

import importlib
import pickle
import pkgutil

import pytest

from farwire import check, errors, gather, group, read, translate

DETAIL = "the first line\n  and a second: ação, 東京"


def _tree(top: type[errors.FarwireError]) -> list[type[errors.FarwireError]]:
    return [top, *(each for below in top.__subclasses__() for each in _tree(below))]


# The rooms may have errors of their own: all their modules are loaded, so that none is missed.
for room in (check, gather, group, read, translate):
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        importlib.import_module(module.name)
EVERYWHERE = [each for each in _tree(errors.FarwireError) if each.__module__.startswith("farwire.")]
CLASSES = [each for each in EVERYWHERE if each.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", EVERYWHERE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_round_trip(kind: type[errors.FarwireError], protocol: int) -> None:
    error = errors.HttpFailed(DETAIL, 503, 120.0) if kind is errors.HttpFailed else kind(DETAIL)
    copy = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301 - our own bytes
    assert type(copy) is kind
    assert copy.args == error.args
    assert vars(copy) == vars(error)
    assert copy.retryable == error.retryable


def test_several_arguments_survive() -> None:
    copy = pickle.loads(pickle.dumps(errors.ReadError("no text", 3, ("a", "b"))))  # noqa: S301 - our own bytes
    assert copy.args == ("no text", 3, ("a", "b"))


def test_http_failed_keeps_status_and_wait() -> None:
    error = errors.HttpFailed("too many requests", 429, 30.0)
    assert (error.status, error.retry_after, error.detail) == (429, 30.0, "too many requests")
    assert errors.HttpFailed("gone", 410).retry_after is None


def test_the_detail_is_one_line() -> None:
    assert errors.FarwireError(DETAIL).detail == "the first line and a second: ação, 東京"
    assert errors.FarwireError().detail == ""


def test_time_mends_the_network_and_the_engine_only() -> None:
    assert {kind.__name__ for kind in CLASSES if kind.retryable} == {"FetchFailed", "HttpFailed", "EngineFailed"}


def test_the_docstring_draws_every_class() -> None:
    drawn = (errors.__doc__ or "").split()
    assert [kind.__name__ for kind in CLASSES if kind.__name__ not in drawn] == []


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_says_what_it_is_for(kind: type[errors.FarwireError]) -> None:
    assert kind.__doc__
