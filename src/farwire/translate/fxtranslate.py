"""The package fxtranslate as an engine: slower than ours, kept for architectures that ours does not know."""

import threading
from collections.abc import Sequence
from typing import Any

from farwire.errors import ModelUnusable
from farwire.records import EngineChoice
from farwire.translate.engine import Rendering
from farwire.translate.folders import model_files, verify_files


class FxEngine:
    """One direction of fxtranslate. Its objects panic when touched from another thread, so each thread has its own."""

    def __init__(self, choice: EngineChoice) -> None:
        """Read and verify the model's files. Raises ModelUnusable."""
        files = model_files(dict(choice.options)["folder"])
        verify_files(files)
        self._model = files.model.read_bytes()
        self._source = files.source_vocabulary.read_bytes()
        self._target = files.target_vocabulary.read_bytes()
        self._shortlist = files.shortlist.read_bytes() if files.shortlist else None
        self._local = threading.local()
        self._name = files.model.name

    def render(self, sentences: Sequence[str]) -> list[Rendering]:
        """Translate one sentence after the other. No word alignment: the package tells none."""
        translator = self._translator()
        return [Rendering(translator.translate(sentence)) for sentence in sentences]

    def _translator(self) -> Any:
        translator = getattr(self._local, "translator", None)
        if translator is None:
            from fxtranslate import Translator  # noqa: PLC0415 - loaded only where it is used

            try:
                translator = Translator(self._model, self._source, self._target, self._shortlist)
            except ValueError as error:
                raise ModelUnusable(f"{self._name}: {error}") from error
            self._local.translator = translator
        return translator
