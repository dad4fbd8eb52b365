"""Which engine translates a language now: the operator's first that is trusted and has budget left today."""

from collections.abc import Iterator

from farwire import translate
from farwire.pipeline.budgets import spent
from farwire.pipeline.trials import refusal
from farwire.pipeline.wire import Wire
from farwire.records import EngineChoice


class Serving:
    """The engines of one pair in the operator's order.

    leaves_waiting: some of the pair's articles can't be translated now; `reason` says why.
    """

    def __init__(self, wire: Wire, language: str, target: str) -> None:
        """Find the engines. Raises ConfigurationError for an unknown entry in the settings."""
        self._wire = wire
        self._open = translate.engine_choices(language, target, engines=wire.engines, models_folder=wire.models_folder)
        self._refused: dict[EngineChoice, str] = {}
        self.reason = "" if self._open else "no model"
        self.leaves_waiting = False

    def choices(self) -> Iterator[EngineChoice]:
        """The engines that may translate now, the preferred one first; an engine that is not trusted ends the list."""
        for choice in self._open:
            if self._wire.budgets.left(choice) == 0:
                self.close(choice)
                continue
            reason = self._refusal(choice)
            if reason == spent(choice):
                self.close(choice)
            elif reason:
                self.reason = reason
                return
            else:
                yield choice

    def close(self, choice: EngineChoice) -> None:
        """An engine's budget does not hold what comes next: it is asked no more in this round."""
        self._open = tuple(each for each in self._open if each != choice)
        self.reason = spent(choice)

    def asked_again(self, choice: EngineChoice) -> tuple[EngineChoice, ...]:
        """The engines that sentences which `choice` leaves in doubt may be put to.

        Other engines on this machine, and `choice` itself unless every word it is sent counts: nothing leaves the
        machine for a second try that did not leave it before.
        """
        again = (choice,) if translate.is_remote(choice) and self._wire.budgets.limit(choice) is None else ()
        here = (each for each in self._open if each != choice and not translate.is_remote(each))
        return (*again, *(each for each in here if not self._refusal(each)))

    def _refusal(self, choice: EngineChoice) -> str:
        if choice not in self._refused:
            self._refused[choice] = refusal(self._wire, choice)
        return self._refused[choice]
