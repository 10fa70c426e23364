"""Why a text names a person: for an office or a part played, for himself, or as the one to ask or to credit."""

import re
from collections.abc import Iterable
from functools import cache

from pressnlp.analyse.people import PersonFound
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.link.bodies import Body
from pressnlp.link.office_finder import Office
from pressnlp.link.person_honours import (
    FAR_BACK,
    ITEM,
    any_of,
    historical,
    honoured,
    line_before,
    retired,
    sentence_before,
    without_titles,
)
from pressnlp.link.persons import Human
from pressnlp.record import OrganisationKind, PersonKind
from pressnlp.words import entries

_PICTURE = r"(?i:Fotos?|Bild|Bilder|Text|Grafik|Quelle|Aufnahme|Repro)"
# "Foto: Eva Kern", "Foto (Kreis Auental/Eva Kern)", "Foto: Gde. Musterau/Kern"
_TAKEN_BY = rf"{_PICTURE}\s?(?:\([^()]*|[:/]\s?(?:[^\n,;.]{{0,40}}|[^\n,;]{{0,40}}/))$"
# "Bildnachweis: Stadt Musterau, Eva Kern"
_RIGHTS = r"(?i:Bild|Foto)(?i:nachweis|rechte):[^\n]{0,60}$"
# "(© Stadt Musterau / Eva Kern)", "Copyright: Eva Kern"
_OWNED = r"(?:©|\bCopyright:?)\s?[^\n()]{0,60}$"
CREDIT = re.compile(f"{_TAKEN_BY}|{_RIGHTS}|{_OWNED}")
# "gez. Kern", "Mit freundlichen Grüßen, Eva Kern"
SIGNED = re.compile(r"(?:\bgez\.|\bGrüßen,?|\bGrüße,?)[ \n]{1,3}$")
# "unter 0123 45-67", ", Telefon 0123", "(Tel. 0123)", "und Ida Moll unter 0123"
REACHED = re.compile(
    r"[^.\n]{0,40}?(?:\bTel|\bTelefon\b|\bunter:?\s(?=\+?\(?\d|Tel|der (?:Ruf|Tel|Nummer)|folgend|[\w.-]+@|E-?Mail)"
    r"|E-Mail|@|\b0\d{2,})"
)
# "Anmeldungen bitte an |Seniorenbeauftragte X", "Anmeldung bei X": the name closes the sentence
SEND_TO = re.compile(r"\s(?:bitte |ab sofort )?(?:an|bei|beim)\s(?:de[rnm]\s|die\s)?(?:[\w-]+\s){0,2}$")
CLOSES = re.compile(r"\s*(?:[.!(]|$)")
# "X vom Vorstand", "X (Mitte) aus dem Organisationsteam"
OF_BOARD = re.compile(
    r"(?:\s\([^()\n]{1,20}\))?\s(?:vom|aus dem|von der|im|in der)\s"
    r"[\w-]*(?i:vorstand|team|ausschuss|komitee|geschäftsführung)(?:s|es)?\b"
)
# "X (Violine)", "am Flügel X", "an der Orgel: X"
_INSTRUMENT = "(?:" + "|".join(entries("instruments")) + ")"
PLAYS = re.compile(rf"\((?:[\w-]+(?:,| und|/) ?)?{_INSTRUMENT}(?:[ ,)/]|$)")
PLAYED_BY = re.compile(rf"\b(?i:am|an der|an den)\s{_INSTRUMENT}:?\s$")
# "Werke von |Heinrich Schütz| und |Felix Mendelssohn|": whose music is played does not play
MUSIC_BY = re.compile(
    r"\b(?:Werken?|Musik|Kompositionen|Liedern?|Stücken?|Sonaten|Kantaten|Motetten|Chorälen?|Sinfonien)\s"
    r"(?:unter anderem\s)?von\s[^.;:()\n]{0,120}$"
)
# "12 Abende, Eva Kern: 88,80 €": who gives a course
PRICED = re.compile(r"€|\bEuro\b|\bUhr\b|\bAbende\b|\bTermine\b")
BODIES_THAT_SEND: set[OrganisationKind] = {
    "municipality", "county", "state", "federal", "department", "university", "chamber", "company", "utility",
    "health", "emergency",
}  # fmt: skip


def senders(bodies: Iterable[Body]) -> frozenset[int]:
    """Where bodies are named whose people speak for them: "(Dr. Kern von der) |Universität Musterau"."""
    return frozenset(start for body in bodies if body.kind in BODIES_THAT_SEND for start, _ in body.mentions)


