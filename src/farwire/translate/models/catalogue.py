"""What a records server offers: Remote Settings records of model files, Mozilla's or an operator's copy.

The answer is `{"data": [record, …]}`; each record names its languages, file type, version and attachment
(https://remote-settings.readthedocs.io/). Mozilla asks operators to host the files themselves, so the
address is a setting; relative locations are found beside the records.
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from farwire.errors import ModelUnusable, NoModel
from farwire.translate.models.download import fetch

MOZILLA_RECORDS = (
    "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records"
)
_MOZILLA_FILES = "https://firefox-settings-attachments.cdn.mozilla.net/"
_ARCHITECTURES = ("base-memory", "base", "tiny")
_FILE_TYPES = ("model", "lex", "vocab", "srcvocab", "trgvocab")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that can be had: its name once it is unpacked, where it is, and both hashes (SHA-256 in hex or "")."""

    name: str
    kind: str
    url: str
    size: int
    packed_hash: str
    unpacked_hash: str


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """One direction that can be had, in its newest version."""

    source_language: str
    target_language: str
    version: str
    architecture: str
    files: tuple[OfferedFile, ...]

    @property
    def size(self) -> int:
        """Bytes to download."""
        return sum(file.size for file in self.files)


def available_models(url: str = "") -> tuple[OfferedModel, ...]:
    """All directions that a records server offers. Raises NoModel if it can't be read."""
    address = url or MOZILLA_RECORDS
    body = fetch(address, most=64 * 1024 * 1024)
    try:
        records = json.loads(body)["data"]
        return parse_records(records, address)
    except (ValueError, KeyError, TypeError) as error:
        raise NoModel(f"{address}: not a list of models") from error


def parse_records(records: list[object], address: str) -> tuple[OfferedModel, ...]:
    """Records as models, newest version first, then the better architecture; incomplete ones are left out."""
    groups: dict[tuple[str, str, str, str], dict[str, OfferedFile]] = {}
    for record in records:
        if isinstance(record, dict):
            _sort_in(groups, record, address)
    best: dict[tuple[str, str], OfferedModel] = {}
    for (source, target, version, architecture), files in groups.items():
        if "model" not in files or not ("vocab" in files or {"srcvocab", "trgvocab"} <= files.keys()):
            continue
        offer = OfferedModel(source, target, version, architecture, tuple(files[kind] for kind in sorted(files)))
        known = best.get((source, target))
        if known is None or _rank(offer) > _rank(known):
            best[source, target] = offer
    return tuple(best[pair] for pair in sorted(best))


def _sort_in(
    groups: dict[tuple[str, str, str, str], dict[str, OfferedFile]], record: dict[str, object], address: str
) -> None:
    source = str(record.get("sourceLanguage") or record.get("fromLang") or "")
    target = str(record.get("targetLanguage") or record.get("toLang") or "")
    kind, attachment = str(record.get("fileType", "")), record.get("attachment")
    if kind not in _FILE_TYPES or not isinstance(attachment, dict):
        return
    if not (_LANGUAGE.fullmatch(source) and _LANGUAGE.fullmatch(target)):
        return
    name = str(record.get("name", "")).removesuffix(".zst")
    if _NAME.fullmatch(name) is None:
        raise ModelUnusable(f"{address}: a file may not be named {name[:80]!r}")
    size = attachment.get("size")
    file = OfferedFile(
        name,
        kind,
        _place(address, str(attachment.get("location", ""))),
        size if isinstance(size, int) and size > 0 else 0,
        str(attachment.get("hash", "")).lower(),
        str(record.get("decompressedHash") or "").lower(),
    )
    key = (source, target, str(record.get("version", "")), str(record.get("architecture") or ""))
    groups.setdefault(key, {})[kind] = file


def _place(address: str, location: str) -> str:
    mozilla = urlsplit(address).hostname == urlsplit(MOZILLA_RECORDS).hostname
    return urljoin(_MOZILLA_FILES if mozilla else address, location)


def _rank(offer: OfferedModel) -> tuple[tuple[int, ...], int]:
    numbers = tuple(int(part) for part in re.findall(r"\d+", offer.version))
    known = offer.architecture in _ARCHITECTURES
    return numbers, -_ARCHITECTURES.index(offer.architecture) if known else -len(_ARCHITECTURES)


def find_route(models: tuple[OfferedModel, ...], source: str, target: str) -> tuple[OfferedModel, ...]:
    """The model of a pair, or the two that lead through English. Raises NoModel."""
    offers = {(model.source_language, model.target_language): model for model in models}
    if (source, target) in offers:
        return (offers[source, target],)
    if (source, "en") in offers and ("en", target) in offers:
        return offers[source, "en"], offers["en", target]
    raise NoModel(f"no model translates {source} into {target}, directly or through English")
