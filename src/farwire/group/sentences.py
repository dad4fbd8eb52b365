"""The first sentences of a text, for alignment: roughly cut, since both sides are cut alike."""

import re

from farwire.group.texts import is_solid

COUNT = 7  # with six, one in forty-four links between translations was wrong, with seven none
LONGEST = 120
_LEAST, _LEAST_SOLID = 20, 8
_END = re.compile(r"(?<=[.!?…؟۔։])[\"'”’»)\]]*\s+(?=[^\s\d\W]|[\"'“«¿¡(\d])|(?<=[。！？।॥])[」』”]?\s*")


def first_sentences(headline: str, body: str, language: str) -> list[str]:
    """The headline and the first six sentences after it, each cut to 120 characters.

    Lines are borders; fragments (bylines, places) are left out. Fewer where the text is shorter.
    """
    least = _LEAST_SOLID if is_solid(language) else _LEAST
    found = [headline.strip()[:LONGEST]] if headline.strip() else []
    for line in body.split("\n"):
        for sentence in _END.split(line):
            if len(found) == COUNT:
                return found
            if len(sentence.strip()) >= least:
                found.append(sentence.strip()[:LONGEST])
    return found
