"""The door to the network against servers that do all they should not."""

import asyncio
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import brotli
import pytest

from farwire.gather import client, fetch, guard
from farwire.records import Failure, Fetched, FetchPolicy, FetchRequest
from gather.server import Server, answer, drip, redirect, reset

AGENT = "Farwire/0.1 (+https://example.org/contact)"
MB = 1024 * 1024


def ask(url: str, *, robots: bool = False, etag: str | None = None, since: str | None = None, **policy: object):
    rules = FetchPolicy(AGENT, **({"allow_private": ("127.0.0.0/8",)} | policy))  # type: ignore[arg-type]
    return fetch(FetchRequest("someone", url, rules, etag, since, obey_robots=robots))


def page(result: Fetched | Failure) -> Fetched:
    assert isinstance(result, Fetched), result
    return result


def failed(result: Fetched | Failure) -> Failure:
    assert isinstance(result, Failure), result
    assert result.stage == "fetch"
    assert result.subject == "someone"
    assert "http" in result.detail
    assert "\n" not in result.detail
    return result


def test_a_page_comes_with_its_headers_and_validators(server: Server) -> None:
    server.answers["/a"] = answer(
        b"<p>Hi</p>",
        ETag='W/"x y"',
        Last_Modified="Tue, 10 Mar 2026 10:00:00 GMT",
        X_Robots_Tag="noai",
        TDM_Reservation="1",
        Set_Cookie="a=b",
        Server="secret",
    )
    got = page(ask(server.url("/a#part")))
    assert (got.status, got.body, got.etag) == (200, b"<p>Hi</p>", 'W/"x y"')
    assert got.last_modified == "Tue, 10 Mar 2026 10:00:00 GMT"
    assert got.url == server.url("/a#part")
    assert got.final_url == server.url("/a")
    assert got.permanent_url is None
    assert got.robots_txt is None
    assert ("x-robots-tag", "noai") in got.headers
    assert ("tdm-reservation", "1") in got.headers
    assert not {"set-cookie", "server"} & {name for name, _ in got.headers}
    assert abs(datetime.now(UTC) - got.fetched_at) < timedelta(seconds=10)


def test_several_headers_of_one_name_are_all_kept(server: Server) -> None:
    server.answers["/a"] = answer(b"x").replace(
        b"Connection", b"X-Robots-Tag: noai\r\nX-Robots-Tag: otherbot: noindex\r\nConnection"
    )
    kept = [value for name, value in page(ask(server.url("/a"))).headers if name == "x-robots-tag"]
    assert kept == ["noai", "otherbot: noindex"]


def test_we_say_who_we_are_and_carry_no_cookies(server: Server) -> None:
    server.answers["/a"] = answer(b"x", Set_Cookie="session=1; Path=/")
    for _ in range(2):
        page(ask(server.url("/a"), etag='"v1"', since="Tue, 10 Mar 2026 10:00:00 GMT"))
    sent = server.seen[-1].headers
    assert sent["user-agent"] == AGENT
    assert sent["if-none-match"] == '"v1"'
    assert sent["if-modified-since"] == "Tue, 10 Mar 2026 10:00:00 GMT"
    assert "cookie" not in sent
    assert "authorization" not in sent


def test_not_modified_keeps_the_validators_that_were_sent(server: Server) -> None:
    server.answers["/a"] = b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    got = page(ask(server.url("/a"), etag='"v1"', since="yesterday"))
    assert (got.status, got.body, got.etag, got.last_modified) == (304, b"", '"v1"', "yesterday")


def test_not_modified_without_a_condition_is_a_failure(server: Server) -> None:
    server.answers["/a"] = b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    assert failed(ask(server.url("/a"))).status == 304


@pytest.mark.parametrize(
    ("status", "retryable"),
    [
        ("202 Soon", True),
        ("204 Nothing", False),
        ("206 Part", False),
        ("400 Bad", False),
        ("403 No", False),
        ("404 Gone?", False),
        ("408 Late", True),
        ("410 Gone", False),
        ("429 Slow", True),
        ("451 Law", False),
        ("500 Oh", True),
        ("502 Bad Gateway", True),
        ("503 Later", True),
    ],
)
def test_error_statuses(server: Server, status: str, retryable: bool) -> None:
    server.answers["/a"] = answer(b"" if status.startswith("204") else b"sorry", status)
    failure = failed(ask(server.url("/a")))
    assert (failure.error, failure.status, failure.retryable) == ("HttpFailed", int(status[:3]), retryable)
    assert server.url("/a") in failure.detail
    assert status[:3] in failure.detail


