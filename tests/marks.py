"""Marked sentences: `Die Stadt zahlt [1,2 Mio. Euro](amount=1200000).` → the plain text and its marks.

A mark is `[words](key=value key="value with blanks")`; `\\[` is a plain bracket. The parser is strict: whatever is not a
whole mark raises ValueError, so that a slip in a test cannot pass as a sentence without marks.
"""

import re
from dataclasses import dataclass, field

MARK = re.compile(r'\[((?:[^\[\]\\]|\\.)+)\]\(((?:"[^"]*"|[^()"])*)\)')
FIELD = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s"]+))(?:\s+|$)')
STRAY = re.compile(r"(?<!\\)[\[\]]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of the plain text."""

    start: int
    end: int
    text: str
    fields: dict[str, str] = field(default_factory=dict)


def plain(text: str) -> str:
    return text.replace(r"\[", "[").replace(r"\]", "]")


def fields(text: str, mark: str) -> dict[str, str]:
    """`amount=1200000 purpose="neue Kita"` → a dict; repeated or malformed fields raise ValueError."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = FIELD.match(text, at)
        if not match:
            raise ValueError(f"malformed fields {text!r} in mark {mark!r}")
        if match[1] in found:
            raise ValueError(f"field {match[1]!r} stands twice in mark {mark!r}")
        found[match[1]] = match[2] if match[2] is not None else match[3]
        at = match.end()
    return found


def parse(marked: str) -> tuple[str, list[Mark]]:
    """A marked sentence to its plain text and marks, in order."""
    text, marks, at = "", [], 0
    for match in MARK.finditer(marked):
        between = marked[at : match.start()]
        if STRAY.search(between):
            raise ValueError(f"stray bracket in {between!r}")
        text += plain(between)
        words = plain(match[1])
        marks.append(Mark(len(text), len(text) + len(words), words, fields(match[2].strip(), match[0])))
        text += words
        at = match.end()
    if STRAY.search(marked[at:]):
        raise ValueError(f"stray bracket in {marked[at:]!r}")
    return text + plain(marked[at:]), marks
