"""Analysers that need no model, importable by name so that worker processes can load them."""

import os
import time
from pathlib import Path

from pressnlp.errors import ModelError, PressError, ReadError
from pressnlp.record import Provenance, Record, ReleaseWarning, Section, Source
from pressnlp.release import Release
from pressnlp.words import own


class FakeAnalyser:
    """Writes true but empty records; words in the text make it misbehave.

    FALSCH raises a bug, VERBOTEN a PressError, WARNUNG warns, LANGSAM takes 0.2 s, STIRB kills the process, HÄNGT
    sleeps for a minute, EINMAL <file> kills the process the first time only.
    """

    def analyse(self, release: Release, include_text: bool = False) -> Record:
        misbehave(release.text)
        at = release.origin
        return Record(
            id=release.id, title=release.title, publisher=None, place=None, date=release.date, language="de",
            source=Source(uri=at.uri, sha256=at.sha256, bytes=at.bytes, media_type=at.media_type, encoding=at.encoding),
            text=release.text if include_text else None,
            sections=[Section(kind="body", start=0, end=len(release.text))],
            repairs=[], people=[], organisations=[], money=[], quotes=[], topics=[],
            warnings=[ReleaseWarning(code="test", message="so gewollt")] if "WARNUNG" in release.text else [],
            provenance=Provenance(pressnlp="0", model="fake 0", topic_model=None),
        )  # fmt: skip


def misbehave(text: str) -> None:
    if "FALSCH" in text:
        raise KeyError("ein Fehler\nin zwei Zeilen")
    if "VERBOTEN" in text:
        raise ReadError("refused", "so nicht")
    if "LANGSAM" in text:
        time.sleep(0.2)
    if "STIRB" in text:
        os._exit(9)
    if "HÄNGT" in text:
        time.sleep(60)
    if "EINMAL" in text:
        mark = Path(text.split()[1])
        if not mark.exists():
            mark.touch()
            os._exit(9)


def load(model: str = "md", topics: Path | None = None, words: Path | None = None) -> FakeAnalyser:
    if words:
        own.read(words)
    return FakeAnalyser()


def load_nothing(model: str = "md", topics: Path | None = None, words: Path | None = None) -> FakeAnalyser:
    raise ModelError(f"no pipeline {model!r}: get one so")


def load_broken() -> FakeAnalyser:
    raise RuntimeError("kaputt")


def load_dying() -> FakeAnalyser:
    os._exit(7)


def load_threads() -> FakeAnalyser:
    """Loads only where the numerical libraries were told to use one thread before anything imported them."""
    if os.environ.get("OMP_NUM_THREADS") != "1":
        raise PressError("more than one thread")
    return FakeAnalyser()
