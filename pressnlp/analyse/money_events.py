"""The event of a programme whose price a sum is (docs/money.md)."""

import re

LONGEST = 120
"""Longest line of a programme: longer ones are prose."""

BLOCK = 700
"""Characters of an entry above its price; unbounded, a text without blank lines would take quadratic time."""

_MONTHS = "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez"
_DAYS = "Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
# "Sa, 14.9., 17 Uhr, Schloss" · "Freitag, 7. Juli" · "ab 4. September, montags" · "20 Uhr, Rathaus" · "12.05.2024"
_DATED = re.compile(
    rf"(?:[Aa][bm]\s)?(?:(?:{_DAYS})\b|\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{_MONTHS})\w*)|\d{{1,2}}(?:[.:]\d\d)?\s(?:bis|Uhr)\b)"
)
_BULLET = re.compile(r"^[\s•*·–—-]+")
# "„Der kleine Drache“, gespielt vom"
_QUOTED = re.compile(r"^[„»\"](?P<name>[^“”«»\"„]{3,60})[“”«\"]")
# "Liederabend |mit Bariton", "Tango-Nacht|: Cuarteto", "Sommerkonzert| der Musikschulen"
_TAIL = re.compile(r"\s(?:mit|von|vom|der|des|für|zum|zur|im|in|am|und)\s|\s?[:,(]|\s[–—-]\s|[.!?](?:\s|$)|\s[„»\"]")
MOST_WORDS = 5


def event(text: str, at: int) -> str | None:
    """The title of a programme's entry above a price: "Sa, 5.10.⏎Liederabend mit Eva Kern⏎Karten 18 €" → "Liederabend".

    An entry is a few short lines without a blank one, one of which opens with a day or an hour.
    """
    low = text.rfind("\n", max(0, at - LONGEST), at) + 1
    if not low:
        return None
    entry = re.split(r"\n\s*\n", text[max(0, low - BLOCK) : low])[-1].strip().split("\n")
    lines = [_BULLET.sub("", line) for line in entry]
    if not any(_DATED.match(line) for line in lines) or any(len(line) > 2 * LONGEST for line in lines):
        return None
    return next((_title(line) for line in lines if line and not _DATED.match(line)), None)


def _title(line: str) -> str | None:
    quoted = _QUOTED.match(line)
    name = quoted["name"] if quoted else line[: tail.start()] if (tail := _TAIL.search(line)) else line
    dated = re.search(r"\d\d\.\d\d|\d{4}", name)  # the heading of a file, not of an event
    return name.strip() if 0 < len(name.split()) <= MOST_WORDS and not dated else None
