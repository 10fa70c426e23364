"""pressnlp: who holds which office, in which body, and how much money for what, in German press releases.

from pressnlp import load
record = load().analyse("Soest. Bürgermeister Dr. Eckhard Ruthemeyer übergab 5.000 Euro …")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pressnlp.errors import ModelError, PressError, ReadError, WordsError
    from pressnlp.flow import Analyser, load
    from pressnlp.record import ErrorRecord, Record, canonical, schema
    from pressnlp.release import Release, from_text

_WHERE = {
    "Analyser": "flow",
    "load": "flow",
    "ErrorRecord": "record",
    "Record": "record",
    "canonical": "record",
    "schema": "record",
    "Release": "release",
    "from_text": "release",
    "ModelError": "errors",
    "PressError": "errors",
    "ReadError": "errors",
    "WordsError": "errors",
}

__all__ = [
    "Analyser", "ErrorRecord", "ModelError", "PressError", "ReadError", "Record", "Release", "WordsError", "canonical",
    "from_text", "load", "schema",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use: `pressnlp --help` must not wait for spaCy."""
    if name not in _WHERE:
        raise AttributeError(f"module 'pressnlp' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"pressnlp.{_WHERE[name]}"), name)
