"""Quotes that lack a mark: how far they reach."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pressnlp.analyse.narration import sentence_starts
from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.speech import finite

# "…, sagte" and "…, so Kern": where the words end whose closing mark is missing
CUE_INSIDE = re.compile(r",\s+(so\s+(?=[A-ZÄÖÜ]|d[ei][re]\b)|[a-zäöüß]+\b)")
# "Fragen |Sie doch", "seht |ihr": a capital inside a sentence speaks to somebody
ADDRESS = re.compile(r"(?<=\w )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b|\b(?:euch|eure[mnrs]?|dich|dir|du)\b")
FIRST_PERSON = re.compile(r"\b(?:wir|uns|unser(?:e[mnrs]?)?|ich|mich|mir|mein(?:e[mnrs]?)?)\b", re.IGNORECASE)
# A quote of one paragraph is hardly ever longer; without a limit one lost mark would take a whole line of megabytes.
LONGEST = 2000


def mended(text: str, quotes: Sequence[Quoted]) -> Iterator[Quoted]:
    """Quotes with both ends known: `„Wir bauen, sagte Kern. Das Dach folgt.` → the words "Wir bauen".

    A lost closing mark stands before "…, sagte", else after the first sentence and those behind it that speak of or to
    somebody ("wir", "Sie").
    A lost opening mark stands at the beginning of the sentence. Where nothing tells, the quote is dropped.
    """
    for number, each in enumerate(quotes):
        following = quotes[number + 1] if number + 1 < len(quotes) else None
        if not each.opened and not each.continues:
            mend = _opened(text, each)
        elif not each.closed and not (following and following.continues):
            mend = _closed(text, each)
        else:
            mend = _stripped(text, each)
        if mend and mend.start < mend.end:
            yield mend


def _stripped(text: str, each: Quoted) -> Quoted:
    end = each.start + len(text[each.start : each.end].rstrip())
    start = each.end - len(text[each.start : each.end].lstrip())
    return replace(each, start=start, end=end, closes=each.closes if each.closed else end)


def _closed(text: str, each: Quoted) -> Quoted | None:
    limit = min(each.end, each.start + LONGEST)
    for match in CUE_INSIDE.finditer(text, each.start, limit):
        if match[1].startswith("so ") or "" in finite("speech_verbs").get(match[1], ()):
            return replace(each, end=match.start(), closes=match.start(), closed=True)
    if text[each.opens] not in "„»":
        return None
    starts = [*sentence_starts(text, each.start, limit), limit]
    end = starts[1] if len(starts) > 1 else limit
    for here, there in pairwise(starts[1:]):
        if not (FIRST_PERSON.search(text, here, there) or ADDRESS.search(text, here, there)):
            break
        end = there
    return _stripped(text, replace(each, end=end, closes=end))


def _opened(text: str, each: Quoted) -> Quoted | None:
    cue = re.compile(r",\s+([a-zäöüß]+)\b").match(text, each.closes)
    if not cue or not (cue[1] == "so" or "" in finite("speech_verbs").get(cue[1], ())):
        return None
    start = list(sentence_starts(text, max(each.start, each.end - LONGEST), each.end))[-1]
    return _stripped(text, replace(each, start=start, opens=start))
