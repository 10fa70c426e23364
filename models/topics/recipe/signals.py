"""The third weak signal: which label the topic keywords of a text speak for."""

from collections import Counter

from pressnlp.classify.features import Lexicon, words
from pressnlp.classify.vectors import keywords

LEXICON = Lexicon(*keywords())
TITLE = 4


def shares(title: str | None, text: str) -> dict[str, float]:
    """Label → its share of the keywords found, strongest first; every word counts once, a title's fourfold."""
    found: Counter[str] = Counter()
    title_words = set(words(title or ""))
    for word in set(words(text)) | title_words:
        for name in LEXICON.features(word):
            if name.startswith("k "):
                found[name[2:]] += TITLE if word in title_words else 1
    total = sum(found.values())
    return {label: count / total for label, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))}
