"""Who gives: bodies and persons, which are no purpose (docs/money.md)."""

from functools import cache

from pressnlp.analyse.money_words import known, table
from pressnlp.words import rows


def is_giver(words: list[str]) -> bool:
    """Whether words name a payer: ["Landkreis", "Aubach"], ["Ministerium", …], ["Kämmerin", "Eva", "Kern"]."""
    return _is_body(words) or is_person(words)


def _is_body(words: list[str]) -> bool:
    known = table("money_givers")
    ends = tuple(word for word, how in known.items() if how == "end")
    forms = (form for word in (words[0].lower(), words[-1].lower()) for form in (word, word.removesuffix("n")))
    return any(form in known or form.endswith(ends) for form in forms)


@cache
def _roles(least: int) -> tuple[str, ...]:
    """Ends of nouns for offices; short ones ("wart") end other words too and count only before a name."""
    return tuple(form for row in rows("role_heads", 3) for form in row[:2] if len(form) >= least)


def is_person(words: list[str]) -> bool:
    """Whether words are a person's name, office or both: ["Kassenwart", "Jan", "Behn"], ["Frau", "Kern"]."""
    first, several = words[0], len(words) > 1
    if several and (first in table("given_names") or first in ("Herr", "Herrn", "Frau")):
        return True
    return any(_is_office(word, several) for word in (first, words[-1]))


def _is_office(word: str, named: bool) -> bool:
    word = word.lower()
    return word.endswith(_roles(4 if named else 5)) and word not in known("role_lookalikes")
