"""Whom a text names for a prize or an honour, or as somebody of history: no official, whatever the office."""

import re
from functools import cache

from pressnlp.analyse.people import PersonFound, title_pattern
from pressnlp.analyse.tokens import Reading
from pressnlp.link.office_finder import Office, is_profession
from pressnlp.link.persons import Human
from pressnlp.words import entries

FAR_BACK = 500  # characters of a line that are looked at before a name: a line may be a whole archive
# A list's line: "– Eva Kern, …", "25 Jahre: Eva Kern"
_ITEM = r"\s*(?:[-–•*·▪]\s|\d{1,2}\.?\s|(?:Für\s)?\d{1,2}\sJahre"
ITEM = re.compile(_ITEM + ")")
# … or "Einzel, Jugend: Eva Kern", "Ehrenamt: Eva Kern"; not who takes part in the ceremony
_CEREMONY = (
    r"(?!(?:Moderation|Leitung|Laudatio|Jury|Fotos?|Text|Bild|Musik|Regie|Kontakt|Ansprech\w+|Rückfragen|Presse\w*)\b)"
)
HONOUR_ITEM = re.compile(_ITEM + rf"|{_CEREMONY}[A-ZÄÖÜ][\w-]{{2,30}}(?:,?\s[\w-]{{2,20}}){{0,3}}:\s)")
# "ging an", "verleiht … an die Chemikerin", "für ihre"
WINS = re.compile(r"\b(?:ging|gingen|geht|gehen|verleiht|verlieh|vergibt|vergab|vergeben|verliehen|überreicht\w*)\b")
# "Ausgewählt wurden", "Geehrt wurden", "Seit 40 Jahren gehören"
CHOSEN = re.compile(
    r"\b(?:Ausgewählt|Ausgezeichnet|Geehrt)\swurden?\b|\b[Ss]eit\s\w+\sJahren\sgehör(?:t|en)\b|Jahre\sMitgliedschaft\b"
)
WON_BY = re.compile(r"\ban\s(?:(?:den|die|das)\s)?(?:[\w-]+\s){0,4}$")
GLAD = re.compile(r"\b[Üü]ber\s[^.\n]{1,60}\sfreu(?:t|te|en|ten)\ssich\s(?:[\w-]+\s){0,4}$")
# "erhielt |X den Preis", "nahm |X … entgegen": the subject right behind the verb, an office between
_GETS = r"(?:erhielt|erhält|bekam|bekommt|gewann|gewinnt|errang|holte|belegte)"
GETS_BEFORE = re.compile(rf"\b{_GETS}\s(?:(?:der|die)\s)?(?:[\w-]+\s){{0,2}}$")
TAKES_BEFORE = re.compile(r"\b(?:nahm|nimmt)\s(?:(?:der|die)\s)?(?:[\w-]+\s){0,2}$")
# "X erhielt", "X (TSV Au) bekam", "X, Trainerin des TSV, gewann"
GETS_BEHIND = re.compile(rf"(?:\s\([^()\n]{{1,40}}\)|,[^,.\n]{{1,60}},)?\s{_GETS}\b")
# Whoever takes a prize for somebody else acts in office
FOR_OTHERS = re.compile(r"\b(?:stellvertretend|im Namen|für (?:die|den|das)|dessen|deren|Spenden?)\b")
# "wurden A, B und |C| geehrt", "wurde |C| mit der Ehrennadel ausgezeichnet"
PASSIVE = re.compile(r"\b(?:wurden?|werden|wird)\s")
HONOURED = re.compile(r"[^.;:\n]{0,120}?\b(?:geehrt|ausgezeichnet)\b")
BY = re.compile(r"\b(?:von|durch)\s(?:[\w-]+\s){0,5}$")
HONOURS = re.compile(r"\behrten?\s")
# Offices that a prize does not take away: whoever holds one acts in it
POLITICAL = re.compile(r"(?i)bürgermeister|landrat|landrätin|minister|beigeordnet|dezernent|präsident|direktor$")
# What people become by winning: it makes nobody an official, nor does a trade beside it
WON = re.compile(r"(?i)(?:preisträger|sieger|stipendiat|schützenkönig|(?:vize|landes|bezirks)meister)(?:in)?$")
CHAMPION = re.compile(r"(?i)(?:deutsch|isch)$")
# "1887", "im 18. Jahrhundert", "einst": a time that nobody of today's offices has seen
BYGONE = re.compile(r"(?<![\d.,])(?:1[0-8]\d\d|19[0-4]\d|195[0-5])(?![\d.,]*\d)(?! Euro)|\b1\d\. Jahrhundert|\beinst\b")
_MADE = r"(?:gegründet|erbaut|gebaut|errichtet|geschaffen|gestiftet|komponiert|gemalt|eröffnet|gedruckt|entworfen)"
# "gegründet 1887 von |X", "Gebaut wurde sie einst vom Baumeister |X"
MADE_BY = re.compile(
    rf"\b{_MADE}\b[^.;\n]{{0,100}}\b(?:von|vom|durch)\s(?:(?:de[nmr])\s)?(?:[\w-]+\s){{0,2}}$", re.IGNORECASE
)
# "den Nachlass des Fotografen |X", "am 100. Todestag von |X", "benannt nach dem Politiker |X"
REMEMBERED = re.compile(
    r"\b(?:Nachlass|Todestag\w*|Andenken|Geburtshaus|Grab|Lebenswerk|Biogra[fp]h?ie)\s(?:des|der|von|an)\s(?:[\w-]+\s){0,3}$"
    r"|\b(?:[Bb]e|um)nannt nach\s(?:[\w-]+\s){0,3}$"
)
# "Gegründet hatte das Haus 1872 der Provisor |X"
MADE_FIRST = re.compile(rf"^\W{{0,3}}{_MADE}\s(?:hatte|hat|haben|hatten)\b", re.IGNORECASE)
# "|X hatte den Betrieb 1847 gegründet", "|X gründete 1847 …"
MAKES = re.compile(
    rf"(?:,[^,.\n]{{1,60}},)?\s(?:hatten?\b[^.;\n]{{0,80}}\b{_MADE}|(?:be)?gründete|erbaute|errichtete|stiftete)\b"
)


