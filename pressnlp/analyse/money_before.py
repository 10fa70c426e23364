"""What a sum is for, where its clause only points at what was told before: "Er kostet", "dafür" (docs/money.md)."""

import re
from collections.abc import Sequence

from pressnlp.analyse.money_clause import Place, is_unit, is_useful
from pressnlp.analyse.money_costs import subject_of_cost
from pressnlp.analyse.money_phrases import Chunk, Token, chunks
from pressnlp.analyse.money_words import known, role, table

_PRONOUNS = {
    "er": "m", "sie": "fp", "es": "n", "dieser": "m", "diese": "fp", "dieses": "n",
    "letzterer": "m", "letztere": "fp", "letzteres": "n",
}  # fmt: skip
"""Pronouns that can stand for a thing told before, with its gender (masculine, feminine, neuter, plural)."""

# which genders a word before a noun can have: "dem Steg", "eine Halle", "das neue Dach"
_GENDERS = (
    ("m", re.compile(r"der|den|dem|zum|vom|im|am|beim|ein|(?:ein|sein|ihr|unser|kein|dies|jed)e[nmr]")),
    ("f", re.compile(r"die|der|zur|(?:ein|sein|ihr|unser|kein|dies|jed)er?e?")),
    ("n", re.compile(r"das|dem|zum|vom|im|am|beim|ins|ans|ein|sein|ihr|unser|kein|(?:ein|sein|ihr|unser|dies)e[ms]")),
    ("p", re.compile(r"die|den|zwei|drei|vier|(?:sein|ihr|unser|dies|kein)en?")),
)


def pointed_at(here: Place) -> Chunk | None:
    """The thing that a pronoun of a sum's clause stands for, in the words before it: "verwies auf den Steg: er kostet".

    Only with a verb that says what a thing costs; persons and payers are no things.
    """
    at = next((i for i in range(_own(here), here.high) if here.words[i].text.lower() in _PRONOUNS), None)
    clause = [word.text.lower() for word in here.words[here.low : here.high]]
    if (
        at is None
        or {"gibt", "sind", "waren"} & set(clause)
        or not any(w in known("money_about_verbs") for w in clause)
    ):
        return None
    wanted = _PRONOUNS[here.words[at].text.lower()]
    named = [c for c in here.found if c.last < at and is_useful(here, c) and _genders(here.words, c) & set(wanted)]
    if here.words[at].text.lower().startswith("letzter"):
        return named[-1] if named else None
    straight = (c for c in named if not c.preposition and c.article not in ("dem", "einem"))
    return next(straight, named[0] if named else None)


def _own(here: Place) -> int:
    """Where the relative clause of a sum begins, which no pronoun before it belongs to; else its clause."""
    comma = max((i for i in range(here.low, here.at - 2) if here.words[i].text == ","), default=-1)
    related = comma >= 0 and here.words[comma + 1].text in role("relative") and here.words[comma + 2].kind == "word"
    return comma + 1 if related else here.low


def _genders(words: Sequence[Token], chunk: Chunk) -> set[str]:
    before = words[chunk.first - 1] if chunk.first else None
    if before is None or before.kind != "word":
        return set()
    found = {gender for gender, form in _GENDERS if form.fullmatch(before.text.lower())}
    if before.text.lower() == "der":  # "in der Halle", "der Halle" behind a noun; "der Steg"
        inner = chunk.first > 1 and (chunk.preposition or words[chunk.first - 2].kind == "noun")
        found = {"f"} if inner else {"m"}
    return found


def points(here: Place) -> bool:
    """Whether a clause says "dafür" or the like."""
    words = [word.text.lower() for word in here.words[here.low : here.high]]
    if not any(word in role("pointer") for word in words):
        return False
    return "dort" not in words or subject_of_cost(here) is None  # "Ein Essen kostet dort 4 Euro"


def adds(here: Place) -> bool:
    """Whether a sum is told as one more for the same thing: "weitere 500 Euro", "500 Euro davon", "500 Euro dazu"."""
    before = [word.text.lower() for word in here.words[max(here.low, here.at - 3) : here.at]]
    behind = [word.text.lower() for word in here.words[here.at + 1 : here.high] if word.kind != "stop"]
    more, share = any(word in role("more") for word in before), behind[:1] in (["davon"], ["hiervon"])
    share = share or any(word in ("davon", "hiervon") for word in before)
    own = any(
        not c.preposition and c.article in ("ein", "eine", "der", "die", "das") and is_useful(here, c)
        for c in here.left()
    )
    costs = subject_of_cost(here)
    more = more and (costs is None or not costs.article)  # "Das Foto kostet zusätzlich 6 Euro"
    return more or share or (not own and any(word in role("apart") for word in behind[-1:]))


def bears_a_part(here: Place) -> bool:
    """ "Der Kreis steuert 500 Euro bei": for the same as the sum before."""
    return any(word.text.lower() in known("money_cofunding") for word in here.words[here.low : here.high])


def refers(here: Place) -> bool:
    """Whether a clause's subject is what was told: "; das entlastet die Gemeinden um", "Für ein Haus bedeutet das"."""
    verbs, firsts = known("money_effects"), {chunk.first for chunk in here.found}
    for at in range(here.low, here.at - 1):
        one, two = here.words[at].text.lower(), here.words[at + 1].text.lower()
        if (one in ("das", "dies") and two in verbs) or (
            one in verbs and two in ("das", "dies") and at + 2 not in firsts
        ):
            return True
    return False


def leans(here: Place) -> bool:
    """Whether a clause speaks of something told before: "Sie erreichte", "Das Vorhaben", "Die Kosten:", "Damit"."""
    words = [word.text.lower() for word in here.words[: here.high]]
    spoken = any(word in _PRONOUNS for word in words) and "gibt" not in words
    counted = any(is_unit(c) and not c.preposition for c in here.left())  # "Der Kubikmeter kostet"
    return spoken or counted or any(word in role("leaning") for word in words)


def equals(here: Place) -> bool:
    """ "Das sind 32 Cent mehr": the sum before in other terms."""
    words = [word.text.lower() for word in here.words[here.low : here.low + 2]]
    return words[:1] in (["das"], ["dies"]) and words[-1] in role("auxiliary") | {"macht", "entspricht", "bedeutet"}


def joined_places(before: Sequence[Token], here: Place) -> Place:
    """A place with the words of the sentence before in front of its own."""
    shift = len(before)
    words = [*before, *here.words]
    return Place(words, chunks(words), here.at + shift, here.low + shift, here.high + shift, here.priced, here.names)


_CAPITAL = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_NAMED = re.compile(rf"(?<![\w-])({_CAPITAL}) ({_CAPITAL})(?![\w-])")
# "Neustadt – Am", "Neustadt. Der", "Neustadt (pm)", "Altdorf/Neustadt."
_DATELINE = re.compile(
    rf"^(?P<place>{_CAPITAL}(?:[/ ]{_CAPITAL}){{0,2}})(?: \([^()\n]{{1,40}}\)| [–-] |\. (?=[A-ZÄÖÜ„]))", re.M
)


def names(text: str) -> frozenset[str]:
    """Surnames behind a given name, and the places of datelines: they say who and where, not what for."""
    given = table("given_names")
    found = {match[2] for match in _NAMED.finditer(text) if match[1] in given}
    for match in _DATELINE.finditer(text):
        found |= set(re.split(r"[/ ]", match["place"]))
    return frozenset(found)
