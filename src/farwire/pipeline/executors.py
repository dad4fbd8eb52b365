"""One executor interface: `inline`, `threads:N`, `processes:N`, `dask:ADDRESS`, and a bounded feed of work into it.

The executors are `concurrent.futures.Executor`; what is added here is what a wire that never stops
needs: a pool that is rebuilt when a worker dies, and a piece of work that kills its worker again
and again set aside by name.
"""

import multiprocessing
import os
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures import ThreadPoolExecutor as Threads
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Generic, TypeVar

from farwire.errors import ConfigurationError
from farwire.pipeline.guard import lost_worker, unexpected
from farwire.records import Failure

Request = TypeVar("Request")
Result = TypeVar("Result")

DEATHS_TO_GIVE_UP = 3
# No stage takes minutes on one piece of work; a worker that does hangs.
SECONDS_TO_HANG = 300.0


class Inline(Executor):
    """Does the work at once, in the caller's own thread."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn` now; what it raises is kept in the future, as any executor does."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands every error to who asks for the result
            future.set_exception(error)
        return future


class Workers:
    """An executor opened by name that outlives its processes. `width` is how much work to keep in flight."""

    def __init__(self, spec: str) -> None:
        """Open it; raises ConfigurationError if the name is none of ours."""
        self.spec = spec
        self.kind, _, self.place = spec.partition(":")
        self._opened: AbstractContextManager[Executor] | None = None
        self._executor: Executor | None = None
        self.width = _width(self.kind, self.place)

    def __enter__(self) -> "Workers":
        self._open()
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def submit(self, stage: Callable[[Request], Result], request: Request) -> Future[Result]:
        """Start the stage on one request."""
        if self._executor is None:
            raise RuntimeError("these workers are not open")
        if self.kind == "dask":
            # Dask takes two equal calls of a pure function for one; ours are asked anew.
            return self._executor.submit(stage, request, pure=False)  # type: ignore[call-arg]
        return self._executor.submit(stage, request)

    def rebuild(self) -> None:
        """Replace a pool whose worker died or hangs."""
        if isinstance(self._executor, ProcessPoolExecutor):
            for process in list(getattr(self._executor, "_processes", {}).values()):
                process.kill()
        self._close()
        self._open()

    def _open(self) -> None:
        self._opened = _open_executor(self.kind, self.place)
        self._executor = self._opened.__enter__()

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.__exit__(None, None, None)
        self._opened = self._executor = None


@contextmanager
def _open_executor(kind: str, place: str) -> Iterator[Executor]:
    if kind == "inline":
        yield Inline()
    elif kind == "threads":
        with Threads(int(place)) as threads:
            yield threads
    elif kind == "processes":
        # Spawned, not forked: a worker starts clean, without the coordinator's connections and secrets.
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(int(place), mp_context=context, initializer=_start_worker)
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    else:
        yield from _open_cluster(place)


def _open_cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and only here
    except ImportError as error:
        raise ConfigurationError("dask: needs the extra `cluster`: pip install 'farwire[cluster]'") from error
    try:
        client = Client(address, timeout="20s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConfigurationError(f"dask: no scheduler answers at {address}: {error}") from error
    # Closing the executor leaves its client open, so both are closed here.
    with client, client.get_executor(pure=False) as executor:
        yield executor


def _start_worker() -> None:
    """One thread for arithmetic in each process: the processes are the parallelism."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    threading.Thread(target=_end_with_coordinator, name="coordinator watch", daemon=True).start()


def _end_with_coordinator() -> None:
    """End when the coordinator is gone: one that was killed can't tell its workers, and they would wait for ever."""
    coordinator = multiprocessing.parent_process()
    if coordinator is not None:
        coordinator.join()
        os._exit(1)


def _width(kind: str, place: str) -> int:
    if kind == "inline" and not place:
        return 1
    if kind in ("threads", "processes") and place.isdigit() and int(place) > 0:
        return int(place) * (1 if kind == "threads" else 2)
    if kind == "dask" and place:
        return 32
    raise ConfigurationError(f"{kind}:{place} is no executor; known are inline, threads:N, processes:N, dask:ADDRESS")


