"""The language a release is written in."""

import re
from functools import cache
from typing import TYPE_CHECKING

from pressnlp.record import ReleaseWarning
from pressnlp.words import entries

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+")
# A few pages tell as much as a whole archive.
SAMPLE = 20_000
# German prose is a third small words; menus, lists of names and programmes still reach a tenth. English, Dutch and
# Danish texts share "in", "an", "am", "man", "war" with German and stay below 0.08.
GERMAN_SHARE = 0.12
# Below that many words nothing is sure.
FEWEST_WORDS = 5
SURE = 0.9


def language(text: str) -> tuple[str | None, tuple[ReleaseWarning, ...]]:
    """ "Die Stadt baut eine neue Kita." → ("de", ()); another language, where it is sure, comes with a warning."""
    words = [match[0].lower() for match in WORD.finditer(text, 0, SAMPLE)]
    if not words:
        return None, ()
    share = sum(word in _small_words() for word in words) / len(words)
    if share >= GERMAN_SHARE and len(words) >= FEWEST_WORDS:
        return "de", ()
    code, sure = _identify(text[:SAMPLE])
    if code == "de" or sure < SURE or len(words) < FEWEST_WORDS:
        return ("de" if code == "de" and sure >= SURE else None), ()
    return code, (ReleaseWarning(code="language", message=f"the text is not German but looks like {code!r}"),)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(entries("small_words"))


def _identify(text: str) -> tuple[str, float]:
    """py3langid's best guess and its probability; loaded only for texts that are not plainly German."""
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
