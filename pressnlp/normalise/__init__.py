"""From a release as it came to a text ready for analysis, with the way back to every source character."""

from pressnlp.normalise.bodies import place as place_of
from pressnlp.normalise.characters import repair
from pressnlp.normalise.clean import Block, Clean
from pressnlp.normalise.dateline import read as read_dateline
from pressnlp.normalise.language import language
from pressnlp.normalise.offsets import Traced
from pressnlp.normalise.publisher import publisher
from pressnlp.normalise.release_date import release_date
from pressnlp.normalise.sections import blocks, headline
from pressnlp.record import ReleaseWarning
from pressnlp.release import Origin, Release

__all__ = ["Block", "Clean", "normalise"]


def normalise(release: Release) -> Clean:
    """Repair the text, find its sections, and read title, place, date, publisher and language off its form.

    "SOEST. Die Bu\u0308rger …" → Clean with text "Soest. Die Bürger …", place "Soest", language "de".
    """
    traced, repairs = repair(Traced.of(release.text))
    text = traced.text
    sections = blocks(text, release.title)
    issuer = publisher(text, sections)
    code, warnings = language(text)
    return Clean(
        traced=traced,
        blocks=sections,
        repairs=repairs,
        title=headline(text, sections) or release.title,
        place=place(text, sections, issuer),
        date=release_date(text, sections, release.date),
        publisher=issuer,
        language=code,
        warnings=(*warnings, *_mended(release.origin), *_lost(text)),
    )


def place(text: str, sections: tuple[Block, ...], issuer: str | None) -> str | None:
    """Where the release was written: the dateline's place, else the publisher's ("Kreis Soest" → "Soest")."""
    for block in sections:
        if block.kind == "dateline":
            opening = read_dateline(text[block.start : block.end] + " X")
            if opening and opening.place:
                return place_of(opening.place) or opening.place
    return place_of(issuer) if issuer else None


def _mended(origin: Origin) -> tuple[ReleaseWarning, ...]:
    if not origin.mended:
        return ()
    count = "1 byte was" if origin.mended == 1 else f"{origin.mended:,} bytes were"
    return (ReleaseWarning(code="encoding", message=f"{count} no {origin.encoding} and read by guess"),)


def _lost(text: str) -> tuple[ReleaseWarning, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    return (ReleaseWarning(code="lost_characters", message=f"{count} characters were lost before the text came here"),)