class Feed(Generic[Request, Result]):
    """Work in flight: at most `width` at once, at most one in each lane, whoever dies on the way."""

    def __init__(
        self,
        workers: Workers,
        stage: Callable[[Request], Result],
        subject: Callable[[Request], str],
        lane: Callable[[Request], str] | None = None,
    ) -> None:
        """`subject` names a request in failures; requests of one `lane` (a host) are done one after another."""
        self._workers, self._stage, self._subject, self._lane = workers, stage, subject, lane
        self._flying: dict[Future[Result], Request] = {}
        self._suspects: deque[Request] = deque()
        self._deaths: Counter[int] = Counter()

    def run(self, requests: Iterable[Request]) -> Iterator[tuple[Request, Result | Failure]]:
        """Each request with its result, as they come; unexpected errors are logged and come as failures."""
        queue = _Lanes(requests, self._lane)
        while True:
            self._launch(queue)
            if not self._flying:
                return
            done, _ = wait(self._flying, timeout=SECONDS_TO_HANG, return_when=FIRST_COMPLETED)
            if not done or any(isinstance(future.exception(), BrokenExecutor) for future in done):
                yield from self._recover(queue)
                continue
            for future in done:
                request = self._flying.pop(future)
                queue.finished(request)
                yield request, self._outcome(request, future)

    def _launch(self, queue: "_Lanes[Request]") -> None:
        """Keep the window full; after a death, the suspects go one at a time, so that the culprit is known."""
        if self._suspects:
            if not self._flying:
                self._submit(self._suspects.popleft())
            return
        while len(self._flying) < self._workers.width and (request := queue.next()) is not None:
            self._submit(request[0])

    def _submit(self, request: Request) -> None:
        try:
            future = self._workers.submit(self._stage, request)
        except BrokenExecutor:  # it died while idle: nobody's fault
            self._workers.rebuild()
            future = self._workers.submit(self._stage, request)
        self._flying[future] = request

    def _recover(self, queue: "_Lanes[Request]") -> Iterator[tuple[Request, Result | Failure]]:
        """A worker died or hangs: rebuild the pool, give back what was finished, try the rest one at a time."""
        flying, self._flying = self._flying, {}
        finished = {future: request for future, request in flying.items() if _succeeded(future)}
        lost = [request for future, request in flying.items() if future not in finished]
        self._workers.rebuild()
        for future, request in finished.items():
            queue.finished(request)
            yield request, future.result()
        if len(lost) > 1:
            self._suspects.extend(lost)
            return
        for request in lost:
            self._deaths[id(request)] += 1
            if self._deaths[id(request)] < DEATHS_TO_GIVE_UP:
                self._suspects.appendleft(request)
            else:
                queue.finished(request)
                yield request, lost_worker(self._stage, self._subject(request), DEATHS_TO_GIVE_UP)

    def _outcome(self, request: Request, future: Future[Result]) -> Result | Failure:
        error = future.exception()
        if error is None:
            return future.result()
        if type(error).__name__ == "KilledWorker":  # Dask's own name for work that kills its workers
            return lost_worker(self._stage, self._subject(request), DEATHS_TO_GIVE_UP)
        return unexpected(self._stage, self._subject(request), error)


def _succeeded(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


class _Lanes(Generic[Request]):
    """Requests in order, but for those whose lane is busy. Without lanes they are taken one by one as needed."""

    def __init__(self, requests: Iterable[Request], lane: Callable[[Request], str] | None) -> None:
        self._lane = lane
        self._rest = iter(requests)
        self._waiting: dict[str, deque[Request]] = {}
        self._ready: deque[str] = deque()
        if lane is not None:
            for request in self._rest:
                name = lane(request)
                if name not in self._waiting:
                    self._waiting[name] = deque()
                    self._ready.append(name)
                self._waiting[name].append(request)

    def next(self) -> tuple[Request] | None:
        """The next request that may start, in a tuple; None if there is none now."""
        if self._lane is None:
            for request in self._rest:
                return (request,)
            return None
        return (self._waiting[self._ready.popleft()].popleft(),) if self._ready else None

    def finished(self, request: Request) -> None:
        """The lane of this request is free again."""
        if self._lane is not None and self._waiting[self._lane(request)]:
            self._ready.append(self._lane(request))
