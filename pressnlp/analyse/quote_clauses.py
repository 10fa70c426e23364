"""Quotes that finish the clause they stand in, and asides before one: `Die Unke, so die Biologin, „braucht Teiche“`."""

import re

from pressnlp.analyse.speakers import PREPOSITIONS, Cast, Cue
from pressnlp.analyse.speech import AUXILIARIES, COPULAS, MODALS, VERB_FORM, is_finite, lookalikes

# "dass die Anlage |„", "weil ein |„": a clause whose verb is still to come
OPEN_CLAUSE = re.compile(r"\b(?:dass|ob|weil|wenn|damit|sodass|obwohl)\b[^,;:.!?]{0,80}$", re.IGNORECASE)
# "„ans Netz |geht“": the last word inside the marks
LAST_WORD = re.compile(r"([\w-]+)[.!?…]?\s*$")
CLAUSE_OVER = re.compile(r"\s*(?:[,.;!?)–—-]|$)")
# "Der Wolf, |so| der Förster, „", "Der Wolf, |sagte| Kern am Montag, „"
ASIDE = re.compile(r",\s+([a-zäöüß]+)\s+([^,;:]{2,100}),\s*$")
NO_SPEECH = re.compile(r"(?:dass|genannt|wie|heißt|der Titel|das Motto)\b")
LONGEST_ASIDE = 110
PREPOSITION = re.compile(rf"(?:{PREPOSITIONS})\s")


def completes(lead: str, said: str, rest: str) -> bool:
    """Whether a quote is the end of a subordinate clause, verb included: `dass die Anlage „im Mai ans Netz geht“.`

    A title inside such a clause leaves the verb to follow: `dass „Der Sturm zieht auf“ gezeigt wird`.
    """
    last = LAST_WORD.search(said)
    if not last or not OPEN_CLAUSE.search(lead[-100:]) or not CLAUSE_OVER.match(rest):
        return False
    word = last[1]
    known = word in AUXILIARIES or word in MODALS or word in COPULAS or word in ("sind", "sei", "werden", "geht")
    return known or (bool(VERB_FORM.fullmatch(word)) and word not in lookalikes())


def aside(cast: Cast, start: int, opens: int) -> Cue | None:
    """Who is named between commas right before a quote that opens at `opens`: `…, so der Biologe, „` → his person."""
    text = cast.narration.text
    found = ASIDE.search(text, max(start, opens - LONGEST_ASIDE), opens)
    if not found or NO_SPEECH.match(found[2]) or (found[1] != "so" and not is_finite(found[1], found[2])):
        return None
    at, end = found.end(1), found.end(2)
    if cast.several(at, end):
        return Cue(None, found[1])
    if found[1] != "so" and PREPOSITION.match(found[2]):
        return None  # "Kern, Leiterin der Klinik, erinnert an eine Frau, „": the subject stands before
    mention = cast.after_verb(at, end) or cast.taken_up(at, end, found.start())
    return Cue(mention.person if mention else None, found[1])
