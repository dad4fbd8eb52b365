"""Who does what in an English sentence: its clauses with their subjects, outside and inside of quotations.

A shallow reading in one pass: a clause begins at a sign or a joining word, its subject is the first
thing named in it that no preposition governs (or the pronoun there), and after a verb of saying
whoever is named next. Good enough to say whom a sentence is about; no parser is needed for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from farwire.check.apposing import OWNERS
from farwire.check.lexicon.english import english
from farwire.check.nouns import BODY, THING, THINGS, UNKNOWN, Entity, Token

_QUOTES = {"“": True, "«": True, "„": True, "”": False, "»": False}
_BREAKS = frozenset(";:.!?()—–")
_DASHES = frozenset("—–-")
_SUBJECTS = frozenset({"he", "she", "they", "i", "we"})
_MAYBE_SUBJECTS = frozenset({"it", "you"})
_ALL_SUBJECTS = _SUBJECTS | _MAYBE_SUBJECTS
_RELATIVES = frozenset({"who", "which"})
_JOINING = frozenset({"after", "before", "since", "until", "as", "like"})


@dataclass(slots=True)
class Clause:
    """A clause: where it begins (characters), the word that joins it, and its subject.

    pronoun: the place of the pronoun that is its subject, or None; reporting: whether somebody says something.
    """

    start: int
    quoted: bool
    joiner: str = ""
    subject: Entity | None = None
    pronoun: int | None = None
    pronoun_word: str = ""
    reporting: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it has no subject yet."""
        return self.subject is None and self.pronoun is None


@dataclass(slots=True)
class Reading:
    """A sentence's clauses in order; `quoted` is whether a quotation is still open at its end."""

    clauses: list[Clause] = field(default_factory=list)
    quoted: bool = False

    def clause_at(self, place: int) -> int:
        """The number of the clause that a place in the text (characters) belongs to."""
        return max((index for index, clause in enumerate(self.clauses) if clause.start <= place), default=0)


def read_clauses(tokens: Sequence[Token], entities: Sequence[Entity], *, quoted: bool) -> Reading:
    """The clauses of a sentence; `quoted` says whether it begins inside a quotation."""
    reader = _Reader(tokens, {entity.first: entity for entity in entities}, quoted or closes_first(tokens))
    place = 0
    while place < len(tokens):
        place = reader.step(place)
    return Reading(reader.clauses, reader.quoted)


def _opens_quote(tokens: Sequence[Token], place: int) -> bool:
    """Whether a quotation mark opens: by its form, or it stands away from what is before it, or first."""
    known = _QUOTES.get(tokens[place].text)
    return known if known is not None else place == 0 or tokens[place - 1].end < tokens[place].start