@pytest.mark.parametrize("status", ["429 Too Many", "503 Later"])
@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("120", None, 120),
        ("99999999", None, 7 * 24 * 3600),
        ("0", None, 0),
        ("-5", None, None),
        ("soon", None, None),
        ("Tue, 10 Mar 2026 10:05:00 GMT", "Tue, 10 Mar 2026 10:00:00 GMT", 300),
        ("Tue, 10 Mar 2026 09:00:00 GMT", "Tue, 10 Mar 2026 10:00:00 GMT", 0),
        ("Tue, 10 Mar 2037 09:00:00 GMT", "Tue, 10 Mar 2026 10:00:00 GMT", 7 * 24 * 3600),
    ],
)
def test_retry_after(server: Server, status: str, value: str, date: str | None, seconds: float | None) -> None:
    headers = {"Retry_After": value} | ({"Date": date} if date else {})
    server.answers["/a"] = answer(b"", status, **headers)
    assert failed(ask(server.url("/a"))).retry_after == seconds


def test_retry_after_counts_only_where_it_is_meant(server: Server) -> None:
    server.answers["/a"] = answer(b"", "500 Oh", Retry_After="120")
    assert failed(ask(server.url("/a"))).retry_after is None


# --- redirects ------------------------------------------------------------------------------------------


def test_permanent_redirects_are_told(server: Server) -> None:
    server.answers |= {"/a": redirect("b", "301 Moved"), "/b": redirect("/c", "308 Moved"), "/c": answer(b"x")}
    got = page(ask(server.url("/a")))
    assert (got.final_url, got.permanent_url) == (server.url("/c"), server.url("/c"))


def test_one_temporary_redirect_makes_the_way_temporary(server: Server) -> None:
    server.answers |= {"/a": redirect("/b", "301 Moved"), "/b": redirect("/c"), "/c": answer(b"x")}
    got = page(ask(server.url("/a")))
    assert (got.final_url, got.permanent_url) == (server.url("/c"), None)


def test_ten_redirects_are_followed_and_eleven_are_not(server: Server) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(11)} | {"/11": answer(b"x")}
    page(ask(server.url("/1")))
    assert "more than 10 redirects" in failed(ask(server.url("/0"))).detail
    assert server.paths().count("/10") == 2
    assert server.paths().count("/11") == 1


def test_a_loop_ends(server: Server) -> None:
    server.answers["/a"] = redirect("/a")
    assert "redirects" in failed(ask(server.url("/a"))).detail
    assert len(server.seen) == 11


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://0xa000001/",
        "http://012.0.0.1/",
        "//192.168.0.1/x",
        "http://2130706433:22/",
        "http://[fe80::1]/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(server: Server, target: str) -> None:
    server.answers["/a"] = redirect(target)
    failure = failed(ask(server.url("/a"), allow_private=(f"127.0.0.1:{server.port}",)))
    assert failure.error == "AddressRefused"
    assert not failure.retryable
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "gopher://x"])
def test_a_redirect_leaves_http_for_nothing(server: Server, target: str) -> None:
    server.answers["/a"] = redirect(target)
    assert "only http and https" in failed(ask(server.url("/a"))).detail


def test_a_redirect_with_a_password_is_refused(server: Server) -> None:
    server.answers["/a"] = redirect(f"http://user:word@127.0.0.1:{server.port}/b")
    assert "password" in failed(ask(server.url("/a"))).detail


def test_a_redirect_without_a_location_is_a_failure(server: Server) -> None:
    server.answers["/a"] = answer(b"", "302 Found")
    assert "without a Location" in failed(ask(server.url("/a"))).detail


# --- the guard ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]", "0.0.0.0"])  # noqa: S104
def test_loopback_is_refused_in_every_form(server: Server, host: str) -> None:
    failure = failed(ask(server.url("/a", host), allow_private=()))
    assert failure.error == "AddressRefused"
    assert server.seen == []


