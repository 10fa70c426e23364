"""The command `pressnlp status`: what an archive holds."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from pressnlp.bulk.overview import overview
from pressnlp.cli.ending import ALL_DONE, WRONG_USE, ended
from pressnlp.write import archive


def status(path: Path, as_json: bool = False) -> int:
    """Print it and give the exit status; never raises for a file that is no archive."""

    def run() -> int:
        try:
            with archive.opened(path) as connection:
                figures = {"archive": str(path), "bytes": path.stat().st_size, **overview(connection)}
        except sqlite3.Error as error:
            raise OSError(0, str(error), str(path)) from error
        print(json.dumps(figures, ensure_ascii=False, indent=1) if as_json else plain(figures), flush=True)
        return ALL_DONE

    return ended(run, target="standard output", unwritable=WRONG_USE, interrupted="interrupted")


def plain(figures: dict[str, Any]) -> str:
    """The same for reading."""
    documents = figures["documents"]
    errors = ", ".join(f"{code} {count:,}" for code, count in figures["errors"].items())
    found = ("people", "roles", "organisations", "money", "quotes", "topics", "mentions", "warnings")
    lines = [
        ("archive", f"{figures['archive']} ({figures['bytes'] / 1e6:,.1f} MB)"),
        ("documents", f"{documents['done']:,} done, {documents['error']:,} errors, {documents['pending']:,} pending"),
        ("errors", errors),
        ("vanished", f"{figures['vanished']:,}" if figures["vanished"] else ""),
        ("releases", f"{figures['releases']:,} ({figures['first_date'] or '?'} to {figures['last_date'] or '?'})"),
        ("versions", _versions(figures)),
        *((kind, f"{figures[kind]:,}") for kind in found),
        *(("made by", _analyser(one)) for one in figures["analysers"]),
        ("last run", _run(figures["last_run"])),
    ]
    return "\n".join(f"{name:<14}{text}" for name, text in lines if text)


def _versions(figures: dict[str, Any]) -> str:
    """ "1 copy, 2 corrections, 3 other versions (4 releases have a later one); 12 documents repeat a text"."""
    names = (
        ("copy", "copy", "copies"),
        ("correction", "correction", "corrections"),
        ("version", "other version", "other versions"),
    )
    counts = [(figures["versions"][kind], one, many) for kind, one, many in names]
    line = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count)
    parts = [f"{line} ({figures['outdated']:,} releases have a later one)"] if line else []
    parts += [f"{figures['same_text']:,} documents repeat a text"] if figures["same_text"] else []
    return "; ".join(parts)


def _analyser(one: dict[str, Any]) -> str:
    options = [f"own words {one['words']}"] if one["words"] else []
    options += [f"min. confidence {one['min_confidence']:g}"] if one["min_confidence"] else []
    options += ["with text"] if one["include_text"] else []
    named = f"pressnlp {one['pressnlp']} (rules {one['rules']}), {one['model']}, topics {one['topic_model']}"
    return f"{', '.join([named, *options])}: {one['releases']:,}"


def _run(one: dict[str, Any] | None) -> str:
    if one is None:
        return ""
    return f"{' '.join(one['sources'])}, {one['started']} to {one['ended'] or '… (going on, or broken off)'}"
