"""What an article's page is given of its text: sentences with their marks and doubts, corrections, rights, picture."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Illustration:
    """An article's lead picture. `file` is its name on this site, empty where only a link to `url` may stand.

    Alternative text, caption and credit are the publisher's own, in the language `tag`; sizes are in pixels.
    """

    file: str
    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    tag: str


@dataclass(frozen=True, slots=True)
class Note:
    """A warning about a sentence: a rule's stable name and its words in English.

    `sentence` is the number under which the page has its place: a headline has one place for all its sentences.
    `ours` and `theirs` are the words that it is about, of the original and of the translation, where they are known;
    `parameters` is what else its words tell.
    """

    number: int
    rule: str
    detail: str
    sentence: int = 0
    ours: str = ""
    theirs: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of the translation that the source leaves open, as it stands there: guessed, or put right since.

    `rule`, `detail` and `sentence` are those of a note; a choice casts no doubt on its sentence.
    """

    word: str
    rule: str
    detail: str
    sentence: int
    ours: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence under the same marks: emphasis, a choice, and a link's address or an empty string."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was written and as it is shown: `shown` equals `original` where there is no translation.

    `number` is its place in the article, from 1.
    """

    number: int
    original: tuple[Stretch, ...]
    shown: tuple[Stretch, ...]
    is_translated: bool
    is_doubtful: bool
    notes: tuple[Note, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article; `joint` is what stands between its sentences, in the original and as shown."""

    kind: str
    sentences: tuple[Sentence, ...]
    original_joint: str
    shown_joint: str


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """What a correction did to one place: the sentences before and after; one side is empty where text came or went."""

    before: str
    after: str
    translation: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: when we saw it, when the publisher says it was, and what changed."""

    revision: int
    observed_at: datetime
    stated_at: datetime | None
    changes: tuple[SentenceChange, ...]


@dataclass(frozen=True, slots=True)
class Making:
    """How a translation was made."""

    engine: str
    engine_version: str
    model: str
    pair: str
    pivot: str
    made_at: datetime
    units_made: int
    units_reused: int
    doubtful: int
    untranslated: int


@dataclass(frozen=True, slots=True)
class RightsLine:
    """What the publisher allows, as far as we know; `signals` are (rule, value, where)."""

    licence: str
    licence_url: str
    holder: str
    attribution: str
    may_translate: str
    may_show_full_text: str
    signals: tuple[tuple[str, str, str], ...]
