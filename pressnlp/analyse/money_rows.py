"""Headings of the rows and lists that sums stand in (docs/money.md)."""

import re
from itertools import pairwise

from pressnlp.analyse.money_givers import is_giver
from pressnlp.analyse.money_phrases import (
    LONGEST,
    is_adjective,
    is_filler,
    is_grammar,
    is_phrase_word,
)
from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_words import endings, known
from pressnlp.analyse.numbers import BLANK

# "- ", "• ", "3. " at the beginning of a line
_BULLET = re.compile(rf"{BLANK}*(?:(?:[-–—•*·?▪‣○■✓>]|\d{{1,2}}[.)]){BLANK}+)?")
# "Wache: " · "Wasser ..... " · "Schule | " · "Personal        " · "Wasser – "
_MARK = re.compile(rf"{BLANK}*+(?::|\.{{3,}}+|…++|[|;]){BLANK}*+|{BLANK}{{2,}}+|\t|{BLANK}(?:[-–—]{BLANK}|=)")


def label(text: str, one: Sum, after: int) -> str | None:
    """The row heading of a list or table line that ends in a sum: "Personal ..... 5.000 €" → "Personal".

    `after` is the end of the sum before, which no heading reaches across.
    """
    low = max(text.rfind("\n", max(0, one.start - 200), one.start) + 1, one.start - 200, after)
    bullet = _BULLET.match(text, low, one.start)
    low = bullet.end() if bullet else low
    marks = [
        mark
        for mark in _MARK.finditer(text, low, one.start)
        if _parts(text, mark, one, bool(bullet and bullet[0].strip()))
    ]
    if not marks:
        return None
    cells = [cell for cell in _CELLS.split(text[low : marks[-1].start()]) if re.search(r"[^\W\d_]", cell)]
    named = cells[-1].strip(" .:;\t") if cells else ""
    if _DASH.search(marks[-1][0]):
        named = _DASH.split(named)[-1]  # "Gemeinde Au – Umbau der Schule – 5.000 Euro": the cell before the sum
    bare = not re.search(r"[A-ZÄÖÜ]", named)  # "zusammen: 500 Euro" says nothing
    if bare or _is_prose(named) or len(named.split()) > 12:
        return None
    headline = marks[-1][0].strip() == ":" and _AIM_BEHIND.match(text, one.end)
    return None if headline and is_giver(named.split()) else named  # "Minister Kern: 5 Euro für den Steg"


def _is_prose(named: str) -> bool:
    """Whether words before a sum are part of a sentence: "Sie verwies auf das Fahrzeug: 500 Euro hat es gekostet"."""
    if _DATELINE.search(named) or ": " in named or _PROSE.search(named) or named.count("(") > named.count(")"):
        return True
    words = re.findall(r"[\w-]+", re.sub(r"\([^()]*\)", "", named))
    return any(not _fits(word, then) for word, then in pairwise([*words, ""]))


def _fits(word: str, then: str) -> bool:
    """Whether a word can stand in a heading before another: a small word of grammar, an adjective before its noun."""
    if not word.isalpha() or not word[0].islower() or word.lower() in known("money_row_words"):
        return True
    adjective_or_noun = then[:1].isupper() or is_phrase_word(then) or then in ("und", "oder")
    return is_phrase_word(word) and (not is_adjective(word) or (adjective_or_noun and not is_grammar(then)))


def continued(text: str, last_end: int, one: Sum) -> bool:
    """Whether a sum is the next figure of its row: only a unit and blanks before it: "11,90 €/Monat    12,65 €"."""
    return bool(_NEXT_CELL.fullmatch(text, last_end, one.start))


