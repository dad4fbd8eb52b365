"""What stands side by side in an English sentence and is one person, or several together."""

from collections.abc import Sequence
from dataclasses import replace

from farwire.check.nouns import (
    BODY,
    FEMININE,
    MASCULINE,
    NEUTER,
    PERSON,
    SEVERAL,
    THING,
    THINGS,
    UNKNOWN,
    Entity,
    Token,
)

# Determiners that say whose something is.
OWNERS = frozenset({"his", "her", "its", "their"})


def joined(tokens: Sequence[Token], found: Sequence[Entity]) -> list[Entity]:
    """Entities with those joined that name one person ("director Joe Alleva") or several ("Ford and Kavanaugh")."""
    whole: list[Entity] = []
    for entity in found:
        before = whole[-1] if whole else None
        between = _between(tokens, before.last, entity.first) if before is not None else None
        if before is None or before.owns or between is None:
            whole.append(entity)
        elif between == "and" and _is_whole(before) and _is_whole(entity) and tokens[entity.first].low not in OWNERS:
            whole[-1] = Entity(SEVERAL, "", before.first, entity.last, entity.owns)
        elif between in {"", ",", "the", ",the"} and _is_apposed(before, entity, between):
            kind = before.kind if before.kind in {FEMININE, MASCULINE, THING, BODY} else entity.kind
            whole[-1] = Entity(kind, entity.key or before.key, before.first, entity.last, entity.owns)
        elif between == "," and before.key and before.kind == UNKNOWN and entity.kind == PERSON:
            whole.append(replace(entity, kind=UNKNOWN))  # "in Holyoke, Massachusetts"
        else:
            whole.append(entity)
    return whole


def _between(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The words from one place to another as one; None if they are more than two, which join nothing."""
    return "".join(token.low for token in tokens[first:last]) if last - first <= 2 else None


def _is_whole(entity: Entity) -> bool:
    return entity.kind != UNKNOWN


def _is_apposed(before: Entity, entity: Entity, between: str) -> bool:
    """Whether two neighbours are one: a noun with a name, of kinds that go together."""
    if bool(before.key) == bool(entity.key) or not {SEVERAL, THINGS}.isdisjoint({before.kind, entity.kind}):
        return False
    if "," in between and entity.key and before.kind in NEUTER | {UNKNOWN}:
        return False  # "In a statement, Ms X said"
    kinds = {before.kind, entity.kind} - {PERSON, UNKNOWN}
    return len(kinds) < 2 or (not between and kinds.isdisjoint(NEUTER))
