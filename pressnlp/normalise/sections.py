"""The blocks of a release: what is headline, dateline, lead, body, caption, contact, menu …"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pressnlp.normalise import dateline, mailhead
from pressnlp.normalise import headings as rules
from pressnlp.normalise.bodies import BODY
from pressnlp.normalise.clean import Block
from pressnlp.normalise.letterhead import LABELLED, SPEAKER_BEFORE, is_letterhead, may_be_letterhead
from pressnlp.normalise.lines import ADDRESS, Line, form, lines
from pressnlp.record import SectionKind

# No headline is longer; a longer line without a full stop is prose that lost it.
LONGEST_HEADING = 200
# More lines than these before any prose are a list, a poem or an address, not a headline with its subtitles.
MOST_HEADINGS = 4
# A kicker ("Besuch im Werk") is shorter than the headline below it and makes no clause.
LONGEST_KICKER = 5
# Shorter paragraphs repeat by right ("Eintritt frei").
SHORTEST_REPEAT = 40
# A mail's header has no more lines.
MOST_MAIL_LINES = 12
# How many lines at the end may hold a signature.
TAIL = 6

# "Stadt Soest, Stabsstelle Kommunikation, i. A. Meier", "(Stadt Soest, 3.5.2021)", "Pressestelle Kreis Soest",
# "Bürgermeisterin der Stadt Soest", "Eine Information der Stadt Soest"
SIGNED = re.compile(rf"\(?(?:gez\. |{SPEAKER_BEFORE})?{BODY}(?:(?:,|[ ][|·•–])[^\n]{{0,100}}[^.\n])?\)?")

_ENDS_PROSE = re.compile(r"(?:[^\W\d]{2,}|[\d)“\"«])[.]$|[,;]$|:$")
_PUNCTUATION = re.compile(r"[:,;?!–—]")
_BLANKS = re.compile(r"\s+")
_ROWS_ON: frozenset[SectionKind] = frozenset(("contact", "caption", "about"))


def is_heading(text: str) -> bool:
    """ "Rat stimmt zu" → True, "Liebe Gäste," → False."""
    return len(text) <= LONGEST_HEADING and not _ENDS_PROSE.search(text)


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The release's blocks in order; `title` is the headline its container states, which decides between two.

    "Stadt Soest | Presse\\n\\nNeue Brücke\\n\\nSoest (pm). Sie steht." → kicker, title, dateline, lead.
    """
    return tuple(_repeats(text, _merged(_Head(title).kinds(lines(text)))))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" .:|").casefold()


@dataclass(frozen=True, slots=True)
class _Head:
    """Gives every line its kind: first those above the prose, then the rest."""

    stated: str | None

    def kinds(self, all_lines: list[Line]) -> Iterator[tuple[SectionKind, Line]]:
        forms = [self._form(line) for line in all_lines]
        mail = mailhead.length([line.text for line in all_lines[:MOST_MAIL_LINES]])
        forms[:mail] = ["kicker"] * mail
        for i, line in enumerate(all_lines[: rules.LOWEST_BANNER]):
            if forms[i] == "list" and rules.banner(line.text):
                forms[i] = "kicker"
        first, headings = self._head(all_lines, forms)
        loose = _with_letterhead(all_lines, forms, first)
        # What may be a letterhead is the headline where there is no other.
        if loose != forms and (found := self._head(all_lines, loose))[1]:
            forms, (first, headings) = loose, found
        titles = self._titles(all_lines, forms, headings)
        for i in range(first):
            kind = forms[i] or ("title" if i in titles else "kicker")
            yield kind, all_lines[i]
        yield from _rest(all_lines, forms, first)

    def _head(self, all_lines: list[Line], forms: list[SectionKind | None]) -> tuple[int, list[int]]:
        """Where the prose begins, and which lines before it are headings."""
        first = self._prose(all_lines, forms)
        return first, [i for i in range(first) if forms[i] is None]

    def _form(self, line: Line) -> SectionKind | None:
        if len(line.text) <= LONGEST_HEADING and is_letterhead(line.text):
            return "kicker"
        return form(line.text)

    def _prose(self, all_lines: list[Line], forms: list[SectionKind | None]) -> int:
        """Where the prose begins: the first line that is no heading and has no form of its own."""
        headings = 0
        for i, line in enumerate(all_lines):
            if forms[i] in ("list", "contact", "caption", "about"):
                return i
            if forms[i] is not None:
                continue
            headings += 1
            if not is_heading(line.text) or dateline.read(line.text, prose=False) or headings > MOST_HEADINGS:
                return i
        return len(all_lines)

    def _titles(self, all_lines: list[Line], forms: list[SectionKind | None], headings: list[int]) -> set[int]:
        """The headline, its subtitles and its copies; what stands above it is a kicker."""
        texts = [_plain(all_lines[i].text) for i in headings]
        first = 0
        if self.stated and _plain(self.stated) in texts:
            first = texts.index(_plain(self.stated))
        elif len(headings) > 1:
            first = rules.first(all_lines, forms, headings)
            if not first and _is_kicker(all_lines[headings[0]], all_lines[headings[1]]):
                first = 1
        return set(headings[first:])


