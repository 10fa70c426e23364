"""Headings of the rows and lists that sums stand in (docs/money.md)."""

import re

from pressnlp.analyse.money_phrases import LONGEST, is_filler, is_giver
from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.numbers import BLANK

# "- ", "• ", "3. " at the beginning of a line
_BULLET = re.compile(rf"{BLANK}*(?:(?:[-–—•*·?▪‣○■✓>]|\d{{1,2}}[.)]){BLANK}+)?")
# "Wache: " · "Wasser ..... " · "Schule | " · "Personal        " · "Wasser – "
_MARK = re.compile(rf"{BLANK}*+(?::|\.{{3,}}+|…++|\|){BLANK}*+|{BLANK}{{2,}}+|\t|{BLANK}(?:[-–—]{BLANK}|=)")


def label(text: str, one: Sum, after: int) -> str | None:
    """The row heading of a list or table line that ends in a sum: "Personal ..... 5.000 €" → "Personal".

    `after` is the end of the sum before, which no heading reaches across.
    """
    low = max(text.rfind("\n", max(0, one.start - 200), one.start) + 1, one.start - 200, after)
    bullet = _BULLET.match(text, low, one.start)
    low = bullet.end() if bullet else low
    mark = next((mark for mark in _MARK.finditer(text, low, one.start) if _parts(text, mark, one)), None)
    if mark is None:
        return None
    cells = [cell for cell in _CELLS.split(text[low : mark.start()]) if re.search(r"[^\W\d_]", cell)]
    named = cells[-1].strip(" .:\t") if cells else ""
    prose = _DATELINE.search(named) or ": " in named or _PROSE.search(named) or named.count("(") > named.count(")")
    bare = not re.search(r"[A-ZÄÖÜ]", named)  # "zusammen: 500 Euro" says nothing
    return None if bare or prose or len(named.split()) > 12 else named


# a sentence ends before: "ist fertig. Kosten" · "MTW 9. Die Kosten"
_PROSE = re.compile(r"[a-zäöüß]{2}[.!?] [A-ZÄÖÜ]|\d\. (?:Der|Die|Das|Ein|Eine) ")
# "Neustadt (pm)"
_DATELINE = re.compile(r"\([a-zäöü./]{1,5}\)$")


def _parts(text: str, mark: re.Match[str], one: Sum) -> bool:
    """Whether a mark parts the heading from the sum: little stands between, or the sum ends the line."""
    rest = text[mark.end() : one.start]
    if len(rest) > 30 or ":" in rest or "|" in rest:
        return False
    alone = text[one.end : one.end + 1] in ("", "\n")
    return alone or all(is_filler(word) for word in rest.split()[-2:])


_REVERSED = re.compile(
    rf"(?:{BLANK}{{2,}}+|\t|{BLANK}?[|:]{BLANK}?|{BLANK}[-–—]{BLANK})(?P<label>[^\W\d_][^\n|\t]{{1,80}})(?=\n|$)"
)


def label_behind(text: str, one: Sum) -> str | None:
    """The heading behind a sum that opens its line: "5.000 €   Heizung" → "Heizung"."""
    low = text.rfind("\n", max(0, one.start - 80), one.start) + 1
    opens = one.start - low < 80 and (_BULLET.fullmatch(text, low, one.start) or not text[low : one.start].strip())
    match = _REVERSED.match(text, one.end) if opens else None
    return match["label"].strip(" .:") if match and ". " not in match["label"] else None


_CELLS = re.compile(rf"{BLANK}*+\|{BLANK}*+|{BLANK}{{3,}}+|\t")
_BRACKET = re.compile(r"\(([^()]*[^\W\d_]{3}[^()]*)\)$")


# "a) " · "(davon " · a bullet of a private font
_NUMBERING = re.compile(r"^(?:[^\w„“\"»]+|\w\)\s|(?:davon|darunter|hiervon|und zwar)\s)+")


def row_purpose(named: str) -> str | None:
    """A row heading as purpose: cut when long; behind a payer's name only what stands in brackets or after a comma.

    "SV Neudorf e. V. (Eigenmittel)" → "Eigenmittel"; "Landkreis Neustadt" → None.
    """
    named = _NUMBERING.sub("", named)
    words = re.findall(r"e\. ?V\.|\w+-?", named)
    first = re.findall(r"e\. ?V\.|\w+-?", re.split(r",|\(", named)[0])
    if not first or not (is_giver(first) or "e.V." in named.replace(" ", "")):
        return named if len(words) <= LONGEST else _cut(named)
    if bracket := _BRACKET.search(named):
        return bracket[1]
    last = named.rpartition(", ")[2] if ", " in named else ""
    return last if last and " und " not in last and len(last.split()) <= 3 else None


def _cut(named: str) -> str:
    head = re.split(r" \(|, | – | - ", named)[0].split()
    return " ".join((head if len(head) > 1 else named.split())[:LONGEST])
