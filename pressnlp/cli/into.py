"""The archive that `index` and `index merge` write to, as named with --into."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pressnlp.cli.ending import UsageError
from pressnlp.read.sources import identity


def checked(into: Path, inputs: Iterable[str]) -> Path:
    """The file to write to. Raises UsageError where it is a folder or one of the inputs."""
    if into.is_dir():
        raise UsageError(f"--into {into} is a folder: name a file in it, such as {into / 'archiv.db'}")
    if into.exists() and identity(into) in {identity(path) for path in inputs}:
        raise UsageError(f"--into {into} is also an input: name another file")
    return into


@contextmanager
def writing(into: Path) -> Iterator[None]:
    """What the database cannot do (a full disk, a file system without locks) raises OSError with the file's name."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(0, str(error), str(into)) from error
