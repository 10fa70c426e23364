"""What opens a release's first sentence: "Soest (26.10.2020).", "Kreis Soest (kso.2021.09.08.515.sc).", "Soest –"."""

import re
from dataclasses import dataclass

from pressnlp.normalise import bodies
from pressnlp.normalise.days import DAY, WEEKDAY
from pressnlp.normalise.lines import PLACE

# "pm", "kau.2022.03.14.117", "26.10.2020", "straßen.nrw": what stands in a dateline's brackets
_CODE = r"\((?P<code>[^()\n]{1,40})\)"
_PREFIX = re.compile(
    rf"(?P<place>{bodies.BODY}|{PLACE})?[ ]?{_CODE}(?:[.:]|[ ]?[–—-])?[ ]"
    rf"|(?P<place2>{bodies.BODY}|{PLACE}),[ ]?(?:{WEEKDAY}|den[ ]|am[ ])?(?P<day>{DAY})\.?(?:[:]|[ ]?[–—-])?[ ]"
    rf"|\[(?P<place4>{bodies.BODY}|{PLACE}),[ ](?P<day2>{DAY})\](?:[.:]|[ ]?[–—-])?[ ]"
    rf"|(?P<day3>{DAY})(?::|[ ]?[–—-])[ ](?!\d)"
    rf"|(?P<place3>{bodies.BODY}|{PLACE})(?:\.|[ ][–—-])[ ]"
)
_NEXT = re.compile(r"(?!\d{1,2}[:.]\d\d\b)[A-ZÄÖÜ\d„\"»‚(]")
# A bare "Soest." or "Soest –" is a place only if it is short; "Neue Wege. Alte Ziele." is a sentence.
_MOST_WORDS = 4
# What stands in an author's brackets without a place before it: "(rei) Parkplatz, Marktplatz …"
_AUTHOR = re.compile(r"[a-zäöü./-]{1,12}")


_DAY = re.compile(DAY)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of the first sentence; `end` is where the sentence proper begins."""

    end: int
    place: str | None
    code: str
    day: str | None


def read(paragraph: str, prose: bool = True) -> Dateline | None:
    """ "Soest (pm). Die Stadt …" → Dateline(11, "Soest", "pm", None); None where the text simply begins.

    Outside `prose`, in what may be a headline, a bare place is none: "Freibad – Saison beginnt".
    """
    match = _PREFIX.match(paragraph)
    if not match or not _NEXT.match(paragraph, match.end()):
        return None
    place = match["place"] or match["place2"] or match["place3"] or match["place4"]
    code = match["code"] or ""
    day = match["day"] or match["day2"] or match["day3"]
    if place is None and not (day or _AUTHOR.fullmatch(code) or _DAY.fullmatch(code)):
        return None
    if match["day3"] and not prose:
        return None  # "3. Mai 2021 – Tag der offenen Tür"
    bare = match["place3"] is not None
    if place and ((bare and not prose) or not _plausible(place, bare)):
        return None
    return Dateline(match.end(), place, code, day)


def _plausible(place: str, bare: bool) -> bool:
    words = place.split()
    return bodies.nominative(place) is not None or not bare or (len(words) <= _MOST_WORDS and not place.endswith("."))
