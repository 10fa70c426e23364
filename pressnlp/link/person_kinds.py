"""Why a text names a person: for an office or a part played, for himself, or as the one to ask or to credit."""

import re
from collections.abc import Iterable
from functools import cache

from pressnlp.analyse.people import PersonFound, title_pattern
from pressnlp.analyse.roles import role_in
from pressnlp.analyse.tokens import Reading
from pressnlp.link.bodies import Body
from pressnlp.link.office_finder import Office
from pressnlp.link.persons import Human
from pressnlp.record import OrganisationKind, PersonKind
from pressnlp.words import entries

FAR_BACK = 500  # characters of a line that are looked at before a name: a line may be a whole archive
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
# "unter 0123 45-67", ", Telefon 0123", "(Tel. 0123)"
REACHED = re.compile(r"[^.\n]{0,30}?(?:\bTel|\bTelefon\b|\bunter\b|E-Mail|@|\b0\d{2,})")
# A list's line: "– Eva Kern, …", "25 Jahre: Eva Kern"
ITEM = re.compile(r"\s*(?:[-–•*·▪]\s|\d{1,2}\.?\s|(?:Für\s)?\d{1,2}\sJahre)")
# "ging an", "verleiht … an die Chemikerin", "für ihre"
WINS = re.compile(r"\b(?:ging|gingen|geht|gehen|verleiht|verlieh|vergibt|vergab|vergeben|verliehen|überreicht\w*)\b")
# "Ausgewählt wurden", "Geehrt wurden", "Seit 40 Jahren gehören"
CHOSEN = re.compile(
    r"\b(?:Ausgewählt|Ausgezeichnet|Geehrt)\swurden?\b|\b[Ss]eit\s\w+\sJahren\sgehör(?:t|en)\b|Jahre\sMitgliedschaft\b"
)
WON_BY = re.compile(r"\ban\s(?:(?:den|die|das)\s)?(?:[\w-]+\s){0,4}$")
GLAD = re.compile(r"\b[Üü]ber\s[^.\n]{1,60}\sfreu(?:t|te|en|ten)\ssich\s(?:[\w-]+\s){0,4}$")
# Offices that a prize does not take away: whoever holds one acts in it
POLITICAL = re.compile(r"(?i)bürgermeister|landrat|landrätin|minister|beigeordnet|dezernent|präsident|direktor$")
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
    if all(_to_ask(reading, mention, bool(offices)) for mention in human.mentions):
        return "contact"
    if _honoured(reading, human, offices):
        return "private"
    listed = human.known and human.known.offices
    return "official" if offices or party or listed or _acts(reading, human, sending) else "private"


def _before(reading: Reading, mention: PersonFound, most: int = 120) -> str:
    """The words of the line before a name."""
    return reading.text[max(0, mention.start - most) : mention.start].rpartition("\n")[2]


def _behind(reading: Reading, mention: PersonFound, most: int = 60) -> str:
    return reading.text[mention.end : mention.end + most].partition("\n")[0]


def _sentence_before(reading: Reading, mention: PersonFound) -> str:
    begin, _ = reading.sentence_span(mention.start)
    return reading.text[max(begin, mention.start - 300) : mention.start]


def _to_ask(reading: Reading, mention: PersonFound, in_office: bool) -> bool:
    """In the contact block or copyright line, in a credit, a signature, or behind "Anmeldung bei".

    Who is asked for in an office ("Anmeldung bei der Seniorenbeauftragten X") acts in it, but for a colon between.
    """
    if reading.section(mention.start) in {"contact", "copyright"}:
        return True
    around = reading.text[max(0, mention.start - 60) : mention.start]
    if CREDIT.search(around.rpartition("\n")[2]) or SIGNED.search(around):
        return True
    before = _sentence_before(reading, mention).rpartition("\n")[2]
    asked = _asks().search(before)
    set_apart = not in_office or (asked is not None and ":" in asked[0])
    return asked is not None and set_apart and REACHED.match(_behind(reading, mention)) is not None