def test_a_name_that_resolves_to_loopback_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "look_up", names({"news.example": ["127.0.0.1"]}))
    failure = failed(ask(server.url("/a", "news.example"), allow_private=()))
    assert failure.error == "AddressRefused"
    assert "news.example (127.0.0.1) is a loopback address" in failure.detail
    assert server.seen == []


def test_a_name_is_looked_up_once_and_that_address_is_connected_to(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(guard, "look_up", names({"news.example": ["127.0.0.1"]}, asked))
    server.answers["/a"] = answer(b"x")
    page(ask(server.url("/a", "news.example"), allow_private=("news.example",)))
    assert asked == ["news.example"]
    assert server.seen[0].headers["host"] == f"news.example:{server.port}"


def test_a_host_that_was_opened_opens_no_other(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "look_up", names({"a.example": ["127.0.0.1"], "b.example": ["127.0.0.1"]}))
    server.answers["/a"] = redirect(server.url("/b", "b.example"))
    assert failed(ask(server.url("/a", "a.example"), allow_private=("a.example",))).error == "AddressRefused"
    assert server.paths() == ["/a"]


def test_of_several_addresses_only_permitted_ones_are_tried(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "look_up", names({"news.example": ["10.0.0.1", "127.0.0.1", "169.254.169.254"]}))
    server.answers["/a"] = answer(b"x")
    page(ask(server.url("/a", "news.example"), total_timeout=2.0))


def test_a_name_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    async def look_up(host: str, port: int, family: int) -> Sequence[guard.AddressInfo]:
        await asyncio.sleep(60)
        return []

    monkeypatch.setattr(guard, "look_up", look_up)
    assert "not finished after 0.3 seconds" in failed(ask("http://news.example/", total_timeout=0.3)).detail


def test_what_speaks_no_tls(server: Server) -> None:
    failure = failed(ask(server.url("/a").replace("http:", "https:")))
    assert failure.retryable
    assert "encrypted connection" in failure.detail


@pytest.mark.parametrize("head", [b"X: " + b"y" * 100_000 + b"\r\n", b"X-%d: y\r\n" * 50_000, b"\xff\xfe: y\r\n"])
def test_headers_without_measure(server: Server, head: bytes) -> None:
    server.answers["/a"] = b"HTTP/1.1 200 OK\r\n" + head + b"Content-Length: 1\r\nConnection: close\r\n\r\nx"
    assert failed(ask(server.url("/a"))).error == "FetchFailed"


@pytest.mark.parametrize("target", [b"http://127.0.0.1:9/\xe9\xff", b"/caf\xc3\xa9?q=\xc3\xa9", b"  /b  "])
def test_locations_of_any_bytes(server: Server, target: bytes) -> None:
    server.answers["/a"] = b"HTTP/1.1 302 Found\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n"
    server.answers |= {"/caf%C3%A9": answer(b"x"), "/b": answer(b"x")}
    assert isinstance(ask(server.url("/a")), Fetched) is (b"\xff" not in target)


def test_an_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "look_up", names({}))
    failure = failed(ask("http://nowhere.example/"))
    assert failure.retryable
    assert "could not be resolved" in failure.detail


def names(known: dict[str, list[str]], asked: list[str] | None = None):
    async def look_up(host: str, port: int, family: int) -> Sequence[guard.AddressInfo]:
        if asked is not None:
            asked.append(host)
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (text, port)) for text in known[host]]

    return look_up


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://example.org/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("", "only http and https"),
        ("http://", "no usable host"),
        ("http:///path", "no usable host"),
        ("http://user@example.org/", "password"),
        ("http://exa mple.org/", "no usable host"),
        ("http://example.org\\@127.0.0.1/", "password"),
        ("http://a\x00b/", "control characters"),
        ("http://example.org/\r\nX: y", "control characters"),
        ("http://example.org:99999/", "not a usable address"),
        ("http://example.org:x/", "not a usable address"),
        ("http://[::1/", "not a usable address"),
        ("http://256.1.1.1/", "no IPv4 address"),
        ("http://1.2.3.4.5/", "no IPv4 address"),
        ("http://a..b/", "no host name"),
        ("http://" + "a" * 64 + ".org/", "no host name"),
        ("http://example.org/" + "a" * 5000, "longer than"),
        ("http://example.org:22/", "another protocol"),
        ("http://example.org:0/", "another protocol"),
    ],
)
def test_weird_addresses_fail_clearly(url: str, words: str) -> None:
    failure = failed_anyhow(ask(url))
    assert words in failure.detail
    assert not failure.retryable
    assert len(failure.detail) < 1200


