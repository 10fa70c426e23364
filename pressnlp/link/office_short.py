"""Bodies by a short form behind an article: "der Kurverwaltung" for "Kurverwaltung Ostseebad Grönwitz".

Only where one body of the text begins with that word, or ends in it ("Realschule" for "Hebel-Realschule").
"""

import re
from collections.abc import Iterable

from pressnlp.link.bodies import BodyMention
from pressnlp.words import entries

LAST_PART = re.compile(r"-(\w{5,})$")
# "Wasserverband Obere Au" is later "der Verband": heads that a text goes on with alone. Lower case.
HEADS = re.compile(r"\w{2,}(" + "|".join(entries("office_short_heads")) + r")$")


class ShortForms:
    """The bodies of one text by their first word and by the last part of a hyphenated one."""

    def __init__(self, text: str, found: Iterable[BodyMention]) -> None:
        self._by_word: dict[str, BodyMention | None] = {}
        self._names: dict[str, str] = {}
        for body in found:
            words = text[body.start : body.end].split()
            if len(words) > 1:
                self._add(_bare(words[0]), " ".join(map(_bare, words)), body)
            elif match := LAST_PART.search(_bare(words[0])):
                self._add(match[1], _bare(words[0]), body)
            for word in words[:2]:
                if match := HEADS.match(_bare(word)):
                    self._add(match[1], " ".join(map(_bare, words)), body)

    def _add(self, word: str, name: str, body: BodyMention) -> None:
        known = self._names.setdefault(word, name)
        if word not in self._by_word:
            self._by_word[word] = body
        elif not (known.startswith(name) or name.startswith(known)):
            self._by_word[word] = None  # two bodies: the word alone means neither

    def get(self, word: str) -> BodyMention | None:
        """The one body that a word may stand for."""
        return self._by_word.get(_bare(word))


def _bare(word: str) -> str:
    """A word without its genitive ending, in small letters."""
    return re.sub(r"(?<=[a-zäöüß]{4})(?:es|s)$", "", word.casefold().strip("„“”»«\"',.()"))
