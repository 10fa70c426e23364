"""From words to features: stems, parts of compounds, topic keywords and character n-grams.

Every feature belongs to one word, to two neighbours or to a mark (a body, a role), so that a text is the sum of them:
each word's share in a topic can be named, and what was worked out for a word once serves every later text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pressnlp.classify.marks import ROLE, Mark

# A word keeps its inner hyphens ("Kfz-Zulassung"); figures alone are no words.
WORD = re.compile(r"[^\W\d_][\w-]{2,60}")
FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
# "Schülerinnen", "Ärztin"; then "Kindern", "Festes", "Schulen", "Regeln", "Kitas"; but "Straßenplan", "Krankenhaus"
FEMININE = re.compile(r"(?<=.{4})(?:innen|in)$")
ENDING = re.compile(r"(?<=.{4})(?:ern|em|en|er|es|e|(?<=[lr])n|(?<=[^eius])s)$")
# "Orts-verein", "Straßen-bau", "Bild(er)-buch": what may stand between the parts of a compound
LINKS = ("", "s", "n", "en", "es", "er", "e")
# Shorter parts ("ort", "ein") stand in too many words by chance.
SHORTEST_PART = 4
# A lower-case word ("festgestellt") needs more letters of a keyword than a noun ("Festzelt").
SHORTEST_IN_LOWER_CASE = 5
GRAM = 5
# How much each kind of feature counts beside a word's own stem, chosen by cross-validation (models/topics/CARD.md).
PART, GRAMS, KEYWORD = 0.6, 0.25, 2.0
PAIR, MARK = 0.5, 1.0


# Two neighbours as written: ("runden", "Tisch"). No class of its own: millions are made. A mark equals none,
# for its kind is a word in small letters, and a pair's second is a noun.
Pair = tuple[str, str]
# What a text is the sum of.
Unit = str | Pair | Mark


def words(text: str) -> list[str]:
    """The words of a text as written: "Die Kfz-Zulassung, 2024" → ["Die", "Kfz-Zulassung"]."""
    return WORD.findall(text)


def fold(word: str) -> str:
    """Lower case without umlauts and hyphens: "Straßen-Übergang" → "strassenubergang"."""
    return word.lower().translate(FOLDED).replace("-", "")


@lru_cache(maxsize=40_000)
def stem(word: str) -> str:
    """A word without its ending: "Schülerinnen" → "schul", "Haushalte" → "haushalt"."""
    return bare(fold(word))


def bare(folded: str) -> str:
    """A folded word without its ending: "arztin" → "arzt"."""
    return ENDING.sub("", FEMININE.sub("", folded))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the features of a word are looked up in.

    `keywords`: stem → label; `heads`: the same words as they open a compound ("schul", "strasse"); `parts`: stem →
    number of texts that hold it; `tails`: endings of street names.
    """

    keywords: Mapping[str, str]
    heads: Mapping[str, str]
    parts: Mapping[str, int] = field(default_factory=dict)
    tails: tuple[str, ...] = ()

    def features(self, unit: Unit) -> dict[str, float]:
        """Features of a word with their strengths: "Konzertabende" → {"w konzertabend": 1.0, "w konzert": 0.6, …}."""
        if isinstance(unit, str):
            return self._of_word(unit)
        return self._of_mark(unit) if isinstance(unit, Mark) else {pair_name(unit): PAIR}

    def _of_mark(self, mark: Mark) -> dict[str, float]:
        """ "Klinikum Neustadt", health → {"m health": 1.0, "m Gesundheit & Pflege": 1.0}."""
        name = f"m {ROLE} {stem(mark.name)}" if mark.kind == ROLE else f"m {mark.kind}"
        of_words = (self._of_word(word) for word in words(mark.name))
        topics = {f"m {feature[2:]}" for found in of_words for feature in found if feature[0] == "k"}
        return dict.fromkeys((name, *sorted(topics)), MARK)

    def _of_word(self, word: str) -> dict[str, float]:
        folded = fold(word)
        whole = bare(folded)
        found = {f"w {whole}": 1.0}
        if word[0].isupper() and folded.endswith(self.tails) and whole not in self.keywords:
            return found
        for label in self._topics(word, folded, whole):
            found[f"k {label}"] = KEYWORD
        for part in self._parts(word, whole):
            found.setdefault(f"w {part}", PART)
        grams = dict.fromkeys(_grams(folded))
        return found | dict.fromkeys(grams, GRAMS / len(grams) ** 0.5 if grams else 0.0)

    def _topics(self, word: str, folded: str, whole: str) -> list[str]:
        """Labels of the keyword that is the word, or of those at its beginning, at its end and between its hyphens."""
        if whole in self.keywords:
            return [self.keywords[whole]]
        noun = word[0].isupper()
        least = SHORTEST_PART if noun else SHORTEST_IN_LOWER_CASE
        openings = (folded[:end] for end in range(len(folded) - 1, least - 1, -1))
        first = next((self.heads[part] for part in openings if part in self.heads), None)
        last = self._last_part(whole) if noun else None
        pieces = [self.keywords.get(stem(piece)) for piece in word.split("-")] if "-" in word else []
        return list(dict.fromkeys(label for label in (first, last, *pieces) if label))

    def _last_part(self, whole: str) -> str | None:
        """The label of the keyword that ends a noun: "Stadtwald" → Umwelt & Klima.

        A short one needs a known first part, for names of places end in them: "Greifswald", "Hamburg".
        """
        for start in range(SHORTEST_PART - 1, len(whole) - SHORTEST_PART + 1):
            label = self.keywords.get(whole[start:])
            if label and (len(whole) - start > SHORTEST_PART or self._linked(whole[:start])):
                return label
        return None

    def _parts(self, word: str, whole: str) -> list[str]:
        if "-" in word:
            pieces = [stem(piece) for piece in word.split("-") if len(piece) >= SHORTEST_PART]
            return [part for piece in pieces for part in (piece, *self.split(piece))]
        return list(self.split(whole))

    def split(self, whole: str) -> tuple[str, ...]:
        """The parts of a compound's stem, if it is one: "hochwasserschutz" → ("hoch", "wass", "schutz").

        Of all cuts into two known stems the one whose rarer part is the more frequent (after Koehn and Knight 2003).
        """
        best: tuple[int, tuple[str, str]] | None = None
        for cut in range(SHORTEST_PART, len(whole) - SHORTEST_PART + 1):
            right = whole[cut:]
            if right not in self.parts:
                continue
            left = self._linked(whole[:cut])
            if left and (best is None or min(self.parts[left], self.parts[right]) > best[0]):
                best = min(self.parts[left], self.parts[right]), (left, right)
        if best is None:
            return ()
        left, right = best[1]
        return (*(self.split(left) or (left,)), right)

    def _linked(self, left: str) -> str | None:
        """The known stem in a compound's first part: "strassen" → "strass", "orts" → "ort"."""
        for link in LINKS:
            bare = left.removesuffix(link)
            if len(bare) >= SHORTEST_PART and bare in self.parts:
                return bare
        return None


def pair_name(pair: Pair) -> str:
    """The feature of two neighbours: ("runden", "Tisch") → "p rund tisch"."""
    return f"p {stem(pair[0])} {stem(pair[1])}"


def _grams(folded: str) -> Iterator[str]:
    """Character n-grams with the word's borders: "solar" → "c ^sola", "c solar", "c olar$"."""
    bordered = f"^{folded}$"
    for start in range(max(0, len(bordered) - GRAM + 1)):
        yield "c " + bordered[start : start + GRAM]