def failed_anyhow(result: Fetched | Failure) -> Failure:
    assert isinstance(result, Failure), result
    return result


def test_a_header_is_not_broken_open(server: Server) -> None:
    assert "control characters" in failed(ask(server.url("/a"), etag='"a"\r\nX-Evil: 1')).detail
    assert server.seen == []


def test_a_wrong_list_of_private_hosts_is_told(server: Server) -> None:
    assert failed(ask(server.url("/a"), allow_private=("10.0.0.0/99",))).error == "ConfigurationError"


# --- bodies ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("gzip", lambda body: gzip.compress(body[:100]) + gzip.compress(body[100:])),
        ("gzip", lambda body: gzip.compress(body) + b"\0" * 20),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("br", brotli.compress),
        ("identity", bytes),
        ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
    ],
)
def test_every_coding_is_undone(server: Server, coding: str, pack) -> None:
    body = b"".join(b"<p>Paragraph %d of the text.</p>" % n for n in range(5000))
    server.answers["/a"] = answer(pack(body), Content_Encoding=coding)
    assert page(ask(server.url("/a"))).body == body


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress)]
)
def test_a_cut_off_body_is_no_half_body(server: Server, coding: str, pack) -> None:
    packed = pack(b"".join(b"<p>Paragraph %d of the text.</p>" % n for n in range(500)))
    server.answers["/a"] = answer(packed[: len(packed) // 2], Content_Encoding=coding)
    failure = failed(ask(server.url("/a")))
    assert failure.retryable
    assert "cut off" in failure.detail


def test_a_body_that_is_not_what_it_says(server: Server) -> None:
    server.answers["/a"] = answer(b"<p>plain</p>", Content_Encoding="gzip")
    assert "damaged" in failed(ask(server.url("/a"))).detail
    server.answers["/b"] = answer(b"<p>plain</p>", Content_Encoding="zstd")
    assert "not asked for (zstd)" in failed(ask(server.url("/b"))).detail


def bomb(coding: str) -> bytes:
    zeros = b"\0" * MB
    if coding == "br":
        packer = brotli.Compressor(quality=1)
        return b"".join(packer.process(zeros) for _ in range(200)) + packer.finish()
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(zeros) for _ in range(200)) + packer.flush()


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_bomb_is_not_unpacked(server: Server, coding: str) -> None:
    server.answers["/a"] = answer(bomb(coding), Content_Encoding=coding)
    start = time.process_time()
    failure = failed(ask(server.url("/a")))
    assert "larger than 15 MB" in failure.detail
    assert not failure.retryable
    assert time.process_time() - start < 2


def test_many_small_members_are_an_attack(server: Server) -> None:
    server.answers["/a"] = answer(gzip.compress(b"x") * 20_000, Content_Encoding="gzip")
    assert "too many parts" in failed(ask(server.url("/a"))).detail


def test_a_page_of_twenty_megabytes(server: Server) -> None:
    server.answers["/told"] = answer(b"x" * (20 * MB))
    server.answers["/untold"] = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * (20 * MB)
    for path in ("/told", "/untold"):
        failure = failed(ask(server.url(path)))
        assert failure.error == "BodyTooLarge"
        assert "larger than 15 MB" in failure.detail


def test_a_body_of_just_the_limit_passes(server: Server) -> None:
    server.answers["/a"] = answer(gzip.compress(b"x" * 1000), Content_Encoding="gzip")
    assert len(page(ask(server.url("/a"), max_bytes=1000)).body) == 1000
    assert "larger" in failed(ask(server.url("/a"), max_bytes=999)).detail


def test_a_body_shorter_than_said(server: Server) -> None:
    server.answers["/a"] = answer(b"half", Content_Length="1000")
    failure = failed(ask(server.url("/a")))
    assert failure.retryable
    assert "cut off" in failure.detail


def test_chunks_that_end_too_soon(server: Server) -> None:
    server.answers["/a"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
    assert "cut off" in failed(ask(server.url("/a"))).detail


def test_what_is_no_http(server: Server) -> None:
    server.answers["/a"] = b"SSH-2.0-OpenSSH_9.6\r\n\r\n"
    assert failed(ask(server.url("/a"))).retryable


def test_a_reset_is_asked_once(server: Server) -> None:
    server.answers["/a"] = reset
    failure = failed(ask(server.url("/a")))
    assert failure.retryable
    assert "closed the connection" in failure.detail
    assert server.paths() == ["/a"]


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    failure = failed(ask(f"http://127.0.0.1:{port}/"))
    assert failure.retryable
    assert "could not connect" in failure.detail


# --- time -----------------------------------------------------------------------------------------------


def test_silence_ends_with_the_read_timeout(server: Server) -> None:
    server.answers["/a"] = lambda _: time.sleep(3)
    start = time.monotonic()
    failure = failed(ask(server.url("/a"), read_timeout=0.3))
    assert time.monotonic() - start < 2
    assert failure.retryable
    assert "within 0.3 seconds" in failure.detail


@pytest.mark.parametrize("head", [answer(b"", Content_Length="9999"), b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_an_endless_drip_ends_with_the_total_timeout(server: Server, head: bytes) -> None:
    server.answers["/a"] = drip(head, b"x", 0.1, 50)
    start = time.monotonic()
    failure = failed(ask(server.url("/a"), read_timeout=1.0, total_timeout=0.6))
    assert time.monotonic() - start < 2
    assert "not finished after 0.6 seconds" in failure.detail


def test_slow_redirects_share_one_total(server: Server) -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.25)
        connection.sendall(redirect("/a"))

    server.answers["/a"] = slowly
    start = time.monotonic()
    assert "not finished" in failed(ask(server.url("/a"), total_timeout=0.6)).detail
    assert time.monotonic() - start < 1.5


# --- many callers ---------------------------------------------------------------------------------------


def test_one_request_in_flight_per_host(server: Server) -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.05)
        connection.sendall(answer(b"x"))

    server.answers |= {f"/{n}": slowly for n in range(8)}
    with ThreadPoolExecutor(8) as pool:
        for got in pool.map(ask, [server.url(f"/{n}") for n in range(8)]):
            page(got)
    spans = sorted((seen.at, seen.done) for seen in server.seen)
    assert len(spans) == 8
    assert all(later[0] >= earlier[1] - 0.005 for earlier, later in pairwise(spans))


def test_waiting_for_ones_turn_is_not_counted(server: Server) -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.3)
        connection.sendall(answer(b"x"))

    server.answers["/a"] = slowly
    with ThreadPoolExecutor(5) as pool:
        for got in pool.map(lambda _: ask(server.url("/a"), total_timeout=1.0), range(5)):
            page(got)


def test_hosts_do_not_wait_for_each_other(server: Server) -> None:
    gate = threading.Barrier(2, timeout=5)

    def together(connection: socket.socket) -> None:
        gate.wait()
        connection.sendall(answer(b"x"))

    server.answers["/a"] = together
    with ThreadPoolExecutor(2) as pool:
        hosts = [server.url("/a", "127.0.0.1"), server.url("/a", "localhost")]
        for got in pool.map(lambda url: ask(url, allow_private=("127.0.0.0/8", "::1")), hosts):
            page(got)


def test_the_door_opens_again_after_it_was_closed(server: Server) -> None:
    server.answers["/a"] = answer(b"x")
    page(ask(server.url("/a")))
    client.close()
    page(ask(server.url("/a")))


def test_an_unexpected_error_stays_loud(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("farwire.gather.courier.kept_headers", broken)
    server.answers["/a"] = answer(b"x")
    with pytest.raises(ZeroDivisionError):
        ask(server.url("/a"))


# --- robots.txt -----------------------------------------------------------------------------------------


def test_robots_are_asked_once_and_handed_on(server: Server) -> None:
    text = b"User-agent: *\nDisallow: /private/\nSitemap: http://x/s.xml\n"
    server.answers |= {"/robots.txt": answer(text), "/a": answer(b"x"), "/b": answer(b"y")}
    assert page(ask(server.url("/a"), robots=True)).robots_txt == text.decode()
    assert page(ask(server.url("/b"), robots=True)).robots_txt == text.decode()
    assert failed(ask(server.url("/private/c"), robots=True)).error == "RobotsRefused"
    files = ["/.well-known/tdmrep.json", "/trust.txt"]
    assert server.paths() == ["/robots.txt", "/a", *files, "/b"]
    assert server.asked("/robots.txt").headers["user-agent"] == AGENT


def test_a_licence_that_a_page_links_to_comes_with_it(server: Server) -> None:
    link = b'<link rel="license" type="application/rsl+xml" href="/rsl.xml">'
    server.answers |= {"/robots.txt": answer(b"License: /rsl.xml"), "/rsl.xml": answer(b"<rsl/>"), "/a": answer(link)}
    assert [file.text for file in page(ask(server.url("/a"), robots=True)).host_files] == ["<rsl/>"]
    server.answers["/robots.txt"] = answer(b"")
    client.close()
    assert [file.text for file in page(ask(server.url("/a"), robots=True)).host_files] == ["<rsl/>"]
    assert page(ask(server.url("/a"))).host_files == ()


def test_many_callers_ask_for_robots_once(server: Server) -> None:
    server.answers |= {"/robots.txt": answer(b""), "/a": answer(b"x")}
    with ThreadPoolExecutor(6) as pool:
        for got in pool.map(lambda _: ask(server.url("/a"), robots=True), range(6)):
            page(got)
    assert server.paths().count("/robots.txt") == 1


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 None", "410 Gone"])
def test_no_robots_means_all_is_allowed(server: Server, status: str) -> None:
    server.answers |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /", status), "/a": answer(b"x")}
    assert page(ask(server.url("/a"), robots=True)).robots_txt == ""


@pytest.mark.parametrize("trouble", [answer(b"", "500 Oh"), answer(b"", "503 Later"), reset])
def test_robots_that_can_not_be_read_mean_stay_away_for_now(server: Server, trouble: bytes) -> None:
    server.answers |= {"/robots.txt": trouble, "/a": answer(b"x")}
    for _ in range(2):
        failure = failed(ask(server.url("/a"), robots=True))
        assert failure.retryable
        assert "robots.txt" in failure.detail
    assert server.paths() == ["/robots.txt"]


def test_robots_redirects_are_followed_five_times(server: Server) -> None:
    server.answers |= {"/robots.txt": redirect("/r1"), "/a": answer(b"x"), "/r5": answer(b"User-agent: *\nDisallow: /")}
    server.answers |= {f"/r{n}": redirect(f"/r{n + 1}") for n in range(1, 5)}
    assert failed(ask(server.url("/a"), robots=True)).error == "RobotsRefused"


def test_robots_that_never_end_are_none(server: Server) -> None:
    server.answers |= {"/robots.txt": redirect("/robots.txt"), "/a": answer(b"x")}
    page(ask(server.url("/a"), robots=True))
    assert server.paths().count("/robots.txt") == 6


def test_the_beginning_of_huge_robots_counts(server: Server) -> None:
    server.answers |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /a\n" + b"# x\n" * 500_000), "/a": answer(b"x")}
    assert failed(ask(server.url("/a"), robots=True)).error == "RobotsRefused"


def test_robots_of_the_new_host_count_after_a_redirect(server: Server) -> None:
    server.answers |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /b"), "/a": redirect("/b"), "/b": answer(b"x")}
    assert failed(ask(server.url("/a"), robots=True)).error == "RobotsRefused"
    assert "/b" not in server.paths()


def test_feeds_are_asked_without_robots(server: Server) -> None:
    server.answers |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /"), "/a": answer(b"x")}
    page(ask(server.url("/a")))
    assert server.paths() == ["/a"]


def test_private_robots_are_an_address_refused_not_robots(server: Server) -> None:
    assert failed(ask(server.url("/a"), robots=True, allow_private=())).error == "AddressRefused"