def kind(reading: Reading, human: Human, held: list[Office], party: Body | None, sending: frozenset[int]) -> PersonKind:
    """Official, private or contact: "Landrat Kern" official, "Anmeldung: Kern, Tel. 0123" contact."""
    offices = [o for o in held if o.phrase.noun.lemma.lower() not in _private_roles()]
    if all(_to_ask(reading, mention) for mention in human.mentions):
        return "contact"
    if honoured(reading, human, held) or historical(reading, human) or (retired(reading, human, held) and not party):
        return "private"
    listed = human.known and human.known.offices
    return "official" if offices or party or listed or _acts(reading, human, sending) else "private"


def _behind(reading: Reading, mention: PersonFound, most: int = 60) -> str:
    return reading.text[mention.end : mention.end + most].partition("\n")[0]


def _to_ask(reading: Reading, mention: PersonFound) -> bool:
    """In the contact block or copyright line, in a credit, a signature, or behind "Anmeldung bei", office or not."""
    if reading.section(mention.start) in {"contact", "copyright"}:
        return True
    around = reading.text[max(0, mention.start - 60) : mention.start]
    if CREDIT.search(around.rpartition("\n")[2]) or SIGNED.search(around):
        return True
    before = sentence_before(reading, mention).rpartition("\n")[2]
    asked = _asks().search(before)
    if asked is None:
        return False
    behind = _behind(reading, mention)
    sent_to = SEND_TO.search(without_titles(before)) is not None and CLOSES.match(behind) is not None
    return sent_to or REACHED.match(behind) is not None


def _acts(reading: Reading, human: Human, sending: frozenset[int]) -> bool:
    """Without a role, but leading, performing, speaking for a body, or following someone in an office."""
    return any(
        _performs(reading, m) or _in_office(reading, m) or _has_office_word(reading, m) or _sent(reading, m, sending)
        for m in human.mentions
    )


def _performs(reading: Reading, mention: PersonFound) -> bool:
    """ "Leitung: X", "es dirigiert X", "12 Abende, X: 88,80 €"."""
    line = mention.start - len(line_before(reading, mention, FAR_BACK))
    begin, stop = reading.sentence_span(mention.start)
    begin = max(line, begin)
    before, behind = reading.text[begin : mention.start], _behind(reading, mention)
    if PLAYS.match(behind.lstrip()) or PLAYED_BY.search(without_titles(before)):
        return True
    if _acting().search(
        before + reading.text[mention.start : min(mention.end + 40, max(stop, mention.end))].partition("\n")[0]
    ):
        return MUSIC_BY.search(before) is None
    whole = reading.text[line : mention.end] + _behind(reading, mention, 80)
    return bool(ITEM.match(whole) and PRICED.search(whole) and re.match(r"\s*(?::|$)", _behind(reading, mention)))


def _in_office(reading: Reading, mention: PersonFound) -> bool:
    """ "folgt auf X", "X führt künftig den Beirat", "X, der das Amt bis Juni führte"."""
    before = re.sub(r",?\s*(?:(?:Herrn?|Frau)\s)?$", "", without_titles(line_before(reading, mention)).rstrip())
    behind = _behind(reading, mention).lstrip(" ")
    if before.endswith(("löst", "löste")) and re.match(r"[^.;]{0,50}\bab\b", behind):
        return True
    return before.endswith(entries("office_before")) or behind.startswith(entries("office_after"))


def _has_office_word(reading: Reading, mention: PersonFound) -> bool:
    """ "nhtel-Geschäftsführer X": a role joined to a name that no list knows."""
    word = without_titles(line_before(reading, mention)).split()[-1:]
    joined = word[0].rpartition("-") if word else ("", "", "")
    role = role_in(reading, joined[2]) if joined[1] and joined[2] else None
    return role is not None and joined[2].lower() not in _private_roles()


def _sent(reading: Reading, mention: PersonFound, sending: frozenset[int]) -> bool:
    """ "Dr. X von der Universität Y", "X vom Kreisbauamt"."""
    behind = _behind(reading, mention)
    if OF_BOARD.match(behind):
        return True
    match = re.match(r"\s(?:von der|von den|vom|von)\s", behind)
    return match is not None and mention.end + match.end() in sending


@cache
def _acting() -> re.Pattern[str]:
    return any_of("acting_cues", r"(?<![\w-])", r"(?![\w-])")


@cache
def _asks() -> re.Pattern[str]:
    return any_of("ask_cues", r"(?<![\w-])", r"(?![\w-])[^.\n]{0,80}$")


@cache
def _private_roles() -> frozenset[str]:
    return frozenset(entries("role_private"))
