"""Who issues a release: what its heading, dateline, contact, copyright or signature says, else nobody."""

import re
from collections.abc import Callable, Iterator

from pressnlp.normalise.bodies import BODY, nominative, place
from pressnlp.normalise.clean import Block
from pressnlp.normalise.letterhead import PARTS, RELEASE

_BODY = re.compile(BODY)
# "Presseinformation der Stadt Musterau", "Pressestelle des Landkreises X", "Pressesprecherin der Stadt Y"
_OFFICE = rf"(?:{RELEASE}|Pressestelle|Presseamt|Pressesprecher(?:in)?|Sprecher(?:in)?)"
_AND_OTHERS = rf"(?P<joint>[^\n.,]{{0,40}}?[ ]und[ ](?:der[ ]|des[ ]|{BODY}))?"
# The words between may be "Nr. 3/2021"; the nearest body is the one meant.
OF = re.compile(rf"{_OFFICE}(?:[ ][^\n]{{0,30}}?)??[ ](?:der|des|von)[ ](?P<body>{BODY}){_AND_OTHERS}")
_SIGN = r"(?:©|\([cC]\)|(?i:Copyright):?)"
_YEARS = r"(?:(?:19|20)\d\d(?:[ ]?[-–/][ ]?(?:19|20)\d\d)?,?[ ])?"
# "© Stadt Soest 2023", "© 2023 Kreis Auenland", "Copyright: Gemeinde X"
OWNER = re.compile(rf"{_SIGN}[ ]?(?:{_SIGN}[ ]?)?{_YEARS}(?:by[ ])?(?P<body>{BODY})")
# "© 2022 Soest Digital"
HOLDER = re.compile(rf"{_SIGN}[ ]?{_YEARS}(?P<holder>[A-ZÄÖÜ][^\n|,]{{2,60}})")
# A body at the start of a contact's line, alone or before a comma; the cue before it is cut off.
CUE = re.compile(r"^[^:\n]{3,60}:[ ]?")
LISTED = re.compile(rf"(?P<body>{BODY})(?=,|$|[ ]?[|–(-]|\n)", re.MULTILINE)


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
    yield from _by_copyright_place(text, blocks)


def _issued_by(line: str) -> str | None:
    match = OF.search(line)
    if match and match["joint"]:
        raise _JointError
    return nominative(match["body"]) if match else None


def _letterhead(line: str) -> str | None:
    names = (nominative(part.strip()) for part in PARTS.split(line) if _BODY.fullmatch(part.strip()))
    return next((name for name in names if name), None)


def _dateline(line: str) -> str | None:
    match = _BODY.match(line)
    return nominative(match[0]) if match else None


def _contact(block: str) -> str | None:
    listed = (LISTED.match(CUE.sub("", line.strip())) for line in block.split("\n"))
    names = (nominative(match["body"]) for match in listed if match)
    return next((name for name in names if name), None) or _issued_by(block)


def _copyright(line: str) -> str | None:
    match = OWNER.search(line)
    return nominative(match["body"]) if match else None


# From the surest to the least: the letterhead speaks for the release, a contact may be a subsidiary's.
RULES: tuple[tuple[tuple[str, ...], Callable[[str], str | None]], ...] = (
    (("kicker", "title"), _issued_by),
    (("kicker",), _letterhead),
    (("dateline",), _dateline),
    (("copyright", "caption"), _copyright),
    (("contact",), _contact),
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
