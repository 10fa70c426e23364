"""Repairs of characters, in one order; every one keeps the way back to the source and is counted."""

import html
import re
import unicodedata
from collections.abc import Callable
from html.entities import html5

from pressnlp.normalise import capitals, lost_marks, mojibake, wraps
from pressnlp.normalise.offsets import Traced
from pressnlp.record import Repair

# "&ouml;", "&#8211;", "&#x2013;", and "&amp;ouml;" from exports of exports
ENTITY = re.compile(r"&(?:amp;){0,4}(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ESCAPED_TWICE = re.compile("&(?:amp;)+(?=.)")
# "\r\n", a lone "\r", form feed, and Unicode's own line ends
NEWLINE = re.compile("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")
# "Spar\u00ad\nkasse": a soft hyphen at a line's end takes the line's end with it
SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]{0,40}\n[ \t]{0,40}(?=\\w))?")
# zero-width characters, direction marks, byte order marks inside the text, stray control characters
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# no-break, figure, narrow and thin blanks
BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# "\x84Guten Tag\x93": bytes of Windows-1252 that were taken for ISO 8859-1; \x85 is a line end in Unicode and stays one
WINDOWS = re.compile("[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
COMBINING = re.compile("[\u0300-\u036f]")
# "u" and a combining diaeresis; no letter carries more than a few marks
DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,8}")
# "ﬁ", "ﬂ" … from typeset documents
LIGATURE = re.compile("[\ufb00-\ufb06]")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _windows(text: str) -> str:
    return bytes([ord(text)]).decode("cp1252")


def _spelled(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _unescaped(entity: str) -> str:
    """ "&auml;" → "ä"; what is no entity ("&Co;") or names no character stays."""
    entity = _ESCAPED_TWICE.sub("&", entity)
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    text = html.unescape(entity)
    return entity if text in ("", "\ufffd") else text


def _swap(traced: Traced, pattern: re.Pattern[str], new: Callable[[str], str]) -> tuple[Traced, int]:
    """Replace every match; matches that change nothing do not count."""
    places = ((match.start(), match.end(), match[0]) for match in pattern.finditer(traced.text))
    edits = [(start, end, new(old)) for start, end, old in places if new(old) != old]
    return traced.edit(edits), len(edits)


# Kind, the characters that call for the step, what it replaces, by what. The order is part of the rules.
STEPS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], Callable[[str], str]], ...] = (
    (
        "newline",
        re.compile("[\r\x0b\x0c\u0085\u2028\u2029]"),
        NEWLINE,
        lambda _: "\n",
    ),  # all later rules know one line end
    ("composition", COMBINING, DECOMPOSED, _composed),  # all word lists are in NFC
    ("ligature", LIGATURE, LIGATURE, _spelled),
    ("soft_hyphen", SOFT_HYPHEN, SOFT_HYPHEN, lambda _: ""),
    ("windows_1252", WINDOWS, WINDOWS, _windows),  # before the control characters go
    ("invisible", INVISIBLE, INVISIBLE, lambda _: ""),
    ("blank", BLANK, BLANK, lambda _: " "),
)
# These look at several marks or lines at once and count by kinds of their own.
PASSES: tuple[Callable[[Traced], tuple[Traced, dict[str, int]]], ...] = (
    lost_marks.mend,  # before the wraps: a lost dash at a line's start is a list's bullet
    wraps.join,  # before the capitals: a headline may run over two lines
    capitals.recase,
)


def repair(traced: Traced) -> tuple[Traced, tuple[Repair, ...]]:
    """All repairs in order: "Bu\u0308rger\u00admeister" → "Bürgermeister", composition 1, soft_hyphen 1."""
    # First: undoing mojibake yields no-break blanks, soft hyphens and combining marks.
    traced, count = mojibake.mend(traced)
    counts = {"mojibake": count}
    # Before the rest: entities too spell no-break blanks and soft hyphens.
    if "&" in traced.text:
        traced, counts["html_entity"] = _swap(traced, ENTITY, _unescaped)
    present = "".join(set(traced.text))
    for kind, needs, pattern, new in STEPS:
        if needs.search(present):
            traced, counts[kind] = _swap(traced, pattern, new)
    for mend in PASSES:
        traced, more = mend(traced)
        counts |= more
    return traced, tuple(Repair(kind=kind, count=count) for kind, count in counts.items() if count)
