"""How often each word of a release counts: repeats less and less, the title and the beginning more."""

from collections import Counter

from pressnlp.classify.features import words

# A word of the title counts as so many more occurrences, one of the beginning as so much more: releases open with their
# news. Chosen by cross-validation (models/topics/CARD.md).
TITLE, BEGINNING = 3.0, 0.5
# Characters of the beginning: about a title and a first paragraph.
BEGINNING_LENGTH = 600


def counted(title: str | None, text: str) -> dict[str, float]:
    """Word → weight, in order of first occurrence: ("Neue Kita", "Die Kita …") → {"Neue": 1.7, "Kita": 2.1, …}."""
    counts: dict[str, float] = dict(Counter(words(title))) if title else {}
    for word in counts:
        counts[word] *= TITLE
    for word in words(text[:BEGINNING_LENGTH]):
        counts[word] = counts.get(word, 0.0) + BEGINNING
    for word in words(text):
        counts[word] = counts.get(word, 0.0) + 1.0
    return {word: count**0.5 for word, count in counts.items()}
