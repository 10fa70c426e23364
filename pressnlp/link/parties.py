"""The party that a text states beside a name."""

import re
from collections.abc import Iterable

from pressnlp.link.bodies import Body
from pressnlp.link.persons import Human

OPENS = re.compile(r"\s?\(\s?")


def party(text: str, human: Human, bodies: Iterable[Body]) -> Body | None:
    """ "Ratsherr X (SPD)"."""
    behind = [match.end() for mention in human.mentions if (match := OPENS.match(text, mention.end))]
    parties = {start: body for body in bodies if body.kind == "party" for start, _ in body.mentions} if behind else {}
    return next((parties[at] for at in behind if at in parties), None)