def honoured(reading: Reading, human: Human, offices: list[Office]) -> bool:
    """Named first in a list of those honoured, or as the one who wins, gets a prize or is honoured."""
    first = human.mentions[0]
    if _in_list_of_honour(reading, first):
        return True
    if any(POLITICAL.search(office.phrase.noun.lemma) for office in offices):
        return False
    if any(office.phrase.tail for office in offices):
        return True  # "Sportlerin des Jahres"
    if any(map(_is_won, offices)) and all(_is_won(office) or is_profession(office.phrase) for office in offices):
        return True
    before = sentence_before(reading, first)
    if HONOURS.search(before):
        return _is_object(reading, first, before)
    return _gets_prize(reading, first, before) or _is_honoured(reading, first, before)


def _is_won(office: Office) -> bool:
    champion = any(map(CHAMPION.search, office.phrase.adjectives)) and "meister" in office.phrase.noun.lemma.lower()
    return champion or WON.search(office.phrase.noun.lemma) is not None


def _gets_prize(reading: Reading, first: PersonFound, before: str) -> bool:
    """ "Der Preis ging an X", "Über 500 Euro freut sich X", "Die Ehrennadel bekam X", "X gewann die Medaille"."""
    if CHOSEN.search(before):
        return True
    bare, behind = without_titles(before), sentence_behind(reading, first)
    prized = prizes().search(before) is not None
    if (prized and WINS.search(before) and WON_BY.search(bare)) or _is_glad(before, bare, prized):
        return True
    if not prized and not prizes().search(behind):
        return False
    takes = TAKES_BEFORE.search(bare) and "entgegen" in behind and prized and not FOR_OTHERS.search(behind)
    return bool(takes or GETS_BEFORE.search(bare) or GETS_BEHIND.match(behind))


def _is_glad(before: str, bare: str, prized: bool) -> bool:
    """ "Über 500 Euro freut sich X"; not who is glad of a gift for others."""
    return (prized or ("Euro" in before and not FOR_OTHERS.search(before))) and GLAD.search(bare) is not None


