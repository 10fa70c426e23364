"""The words that tell speech: reporting verbs, "so", "laut", and the nouns that tell a title instead."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pressnlp import words

WORD = re.compile(r"\w+(?:[-.:/*’']\w+)*")
# "“, sagte", "“ – so", "“, hat": the first lower-case word behind a quote, with the comma or dash before it
BEHIND = re.compile(r"(\s*[,–—-]{0,2}\s*)(?:(wie|und|aber|dann|auch)\s+)?([a-zäöüß]+)\b")
AUXILIARIES = frozenset(("hat", "habe", "haben", "hatte", "hatten", "hätte"))
# "“, soll Kern gesagt haben", "“, kann sich Kern erinnern"
MODALS = frozenset(
    (
        "soll",
        "sollte",
        "will",
        "wollte",
        "kann",
        "konnte",
        "könnte",
        "muss",
        "musste",
        "möchte",
        "würde",
        "dürfte",
        "darf",
    )
)
# "“, ist sie überzeugt", "“, zeigte sich Kern erleichtert": verbs that say something only with their complement
COPULAS = frozenset(("ist", "war", "zeigt", "zeigte", "wird", "wurde", "gab", "gibt", "macht", "machte"))
# Written like an inverted verb: "“, begründete", "“, plädierten"
VERB_FORM = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten|en)$")


# "die befürchtete Sperrung", "das bekannte „": an adjective; but "eine Frau, die sagte", "das sagte Kern"
ATTRIBUTE = re.compile(r"(?<!,\s)\b(?:(?:der|die|den|dem|des|eine?|einen)\s+\w+$|das\s+\w+\s*$(?<=bekannte))")


@cache
def finite(name: str) -> dict[str, frozenset[str]]:
    """Finite forms of a verb list with the prefixes they need: "räumte" → {"ein"}, "einräumte" → {""}."""
    forms: dict[str, set[str]] = {}
    for infinitive, present, preterite, _ in _verbs(name):
        prefix, bare = _split(infinitive)
        for form in (present, preterite, _plural(preterite), bare):
            forms.setdefault(form, set()).add(prefix)
            forms.setdefault(prefix + form, set()).add("")  # "wie sie einräumte": joined at a clause's end
    return {form: frozenset(prefixes) for form, prefixes in forms.items()}


@cache
def participles(name: str) -> frozenset[str]:
    """Past participles of a verb list: "gesagt", "eingeräumt"."""
    return frozenset(row[3] for row in _verbs(name))


@cache
def plurals() -> frozenset[str]:
    """Forms whose subject are several: "sagten", "erklären"."""
    return frozenset(form for row in _verbs("speech_verbs") for form in (_plural(row[2]), _split(row[0])[1]))


@cache
def infinitives() -> frozenset[str]:
    """Infinitives of the verbs of speech: "sagen", "einräumen"."""
    return frozenset(row[0].replace("|", "") for row in _verbs("speech_verbs"))


def _verbs(name: str) -> Iterable[tuple[str, str, str, str]]:
    for row in words.read(Path(words.FOLDER) / f"{name}.txt"):
        infinitive, present, preterite, participle = row
        yield infinitive, present, preterite, participle


def _split(infinitive: str) -> tuple[str, str]:
    prefix, bar, bare = infinitive.partition("|")
    return (prefix, bare) if bar else ("", infinitive)


def _plural(preterite: str) -> str:
    return preterite + ("n" if preterite.endswith("e") else "en")


def is_finite(form: str, clause: str, name: str = "speech_verbs") -> bool:
    """Whether a word reports speech in its clause: `is_finite("räumte", "räumte sie ein")` → True."""
    prefixes = finite(name).get(form, frozenset())
    return "" in prefixes or any(re.search(rf"\b{prefix}\b", clause) for prefix in prefixes)


def verb_in(clause: str, name: str = "speech_verbs") -> re.Match[str] | None:
    """The last reporting verb of a clause: "Kern sagte am Montag" → "sagte"; participles with their auxiliary."""
    found = None
    auxiliary = False
    for match in WORD.finditer(clause):
        form = match[0]
        auxiliary = auxiliary or form in AUXILIARIES
        if form.endswith("te") and ATTRIBUTE.search(clause, max(0, match.start() - 12), match.end()):
            continue
        if is_finite(form, clause[match.end() :], name) or (auxiliary and form in participles(name)):
            found = match
    return found


@cache
def title_before() -> re.Pattern[str]:
    """A pattern for a title's noun right before a quote: "das Modellprojekt", "unter dem Motto:"."""
    return re.compile(rf"(?:{_titles()})(?:\s+namens)?\s*:?\s*$", re.IGNORECASE)


@cache
def title_anywhere() -> re.Pattern[str]:
    """The noun of a title: "neue |Ausstellung| im Museum"."""
    return re.compile(rf"\b\w*(?:{_titles()})\b", re.IGNORECASE)


@cache
def title_words() -> re.Pattern[str]:
    """A noun that names what is quoted, right behind "so": "so |der Titel der Schau"; "so der Verein" is none."""
    nouns = "|".join(words.entries("quote_name_words"))
    return re.compile(rf"\s+(?:der|die|das|sein|ihr)\s+\w*(?:{nouns})s?\b", re.IGNORECASE)


@cache
def spoken_noun() -> re.Pattern[str]:
    """A noun of speech as the subject: "“, lautete |das Fazit von Kern", "“, lautet |ihr Wunsch"."""
    nouns = "|".join(words.entries("speech_nouns"))
    return re.compile(
        r"\s+(?:auch\s+|daher\s+|dann\s+)?(?:de[rs]|die|das|sein|seine|ihr|ihre)\s+(?:\w+e[rs]?\s+)?"
        rf"\w*(?:{nouns})\b",
        re.IGNORECASE,
    )


def _titles() -> str:
    nouns = "|".join(sorted((noun.lower() for noun in words.entries("quote_titles")), key=len, reverse=True))
    return rf"(?:{nouns})(?:e?s|e?n|er|e)?"


@cache
def lookalikes() -> frozenset[str]:
    """Words that end like a verb and are none."""
    return frozenset(words.entries("speech_lookalikes"))
