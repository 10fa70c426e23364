"""Persons' names: the pipeline's PER spans put right, and names that an office, a title or "Frau" announces."""

import re
from collections.abc import Iterator

from pressnlp.analyse import known
from pressnlp.analyse.found import Gender
from pressnlp.analyse.intervals import Taken
from pressnlp.analyse.people_announced import SIGNED, announced, backwards, credited, partner
from pressnlp.analyse.people_words import (
    ANNOUNCED,
    CIVIL,
    PersonFound,
    given_names,
    name_word,
    particles,
    title_pattern,
)
from pressnlp.analyse.roles import ARTICLES, adjective, role_in
from pressnlp.analyse.tokens import Reading, Word
from pressnlp.words import entries, table

__all__ = ["CIVIL", "PersonFound", "find", "given_names", "parse", "split_name", "title_pattern"]

POSSESSIVES = {"seine", "seiner", "ihre", "ihrer", "meine", "meiner", "deine", "Seine", "Ihre", "Meine"}
BORN = {"geborene", "geborener", "geborenen", "verwitwete", "geschiedene"}  # "Eva Kern, geborene |Moll"
MANDATE = re.compile(r"Md(?:B|L|EP|A|HB|BB)")  # "Beate Lang MdL"
NUMERAL = re.compile(r"I{1,3}|IV|V")  # "Weinkönigin Lena I."
INITIAL = re.compile(r"^[A-ZÄÖÜ]$")
NO_NAME = re.compile(
    r"(?i)straße$|strasse$|\wplatz$|allee$|gasse$|schule$|gymnasium$|halle$|\wpreis$|stiftung$|gmbh$|kirche$|\wpark$|\wweg$"
    r"|^(?:duo|trio|\w*quartett?|\w*quintett|sextett|oktett|cuarteto|ensemble|band|combo|slam|singers|orchestra)$"
)


def find(reading: Reading) -> list[PersonFound]:
    """All persons named in a text, in order of place."""
    found = list(backwards(reading))
    taken = Taken((one.start, one.end) for one in found)
    for start, end, confidence in [
        *_registered(reading),
        *credited(reading),  # before the pipeline's: "Foto: Stadt Au/E. Kern" keeps its initial
        *_modelled(reading),
        *announced(reading),
    ]:
        if not taken.hits(start, end):
            person = parse(reading, start, end, confidence)
            if person and not taken.hits(person.start, person.end):
                found.append(person)
                taken.add(person.start, person.end)
    found += [one for person in found if (one := partner(reading, person))]
    full = {p.start for p in found if p.given}
    found = [p for p in found if p.given or p.start not in full]
    families = {p.family for p in found if p.given}
    return sorted((p for p in found if _supported(reading, p, families)), key=lambda p: p.start)


def _supported(reading: Reading, person: PersonFound, families: set[str]) -> bool:
    """A single word needs more than a guess: a title, "Frau", an office, a full name elsewhere, or certainty."""
    if not person.given and not person.titles and _by_given_name(reading, person.start):
        return False
    if not person.given and reading.words.get(reading.words.at(person.start) - 1) in {*BORN, "Familie", "Eheleute"}:
        return False
    if len(person.given) == 1 and person.given[0] in entries("kin_words"):
        return False  # "Hund Toni"
    if not person.given and _is_place_led(reading, person):
        return False
    if person.given or person.titles or person.family in families or person.family.rstrip("s") in families:
        return True
    index = reading.words.at(person.start)
    ranked = adjective(reading.words.get(index + 1), "")[0] == "role"  # "Burgaus |Erster| Stadtrat"
    following = role_in(reading, reading.words.get(index + 1 + ranked))
    if following and person.family.endswith("s") and not person.titles:
        return False  # "Soests Bürgermeister"
    if _civil_gender(reading, person.start) or role_in(reading, reading.words.get(index - 1)):
        return True
    signs = SIGNED.search(reading.text, max(0, person.start - 6), person.start)
    if person.confidence == ANNOUNCED or (signs and signs.end() == person.start):
        return True
    return person.confidence > 0.9 and reading.is_proper(person.start)


