"""Marked sentences for quotes: `„[Wir bauen das Haus neu](by=0 cue=sagte)“, sagte [Eva Kern](person=0 gender=f).`

`person` marks a mention; `by` marks speech ("-": nobody's), `more=yes` a further part of the speech before it,
`kind=indirect` indirect speech. A mention inside speech cannot be marked.
"""

from pressnlp.analyse.found import QuoteFound, SpeakerMention
from tests.marks import Mark, parse


def scene(marked: str) -> tuple[str, list[SpeakerMention], list[QuoteFound]]:
    """The plain text, its mentions, and the speech to be found."""
    text, marks = parse(marked)
    mentions = [_mention(mark) for mark in marks if "person" in mark.fields]
    wanted: list[QuoteFound] = []
    for mark in marks:
        if mark.fields.get("more") == "yes":
            last = wanted.pop()
            wanted.append(QuoteFound((*last.parts, (mark.start, mark.end)), last.kind, last.person, last.cue))
        elif "by" in mark.fields:
            wanted.append(_speech(mark))
    return text, mentions, wanted


def _mention(mark: Mark) -> SpeakerMention:
    gender = mark.fields.get("gender")
    assert gender in (None, "f", "m")
    return SpeakerMention(mark.start, mark.end, int(mark.fields["person"]), gender)


def _speech(mark: Mark) -> QuoteFound:
    by, kind = mark.fields["by"], mark.fields.get("kind", "direct")
    assert kind in ("direct", "indirect")
    return QuoteFound(((mark.start, mark.end),), kind, None if by == "-" else int(by), mark.fields.get("cue"))
