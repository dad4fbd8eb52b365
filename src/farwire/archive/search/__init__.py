"""The search index: what is looked for in articles of all languages, alike on both databases.

`tokens` cuts texts and questions into the same tokens, `index` keeps the entries, `holding` asks the
database which hold what is looked for, `find` puts those in order.
Nothing here relies on a database's own idea of a word.
"""

from farwire.archive.search.entry import ANYWHERE, country_mark, language_mark, readable_marks, source_mark
from farwire.archive.search.find import find, without
from farwire.archive.search.index import count_without_entry, enter, enter_all, leave, touch, without_entry
from farwire.archive.search.lookup import Lookup
from farwire.archive.search.marking import answered, marked, words_of
from farwire.archive.search.tokens import Clause, clause_of

__all__ = [
    "ANYWHERE",
    "Clause",
    "Lookup",
    "answered",
    "clause_of",
    "count_without_entry",
    "country_mark",
    "enter",
    "enter_all",
    "find",
    "language_mark",
    "leave",
    "marked",
    "readable_marks",
    "source_mark",
    "touch",
    "without",
    "without_entry",
    "words_of",
]
