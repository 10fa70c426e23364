"""The word lists of the money rules in the forms that they are looked up in, made once."""

from functools import cache

from pressnlp import words


@cache
def known(name: str) -> frozenset[str]:
    """The entries of a list, for asking whether a word is among them."""
    return frozenset(words.entries(name))


@cache
def endings(name: str) -> tuple[str, ...]:
    """The entries of a list, for `str.endswith`."""
    return words.entries(name)


@cache
def table(name: str) -> dict[str, str]:
    """A two-column list as a dict."""
    return words.table(name)


@cache
def role(name: str) -> frozenset[str]:
    """The words of grammar that can do one thing: `role("genitive")` → {"der", "des", …}."""
    return frozenset(word for word, roles in table("money_grammar").items() if name in roles.split())