def _honoured(reading: Reading, human: Human, offices: list[Office]) -> bool:
    """Named first in a list of those honoured, or as the one to whom a prize goes."""
    first = human.mentions[0]
    if _in_list_of_honour(reading, first):
        return True
    if any(POLITICAL.search(office.phrase.noun.lemma) for office in offices):
        return False
    if any(office.phrase.tail for office in offices):
        return True  # "Sportlerin des Jahres"
    before = _sentence_before(reading, first)
    if CHOSEN.search(before):
        return True
    prized = _prizes().search(before) is not None
    won = prized and WINS.search(before) and WON_BY.search(_without_titles(before))
    glad = (prized or "Euro" in before) and GLAD.search(_without_titles(before))
    return bool(won or glad)


def _without_titles(text: str) -> str:
    return title_pattern().sub("", text).rstrip() + " "


def _in_list_of_honour(reading: Reading, mention: PersonFound) -> bool:
    """Go up from an item to the line above the list: "Geehrt wurden:", "Die Auszeichnungen gingen an"."""
    text = reading.text
    begin = mention.start - len(_before(reading, mention, FAR_BACK))
    if not ITEM.match(text, begin):
        return False
    above = [line for line in text[max(0, begin - 1500) : begin].split("\n") if line.strip()]
    while above and ITEM.match(above[-1]):
        above.pop()
    return bool(above) and any(cue in line for line in above[-1:] for cue in entries("honour_cues"))


def _acts(reading: Reading, human: Human, sending: frozenset[int]) -> bool:
    """Without a role, but leading, performing, speaking for a body, or following someone in an office."""
    return any(
        _performs(reading, m) or _in_office(reading, m) or _has_office_word(reading, m) or _sent(reading, m, sending)
        for m in human.mentions
    )


def _performs(reading: Reading, mention: PersonFound) -> bool:
    """ "Leitung: X", "es dirigiert X", "12 Abende, X: 88,80 €"."""
    line = mention.start - len(_before(reading, mention, FAR_BACK))
    begin = max(line, reading.sentence_span(mention.start)[0])
    if _acting().search(reading.text[begin : mention.end + 40].partition("\n")[0]):
        return True
    whole = reading.text[line : mention.end] + _behind(reading, mention, 80)
    return bool(ITEM.match(whole) and PRICED.search(whole) and re.match(r"\s*(?::|$)", _behind(reading, mention)))


def _in_office(reading: Reading, mention: PersonFound) -> bool:
    """ "folgt auf X", "X führt künftig den Beirat", "X, der das Amt bis Juni führte"."""
    before = re.sub(r",?\s*(?:(?:Herrn?|Frau)\s)?$", "", _without_titles(_before(reading, mention)).rstrip())
    behind = _behind(reading, mention).lstrip(" ")
    return before.endswith(entries("office_before")) or behind.startswith(entries("office_after"))


def _has_office_word(reading: Reading, mention: PersonFound) -> bool:
    """ "nhtel-Geschäftsführer X": a role joined to a name that no list knows."""
    word = _without_titles(_before(reading, mention)).split()[-1:]
    joined = word[0].rpartition("-") if word else ("", "", "")
    role = role_in(reading, joined[2]) if joined[1] and joined[2] else None
    return role is not None and joined[2].lower() not in _private_roles()


def _sent(reading: Reading, mention: PersonFound, sending: frozenset[int]) -> bool:
    """ "Dr. X von der Universität Y", "X vom Kreisbauamt"."""
    match = re.match(r"\s(?:von der|von den|vom|von)\s", _behind(reading, mention))
    return match is not None and mention.end + match.end() in sending


def _any(name: str, opening: str, closing: str) -> re.Pattern[str]:
    return re.compile(opening + "(?:" + "|".join(map(re.escape, entries(name))) + ")" + closing)


@cache
def _acting() -> re.Pattern[str]:
    return _any("acting_cues", r"(?<![\w-])", r"(?![\w-])")


@cache
def _asks() -> re.Pattern[str]:
    return _any("ask_cues", r"(?<![\w-])", r"(?![\w-])[^.\n]{0,40}$")


@cache
def _prizes() -> re.Pattern[str]:
    return re.compile(_any("prize_words", "", r"(?!\w)").pattern, re.IGNORECASE)


@cache
def _private_roles() -> frozenset[str]:
    return frozenset(entries("role_private"))
