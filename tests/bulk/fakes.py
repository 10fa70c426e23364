"""Analysers that need no model, importable by name so that worker processes can load them."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from pressnlp.errors import ModelError, PressError, ReadError
from pressnlp.record import Provenance, Record, ReleaseWarning, Section, Source
from pressnlp.release import Release
from pressnlp.words import own

NOTHING: dict[str, Any] = {"people": [], "organisations": [], "money": [], "quotes": [], "topics": []}
AT = {"start": 0, "end": 5, "text": "NAMEN"}
NAMES: dict[str, Any] = {
    "people": [
        {
            "id": "p1", "name": "Ilse Krahn", "given_name": "Ilse", "family_name": "Krahn", "titles": ["Prof.", "Dr."],
            "kind": "official", "party": "o2", "mentions": [AT, AT], "confidence": 0.9,
            "roles": [{"role": "Landrätin", "organisation": "o1", "start": 0, "end": 5, "confidence": 0.8}],
        }
    ],
    "organisations": [
        {"id": "o1", "name": "Kreis Hohenau", "kind": "county", "key": "05999", "mentions": [AT], "confidence": 1.0},
        {"id": "o2", "name": "Grüne", "kind": "party", "candidates": ["a", "b"], "mentions": [AT], "confidence": 1.0},
    ],
    "money": [
        {"amount": "12000.50", "currency": "EUR", "qualifier": "exact", "purpose": "neue Brücke", "payer": "o1",
         "period": {"from": "2024", "to": None}, **AT, "confidence": 0.9},
        {"amount": "1" + "0" * 40, "currency": "EUR", "qualifier": "about", "per": "year", **AT, "confidence": 0.9},
    ],
    "quotes": [{"speaker": "p1", "kind": "direct", **AT, "cue": "sagte", "parts": [AT]}],
    "topics": [{"label": "Verkehr & Mobilität", "score": 0.9, "terms": ["Brücke"]},
               {"label": "Finanzen & Haushalt", "score": 0.5, "terms": []}],
}  # fmt: skip


class FakeAnalyser:
    """Writes true but empty records; words in the text make it misbehave.

    FALSCH raises a bug, VERBOTEN a PressError, WARNUNG warns, LANGSAM takes 0.2 s, STIRB kills the process, HÄNGT
    sleeps for a minute, EINMAL <file> kills the process the first time only, BLÄHT takes 400 MB and a minute, KURZ takes
    20 ms, REISST <file> takes the process above along as long as there is that file, REISST EINMAL <file> the first
    time only, ZÄHLT <file> writes a line into that file. NAMEN puts people, bodies, sums and quotes into the record.
    """

    def analyse(self, release: Release, include_text: bool = False) -> Record:
        misbehave(release.text)
        at = release.origin
        found: dict[str, Any] = NAMES if "NAMEN" in release.text else NOTHING
        return Record(
            id=release.id, title=release.title, publisher=None, place=None, date=release.date, language="de",
            source=Source(uri=at.uri, sha256=at.sha256, bytes=at.bytes, media_type=at.media_type, encoding=at.encoding),
            text=release.text if include_text else None,
            sections=[Section(kind="body", start=0, end=len(release.text))],
            repairs=[], **found,
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
    if "KURZ" in text:
        time.sleep(0.02)
    if "HÄNGT" in text:
        time.sleep(60)
    if "BLÄHT" in text:
        held = bytearray(b"x" * 400_000_000)
        time.sleep(60)
        del held
    if "ZÄHLT" in text:
        with Path(text.split()[1]).open("a") as file:
            file.write("x\n")
    if "REISST" in text:
        take_along(Path(text.split()[-1]), once="EINMAL" in text)
    elif "EINMAL" in text:
        mark = Path(text.split()[1])
        if not mark.exists():
            mark.touch()
            os._exit(9)


def take_along(mark: Path, once: bool) -> None:
    if mark.exists() == once:
        return
    if once:
        mark.touch()
    os.kill(os.getppid(), signal.SIGKILL)
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
