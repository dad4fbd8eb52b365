"""Which engine translates a language now: the operator's first that is trusted, answers and has budget left today."""

from collections.abc import Iterator

from farwire import translate
from farwire.pipeline.budgets import spent
from farwire.pipeline.trials import Refusal, refusal
from farwire.pipeline.wire import Wire
from farwire.records import EngineChoice, Failure

# A wrong key, or none: no article fares better.
_REFUSES_US = frozenset({401, 403})


class Serving:
    """The engines of one pair in the operator's order.

    leaves_waiting: some of the pair's articles can't be translated now; `reason` says why.
    """

    def __init__(self, wire: Wire, language: str, target: str) -> None:
        """Find the engines. Raises ConfigurationError for an unknown entry in the settings."""
        self._wire = wire
        self._open = translate.engine_choices(language, target, engines=wire.engines, models_folder=wire.models_folder)
        self._refused: dict[EngineChoice, Refusal | None] = {}
        self._failed: set[tuple[EngineChoice, int]] = set()
        self._given_up: set[EngineChoice] = set()
        self.reason = "" if self._open else "no model"
        self.leaves_waiting = False

    def choices(self, row: int | None = None) -> Iterator[EngineChoice]:
        """The engines that may translate now, the preferred one first; an engine that is not trusted ends the list.

        row: the key of a revision; engines that failed on it in this round are left out.
        """
        for choice in self._open:
            if self._wire.budgets.left(choice) == 0:
                self._close(choice, spent(choice))
                continue
            refused = self._refusal(choice)
            if refused is None:
                if (choice, row) not in self._failed:
                    yield choice
            elif refused.passes_on:
                self._close(choice, refused.reason)
            else:
                self.reason = refused.reason
                return

    def spend(self, choice: EngineChoice) -> None:
        """An engine's budget does not hold what comes next: it is asked no more in this round."""
        self._close(choice, spent(choice))

    def serves(self, choice: EngineChoice) -> bool:
        """Whether an engine that was chosen is still to be asked: it did not fail since."""
        return choice not in self._given_up

    def hands_over(self, choice: EngineChoice, row: int, failure: Failure) -> bool:
        """Whether another engine is asked for a revision on which this one failed.

        Only an engine elsewhere hands over. What may mend with time, or refuses us, is its fault and not the
        article's: then it is asked for no other article of this round either, rather than waited for at each.
        """
        self._failed.add((choice, row))
        if not translate.is_remote(choice) or next(self.choices(row), None) is None:
            return False
        if failure.retryable or failure.status in _REFUSES_US:
            self._given_up.add(choice)
            self._close(choice, failure.detail)
        return True

    def asked_again(self, choice: EngineChoice) -> tuple[EngineChoice, ...]:
        """The engines that sentences which `choice` leaves in doubt may be put to.

        Other engines on this machine, and `choice` itself unless every word it is sent counts: nothing leaves the
        machine for a second try that did not leave it before.
        """
        again = (choice,) if translate.is_remote(choice) and self._wire.budgets.limit(choice) is None else ()
        here = (each for each in self._open if each != choice and not translate.is_remote(each))
        return (*again, *(each for each in here if not self._refusal(each)))

    def _close(self, choice: EngineChoice, reason: str) -> None:
        self._open = tuple(each for each in self._open if each != choice)
        self.reason = reason

    def _refusal(self, choice: EngineChoice) -> Refusal | None:
        if choice not in self._refused:
            self._refused[choice] = refusal(self._wire, choice)
        return self._refused[choice]