def has_quote(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has a quotation mark."""
    return any(token.text == '"' or token.text in _QUOTES for token in tokens)


def closes_first(tokens: Sequence[Token]) -> bool:
    """Whether the first quotation mark ends a quotation that was open before the sentence."""
    first = next((place for place, token in enumerate(tokens) if token.text == '"' or token.text in _QUOTES), None)
    return first is not None and not _opens_quote(tokens, first)


def _is_verb(token: Token) -> bool:
    """Whether a word behind a noun is its verb: an auxiliary, a verb of saying, or in the past."""
    if token.low in english("auxiliaries") or token.low in english("reporting"):
        return True
    return token.text.islower() and token.low.endswith("ed")


class _Reader:
    def __init__(self, tokens: Sequence[Token], entities: Mapping[int, Entity], quoted: bool) -> None:
        self.tokens, self.entities, self.quoted = tokens, entities, quoted
        self.clauses = [Clause(0, quoted)]
        self.governed = self.said = False
        self.last: Entity | None = None
        self.ruled: Entity | None = None  # the last that a preposition governed

    def step(self, place: int) -> int:
        """Take in what stands at a token, and say where to go on."""
        entity = self.entities.get(place)
        if entity is not None:
            self._name(entity)
            return max(entity.last, place + 1)
        token = self.tokens[place]
        if token.text == '"' or token.text in _QUOTES:
            self.quoted = _opens_quote(self.tokens, place)
            self._begin(token.end)
        elif token.text in _BREAKS:
            self._drop_dateline(place)
            self._begin(token.end)
        elif token.low in _ALL_SUBJECTS:
            self._pronoun(place)
        else:
            self._word(place)
        return place + 1

    @property
    def clause(self) -> Clause:
        return self.clauses[-1]

    def _begin(self, start: int, joiner: str = "") -> None:
        self.clauses.append(Clause(start, self.quoted, joiner))
        self.governed = self.said = False

    def _drop_dateline(self, place: int) -> None:
        """A name alone before a dash, first in its sentence, acts in nothing: "LISBON — He"."""
        subject = self.clause.subject
        if self.tokens[place].text in _DASHES and subject is not None and subject.first == 0 and subject.last == place:
            self.clause.subject = None

    def _name(self, entity: Entity) -> None:
        if entity.owns:
            return
        if self.governed and self._opens_clause(entity):
            self._begin(self.tokens[entity.first - 1].start, self.tokens[entity.first - 1].low)
            self._act(entity)
        elif self.governed or self._is_where(entity):
            self.governed, self.ruled = False, entity
        elif self.clause.is_open:
            self._act(entity)
        elif self.said or self._acts_anew(entity):
            self._begin(self.tokens[entity.first].start)
            self._act(entity)
        self.said = False
        self.last = entity

    def _opens_clause(self, entity: Entity) -> bool:
        """Whether a word that may govern a noun joins a clause here: a verb seems to follow ("after Mr X lost")."""
        if not entity.first or self.tokens[entity.first - 1].low not in _JOINING or entity.last >= len(self.tokens):
            return False
        return _is_verb(self.tokens[entity.last])

    def _acts_anew(self, entity: Entity) -> bool:
        """Whether another clause begins with something named behind a comma or "and", as a verb seems to follow."""
        if not entity.first or self.tokens[entity.first - 1].low not in {",", "and"} or entity.last >= len(self.tokens):
            return False
        return _is_verb(self.tokens[entity.last])

    def _act(self, entity: Entity) -> None:
        """Make something the clause's subject; of "his house" the one who owns it, of whom one goes on speaking."""
        owner = self.tokens[entity.first]
        if owner.low in OWNERS and entity.kind in {THING, THINGS, BODY, UNKNOWN}:
            self.clause.pronoun, self.clause.pronoun_word = owner.start, owner.low
        else:
            self.clause.subject = entity

    def _is_where(self, entity: Entity) -> bool:
        """Whether a name goes on telling a place ("in Holyoke, Massachusetts, …")."""
        behind = self.ruled is not None and entity.first - self.ruled.last == 1
        if not (behind and self.tokens[entity.first - 1].text == "," and entity.key and self.ruled and self.ruled.key):
            return False
        return entity.last < len(self.tokens) and self.tokens[entity.last].text == ","

    def _pronoun(self, place: int) -> None:
        token = self.tokens[place]
        if token.low in _MAYBE_SUBJECTS and (self.governed or not (self.clause.is_open or self._acts(place))):
            self.governed = False
            return
        if not self.clause.is_open:
            self._begin(token.start)
        self.clause.pronoun, self.clause.pronoun_word = token.start, token.low
        self.governed = self.said = False

    def _acts(self, place: int) -> bool:
        """Whether a verb seems to follow."""
        following = self.tokens[place + 1].low if place + 1 < len(self.tokens) else ""
        return following in english("auxiliaries") or following == "'s" or following.endswith(("ed", "s"))

    def _word(self, place: int) -> None:
        token = self.tokens[place]
        following = self.tokens[place + 1].low if place + 1 < len(self.tokens) else ""
        if token.low in english("joiners") or (
            token.low in english("prepositions") and following in _SUBJECTS | {"it"} and token.low != "of"
        ):
            self._begin(token.start, token.low)
        elif token.low in _RELATIVES:
            subject = self.last
            self._begin(token.start, token.low)
            self.clause.subject = subject
        elif token.low == "whose":
            self._begin(token.start, token.low)
        elif token.low in english("prepositions"):
            self.governed = True
        elif token.low in english("reporting"):
            self.clause.reporting = True
            self.said = token.low in english("saying")
        elif token.text == ",":
            self.governed = self.said = False
        else:
            self.said = False
