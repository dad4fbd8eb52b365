"""Whom a pronoun of an English translation stands for, by what its article says before (and seldom after) it.

Method: the one whom a clause is about is its subject, and a pronoun goes on speaking of the subject of
the clauses before it in its sentence, else of the one whom the sentences before were about (centering:
Grosz, Joshi and Weinstein 1995; without a parser: Mitkov 1998). What is quoted speaks of others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from farwire.check.clauses import Clause, Reading, read_clauses
from farwire.check.entities import GenderAt, entities_of
from farwire.check.lexicon.english import english
from farwire.check.nouns import BODY, FEMININE, MASCULINE, PERSON, SEVERAL, THING, UNKNOWN, Entity, Token, tokens_of

_SHOWN = {
    "he": MASCULINE, "she": FEMININE, "they": SEVERAL,
    "his": MASCULINE, "her": FEMININE, "its": THING, "their": SEVERAL,
}  # fmt: skip
# Subjects that the source itself shows where they are no guess.
_TOLD = frozenset({"he", "she", "they"})
# How many sentences back, besides the last, a person is still thought of.
_REMEMBERED = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence read: its words, whom it names, its clauses; whether a quotation was open where it begins."""

    text: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    reading: Reading
    goes_on_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom the sentences before are about, as kinds: the last one's subject, who spoke last, all subjects of the last.

    person: the last subject that was one person of known gender; persons: the persons named in the last sentences.
    """

    kind: str = UNKNOWN
    speaker: str = UNKNOWN
    around: frozenset[str] = frozenset()
    person: str = UNKNOWN
    persons: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom a pronoun may stand for: the kind, and where it was found.

    "own" for its own clause's subject, "clause" for another's, "owner", "later", "speaker", "focus", "person".
    """

    kind: str
    where: str


def read_sentence(text: str, names: Mapping[str, str], gender_at: GenderAt, *, quoted: bool) -> Sentence:
    """A sentence read; `quoted` says whether a quotation is open where it begins."""
    tokens = tokens_of(text)
    entities = entities_of(tokens, names, gender_at)
    return Sentence(text, tokens, tuple(entities), read_clauses(tokens, entities, quoted=quoted), quoted)


def candidates(
    sentence: Sentence, place: int, focus: Focus, known: Mapping[int, str], *, own: bool = True
) -> Iterator[Candidate]:
    """Whom a pronoun at `place` may stand for, the likeliest first.

    `known` has the kinds of the sentence's pronouns by their places, as far as they are decided; an empty one
    is of a pronoun for which the source has no word. `own` says whether its own clause's subject may be meant.
    """
    clauses = sentence.reading.clauses
    here = sentence.reading.clause_at(place)
    quoted = clauses[here].quoted
    if own and _begins_before(sentence, clauses[here], place):
        yield from _of_clause(clauses[here], known, "own")
    for other in reversed(clauses[:here]):
        if other.quoted == quoted:
            yield from _of_clause(other, known)
        elif quoted:
            return
    yield from _owners(sentence, place, quoted=quoted)
    if not quoted:
        yield from _later(sentence, place)
        yield from _before(clauses[: here + 1], focus)


def _before(clauses: Sequence[Clause], focus: Focus) -> Iterator[Candidate]:
    """Whom the sentences before were about; behind a quotation who spoke there, first."""
    if clauses[-1].reporting and any(clause.quoted for clause in clauses[:-1]):
        yield Candidate(focus.speaker, "speaker")
    yield Candidate(focus.kind, "focus")
    if focus.kind in {UNKNOWN, THING, BODY} and frozenset[str]().union(*focus.persons) == {focus.person}:
        yield Candidate(focus.person, "person")


def _owners(sentence: Sentence, place: int, *, quoted: bool) -> Iterator[Candidate]:
    """Those whose something a sentence names before a place ("Ford's testimony about her …")."""
    reading = sentence.reading
    for entity in reversed(sentence.entities):
        end = sentence.tokens[entity.last - 1].end
        if entity.owns and end <= place and reading.clauses[reading.clause_at(end)].quoted == quoted:
            yield Candidate(entity.kind, "owner")


