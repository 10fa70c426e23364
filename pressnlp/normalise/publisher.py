"""Who issues a release: what its heading, dateline, contact, copyright or signature says, else nobody."""

import re
from collections.abc import Callable, Iterator

from pressnlp.normalise import mailhead
from pressnlp.normalise.bodies import BODY, nominative, place
from pressnlp.normalise.clean import Block
from pressnlp.normalise.houses import house
from pressnlp.normalise.letterhead import RELEASE, SPEAKER_BEFORE, VOM, issuer, known, parts
from pressnlp.normalise.named import named

_BODY = re.compile(BODY)
# "Presseinformation der Stadt Musterau", "Pressestelle des Landkreises X", "Pressesprecherin der Stadt Y"
_OFFICE = (
    rf"(?:{RELEASE}|Presse(?:stelle|amt|archiv|büro|service|referat|abteilung|team|sprecher(?:in)?)"
    r"|Sprecher(?:in)?|Newsroom)"
)
_AND_OTHERS = rf"(?P<joint>[^\n.,]{{0,40}}?[ ]und[ ](?:der[ ]|des[ ]|{BODY}))?"
# The words between may be "Nr. 3/2021"; the nearest body is the one meant.
OF = re.compile(rf"{_OFFICE}(?:[ ][^\n]{{0,30}}?)??[ ](?:der|des|von)[ ](?P<body>{BODY}){_AND_OTHERS}")
_SIGN = r"(?:©|\([cC]\)|(?i:Copyright):?)"
_YEARS = r"(?:(?:19|20)\d\d(?:[ ]?[-–/][ ]?(?:19|20)\d\d)?,?[ ])?"
# "© Stadt Soest 2023", "© 2023 Kreis Auenland", "Copyright: Gemeinde X"
OWNER = re.compile(rf"{_SIGN}[ ]?(?:{_SIGN}[ ]?)?{_YEARS}(?:by[ ])?(?P<body>{BODY})")
# "© 2022 Soest Digital"
HOLDER = re.compile(rf"{_SIGN}[ ]?{_YEARS}(?P<holder>[A-ZÄÖÜ][^\n|,]{{2,60}})")
# "Mitteilung der Stadt Musterau", "Pressemitteilung Nr. 3 des Zweckverbands Auental"
_ISSUED = re.compile(rf"[ ](?:der|des|von)[ ](?P<body>[^\n]+?)(?:{VOM})?[.:]?$")
# "des Zweckverbands Wasser" is not the whole name where "und Abwasser" follows
_GOES_ON = re.compile(r",?[ ](?:und|u\.|&)[ ][A-ZÄÖÜ]")
# A body at the start of a contact's line, alone or before a comma; the cue before it is cut off.
CUE = re.compile(r"^[^:,|\n]{3,60}:[ ]?")
SPEAKER = re.compile(rf"^\(?(?:{SPEAKER_BEFORE})?")
LISTED = re.compile(rf"(?P<body>{BODY})(?=,|$|[ ]?[|·•–(-]|[ ]/|\n)")
# "Pressekontakt: Eva Kern, Stadt Musterau, Tel. …": the body stands between the name and the telephone
PIECES = re.compile(r"[ ]{0,9}[|·•;][ ]{0,9}|,[ ]|[ ][–-][ ]")
# Whom the press shall ask speaks for the issuer; a "Kontakt" may be anybody's.
_PRESS = re.compile(
    r"(?i)[^:\n]{0,30}(?:presse|medien|redaktion)[\w ]{0,30}:?|(?:herausgeber|herausgegeben|impressum|v\. ?i\. ?s\. ?d)"
)


class _JointError(Exception):
    """Two bodies issue the release together: it has no single publisher."""


