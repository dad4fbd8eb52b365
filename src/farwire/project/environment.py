"""Reading settings from the environment, with errors that name the setting."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from farwire.errors import ConfigurationError

PREFIX = "FARWIRE_"
_KINDS_ELSEWHERE = ("libretranslate", "chat", "deepl")


def text(name: str, default: str) -> str:
    """The setting as it stands."""
    return os.environ.get(PREFIX + name, default).strip()


def items(name: str, default: str) -> list[str]:
    """A comma-separated setting as its non-empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def languages(name: str, default: str) -> list[str]:
    """A comma-separated list of BCP 47 tags, at least one."""
    tags = items(name, default)
    if not tags or not all(tag.replace("-", "").isalnum() and tag.isascii() for tag in tags):
        raise ConfigurationError(f"{PREFIX}{name} must name languages, such as en,pt; it is {text(name, default)!r}")
    return tags


def choice(name: str, default: str, known: tuple[str, ...]) -> str:
    """One of the known words."""
    value = text(name, default).lower()
    if value not in known:
        raise ConfigurationError(f"{PREFIX}{name} must be one of {', '.join(known)}; it is {value!r}")
    return value


def whole(name: str, default: int, least: int) -> int:
    """A whole number not below `least`."""
    value = text(name, str(default))
    if not value.isdigit() or int(value) < least:
        raise ConfigurationError(f"{PREFIX}{name} must be a whole number from {least}; it is {value!r}")
    return int(value)


def budgets(engines: list[str]) -> dict[str, int]:
    """ENGINE_BUDGETS: characters a day for engines elsewhere, by their kind or as they stand in `engines`."""
    found = {}
    for part in items("ENGINE_BUDGETS", ""):
        name, _, amount = part.rpartition("=")
        if not name or not amount.isdigit():
            raise ConfigurationError(f"{PREFIX}ENGINE_BUDGETS must hold entries such as deepl=500000; {part!r} is none")
        if name.strip() not in (*_KINDS_ELSEWHERE, *engines):
            raise ConfigurationError(
                f"{PREFIX}ENGINE_BUDGETS names {name.strip()!r}, which is none of {', '.join(_KINDS_ELSEWHERE)}"
                f" and not in {PREFIX}ENGINES"
            )
        found[name.strip()] = int(amount)
    return found


def secret(name: str, default: str) -> str:
    """A setting that may stand in a file named by NAME_FILE instead."""
    path = os.environ.get(f"{PREFIX}{name}_FILE")
    if path is None:
        return text(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigurationError(f"{PREFIX}{name}_FILE names {path}, which can't be read: {error.strerror}") from error


def origins_of(base_url: str) -> list[str]:
    """The origin (RFC 6454) of an address, such as https://wire.example.org; none of an empty one."""
    parts = urlsplit(base_url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def data_dir() -> Path:
    """Where all state lives: FARWIRE_DATA_DIR, else the user's data directory (XDG Base Directory)."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    folder = Path(text("DATA_DIR", "") or Path(base) / "farwire").expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"{PREFIX}DATA_DIR: {folder} can't be made: {error.strerror}") from error
    return folder


def secret_key(folder: Path) -> str:
    """The secret key: as set, else made once and kept in the data directory, readable by the owner alone."""
    given = secret("SECRET_KEY", "")
    if given:
        return given
    path = folder / "secret_key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        raise ConfigurationError(f"{path} can't be written: {error.strerror}") from error
    return path.read_text(encoding="utf-8").strip()
