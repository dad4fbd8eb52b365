"""A server that answers with the very bytes a test wants, however wrong they are."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = bytes | Callable[[socket.socket], None]


@dataclass
class Seen:
    """One request as the server saw it; header names in lower case."""

    line: str
    headers: dict[str, str]
    at: float
    done: float = 0.0

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]


@dataclass
class Server:
    """Answers by path; what has no answer is 404, robots.txt too."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [seen.path for seen in self.seen]

    def asked(self, path: str) -> Seen:
        return next(seen for seen in self.seen if seen.path == path)


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; Content-Length is right unless another one is given."""
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + body


def redirect(target: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=target)


def drip(head: bytes, piece: bytes, pause: float, times: int) -> Callable[[socket.socket], None]:
    """Send the head at once and then one piece after the other, slowly."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(times):
            connection.sendall(piece)
            time.sleep(pause)

    return send


def reset(connection: socket.socket) -> None:
    """Close with a reset instead of an answer."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port of 127.0.0.1."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self._handle()

        def _handle(self) -> None:
            text = b""
            while b"\r\n\r\n" not in text:
                piece = self.request.recv(65536)
                if not piece:
                    return
                text += piece
                if text.startswith(b"\x16"):  # a TLS handshake, which we don't speak
                    self.request.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                    return
            line, *rest = text.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            headers = {name.lower(): value for name, _, value in (part.partition(": ") for part in rest)}
            seen = Seen(line, headers, time.monotonic())
            server.seen.append(seen)
            wanted = server.answers.get(seen.path.partition("?")[0], answer(b"", "404 Not Found"))
            if callable(wanted):
                wanted(self.request)
            else:
                self.request.sendall(wanted)
            seen.done = time.monotonic()

    class Threads(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        block_on_close = False

    with Threads(("127.0.0.1", 0), Handler) as threads:
        server = Server(threads.server_address[1])
        threading.Thread(target=threads.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        threads.shutdown()
