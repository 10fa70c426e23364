"""The verb by which a sum changes hands in its clause (docs/money.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pressnlp.link.money_pieces import Clause
from pressnlp.link.money_slots import role, slot, verbs
from pressnlp.words import entries, table


@dataclass(frozen=True, slots=True)
class Deal:
    """What a clause does with its sum (words/money_deals.txt), and whether it is told in the passive."""

    what: str
    passive: bool


def deal(clause: Clause) -> Deal | None:
    """The verb nearest to the sum, unless the clause denies or only asks: "fördert … mit 500 Euro" → fund."""
    words = [clause.word(i) for i in range(len(clause.pieces))]
    if _is_undone(words):
        return None
    named = [i for i, word in enumerate(words) if word in verbs() and (i == 0 or clause.pieces[i].text[0].islower())]
    for i in sorted((i for i in named if not _is_attribute(clause, i)), key=lambda i: abs(i - clause.at)):
        what, how, along = verbs()[words[i]]
        if "-" in along or along & set(words):
            return Deal(what, _is_passive(clause, words, i, how))
    return None


def _is_attribute(clause: Clause, at: int) -> bool:
    """ "den gewährten Kredit", "die geförderte Schule": a participle before its noun looks like a past tense."""
    then = clause.pieces[at + 1 : at + 2]
    return clause.word(at).endswith(("te", "ten")) and bool(then) and then[0].text[0].isupper() and not then[0].money


def _is_undone(words: Sequence[str]) -> bool:
    """ "zahlt nicht", "gibt den Schaden mit 500 Euro an"."""
    undone = table("money_undeals")
    last = next((word for word in reversed(words) if word.isalpha()), "")
    wanted = any(last in verbs()[word][2] for word in words if word in verbs())
    return any(undone.get(word) == "any" for word in words) or (undone.get(last) == "end" and not wanted)


def _is_passive(clause: Clause, words: Sequence[str], at: int, how: str) -> bool:
    """By the auxiliary nearest to the verb; "gefördert vom Land" needs none."""
    helpers = sorted((abs(i - at), word) for i, word in enumerate(words) if word in role("be") | role("have"))
    if how == "active" or (helpers and helpers[0][1] in role("have")):
        return False
    if helpers or how == "participle":
        return True
    slots = {slot(clause, i) for i in clause.bodies()}
    return bool(slots & {"from", "through"}) and not slots & {"subject", "subject or object"}


def has_verb(clause: Clause) -> bool:
    """Whether a clause has a finite verb, as far as the lists know."""
    return any(clause.word(i) in _finite() for i in range(len(clause.pieces)))


@cache
def _finite() -> frozenset[str]:
    listed = (word for word in entries("function_words") if len(word) > 3 and word.endswith(("t", "te", "ten")))
    return frozenset(listed) | role("be") | role("have")
