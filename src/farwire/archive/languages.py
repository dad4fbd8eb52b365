"""What the archive needs to know of language tags (BCP 47)."""

from farwire.records import UNKNOWN_LANGUAGE


def base_language(tag: str) -> str:
    """The primary language of a tag: `pt` of `pt-BR`; `und` of an empty one."""
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower() or UNKNOWN_LANGUAGE


def pair_name(source_language: str, target_language: str) -> str:
    """The pair in one word, e.g. `pt-en` for pt-BR into en."""
    return f"{base_language(source_language)}-{base_language(target_language)}"
