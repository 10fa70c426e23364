"""Words behind a quote that point back at it: `“ – mit diesem Satz dankte Kern`, `“, davon ist Kern überzeugt`."""

import re

from pressnlp.analyse.quote_marks import Quoted
from pressnlp.analyse.speakers import PRONOUN_GENDER, Cast, Cue
from pressnlp.analyse.speech import VERB_FORM, is_finite

# "“ – mit |diesem Satz dankte Kern", "“ – |diese Worte hat Kern oft gesagt"
SENTENCE = re.compile(
    r"\s*[,:–—-]{1,2}\s*(?:[Mm]it\s+)?(?:[Dd]iese[mnrs]?|jene[mnr]?)\s+(?:\w+e[mn]\s+)?"
    r"(Worten?|Satz|Sätzen?|Appell|Ausruf|Gruß|Wunsch|Bitte|Fazit|Rat|Spruch|Aussage|Bekenntnis|Botschaft|Versprechen)\b"
)
# "“ – davon |ist Kern überzeugt", "“, dessen war sich Kern sicher"
CONVICTION = re.compile(
    r"\s*[,:–—-]{1,2}\s*(?:[Dd]avon|[Dd]essen|[Dd]arin|[Dd]a)\s+(ist|war|sind|waren|zeigt|zeigte|zeigten)\b"
    r"(?=[^.!?]*\b(?:überzeugt|sicher|gewiss|einig)\b)"
)
# "“: So |beschreibt Kern die Lage", "“: Das |sagt Kern"
SO_SAYS = re.compile(r"\s*:\s*(?:[Ss]o|[Dd]as)\s+([a-zäöüß]{3,})\b")
THIRD_PERSON = re.compile(r"\b(er|sie)\b")


def pointing(cast: Cast, quote: Quoted, end: int) -> Cue | None:
    """The cue of a clause that takes the quote up, at most up to `end`.

    `„Es eilt sehr, Leute“ – davon ist Kern überzeugt.` → the person of "Kern" and "ist".
    """
    text = cast.narration.text
    if named := SENTENCE.match(text, quote.closes, end):
        return _who(cast, named, end)
    if sure := CONVICTION.match(text, quote.closes, end):
        return Cue(None, sure[1]) if cast.several(sure.end(), end) else _who(cast, sure, end)
    said = SO_SAYS.match(text, quote.closes, end)
    if not said or not (is_finite(said[1], text[said.end() : end]) or VERB_FORM.match(said[1])):
        return None
    cue = _who(cast, said, end)
    return cue if cue.person is not None or is_finite(said[1], text[said.end() : end]) else None


def _who(cast: Cast, match: re.Match[str], end: int) -> Cue:
    """The clause's subject, or whom its pronoun or noun takes up."""
    at = match.end()
    if mention := cast.subject(at, end):
        return Cue(mention.person, match[1])
    if pronoun := THIRD_PERSON.search(cast.narration.text, at, end):
        found = cast.back(match.start(), PRONOUN_GENDER[pronoun[1]])
    else:
        found = cast.taken_up(at, end, match.start())
    return Cue(found.person if found else None, match[1])
