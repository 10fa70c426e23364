"""Quotes in a headline: `„Wir packen das jetzt an!“ – Kern zieht Bilanz`."""

import re

from pressnlp.analyse.speakers import BETWEEN, Cast, Cue
from pressnlp.analyse.speech import title_anywhere

# "“ – Kern zieht Bilanz", "“: Kern zieht Bilanz"
NEWS = re.compile(r"\s*(?:[–—-]{1,2}|:)\s+(?=[^\W\d_])")
# "Wettbewerb gestartet", "Neue Ausstellung im Museum": what is quoted is told in the first words or not at all
OPENING = re.compile(r"(?:\S+\s+){0,2}\S+")
HEAD = 600  # what stands farther down is no headline
LONGEST_LINE = 200


def opens_headline(cast: Cast, opens: int, closes: int) -> Cue | None:
    """Whose words a headline begins with: the subject of its rest, else nobody's; None where no headline does.

    A rest that tells what is quoted ("„Jugend forscht mit uns!“ – Wettbewerb gestartet") makes it a name.
    """
    text = cast.narration.text
    if opens > HEAD or text[cast.narration.paragraph_start(opens) : opens].strip():
        return None
    stop = text.find("\n", closes, opens + LONGEST_LINE)
    if stop < 0 or text[closes:stop].rstrip()[-1:] in (".", "!", "?", ":"):
        return None
    news = NEWS.match(text, closes, stop)
    opening = OPENING.match(text, news.end(), stop) if news else None
    if not news or not opening or title_anywhere().search(text, news.end(), opening.end()):
        return None
    mention = cast.subject(news.end(), stop)
    acts = mention is not None and BETWEEN.fullmatch(text, news.end(), mention.start) is not None
    return Cue(mention.person if mention and acts and not cast.oblique(mention, news.end()) else None, None)