def _is_honoured(reading: Reading, first: PersonFound, before: str) -> bool:
    """ "wurden A und |X| geehrt", not "wurde das Buch von |X| ausgezeichnet"."""
    if BY.search(without_titles(before)):
        return False
    return PASSIVE.search(before) is not None and HONOURED.match(sentence_behind(reading, first)) is not None


def _is_object(reading: Reading, first: PersonFound, before: str) -> bool:
    """ "ehrte der Vorsitzende, A, die Ehrenmitglieder |X| und Y": the first name is the subject's."""
    begin = first.start - len(before)
    return any(named.label == "PER" for named in reading.named.starting(begin, first.start))


def _in_list_of_honour(reading: Reading, mention: PersonFound) -> bool:
    """Go up from an item to the line above the list: "Geehrt wurden:", "Die Auszeichnungen gingen an"."""
    text = reading.text
    begin = mention.start - len(line_before(reading, mention, FAR_BACK))
    if not HONOUR_ITEM.match(text, begin):
        return False
    above = [line for line in text[max(0, begin - 1500) : begin].split("\n") if line.strip()]
    while above and HONOUR_ITEM.match(above[-1]):
        above.pop()
    return bool(above) and any(cue in line for line in above[-1:] for cue in entries("honour_cues"))


def historical(reading: Reading, human: Human) -> bool:
    """ "Gegründet 1887 von Schlossermeister X", "X hatte den Betrieb 1847 gegründet": only times long past know him."""
    if REMEMBERED.search(sentence_before(reading, human.mentions[0])):
        return True
    return all(_long_past(reading, mention) for mention in human.mentions)


def _long_past(reading: Reading, mention: PersonFound) -> bool:
    before, behind = sentence_before(reading, mention), sentence_behind(reading, mention)
    if not BYGONE.search(before) and not BYGONE.search(behind):
        return False
    bare = without_titles(before)
    return any((MADE_BY.search(bare), MADE_FIRST.search(before), MAKES.match(behind)))


# "Ihr verstorbener Mann |X"
KIN = re.compile(r"\b(?:Mann|Frau|Ehemann|Ehefrau|Vater|Mutter|Sohn|Tochter|Bruder|Schwester|Witwer?|Enkel(?:in)?)\s$")


def retired(reading: Reading, human: Human, offices: list[Office]) -> bool:
    """ "Die pensionierte Hebamme", "Ihr Mann X war Rektor": a trade of old, or any office of somebody's kin."""
    if not offices or any(office.status != "former" for office in offices):
        return False
    if KIN.search(sentence_before(reading, human.mentions[0])):
        return True
    trades = [office for office in offices if is_profession(office.phrase) and not office.phrase.adjectives]
    return len(trades) == len(offices)


def line_before(reading: Reading, mention: PersonFound, most: int = 120) -> str:
    """The words of the line before a name."""
    return reading.text[max(0, mention.start - most) : mention.start].rpartition("\n")[2]


def sentence_before(reading: Reading, mention: PersonFound) -> str:
    """The words of the sentence before a name: "Der Preis ging an "."""
    begin, _ = reading.sentence_span(mention.start)
    return reading.text[max(begin, mention.start - 300) : mention.start]


def sentence_behind(reading: Reading, mention: PersonFound) -> str:
    """The words of the sentence behind a name: " erhielt die Ehrennadel."."""
    _, end = reading.sentence_span(mention.start)
    return reading.text[mention.end : min(end, mention.end + 200)]


def without_titles(text: str) -> str:
    """ "an Prof. Dr. " → "an ": what stands before a name, its titles left out."""
    return title_pattern().sub("", text).rstrip() + " "


def any_of(name: str, opening: str, closing: str) -> re.Pattern[str]:
    """A pattern for any entry of a word list: `any_of("ask_cues", r"\\b", r"\\b")`."""
    return re.compile(opening + "(?:" + "|".join(map(re.escape, entries(name))) + ")" + closing)


@cache
def prizes() -> re.Pattern[str]:
    """Ends of nouns for what people win: "Heimat|preis|", "Ehren|nadel|"."""
    return re.compile(any_of("prize_words", "", r"(?!\w)").pattern, re.IGNORECASE)
