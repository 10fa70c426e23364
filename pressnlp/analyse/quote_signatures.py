"""Quotes signed with a line of their own: `„Wir bauen neu.“`, and below it `– Eva Kern, Leiterin des Bauamts`."""

import re
from typing import Literal

from pressnlp.analyse.found import QuoteFound, SpeakerMention
from pressnlp.analyse.speakers import Cast

# "– Bürgermeisterin |Eva Kern|, Lohfeld": a line that is nothing but a name
BEFORE_NAME = re.compile(r"[\s(–—-]*(?:[A-ZÄÖÜ][\w.-]*\s+){0,3}")
BEHIND_NAME = re.compile(r"\s*(?:[,(|–—-](?:[^.!?]|(?:\b\w{1,2}|Dr|Prof|Dipl)\.)*)?[:)]?\s*")
# "Eva Kern|", a line above a quote
NEXT_QUOTE = re.compile(r"\s*\n\s*[„\"»“]")
LONGEST_LINE = 140  # a name with its office is hardly ever longer


def signature(cast: Cast, opens: int, closes: int, last: QuoteFound | None) -> SpeakerMention | None:
    """Whose name alone is the line above or below a quote from `opens` to `closes` that begins its line.

    A name above that signs the quote before it (`last`) does not count.
    """
    narration = cast.narration
    if narration.text[narration.paragraph_start(opens) : opens].strip():
        return None
    above, below = _name_line(cast, opens, -1), _name_line(cast, closes, 1)
    if below and NEXT_QUOTE.match(narration.text, below.end):
        below = None  # the name stands above the next quote
    used = above and last and last.person == above.person and last.parts[-1][1] < above.start
    return below if not above or (used and below) else above


def _name_line(cast: Cast, at: int, step: Literal[-1, 1]) -> SpeakerMention | None:
    """The person whose name, perhaps with an office, is the whole next (1) or last (-1) line that is not empty."""
    line = cast.narration.line_beside(at, step)
    if not line or line[1] - line[0] > LONGEST_LINE:
        return None
    named = list(cast.between(*line))
    text = cast.narration.text
    if not named or len({each.person for each in named}) > 1:
        return None
    if not BEFORE_NAME.fullmatch(text, line[0], named[0].start):
        return None
    return named[0] if BEHIND_NAME.fullmatch(text, named[-1].end, line[1]) else None
