"""Short names beside a word of speech where the pipeline has not found them: `“, so Kern`, `sagt Eva`."""

import re
from collections.abc import Iterator, Sequence

from pressnlp.analyse.found import SpeakerMention
from pressnlp.analyse.speech import WORD, finite

# "so |Kern", "sagt |Frau Kern": what may stand between a cue and a short name
CUE_BEFORE = re.compile(r"(\w+)\s+(?:(?:sich|auch|dazu|weiter|Frau|Herr|Dr\.|Prof\.)\s+)*$")
# "Kern| sagte", "Kern|: „"
CUE_NEXT = re.compile(r"\s*(?:(:)\s*[„\"»“?]|([a-zäöüß]+))")
# "sagte Eva| Voss", "so Kern|-Haus": a longer name, of somebody or something else
LONGER = re.compile(r"\s[A-ZÄÖÜ]|-")
CUES = ("so", "laut", "Laut")


def short_names(text: str, mentions: Sequence[SpeakerMention]) -> Iterator[SpeakerMention]:
    """Surnames or given names alone that stand beside a cue and were not found as names: `“, so |Kern`, `|Eva| sagte`.

    A name that two persons of the text share gives none.
    """
    owners: dict[str, set[int]] = {}
    for each in mentions:
        parts = text[each.start : each.end].split()
        for part in {parts[0], parts[-1]}:
            owners.setdefault(part, set()).add(each.person)
    covered = {each.start for each in mentions} | {each.end for each in mentions}
    for word in WORD.finditer(text):
        owner = owners.get(word[0], set())
        if len(owner) == 1 and word[0][0].isupper() and not covered & set(word.span()) and _beside_cue(text, word):
            yield SpeakerMention(word.start(), word.end(), next(iter(owner)))


def _beside_cue(text: str, word: re.Match[str]) -> bool:
    if LONGER.match(text, word.end()):
        return False
    before = CUE_BEFORE.search(text, max(0, word.start() - 40), word.start())
    if before and (before[1] in CUES or before[1] in finite("speech_verbs")):
        return True
    behind = CUE_NEXT.match(text, word.end(), word.end() + 40)
    return behind is not None and (behind[1] == ":" or behind[2] in finite("speech_verbs"))
