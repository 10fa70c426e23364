"""The party that a text states beside a name: its bearer's membership, never the body of an office."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from pressnlp.analyse.people import title_pattern
from pressnlp.analyse.tokens import Reading
from pressnlp.link.bodies import Body
from pressnlp.link.office_finder import Office
from pressnlp.link.persons import Human

# "X (SPD)", "X (Musterau, SPD)"
BRACKET = re.compile(r"\s?\([^()\n]{0,40}\)")
# "Strothmann, Wieland      FDP"
NEXT_COLUMN = re.compile(r"[ \t]{2,}|\t")
# "FDP-Kandidat X"
JOINED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w/]*)-[A-ZÄÖÜ][\w-]+\s$")
# "saß sie für die CSU im Bezirkstag", "zog für die Grünen in den Landtag ein"
SERVES = re.compile(r"\bfür\s(?:die\s|den\s|das\s)?$")
SITS = re.compile(r"\b(?:saß|sitzt|zog|zieht|kandidiert\w*|gehört\w*|trat|tritt|antritt|vertrat|vertritt)\b")
PRONOUN = re.compile(r"\b(?:er|sie|Er|Sie)\b")
CANDIDATE = re.compile(r"(?i)(?:kandidat|kandidatin|bewerber|bewerberin)$")


def parties(
    reading: Reading, people: list[Human], roles: list[list[Office]], bodies: Iterable[Body]
) -> list[Body | None]:
    """The party of each person, where the text states one: "Ratsherr X (SPD)"."""
    found = [body for body in bodies if body.kind == "party"]
    starts = {start: body for body in found for start, _ in body.mentions}
    if not starts:
        return [None for _ in people]
    served = _served(reading, people, starts)
    names = {reading.text[start:end]: body for body in found for start, end in body.mentions}
    names |= {body.name: body for body in found}
    return [
        _beside(reading, human, held, starts) or _joined(reading.text, human, names) or served.get(id(human))
        for human, held in zip(people, roles, strict=True)
    ]


def _beside(reading: Reading, human: Human, held: list[Office], starts: dict[int, Body]) -> Body | None:
    text = reading.text
    ends = [*(m.end for m in human.mentions), *(o.phrase.end for o in held)]
    for match in filter(None, (BRACKET.match(text, end) for end in ends)):
        inside = [starts[at] for at in range(*match.span()) if at in starts]
        if len(inside) == 1:
            return inside[0]
    for mention in human.mentions:
        column = NEXT_COLUMN.match(text, mention.end)
        if column and column.end() in starts:
            return starts[column.end()]
    stands = (o.body.start for o in held if o.body and CANDIDATE.search(o.phrase.noun.lemma))
    return next((starts[start] for start in stands if start in starts), None)


def _joined(text: str, human: Human, names: dict[str, Body]) -> Body | None:
    """ "SPD-Stadtrat Dr. X", where the text names the party elsewhere too."""
    for mention in human.mentions:
        before = title_pattern().sub("", text[max(0, mention.start - 60) : mention.start]).rstrip() + " "
        match = JOINED.search(before)
        if match and match[1] in names:
            return names[match[1]]
    return None


def _served(reading: Reading, people: list[Human], starts: dict[int, Body]) -> dict[int, Body]:
    """ "Seit 1990 saß er für die CSU im Bezirkstag": the person of the sentence, or the one named last before "er"."""
    mentions = sorted((m.start, id(human)) for human in people for m in human.mentions)
    found: dict[int, Body] = {}
    for start, party in starts.items():
        begin, end = reading.sentence_span(start)
        sentence = reading.text[begin:end]
        if not (SERVES.search(reading.text[max(begin, start - 12) : start]) and SITS.search(sentence)):
            continue
        first, last = bisect_left(mentions, (begin, 0)), bisect_left(mentions, (end, 0))
        inside = {who for _, who in mentions[first:last]}
        if len(inside) == 1:
            found.setdefault(next(iter(inside)), party)
        elif not inside and first and PRONOUN.search(sentence):
            found.setdefault(mentions[first - 1][1], party)
    return found
