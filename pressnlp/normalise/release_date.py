"""The release's own day: heading, dateline, code, closing line; an embargo's where nothing else stands."""

import re
from collections.abc import Iterator

from pressnlp.normalise.clean import Block
from pressnlp.normalise.days import DAY, WEEKDAY, find, iso
from pressnlp.normalise.letterhead import parts
from pressnlp.normalise.lines import DAY_LINE

# "kau.2022.03.14.117", "kso-2021-09-08-515": year, month and day inside a release's code
CODE_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[.-](\d{2})[.-](\d{2})(?!\d)")
# "Datum: 12.03.2020", "Veröffentlicht am 12.03.2020", "Pressemitteilung vom 12.03.2020" as a line of its own
_BRIEF_WEEKDAY = r"(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,?[ ]"
STATED = re.compile(
    r"\b(?:Datum|Gesendet(?: am)?|Sent|Stand|Erscheinungsdatum|Veröffentlichungsdatum|Veröffentlicht(?: am)?"
    r"|Erstellt am|Eingestellt am|Erschienen am|Ausgegeben am|Meldung vom|Artikel vom|Bericht vom)"
    rf"[ ]?:?[ ]?(?:{WEEKDAY}|{_BRIEF_WEEKDAY})?(?:den )?{DAY}"
)
# "Stadt Soest, 12. März 2021", "Soest, im März" (none), "gez. Kern, 3.5.2021": a signature that ends in a day
SIGNED = re.compile(rf"(?:gez\. )?[^\n.!?:]{{2,80}},[ ](?:den[ ])?(?P<day>{DAY})\.?", re.IGNORECASE)
_APPOINTMENT = re.compile(WEEKDAY)
# "Einladung zur Sitzung am Mittwoch, 3. Mai 2021"
_EVENT = re.compile(rf"\b(?:am|vom|bis|ab|zum|für)[ ]{WEEKDAY}")
# The closing line is one of the last.
TAIL = 5


def release_date(text: str, blocks: tuple[Block, ...], stated: str | None = None) -> str | None:
    """The day as ISO; `stated` is what the container says and counts last.

    "Soest (26.10.2020). Am 3. November beginnt …" → "2020-10-26"
    """
    found = (*_dated(text, blocks), *_embargoes(text, blocks))
    return next((day for day in found if day), _as_iso(stated))


def _embargoes(text: str, blocks: tuple[Block, ...]) -> Iterator[str | None]:
    for block in blocks:
        part = text[block.start : block.end]
        if block.kind == "embargo":
            yield find(part)
        elif block.kind == "kicker":
            yield from (find(piece) for piece, kind in parts(part) if kind == "embargo")


def _dated(text: str, blocks: tuple[Block, ...]) -> Iterator[str | None]:
    for block in blocks:
        part = text[block.start : block.end]
        if block.kind == "kicker":
            yield _heading(part)
        elif block.kind in ("dateline", "navigation") and block is not blocks[-1]:
            yield _opening(part) if block.kind == "dateline" else _labelled(part)
    yield _last(text)
    for block in blocks:
        if block.kind in ("title", "lead", "contact", "copyright"):
            yield _labelled(text[block.start : block.end])


def _heading(line: str) -> str | None:
    """ "Presse-Information vom 07.10.2021" → "2021-10-07"."""
    days = (find(part) for part, kind in parts(line) if kind in ("day", "release"))
    return next((day for day in days if day), None) or _labelled(line)


def _opening(line: str) -> str | None:
    """ "Landkreis Auenland (kau.2022.03.14.117)." → "2022-03-14"."""
    for code in CODE_DAY.finditer(line):
        if day := iso("-".join(code.groups())):
            return day
    return find(line)


def _last(text: str) -> str | None:
    """The closing line's day; several, or one below "Termine:", are a programme's."""
    rows = [line.strip() for line in text[-600:].strip().split("\n") if line.strip()][-TAIL - 1 :]
    days: set[str] = set()
    programme = False
    for above, line in zip(["", *rows], rows, strict=False):
        programme = above.endswith(":") or (programme and bool(DAY_LINE.fullmatch(above)))
        if not programme and (day := _closing(line)):
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _closing(line: str) -> str | None:
    """ "Musterau, 21.02.2022" → "2022-02-21"; the last line of a sentence is none, nor "Samstag, 3. Mai 2021"."""
    line = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    if _APPOINTMENT.match(line):
        return None
    if DAY_LINE.fullmatch(line):
        return find(line)
    signed = None if _EVENT.search(line) else SIGNED.fullmatch(line)
    return iso(signed["day"].rstrip(".")) if signed and len(line.split()) <= 10 else _labelled(line)


def _labelled(text: str) -> str | None:
    match = STATED.search(text)
    return find(match[0]) if match else None


def _as_iso(stated: str | None) -> str | None:
    return find(stated) if stated else None
