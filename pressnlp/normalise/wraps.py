"""Lines that were broken for the width of a page: words divided at a line's end, and prose cut into short lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pressnlp.normalise.offsets import Edit, Traced
from pressnlp.words import entries, table


def _months() -> str:
    return "(?:" + "|".join(table("months")) + r")\b"


# No page is narrower or wider than this in characters; longer lines are paragraphs of their own.
NARROWEST, WIDEST = 36, 130
# A text counts as wrapped where this many line ends, and this share of all, agree on one width.
FEWEST, SHARE = 3, 0.5
# Of five line ends in wrapped German prose, three or four stand behind or before a small word; in programmes, one.
RUNNING = 0.4
NEARLY = 0.85

# "Spar-" / "kasse", "CDU-" / "Fraktion", "Lehrer/-" / "innen"
DIVIDED = re.compile(r"-(?<=[\w/]-)[ \t]{0,40}\n[ \t]{0,40}(?=([^\W\d_]{1,40}))")
LEFT = re.compile(r"[\w-]{1,60}$")
HYPHENATED = re.compile(r"\b\w{2,40}-\w{2,40}\b")
LINE = re.compile(r"[^\n]+")
LAST_WORD = re.compile(r"(?<!\S)(\w{1,60})[ \t]*$")
# "gefördert.", "neu-", but no address: "presse@…", "www.…"
SMALL_WORD = re.compile(r"[a-zäöüß][\w-]*[.,;:!?)“”\"]*")
FIRST_WORD = re.compile(r"[ \t]*([^\s]{1,60})")
# A list's item: "- ", "* ", "• ", "1. ", "a) "; but "30. Juni" at a line's start is the middle of a sentence
ITEM = re.compile(r"[ \t]*(?:[-–—*•·►▪■●○→+][ \t]|\d{1,3}[.)][ \t]+(?!" + _months() + r")|[a-z]\)[ \t])", re.IGNORECASE)
# A row of a table: leaders, columns set with blanks or tabs, or cells between bars
ROW = re.compile(r"\.{4}|\S[ ]{3,}\S|\t|[ ][|][ ]")
# "Telefon: …", "Foto: …": a label opens a line of its own
LABEL = re.compile(r"[ \t]*[A-ZÄÖÜ©][\w./-]{0,30}(?: [\w./-]{1,20})?:(?=\s|$)|[ \t]*(?:©|www\.|https?:)")


def join(traced: Traced) -> tuple[Traced, dict[str, int]]:
    """Undo the page: "Die Spar-\\nkasse hilft." → "Die Sparkasse hilft."."""
    width = _page_width(found for found in _breaks(traced.text) if found.prose)
    hyphens = list(DIVIDED.finditer(traced.text))
    narrow = {}
    if width is None:
        narrow = _running_paragraphs(traced.text) | _narrow_paragraphs(traced.text, hyphens)
    kept = _hyphenated(traced.text) if hyphens else frozenset()
    edits = [_undivide(traced.text, match, kept) for match in hyphens]
    wraps = list(_wraps(traced.text, width, narrow, {match.end() for match in hyphens}))
    joined = traced.edit(sorted(edits + wraps))
    return joined, {"hyphenation": len(edits), "line_wrap": len(wraps)}


def _undivide(text: str, match: re.Match[str], kept: frozenset[str]) -> Edit:
    """What becomes of a hyphen and the line's end behind it."""
    hyphen = match.start()
    left_match = LEFT.search(text, max(0, hyphen - 60), hyphen)
    left, right = left_match[0] if left_match else "", match[1]
    if right in _followers():
        return hyphen + 1, match.end(), " "
    stays = (
        not right[0].islower()
        or text[hyphen - 1] in "/0123456789"
        or (len(left) > 1 and left.isupper())
        or f"{left.rpartition('-')[2]}-{right}" in kept
    )
    return (hyphen + 1, match.end(), "") if stays else (hyphen, match.end(), "")


def _hyphenated(text: str) -> frozenset[str]:
    """Compounds that the text writes with a hyphen inside a line ("deutsch-polnische")."""
    return frozenset(match[0] for match in HYPHENATED.finditer(text))


