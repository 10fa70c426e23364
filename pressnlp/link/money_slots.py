"""What leads to a body in the clause of a sum, and so what it can be there (docs/money.md)."""

import re
from functools import cache
from typing import Literal

from pressnlp.link.money_pieces import Clause, gender
from pressnlp.words import entries, rows, table

Slot = Literal["subject", "subject or object", "object", "dative", "from", "to", "through", "whose", "none"]
"""What leads to a body: its article and preposition tell what it can be in its clause."""

_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}e[nmrs]?")


@cache
def role(name: str) -> frozenset[str]:
    """The words of grammar that can do one thing: `role("be")` → {"wird", "wurde", …}."""
    return frozenset(word for word, roles in table("party_grammar").items() if name in roles.split())


@cache
def verbs() -> dict[str, tuple[str, str, frozenset[str]]]:
    """What each form of a verb does, how it is used, and the words one of which must stand with it."""
    return {form: (what, how, frozenset(along.split())) for form, what, how, along in rows("money_deals", 4)}


def is_gift(word: str) -> bool:
    """Whether a noun names money that a body gives: "Zuschuss"; not "spenden"."""
    return word[:1].isupper() and word.lower().endswith(entries("money_gifts"))


def is_adjective(word: str) -> bool:
    """ "neue", "örtlichen": by its ending, as far as it is no word of grammar and no verb of giving."""
    return bool(_ADJECTIVE.fullmatch(word)) and word not in _stops()


@cache
def _stops() -> frozenset[str]:
    grammar = (role(name) for name in ("article", "from", "through", "to", "other"))
    return frozenset(entries("function_words")).union(verbs(), *grammar)


def slot(clause: Clause, at: int) -> Slot:
    """What leads to a body: "vom" → from, "dem" → dative, "der" by the gender of its name."""
    led_by, i = article(clause, at)
    led = clause.word(i)
    if led in ("mitteln", "geldern") or led_by == "des":
        return "whose"
    if led in role("to"):
        return "none" if led_by not in ("den", "die", "das", "") else "to"  # "an der Halle" is a place
    if led in role("through"):
        return "through"
    if led in role("from"):
        return "none" if _is_office(clause, i - 1) else "from"
    if led in role("other"):
        return "none"
    body = clause.pieces[at].body
    noun = i >= 0 and clause.pieces[i].text[:1].isupper() and not clause.pieces[i].money
    return _by_article(led_by, gender(body) if body else None, noun)


def article(clause: Clause, at: int) -> tuple[str, int]:
    """The article before a body, over adjectives, and the place before it."""
    i = at - 1
    while i >= 0 and is_adjective(clause.pieces[i].text):
        i -= 1
    return (clause.word(i), i - 1) if clause.word(i) in role("article") else ("", at - 1)


def _is_office(clause: Clause, at: int) -> bool:
    """Whether the noun before "von" is no gift: "Bürgermeister von Aubach"."""
    before = clause.pieces[at] if at >= 0 else None
    return before is not None and before.text[:1].isupper() and not before.money and not is_gift(before.text)


_BY_ARTICLE: dict[str, Slot] = {
    "dem": "dative", "einem": "dative", "den": "object", "einen": "object",
    "die": "subject or object", "das": "subject or object", "ein": "subject or object", "eine": "subject or object",
}  # fmt: skip


def _by_article(led_by: str, gender: str | None, noun: bool) -> Slot:
    if led_by == "der":
        if gender == "m":
            return "subject"
        return "whose" if noun else "dative" if gender == "f" else "none"
    if led_by:
        return _BY_ARTICLE.get(led_by, "none")
    return "none" if noun else "subject or object"


def is_paired(clause: Clause, at: int) -> bool:
    """Whether a body is joined to another: "Bund und Land", where the field could name only one."""
    near = clause.pieces[at + 2 : at + 4]
    again = clause.word(at + 2) in role("from") | role("to") | role("through")  # "an den Chor und an die Kita"
    follows = clause.word(at + 1) in ("und", "sowie") and (again or any(piece.body is not None for piece in near))
    before = at - 1 - (clause.word(at - 1) in role("article"))
    joined = clause.word(before) in ("und", "sowie") and before > 0 and clause.pieces[before - 1].body is not None
    return follows or joined


def owns(clause: Clause, at: int) -> bool:
    """ "Aubachs neue Tochter": a body's genitive before another noun."""
    behind = [piece.text for piece in clause.pieces[at + 1 : at + 3]]
    adjective = len(behind) == 2 and is_adjective(behind[0]) and behind[1][0].isupper()
    return clause.pieces[at].text.endswith("s") and adjective


def has_other_subject(clause: Clause, body: int) -> bool:
    """Whether something else before a body can be the subject: a pronoun, or a noun that no preposition leads to."""
    return any(_can_be_subject(clause, i) for i in range(body))


def _can_be_subject(clause: Clause, at: int) -> bool:
    piece = clause.pieces[at]
    if piece.body is not None or piece.money:
        return False
    given = piece.text.lower().endswith((*entries("money_gifts"), *entries("money_nouns")))  # "Das Preisgeld"
    return clause.word(at) in role("pronoun") or (piece.text[0].isupper() and not given and _is_free(clause, at))


_OBLIQUE = ("den", "dem", "des", "einen", "einem", "einer", "eines")


def _is_free(clause: Clause, noun: int) -> bool:
    """Whether no preposition and no article of another case lead to a noun: "Frau Kern"; not "für die Halle"."""
    i = noun - 1
    while i >= 0 and _belongs(clause.pieces[i].text):
        i -= 1
    led_by = clause.word(i)
    if led_by in _OBLIQUE:
        return False
    if led_by in role("article"):
        i -= 1
    elif i < 0 and noun == 0:
        return False  # "Insgesamt": a capital at the beginning tells nothing
    return clause.word(i) not in role("other") | role("from") | role("to") | role("through")


def _belongs(word: str) -> bool:
    """Whether a word before a noun is part of its phrase: another noun, a number, an adjective."""
    return word[0].isupper() or word.isdigit() or is_adjective(word)
