"""Short names beside a word of speech where the pipeline has not found them: `“, so Kern`, `sagt Eva`."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pressnlp.analyse.found import SpeakerMention
from pressnlp.analyse.speech import WORD, finite

# "so |Kern", "sagt |Frau Kern": what may stand between a cue and a short name
CUE_BEFORE = re.compile(
    r"(\w+)\s+(?:(?:sich|auch|dazu|weiter|es|das|dies|ihn|gestern|heute|Frau|Herr|Dr\.|Prof\.)\s+)*$"
)
# "Kern| sagte", "Kern|: „"
CUE_NEXT = re.compile(r"\s*(?:(:)\s*[„\"»“?]|([a-zäöüß]+))")
# "Kern|, die seit Mai im Amt ist, fasst zusammen: „"
RELATIVE_NEXT = re.compile(r",\s(?:der|die)\s[a-zäöüß]")
OPENS = re.compile(r"(?:^|[.!?“”\"«]\s|\n)$")
# "sagte Eva| Voss", "so Kern|-Haus": a longer name, of somebody or something else
LONGER = re.compile(r"\s[A-ZÄÖÜ]|-")
CUES = ("so", "laut", "Laut")


def short_names(text: str, mentions: Sequence[SpeakerMention]) -> Iterator[SpeakerMention]:
    """Surnames or given names alone that stand beside a cue and were not found as names: `“, so |Kern`, `|Eva| sagte`.

    Of several persons with the name it is the only one mentioned before; where two were, it is nobody.
    """
    owners: dict[str, dict[int, int]] = {}
    for each in mentions:
        parts = text[each.start : each.end].split()
        for part in {parts[0], parts[-1]}:
            owners.setdefault(part, {}).setdefault(each.person, each.start)
    covered = {each.start for each in mentions} | {each.end for each in mentions}
    for word in WORD.finditer(text):
        if word[0] not in owners or not word[0][0].isupper() or covered & set(word.span()):
            continue
        owner = _owner(owners[word[0]], word.start())
        if owner is not None and _beside_cue(text, word):
            yield SpeakerMention(word.start(), word.end(), owner)


def _owner(firsts: dict[int, int], at: int) -> int | None:
    """The one person that bears a name, or the one of them first mentioned before a place."""
    (person, _), *others = islice(firsts.items(), 2)
    return person if all(first >= at for _, first in others) else None


def _beside_cue(text: str, word: re.Match[str]) -> bool:
    if LONGER.match(text, word.end()):
        return False
    before = CUE_BEFORE.search(text, max(0, word.start() - 40), word.start())
    if before and (before[1] in CUES or before[1] in finite("speech_verbs")):
        return True
    if RELATIVE_NEXT.match(text, word.end()) and OPENS.search(text, max(0, word.start() - 2), word.start()):
        return True
    behind = CUE_NEXT.match(text, word.end(), word.end() + 40)
    return behind is not None and (behind[1] == ":" or behind[2] in finite("speech_verbs"))
