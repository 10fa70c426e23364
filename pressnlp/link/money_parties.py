"""Who pays a sum and who receives it, where the text says so (docs/money.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressnlp.analyse.found import MoneyFound
from pressnlp.analyse.money_phrases import is_filler
from pressnlp.link.bodies import Body
from pressnlp.link.money_deals import Deal, deal, has_verb
from pressnlp.link.money_pieces import Clause, Mentions, clauses
from pressnlp.link.money_slots import Slot, article, has_other_subject, is_gift, is_paired, owns, role, slot


@dataclass(frozen=True, slots=True)
class Parties:
    """The body that pays a sum and the one that receives it; None where the text does not say."""

    payer: Body | None = None
    recipient: Body | None = None


NOBODY = Parties()


def find(text: str, sums: Sequence[MoneyFound], bodies: Sequence[Body]) -> list[Parties]:
    """The parties of every sum: "Das Land Hessen fördert die Stadt Aubach mit 500 Euro" → payer and recipient.

    Only bodies of the record, and only what the sum's own clause states by its verb, "von" or "des".
    """
    return [_parties(*there) if there else NOBODY for there in clauses(text, sums, Mentions(bodies))]


def _parties(clause: Clause, before: Clause | None) -> Parties:
    if _is_price(clause):
        return NOBODY
    done = deal(clause)
    found = _by_verb(clause, done) if done else NOBODY
    if done is None and before is not None and not has_verb(clause):
        found = _gapped(clause, before)
    payer = found.payer or _giver_of_gift(clause)
    return NOBODY if payer is not None and payer is found.recipient else Parties(payer, found.recipient)


def _is_price(clause: Clause) -> bool:
    """ "ein Boot für 500 Euro", "ein Flügel im Wert von 500 Euro", "um 500 Euro höher": the sum changes no hands."""
    i = clause.at - 1
    while i >= 0 and is_filler(clause.word(i)):
        i -= 1
    worth = clause.word(i) == "von" and clause.word(i - 1) == "wert"
    return clause.word(i) in ("für", "um") or (worth and not (i > 2 and is_gift(clause.pieces[i - 3].text)))


# -- verbs -------------------------------------------------------------------------------------------------------------


def _by_verb(clause: Clause, done: Deal) -> Parties:
    if done.what in ("from", "to"):
        return Parties(_first(clause, "from"), _first(clause, "to") if done.what == "to" else None)
    if done.passive:
        receives = {"fund": _subject(clause), "give": _first(clause, "dative", "to")}
        return Parties(_first(clause, "from", "through"), receives.get(done.what))
    subject = clause.antecedent if _is_relative(clause) else _subject(clause)
    if done.what == "get":
        return Parties(_first(clause, "from"), subject)
    if done.what == "give":
        return Parties(subject, _first(clause, "dative", "to"))
    return Parties(subject, _object(clause, subject) if done.what == "fund" else None)


def _gapped(clause: Clause, before: Clause) -> Parties:
    """ "Das Land gab 500 Euro, der Kreis 300 Euro": the verb of the clause before, if it says who pays."""
    done, named = deal(before), clause.bodies()
    if done is None or len(named) != 1:
        return NOBODY
    body, led = clause.pieces[named[0]].body, slot(clause, named[0])
    if done.what == "from" or done.passive:
        return Parties(payer=body if led == "from" else None)
    alike = named[0] < clause.at and led in ("subject", "subject or object") and _by_verb(before, done) != NOBODY
    if not alike or done.what == "to":
        return NOBODY
    return Parties(recipient=body) if done.what == "get" else Parties(payer=body)


def _in(clause: Clause, *slots: Slot) -> list[int]:
    """The bodies in one of the slots, but no pairs ("von Bund und Land"): one field holds no two."""
    return [i for i in clause.bodies() if slot(clause, i) in slots and not is_paired(clause, i)]


def _first(clause: Clause, *slots: Slot) -> Body | None:
    return next((clause.pieces[i].body for i in _in(clause, *slots) if not owns(clause, i)), None)


def _is_relative(clause: Clause) -> bool:
    """Whether "der", "die" or "das" opens the clause as its subject: no body in it can be that."""
    return clause.antecedent is not None and not _in(clause, "subject")


def _subject(clause: Clause) -> Body | None:
    """The body that is a clause's subject: one in the nominative for sure, or the first that can be, if alone."""
    if sure := _in(clause, "subject"):
        return clause.pieces[sure[0]].body
    named = _in(clause, "subject or object")
    return clause.pieces[named[0]].body if named and not has_other_subject(clause, named[0]) else None


def _object(clause: Clause, subject: Body | None) -> Body | None:
    """Whom a body supports: another body without preposition: "fördert das Land die Stadt Aubach"."""
    named = (clause.pieces[i].body for i in _in(clause, "object", "subject or object"))
    return next((body for body in named if body is not subject), None)


# -- nouns -------------------------------------------------------------------------------------------------------------


_ACTS = ("förderung", "unterstützung", "beteiligung")
"""Nouns of doing: "Förderung des Vereins" may name whom it supports."""


def _giver_of_gift(clause: Clause) -> Body | None:
    """ "Zuschuss des Landkreises in Höhe von 500 Euro", "500 Euro Fördermittel vom Land", "aus Mitteln des Bundes"."""
    for i in clause.bodies():
        led_by, j = article(clause, i)
        gift = j if led_by in ("des", "der") else j - 1 if clause.word(j) in role("from") else -1
        if gift < 0 or not is_gift(clause.pieces[gift].text) or is_paired(clause, i):
            continue
        if gift == j and clause.word(j).endswith(_ACTS):
            continue
        if _is_source(clause, gift) or _touch(clause, i, gift):
            return clause.pieces[i].body
    return None


def _is_source(clause: Clause, gift: int) -> bool:
    """ "aus Mitteln", "mit Fördermitteln", "aus den Mitteln"."""
    before = gift - 1 - (clause.word(gift - 1) in role("article"))
    return clause.word(before) in ("aus", "mit") and clause.word(gift).endswith(("mitteln", "geldern", "soforthilfe"))


def _touch(clause: Clause, body: int, gift: int) -> bool:
    """Whether only links and qualifiers stand between a gift with its giver and the sum."""
    between = range(body + 1, clause.at) if clause.at > body else range(clause.at + 1, gift)
    return all(clause.word(i) in role("link") or is_filler(clause.word(i)) for i in between)
