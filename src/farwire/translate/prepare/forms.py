"""Characters that models write in a plainer form: m² as m2, 42ºC as 42oC, ™ as TM (Unicode's NFKC).

SentencePiece makes them so before a model sees them. Where the translation holds a word of the source in its plain
form, the source's own form is put back.
"""

import re
import unicodedata

from farwire.translate.prepare.draft import Draft

_FORMS = "\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u2070-\u209c\u2100-\u2189"
_FORM = re.compile(f"[{_FORMS}]")
_FORMED = re.compile(f"[^\\W_]*(?:[.,/][^\\W_]+)*[.,]?[{_FORMS}][^\\W_]*")


def put_back_forms(draft: Draft, source: str) -> None:
    """Give words of the source that came through in plain form their own form back."""
    if _FORM.search(source) is None:
        return  # most sentences
    for match in _FORMED.finditer(source):
        plain = unicodedata.normalize("NFKC", match[0])
        if len(plain) > 1 and plain != match[0]:
            draft.sub(re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)"), match[0])