@cache
def _followers() -> frozenset[str]:
    return frozenset(entries("hyphen_followers"))


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end with text on both sides: the line's length, and that of the word that did not come along.

    `runs_on`: the sentence surely goes on, for the line ends in "und", "der", "für", or the next begins so.
    """

    line_start: int
    at: int
    length: int
    word_start: int
    word: int
    prose: bool
    runs_on: bool


def _breaks(text: str) -> Iterator[_Break]:
    before: tuple[int, int] | None = None
    for match in LINE.finditer(text):
        start, end = match.span()
        if before and before[1] + 1 == start:
            found = _break(text, *before, start, end)
            if found:
                yield found
        before = (start, end)


def _break(text: str, line_start: int, at: int, start: int, end: int) -> _Break | None:
    length = at - line_start
    if not NARROWEST <= length <= WIDEST:
        return None
    word = FIRST_WORD.match(text, start, min(end, start + 100))
    if not word or text[line_start:at].isspace():
        return None
    line, following = text[line_start:at], text[start : min(end, start + WIDEST)]
    last = LAST_WORD.search(line)
    runs_on = bool(SMALL_WORD.fullmatch(word[1])) or bool(last and last[1].lower() in _small_words())
    loose = not (ITEM.match(following) or ROW.search(line) or ROW.search(following))
    prose = loose and not LABEL.match(following)
    return _Break(line_start, at, len(line.rstrip()), word.start(1), len(word[1]), prose, loose and runs_on)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(entries("small_words"))


def _page_width(breaks: Iterable[_Break]) -> int | None:
    """The width that most line ends agree on: the line fits into it, and with the next word it would not.

    Of several such widths the least: the longest of the agreeing lines.
    """
    steps = [0] * (WIDEST + 64)
    total = running = 0
    for found in breaks:
        total += 1
        steps[found.length] += 1
        steps[found.length + found.word + 1] -= 1
        running += found.runs_on
    agreeing, best, width = 0, 0, 0
    for at, step in enumerate(steps):
        agreeing += step
        if agreeing > best:
            best, width = agreeing, at
    return width if best >= max(FEWEST, SHARE * total) and running >= RUNNING * total else None


def _narrow_paragraphs(text: str, hyphens: list[re.Match[str]]) -> dict[int, int]:
    """Start of a line → the width of its paragraph, for the few wrapped paragraphs of a text that is else unwrapped.

    A word divided at a line's end gives such a paragraph away; its longest short line tells the width.
    """
    widths: dict[int, int] = {}
    paragraph_end = 0
    for match in hyphens:
        if match.start() < paragraph_end:
            continue
        start = text.rfind("\n\n", paragraph_end, match.start()) + 2
        end = text.find("\n\n", match.end())
        paragraph_end = end if end >= 0 else len(text)
        spans = [line.span() for line in LINE.finditer(text, start if start > 1 else 0, paragraph_end)]
        lengths = [stop - begin for begin, stop in spans if stop - begin <= WIDEST]
        if lengths:
            widths |= dict.fromkeys((begin for begin, _ in spans), max(lengths))
    return widths


def _running_paragraphs(text: str) -> dict[int, int]:
    """Start of a line → the width of the page, for wrapped paragraphs that the short lines of a programme outnumber.

    The line ends that sentences run over tell the width, and which paragraphs are prose.
    """
    width = _page_width(found for found in _breaks(text) if found.runs_on)
    widths: dict[int, int] = {}
    paragraph: list[_Break] = []
    for found in (*_breaks(text), None) if width else ():
        if paragraph and (found is None or text.find("\n\n", paragraph[-1].at, found.line_start + 1) >= 0):
            if any(each.runs_on for each in paragraph):
                widths |= dict.fromkeys((each.line_start for each in paragraph), width or 0)
            paragraph = []
        if found:
            paragraph.append(found)
    return widths


def _wraps(text: str, width: int | None, narrow: dict[int, int], divided: set[int]) -> Iterator[Edit]:
    if width is None and not narrow:
        return
    for found in _breaks(text):
        limit = width if width is not None else narrow.get(found.line_start)
        if limit is None or not (found.prose or found.runs_on) or found.word_start in divided:
            continue
        # A sentence that runs on from a line nearly full was broken there, though the next word would have fitted.
        if found.length + 1 + found.word > limit or (found.runs_on and found.length >= NEARLY * limit):
            yield found.line_start + found.length, found.word_start, " "
