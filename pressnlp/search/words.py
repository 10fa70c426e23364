"""A user's words as a question to SQLite's FTS5, in which nothing the user types has a meaning of its own."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, product

from pressnlp.write.spellings import spellings

QUOTE = '"„“”«»'
# „neue Brücke“, "neue Brücke", Straße*, e.V.
ITEM = re.compile(rf"[{QUOTE}](?P<phrase>[^{QUOTE}]*)[{QUOTE}](?P<open>\*?)|(?P<word>[^\s{QUOTE}]+)")
# What the tokeniser unicode61 takes for a word: letters and digits; "_" parts words there.
TOKEN = re.compile(r"[^\W_]+")
# A phrase of many words with umlauts has more spellings than anyone means.
MOST_SPELLINGS = 32


def question(text: str) -> str | None:
    """Plain words as an FTS5 expression, all of them wanted: `Straße* neu` → `("straße"* OR "strasse"*) AND ("neu")`.

    A word of several tokens ("e.V.") is a phrase. None where there is no word in the text.
    """
    items = [item for item in map(_any_spelling, *_items(text)) if item] if TOKEN.search(text) else []
    return " AND ".join(items) or None


def _items(text: str) -> tuple[list[list[str]], list[bool]]:
    found = list(ITEM.finditer(unicodedata.normalize("NFC", text)))
    tokens = [TOKEN.findall((match["phrase"] or match["word"] or "").lower()) for match in found]
    return tokens, [bool(match["open"]) or match[0].rstrip(QUOTE).endswith("*") for match in found]


def _any_spelling(tokens: list[str], prefix: bool) -> str:
    if not tokens:
        return ""
    forms = islice(product(*(tuple(_forms(token)) for token in tokens)), MOST_SPELLINGS)
    star = "*" if prefix else ""
    return "(" + " OR ".join(f'"{" ".join(form)}"{star}' for form in forms) + ")"


def _forms(token: str) -> Iterator[str]:
    """The word first, so that it is among the spellings that count."""
    yield token
    yield from spellings(token).split()
