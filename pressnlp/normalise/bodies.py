"""Names of the bodies that issue releases, where a heading, dateline, contact or copyright line gives them."""

import re
from functools import cache

from pressnlp.words import entries, rows

# "Bad", "Sankt", "Rothenburg ob der Tauber", "Neustadt a. d. Waldnaab", "Halle (Saale)", "Marburg-Biedenkopf"
_WORD = r"[A-ZÄÖÜ][\w’'-]{0,60}"
_LINK = r"(?:(?:an|am|auf|bei|im|in|ob|vor|vorm|unter|der|dem|den|zu|zur|a\.|i\.|d\.|v\.|o\.)[ ]?){1,3}"
NAME = rf"(?:(?:St\.|Bad|Sankt)[ ])?{_WORD}(?:[ ](?:{_LINK}[ ]?)?{_WORD}){{0,3}}(?:[ ]?\([A-ZÄÖÜ]\w+\))?"
# "Hochsauerlandkreis", "Rhein-Sieg-Kreis": a county whose name is one word
_COUNTY = r"[A-ZÄÖÜ][\w-]{3,40}(?:kreis|-Kreis)(?:es)?"
# "Große Kreisstadt", "Universitäts- und Hansestadt", "Kolpingstadt"; "Grosse" is what capitals leave of "Große"
_ADORNED = r"(?:(?:Gro(?:ß|ss)e[nr]?|Alte[nr]?|Freie[nr]?(?:[ ]und)?)[ ])?(?:[A-ZÄÖÜ]\w{1,40}-[ ]und[ ])?"


def _heads() -> dict[str, str]:
    towns = {form: nominative for form, nominative, kind in rows("municipality_forms", 3) if kind != "state"}
    # "Gemeinden A und B" are two: no plural names an issuer
    single = {form: nominative for form, nominative in towns.items() if form == nominative or form.endswith("s")}
    return single | {form: nominative for form, nominative, _ in rows("issuers", 3)}


_HEAD = "(?:" + "|".join(map(re.escape, sorted(_heads(), key=len, reverse=True))) + r"|[A-ZÄÖÜ]\w{3,30}stadt)"
# "Bezirksamt Musterwinkel von Berlin": so the districts of Berlin call themselves
_OF_BERLIN = r"(?:(?<=\w)[ ]von[ ]Berlin\b)?"
# "Stadt Bad Musterau", "Große Kreisstadt Torgau", "Landkreises Harburg", "Hochsauerlandkreis"
BODY = rf"(?:{_ADORNED}{_HEAD}\b[ ]{NAME}{_OF_BERLIN}|{_COUNTY}\b)"
_PARTS = re.compile(rf"(?P<adorned>{_ADORNED})(?P<head>{_HEAD})[ ](?P<name>.+)")
_ENDING = {"Großen": "Große", "Großer": "Große", "Alten": "Alte", "Alter": "Alte", "Freien": "Freie", "Freier": "Freie"}
# Words that follow a name in a letterhead without being part of it.
_TAIL = re.compile(
    r"[ ](?:Der|Die|Das|Pressestelle|Presse|Pressesprecher(?:in)?|Stabsstelle|Tel|Telefon|Fax|Foto|Amt|Abteilung)\b.*$"
)
# "(ZWAB)", "(MVB)": an abbreviation, but "(Saale)" is part of the name
_ABBREVIATION = re.compile(r"[ ]?\([A-ZÄÖÜ][\w.-]*[A-ZÄÖÜ]\)$")


def nominative(body: str) -> str | None:
    """The name in the nominative: "Landkreises Auenland" → "Landkreis Auenland"; None for what is no body."""
    body = _ABBREVIATION.sub("", _TAIL.sub("", " ".join(body.split())))
    match = _PARTS.fullmatch(body)
    if match:
        words = match["adorned"].replace("Gross", "Groß").split()
        adorned = " ".join(_ENDING.get(word, word) for word in words)
        return " ".join(filter(None, (adorned, _heads().get(match["head"], match["head"]), match["name"])))
    county = re.fullmatch(_COUNTY, body)
    if not county:
        return None
    name = re.sub("(kreis)es$", r"\1", body, flags=re.IGNORECASE)
    return None if name in _circles() or name in ("Landkreis", "Altkreis") else name


def place(body: str) -> str | None:
    """The place in a body's name: "Stadt Bad Musterau" → "Bad Musterau"; None where the name holds none."""
    match = _PARTS.fullmatch(body)
    return None if not match or match["head"] in _topical() else match["name"].removesuffix(" von Berlin")


@cache
def _topical() -> frozenset[str]:
    """Heads whose name may be a task: "Zweckverband Wasserversorgung"."""
    return frozenset(form for form, _, name in rows("issuers", 3) if name == "topic")


@cache
def _circles() -> frozenset[str]:
    return frozenset(entries("circle_words"))