def _begins_before(sentence: Sentence, clause: Clause, place: int) -> bool:
    if clause.subject is not None:
        return sentence.tokens[clause.subject.last - 1].end <= place
    return clause.pronoun is not None and clause.pronoun < place


def _of_clause(clause: Clause, known: Mapping[int, str], where: str = "clause") -> Iterator[Candidate]:
    if clause.subject is not None:
        yield Candidate(clause.subject.kind, where)
    elif clause.pronoun is not None:
        kind = known.get(clause.pronoun, _SHOWN.get(clause.pronoun_word, UNKNOWN))
        if kind:
            yield Candidate(kind, where)


def _later(sentence: Sentence, place: int) -> Iterator[Candidate]:
    """The subject that comes later: "In her letter, Ms X wrote"; "Although he lost, Mr X…"."""
    clauses = sentence.reading.clauses
    here = sentence.reading.clause_at(place)
    subject = clauses[here].subject
    if subject is not None and sentence.tokens[subject.first].start > place:
        yield Candidate(subject.kind, "later")
    if clauses[here].joiner not in english("openers") or not all(clause.is_open for clause in clauses[:here]):
        return
    behind = False
    for entity in sentence.entities:
        behind = behind or (entity.first > 0 and sentence.tokens[entity.first - 1].text == ",")
        if behind and sentence.tokens[entity.first].start > place and not entity.owns:
            yield Candidate(entity.kind, "later")
            return
        behind = behind and entity.owns


def next_focus(sentence: Sentence, focus: Focus, known: Mapping[int, str]) -> Focus:
    """Whom the text is about after a sentence: the subject of its first main clause outside of quotations."""
    told = [clause for clause in sentence.reading.clauses if not (clause.quoted or clause.is_open)]
    kinds = [_kind_after(clause, focus, known) for clause in told]
    speaker = next((kind for clause, kind in zip(told, kinds, strict=True) if clause.reporting), focus.speaker)
    main = [
        kind
        for clause, kind in zip(told, kinds, strict=True)
        if clause.joiner not in english("openers") and kind is not None
    ]
    subjects = (clause.subject for clause in told if clause.joiner not in {"who", "which"})
    around = frozenset(subject.kind for subject in subjects if subject is not None)
    persons = frozenset(entity.kind for entity in sentence.entities) & {FEMININE, MASCULINE, PERSON}
    person = next((kind for kind in main if kind in {FEMININE, MASCULINE}), focus.person)
    plain = [kind for clause, kind in zip(told, kinds, strict=True) if kind is not None and not clause.joiner]
    kind = (plain or main or [focus.kind])[0]
    return Focus(kind, speaker or UNKNOWN, around, person, (*focus.persons[-_REMEMBERED:], persons))


def _kind_after(clause: Clause, focus: Focus, known: Mapping[int, str]) -> str | None:
    """The kind of a clause's subject; of an undecided pronoun the one before, and None of an "it" for nobody."""
    if clause.subject is None and clause.pronoun not in known and clause.pronoun_word not in _TOLD:
        return None if clause.pronoun_word == "it" else focus.kind
    return next((one.kind for one in _of_clause(clause, known)), focus.kind)


def named_before(
    sentence: Sentence, place: int, known: Mapping[int, str], *, own: bool = True, clause_only: bool = False
) -> frozenset[str]:
    """The kinds of all whom a sentence speaks of before a place, of what is quoted only to what is quoted.

    `own` says whether its own clause's subject counts, `clause_only` whether nobody counts but those of its clause.
    """
    reading = sentence.reading
    here = reading.clauses[reading.clause_at(place)]
    left_out = None if own else here.subject
    found = set[str]()
    for entity in sentence.entities:
        end = sentence.tokens[entity.last - 1].end
        clause = reading.clauses[reading.clause_at(end)]
        if end <= place and clause.quoted == here.quoted and (clause is here or not clause_only):
            found |= {entity.kind} if entity is not left_out else set()
    for clause in reading.clauses:
        is_counted = clause is here if clause_only else (own or clause is not here)
        if clause.quoted == here.quoted and is_counted and clause.subject is None and (clause.pronoun or 0) < place:
            found.update(one.kind for one in _of_clause(clause, known))
    return frozenset(found)
