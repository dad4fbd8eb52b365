"""The tree of expected errors.

Every error takes plain positional arguments and hands all of them to its base class, so that it
survives pickling: one that does not would break a process pool for good. Tested for each class.

    FarwireError
    ├── ConfigurationError      a setting or an option that can't be used
    ├── GatherError             an address that gave nothing usable
    │   ├── AddressRefused      the guard refused to connect there
    │   ├── RobotsRefused       the site's robots.txt asks us to stay away
    │   ├── FetchFailed         no answer, a broken answer, or an answer over a limit
    │   │   └── HttpFailed      an answer with an error status
    │   └── FeedUnreadable      bytes that are no feed
    ├── ReadError
    │   └── PageUnreadable      a page in which no article could be found
    ├── GroupError
    ├── TranslateError
    │   ├── NoModel             no engine serves this pair
    │   ├── ModelUnusable       a model file is missing, damaged or not understood
    │   └── EngineFailed        the engine gave no translation
    ├── CheckError
    └── WorkerLost              the worker died on this piece of work, again and again
"""


class FarwireError(Exception):
    """An error that is expected to happen and becomes a `Failure`; `retryable` says if time may mend it."""

    retryable = False

    def __init__(self, *args: object) -> None:
        """Keep the arguments as they are: the first is the sentence a person reads."""
        super().__init__(*args)

    @property
    def detail(self) -> str:
        """The reason, in one line a person can read."""
        return " ".join(str(self.args[0]).split()) if self.args else ""


class ConfigurationError(FarwireError):
    """A setting or an option that can't be used."""


class GatherError(FarwireError):
    """An address that gave nothing usable."""


class AddressRefused(GatherError):
    """The guard refused to connect: private, loopback or link-local address, or not http(s)."""


class RobotsRefused(GatherError):
    """The site's robots.txt (RFC 9309) disallows this address for us."""


class FetchFailed(GatherError):
    """No answer, a broken answer, or an answer over a limit."""

    retryable = True


class HttpFailed(FetchFailed):
    """An answer with an error status: (detail, status, retry_after seconds or None)."""

    def __init__(self, detail: str, status: int, retry_after: float | None = None) -> None:
        """Keep the status (e.g. 503) and the wait in seconds that the server asked for."""
        super().__init__(detail, status, retry_after)
        self.status = status
        self.retry_after = retry_after


class FeedUnreadable(GatherError):
    """Bytes that are no feed of a kind we know."""


class ReadError(FarwireError):
    """A page that could not be read."""


class PageUnreadable(ReadError):
    """A page in which no article could be found."""


class GroupError(FarwireError):
    """A revision that could not be signed or placed."""


class TranslateError(FarwireError):
    """A revision that could not be translated."""


class NoModel(TranslateError):
    """No engine serves this pair of languages."""


class ModelUnusable(TranslateError):
    """A model file is missing, damaged, or of a kind the engine does not know."""


class EngineFailed(TranslateError):
    """The engine gave no translation."""

    retryable = True


class CheckError(FarwireError):
    """A translation that could not be checked."""


class WorkerLost(FarwireError):
    """The worker process died while it did this work, as often as we are willing to try."""