def _is_place_led(reading: Reading, person: PersonFound) -> bool:
    """ "Ida Moll, Ortsvorsteherin |von Dornheim|": behind a name and a comma the place that somebody is head of."""
    index = reading.words.at(person.start)
    own = reading.words.get(index) == "von" and not person.titles
    return own and reading.words.get(index - 2) == "," and role_in(reading, reading.words.get(index - 1)) is not None


def _by_given_name(reading: Reading, start: int) -> bool:
    """ "seine Frau Elisabeth", "Sohn Emil", "Hund Toni": kin and pets go by their given names."""
    index = reading.words.at(start)
    before = reading.words.get(index - 1)
    wife = before == "Frau" and reading.words.get(index - 2) in POSSESSIVES
    return wife or before in entries("kin_words")


def _registered(reading: Reading) -> Iterator[tuple[int, int, float]]:
    """Names of the user's own register, but no piece of a longer name ("Anna |Maria Weber|") or of a street's."""
    for start, end, confidence in known.people(reading):
        named = reading.entity(start, "PER")
        inner = reading.words.between(named.start, named.end) if named and end <= named.end else []
        longer = [word for word in inner if not start <= word.start < end]
        following = reading.words.get(reading.words.at(end))
        if not any(_goes_on(reading, word.text) for word in longer) and not NO_NAME.search(following):
            yield start, end, confidence


def _goes_on(reading: Reading, word: str) -> bool:
    return name_word(word) and word not in CIVIL and not role_in(reading, word) and word not in {"Dr", "Prof"}


def _modelled(reading: Reading) -> Iterator[tuple[int, int, float]]:
    for named in reading.named:
        if named.label == "PER":
            yield named.start, named.end, named.confidence


def parse(reading: Reading, start: int, end: int, confidence: float) -> PersonFound | None:
    """A span as titles, given names and family name; None where it is no person's name."""
    text = reading.text
    start, end, titles = _stripped(reading, start, end)
    end = _completed(reading, start, end)
    parts = text[start:end].split()
    titles = titles or tuple(p for p in parts[1:-1] if table("titles").get(p) == "noble")
    if not parts or end <= start or "\n" in text[start:end]:
        return None
    gender = _civil_gender(reading, start)
    bare = [p for p in parts if p not in titles]
    if not _is_name(bare, bool(titles) or gender is not None or confidence == ANNOUNCED, reading, start):
        return None
    given, family = split_name(bare)
    first = given[0].split("-")[0] if given else ""
    listed = given_names().get(first)
    begin = _title_start(text, start)
    before = tuple(m[0] for m in title_pattern().finditer(text, begin, start))
    sex: Gender | None = gender or ("f" if listed == "f" else "m" if listed == "m" else None)
    return PersonFound(begin, end, (*before, *titles), given, family, sex, confidence)


def _stripped(reading: Reading, start: int, end: int) -> tuple[int, int, tuple[str, ...]]:
    """Cut offices, "Frau" and signs off the edges; noble titles inside are told apart."""
    words = reading.words
    inner = words.between(start, end)
    while inner and (
        not re.match(r"[^\W_]", inner[0].text)
        or inner[0].text in CIVIL
        or inner[0].text[0].isdigit()
        or _opens_with_role(reading, inner)
    ):
        inner = inner[1:]
    behind_point = (
        re.search(r"[ai]\.\s?$", reading.text[max(0, inner[0].start - 4) : inner[0].start]) if inner else None
    )
    if len(inner) > 2 and inner[0].text in {"D", "R", "A", "V"} and behind_point:
        inner = inner[2:]  # "Landrat a. D. X", "i. A. X": the pipeline took the D for an initial
    while inner and (match := title_pattern().match(reading.text, inner[0].start)):
        inner = [w for w in inner if w.start >= match.end()]
        if inner and inner[0].text == ".":
            inner = inner[1:]
    if len(inner) > 2 and (MANDATE.fullmatch(inner[-1].text) or NUMERAL.fullmatch(inner[-1].text)):
        inner = inner[:-1]
    if len(inner) > 2 and inner[-1].text == "." and NUMERAL.fullmatch(inner[-2].text):
        inner = inner[:-2]
    while inner and not re.search(r"[^\W_]$", inner[-1].text):
        if inner[-1].text == "." and len(inner) > 1 and INITIAL.match(inner[-2].text):
            break
        inner = inner[:-1]
    if not inner:
        return end, end, ()
    while len(inner) > 2 and inner[-1].text in particles():
        inner = inner[:-1]  # "Roland Beier von| der AOK"
    titles = tuple(w.text for w in inner[1:-1] if table("titles").get(w.text) == "noble")
    return inner[0].start, inner[-1].end, titles


