"""A server for the tests in the place of engines elsewhere."""

import http.server
import json
import threading
from collections.abc import Callable

Answer = Callable[[str, dict[str, object]], tuple[int, object]]


class Service:
    """Answers posts as told, and remembers what it was asked. It is no engine, and says so in its Server header."""

    HANG_UP = object()  # an answer that never comes

    def __init__(self) -> None:
        self.answer: Answer = lambda _path, _content: (500, {})
        self.asked: list[tuple[str, dict[str, object], dict[str, str]]] = []
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            server_version = "FakeEngineForTests/1.0"

            def do_POST(self) -> None:
                content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service.asked.append((self.path, content, dict(self.headers)))
                status, found = service.answer(self.path, content)
                if found is service.HANG_UP:
                    return
                body = found if isinstance(found, bytes) else json.dumps(found).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                if status == 429:
                    self.send_header("Retry-After", "60")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._httpd.server_address[1]}"
        self._thread = threading.Thread(target=self._httpd.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._httpd.shutdown()
        self._thread.join()
        self._httpd.server_close()