def _with_letterhead(all_lines: list[Line], forms: list[SectionKind | None], first: int) -> list[SectionKind | None]:
    """Lines of the head that are letterhead by what stands beside them: "Am Markt 3" below "Stadt Soest"."""
    loose = list(forms)
    for order in (range(1, first), range(first - 2, -1, -1)):
        for i in order:
            other = i + (-1 if order.step > 0 else 1)
            beside = loose[other] in ("kicker", "dateline") and all_lines[other].paragraph == all_lines[i].paragraph
            if loose[i] is None and may_be_letterhead(all_lines[i].text, beside):
                loose[i] = "kicker"
    return loose


def _is_kicker(line: Line, below: Line) -> bool:
    if line.paragraph == below.paragraph or _plain(line.text) == _plain(below.text):
        return False
    words, more = line.text.split(), below.text.split()
    return len(words) <= LONGEST_KICKER and len(more) > len(words) and not _PUNCTUATION.search(line.text + below.text)


def _rest(all_lines: list[Line], forms: list[SectionKind | None], first: int) -> Iterator[tuple[SectionKind, Line]]:
    """The prose and what follows it; contacts, captions and "about" run on to the paragraph's end."""
    running: SectionKind | None = None
    lead = None
    before: Line | None = None
    for i in range(first, len(all_lines)):
        line, kind = all_lines[i], forms[i]
        ending = i >= len(all_lines) - TAIL
        if kind == "kicker" or (kind is None and ending and SIGNED.fullmatch(line.text)):
            kind = "contact" if ending else None
        elif kind == "dateline" and not ending and i > first + 1:
            kind = None
        if kind is None or kind == "list":
            kind = _continued(running, before, line) or kind
        running = kind if kind in _ROWS_ON else None
        if kind is None:
            lead = line.paragraph if lead is None else lead
            kind = "lead" if line.paragraph == lead else "body"
        before = line
        yield from _opened(kind, line) if kind == "lead" else [(kind, line)]


def _continued(running: SectionKind | None, before: Line | None, line: Line) -> SectionKind | None:
    if running is None or before is None:
        return None
    if line.paragraph == before.paragraph:
        return running
    if running == "contact" and len(line.text) <= 120 and ADDRESS.search(line.text):
        return running
    # "Über die Stadtwerke" or "Kontakt:" alone on its line: the paragraph below belongs to it
    bare = len(before.text) <= 80 and (running == "about" or before.text.endswith(":"))
    return running if bare and form(before.text) == running else None


def _opened(kind: SectionKind, line: Line) -> Iterable[tuple[SectionKind, Line]]:
    """Cut a dateline off the first sentence."""
    opening = dateline.read(line.text, prose=not is_heading(line.text))
    if not opening:
        return [(kind, line)]
    cut = line.start + opening.end
    head = line.text[: opening.end].rstrip()
    return [
        ("dateline", Line(line.start, line.start + len(head), head, line.paragraph)),
        (kind, Line(cut, line.end, line.text[opening.end :], line.paragraph)),
    ]


def _merged(placed: Iterable[tuple[SectionKind, Line]]) -> Iterator[Block]:
    """Neighbouring lines of one kind and paragraph are one block; of headlines those that were broken off."""
    block: Block | None = None
    paragraph, above = -1, ""
    for kind, line in placed:
        own = kind == "kicker" or (kind == "title" and not rules.runs_on(above, line.text))
        if block and kind == block.kind and line.paragraph == paragraph and not own:
            block = Block(kind, block.start, line.end)
        else:
            if block:
                yield block
            block = Block(kind, line.start, line.end)
        paragraph, above = line.paragraph, line.text
    if block:
        yield block


def _repeats(text: str, found: Iterable[Block]) -> Iterator[Block]:
    """Mark copies: headlines of any length, other blocks from SHORTEST_REPEAT on."""
    seen: set[str] = set()
    for block in found:
        plain = _plain(text[block.start : block.end])
        long_enough = block.kind == "title" or len(plain) >= SHORTEST_REPEAT
        yield Block(block.kind, block.start, block.end, repeats=long_enough and plain in seen)
        seen.add(plain)


def headline(text: str, found: Iterable[Block]) -> str | None:
    """The real headline: the first title, without a label ("Pressemitteilung: Neue Brücke" → "Neue Brücke")."""
    for block in found:
        if block.kind == "title":
            return LABELLED.sub("", " ".join(text[block.start : block.end].split()), count=1)
    return None
