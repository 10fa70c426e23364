"""Where records go: JSON lines, or one indented JSON file per release."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePath

Write = Callable[[str, str], None]
"""Takes where a record belongs ("2018/soest-0815", as in `SourceFile.output`) and its canonical line."""

# File systems end at 255 bytes a name; what is longer is cut and told apart by a hash.
MAX_NAME = 240


@contextmanager
def json_lines(target: Path | None) -> Iterator[Write]:
    """One canonical line a record into a file or, without one, to standard output; each line is flushed whole."""
    if target is None:
        yield lambda _, line: _to_stdout(line)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # An earlier run's records stay until this one has its first: a mistyped model must not cost them.
    begun = False
    with target.open("ab") as file:

        def write(_: str, line: str) -> None:
            nonlocal begun
            if not begun:
                file.truncate(0)
                begun = True
            file.write(line.encode("utf-8") + b"\n")
            file.flush()

        try:
            yield write
        finally:
            if not target.stat().st_size:
                target.unlink()


@contextmanager
def json_files(target: Path | None) -> Iterator[Write]:
    """One indented file a record below a folder: "2018/soest-0815" → OUT/2018/soest-0815.json, written atomically.

    A `target` ending in ".json" takes a single record; without one, records go to standard output one after another.
    """
    if target is None:
        yield lambda _, line: _to_stdout(indented(line))
    elif target.suffix == ".json" and not target.is_dir():
        yield lambda _, line: _replace(target, indented(line))
    else:
        target.mkdir(parents=True, exist_ok=True)
        taken: set[str] = set()
        yield lambda output, line: _replace(target / _free(output, taken), indented(line))


# Sinks by the name that --format takes.
SINKS: dict[str, Callable[[Path | None], AbstractContextManager[Write]]] = {"jsonl": json_lines, "json": json_files}


def indented(line: str) -> str:
    """A canonical line for reading: the same keys in the same order, two blanks a level."""
    return json.dumps(json.loads(line), ensure_ascii=False, allow_nan=False, indent=2)


def _to_stdout(text: str) -> None:
    # Bytes, so that neither the terminal's encoding nor the platform's line ends change a record.
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.parent / f".pressnlp-{os.getpid()}.part"
    try:
        part.write_bytes(text.encode("utf-8") + b"\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _free(output: str, taken: set[str]) -> str:
    """A file's name nobody has yet, also where case does not count: "a" → "a.json", then "a-2.json"."""
    *folders, name = (_short(part) for part in PurePath(output).parts)
    # A folder called "x.json" would stand where the record of "x" belongs.
    stem = "/".join([*(f"{part}_" if part.casefold().endswith(".json") else part for part in folders), name])
    number, free = 1, stem
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}"
    taken.add(free.casefold())
    return f"{free}.json"


def _short(name: str) -> str:
    raw = os.fsencode(name)
    if len(raw) <= MAX_NAME:
        return name
    return f"{raw[:200].decode('utf-8', 'ignore')}-{hashlib.sha256(raw).hexdigest()[:16]}"