def publisher(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The issuing body in the nominative: "© Kreis Auenland 2024" → "Kreis Auenland"; None where nothing says so."""
    try:
        return next(_candidates(text, blocks), None)
    except _JointError:
        return None


def _candidates(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    for kinds, rule in RULES:
        for block in blocks:
            if block.kind in kinds and (name := rule(text[block.start : block.end])):
                yield name
        if rule is _other_body:
            yield from _by_first_line(text, blocks)
    yield from _by_copyright_place(text, blocks)


def _stated(line: str) -> str | None:
    """ "Wozjewjenje / Mitteilung der Stadt Musterau · 3.5.2021" → "Stadt Musterau"."""
    bodies = (_issued(part) for part, kind in parts(line) if kind == "release")
    names = (nominative(body) for body in bodies if body and _BODY.fullmatch(body))
    return next((name for name in names if name), None)


def _issued(part: str) -> str | None:
    """ "Pressemitteilung der Stadt X vom 3. Mai 2021" → "Stadt X"."""
    match = _ISSUED.search(part)
    return match["body"] if match and not part.startswith("Gemeinsam") else None


def _issued_by(line: str) -> str | None:
    match = OF.search(line)
    if match and match["joint"]:
        raise _JointError
    return nominative(match["body"]) if match and not _GOES_ON.match(line, match.end()) else None


_NAMING = ("name", "day")  # "Polizei Musterau, 3.5.2021": a day's line may begin with who writes


def _sender(line: str) -> str | None:
    """ "Von: Pressestelle Landratsamt Musterau <presse@…>" → "Landratsamt Musterau"."""
    written = mailhead.sender(line)
    pieces = (SPEAKER.sub("", piece.strip()) for piece in PIECES.split(written or ""))
    return next((name for piece in pieces if piece and (name := issuer(piece) or named(piece))), None)


def _letterhead(line: str) -> str | None:
    named_parts = (part.partition(",")[0] if kind == "day" else part for part, kind in parts(line) if kind in _NAMING)
    names = [name for part in named_parts if (name := issuer(part))]
    # "Stadt Musterau / Landkreis Auental" are two; "Gemeinde Musterau, Landkreis Auental" says where she lies
    if "/" in line and len({place(name) or name for name in names}) > 1:
        raise _JointError
    return names[0] if names else None


def _other_body(line: str) -> str | None:
    """ "Heimatverein Musterau e. V. | Pressemitteilung", "Pressemitteilung des Amtes für Bau und Umwelt"."""
    for part, kind in parts(line):
        issued = _issued(part) if kind == "release" else None
        if name := named(part) if kind == "body" else issued and named(issued, genitive=True):
            return name
    return None


def _by_first_line(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """A first line that is a body's name and nothing else ("Museum für Glas Musterau"), a headline or date below it."""
    shown = [block for block in blocks if block.kind != "navigation"]
    below = {block.kind for block in shown[1:4]}
    if not shown or shown[0].kind not in ("title", "kicker", "list") or not below & {"title", "kicker", "dateline"}:
        return
    line = text[shown[0].start : shown[0].end].partition("\n")[0]
    found = list(parts(line))
    part, kind = found[0]
    if all(kind for _, kind in found) and kind in ("name", "body"):
        yield from filter(None, [issuer(part) or named(part)])
    elif not kind and (len(found) == 1 or any(kind for _, kind in found[1:])):
        yield from filter(None, [house(part, text[shown[0].end :])])


def _dateline(line: str) -> str | None:
    match = _BODY.match(line)
    return nominative(match[0]) if match else None


def _contact(block: str) -> str | None:
    rows = [SPEAKER.sub("", CUE.sub("", line.strip())) for line in block.split("\n")]
    opening = (match["body"] for row in rows if (match := LISTED.match(row)))
    within = (issuer(piece) for row in rows for piece in PIECES.split(row))
    names = (*map(nominative, opening), *within)
    return next((name for name in names if name), None) or _issued_by(block)


def _press_contact(block: str) -> str | None:
    """ "Pressekontakt: Wohnungsbau Musterau GmbH, Eva Kern" → "Wohnungsbau Musterau GmbH"."""
    if not _PRESS.match(block):
        return None
    pieces = (piece for line in block.split("\n") for piece in PIECES.split(CUE.sub("", line.strip())))
    names = (named(piece) for piece in pieces if known(piece) == "body")
    return next((name for name in names if name), None)


def _copyright(line: str) -> str | None:
    match = OWNER.search(line)
    return nominative(match["body"]) if match else None


def _other_holder(line: str) -> str | None:
    """ "© 2023 Volkshochschule Auental | Impressum" → "Volkshochschule Auental"."""
    match = HOLDER.search(line)
    return named(match["holder"].strip(" .")) if match else None


# From the surest to the least: the letterhead speaks for the release, a contact may be a subsidiary's.
RULES: tuple[tuple[tuple[str, ...], Callable[[str], str | None]], ...] = (
    (("kicker", "title", "dateline"), _issued_by),
    (("kicker", "title"), _stated),
    (("kicker",), _sender),
    (("kicker",), _letterhead),
    (("kicker",), _other_body),
    (("dateline",), _dateline),
    (("copyright", "caption"), _copyright),
    (("copyright",), _other_holder),
    (("contact",), _contact),
    (("contact",), _press_contact),
)


def _by_copyright_place(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """ "© 2022 Soest Digital" beside the headline "Stadt Soest setzt Impulse" → "Stadt Soest"."""
    holders = [m["holder"] for b in blocks if b.kind == "copyright" and (m := HOLDER.search(text[b.start : b.end]))]
    for block in blocks if holders else ():
        if block.kind not in ("title", "lead"):
            continue
        for match in _BODY.finditer(text[block.start : block.end]):
            name = nominative(match[0])
            where = place(name) if name else None
            if name and where and any(where in holder for holder in holders):
                yield name