# "/kWh    " · " pro Jahr | " · "   –   " · " (" · " (bisher "
_NEXT_CELL = re.compile(
    rf"(?:{BLANK}?/{BLANK}?[\w²³]+|{BLANK}(?:je|pro|im){BLANK}\w+)?(?:{BLANK}{{2,}}+|\t|{BLANK}?\|{BLANK}?)"
    rf"(?:[-–—]?(?:{BLANK}{{2,}}+|\t|{BLANK}?\|{BLANK}?))?"
    rf"|{BLANK}\((?:(?:bisher|bislang|vorher|zuvor|alt|statt|früher|Vorjahr|netto|brutto):?{BLANK})?"
)


# a sentence ends before: "ist fertig. Kosten" · "MTW 9. Die Kosten"
_PROSE = re.compile(r"[a-zäöüß]{2}[.!?] [A-ZÄÖÜ]|\d\. (?:Der|Die|Das|Ein|Eine) ")
# "Neustadt (pm)"
_DATELINE = re.compile(r"\([a-zäöü./]{1,5}\)$")


def _parts(text: str, mark: re.Match[str], one: Sum, listed: bool) -> bool:
    """Whether a mark parts the heading from the sum: little stands between, or the sum ends the line."""
    rest = text[mark.end() : one.start]
    if len(rest) > 30 or ":" in rest or "|" in rest:
        return False
    alone = text[one.end : one.end + 1] in ("", "\n")
    if ";" in mark[0]:
        return not rest and alone
    if alone and ":" in mark[0] and not listed:
        return not re.search(r"[A-ZÄÖÜ]", rest)  # "Kita-Gesetz: Orte fürchten Lücke von 500 Euro" is a headline
    return alone or all(is_filler(word) for word in rest.split()[-2:])


_AIM_BEHIND = re.compile(rf"{BLANK}(?:{'|'.join(sorted(known('money_for')))}){BLANK}")


# "(„Lesen hilft“, " before "9 Euro"
_TITLED = re.compile(r"[„»\"](?P<title>[^„“”«»\"\n]{3,80})[“”«\"],?\s\(?$")


def title(text: str, one: Sum) -> str | None:
    """The name in quotation marks right before a sum: "(„Lesen hilft“, 9 Euro)" → "Lesen hilft"."""
    match = _TITLED.search(text, max(0, one.start - 90), one.start)
    return match["title"].strip() if match else None


_REVERSED = re.compile(
    rf"(?:{BLANK}{{2,}}+|\t|{BLANK}?[|:]{BLANK}?|{BLANK}[-–—]{BLANK})(?P<label>[^\W\d_][^\n|\t]{{1,80}})(?=\n|$)"
)


def label_behind(text: str, one: Sum) -> str | None:
    """The heading behind a sum that opens its line: "5.000 €   Heizung" → "Heizung"."""
    low = text.rfind("\n", max(0, one.start - 80), one.start) + 1
    opens = one.start - low < 80 and (_BULLET.fullmatch(text, low, one.start) or not text[low : one.start].strip())
    match = _REVERSED.match(text, one.end) if opens else None
    return match["label"].strip(" .:") if match and ". " not in match["label"] else None


_DASH = re.compile(rf"{BLANK}[-–—]{BLANK}")
_CELLS = re.compile(rf"{BLANK}*+[|;]{BLANK}*+|{BLANK}{{3,}}+|\t")
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
    if not first or not (
        any(is_giver([word]) for word in first) or "e.V." in named.replace(" ", "") or is_giver(first)
    ):
        return named if len(words) <= LONGEST else _cut(named)
    if bracket := _BRACKET.search(named):
        return bracket[1]
    aim = named.rpartition(", ")[2] if ", " in named else ""
    office = " und " in aim and first[0].lower().endswith(
        endings("money_offices")
    )  # "Ministerium für Jagd, Forst und Holz"
    tells = aim and not office and not is_giver(re.findall(r"\w+-?", aim))
    return aim if tells and len(aim.split()) <= LONGEST + 2 else None


def _cut(named: str) -> str:
    head = re.split(r" \(|, | – | - ", named)[0].split()
    return " ".join((head if len(head) > 1 else named.split())[:LONGEST])
