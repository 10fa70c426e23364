"""The header of a mail that a release was pasted from: "Von: Pressestelle Stadt X", "Gesendet: Montag, 3. Mai 2021"."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from pressnlp.words import table

# Fewer labelled lines are a letter's, not a mail's header.
LEAST = 2
# "Stadt Soest| <presse@soest.example>", "Stadt Soest| [mailto:…]"
_ADDRESS = re.compile(r"[ ]*[<\[(][^<>\[\]()\n]{3,80}[>\])]|\S{1,60}@\S{1,80}")
_QUOTES = "\"'„“”‚‘ "


def length(lines: Sequence[str]) -> int:
    """How many lines a mail's header at the top takes: "Von: …", "An: …", "Betreff: …" → 3; 0 where none stands."""
    labels = list(takewhile(bool, map(_label, lines)))
    kinds = {table("mail_labels")[label] for label in labels}
    return len(labels) if len(labels) >= LEAST and kinds & {"sender", "subject"} and len(kinds) > 1 else 0


def sender(line: str) -> str | None:
    """ "Von: Pressestelle Stadt Soest <presse@soest.example>" → "Pressestelle Stadt Soest"; else None."""
    label = _label(line)
    if not label or table("mail_labels")[label] != "sender":
        return None
    return _ADDRESS.sub("", line.partition(":")[2]).strip(_QUOTES) or None


def _label(line: str) -> str:
    match = _pattern().match(line)
    return match["label"] if match else ""


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(table("mail_labels"), key=len, reverse=True)
    return re.compile(r"\*{0,2}(?P<label>" + "|".join(map(re.escape, longest_first)) + r")\*{0,2}[ ]?:")