def _completed(reading: Reading, start: int, end: int) -> int:
    """Go on where a span breaks off: "Christiane von| Estorp", "Franz-Xaver| Moosbauer"."""
    words, stop = reading.words, reading.words.at(end)
    inner = words.between(start, end)
    if not inner:
        return end
    open_end = inner[-1].text in particles() or (len(inner) == 1 and inner[0].text in given_names())
    while (
        open_end
        and stop < len(words)
        and words[stop].start <= end + 1
        and "\n" not in reading.text[end : words[stop].start]
    ):
        word = words[stop].text
        if table("titles").get(word) == "noble" and words.get(stop + 1) in particles():
            end, stop = words[stop].end, stop + 1  # "Annegret| Freifrau von Taubenheim"
            continue
        if word not in particles() and not (
            name_word(word) and role_in(reading, word) is None and reading.is_proper(words[stop].start)
        ):
            break
        end, stop, open_end = words[stop].end, stop + 1, word in particles()
    return end


def _opens_with_role(reading: Reading, inner: list[Word]) -> bool:
    return len(inner) > 1 and role_in(reading, inner[0].text) is not None and inner[0].text not in given_names()


def _is_name(parts: list[str], sure: bool, reading: Reading, start: int) -> bool:
    if not parts or len(parts) > 6 or _is_thing(parts):
        return False
    if any(ch.isdigit() for p in parts for ch in p):
        return False
    capitals = [p for p in parts if name_word(p.rstrip("."))]
    if not capitals or not re.match(r"[^\W\d_]", parts[-1]):
        return False
    if len(parts) == 1:
        plain = len(parts[0]) > 2 and not parts[0].isupper() and not _is_office(reading, parts[0], start)
        return plain and (sure or parts[0] not in given_names())
    return all(p in particles() or p.lower() in particles() or name_word(p.rstrip(".")) for p in parts)


# "Terhalle", "Steinweg", "Neukirche": behind a given name the end of a surname
SURNAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:halle|weg|platz|park|gasse|kirche)")


def _is_thing(parts: list[str]) -> bool:
    """Whether a word says that no person is named: "Turnhalle", "Heimatpreis"; not "Ida |Terhalle"."""
    full = len(parts) == 2 and parts[0].split("-")[0] in given_names() and SURNAME.fullmatch(parts[1])
    return not full and any(NO_NAME.search(part) for part in parts)


def _is_office(reading: Reading, word: str, start: int) -> bool:
    """A word that is an office; "König" or "Bauer", with no article before, is sooner a name."""
    if role_in(reading, word) is None:
        return False
    before = reading.words.get(reading.words.at(start) - 1).lower()
    return word not in entries("role_surnames") or before in ARTICLES or before in {"selbst", "als", "ist", "war"}


def split_name(parts: list[str]) -> tuple[tuple[str, ...], str]:
    """Given names and family name: `split_name(["Max", "von", "der", "Heyde"])` → (("Max",), "von der Heyde")."""
    for at, part in enumerate(parts):
        if part.lower() in particles() and part not in given_names() and at < len(parts) - 1:
            return tuple(parts[:at]), " ".join(parts[at:])
    if len(parts) > 2 and parts[-2] in {"Schulze", "Meyer", "Große", "Graf", "Große-"} and parts[0] in given_names():
        return tuple(parts[:-2]), " ".join(parts[-2:])
    return tuple(parts[:-1]), parts[-1]


def _title_start(text: str, start: int) -> int:
    """Where the titles before a name begin: "Prof. Dr. |Baumann" → at "Prof."."""
    window = text[max(0, start - 80) : start]
    match = re.search(rf"(?:{title_pattern().pattern}\s+)+$", window)
    return start - len(window) + match.start() if match else start


def _civil_gender(reading: Reading, start: int) -> Gender | None:
    index = reading.words.at(_title_start(reading.text, start))
    sex = CIVIL.get(reading.words.get(index - 1))
    return "m" if sex == "m" else "f" if sex == "f" else None
