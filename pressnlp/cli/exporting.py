"""The command `pressnlp export`: an archive's records as canonical lines, or as flat tables."""

import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from pressnlp.cli.ending import ALL_DONE, SOME_FAILED, UsageError, ended, say
from pressnlp.read.sources import identity
from pressnlp.write import archive, export, sql


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    archive: Path
    out: str | None = None
    csv: Path | None = None


def run(options: Options) -> int:
    """Run and give the exit status; never raises for a file that is no archive or an output that cannot be written."""

    def write() -> int:
        _check(options)
        try:
            with archive.opened(options.archive) as connection:
                return _write(connection, options)
        except sqlite3.Error as error:
            raise OSError(0, str(error), str(options.archive)) from error

    return ended(write, target=options.out or "standard output", unwritable=SOME_FAILED, interrupted="interrupted")


def _check(options: Options) -> None:
    target = None if options.out in (None, "-") else Path(str(options.out))
    if target is not None and target.is_dir():
        raise UsageError(f"--out {target} is a folder: name a .jsonl file, or use --csv for tables in a folder")
    if target is not None and target.exists() and identity(target) == identity(options.archive):
        raise UsageError(f"--out {target} is the archive itself: name another file")
    if options.csv is not None and options.csv.exists() and not options.csv.is_dir():
        raise UsageError(f"--csv {options.csv} is a file: name a folder")


def _write(connection: sqlite3.Connection, options: Options) -> int:
    connection.execute("BEGIN")  # one state of the archive, also while a run goes on
    if options.out is not None or options.csv is None:
        _lines(connection, options.out)
    if options.csv is not None:
        rows = export.write_tables(connection, options.csv)
        say(f"{options.csv}: " + ", ".join(f"{kind} {count:,}" for kind, count in rows.items()))
    (unfinished,) = connection.execute(sql.UNFINISHED).fetchone()
    connection.execute("COMMIT")
    if unfinished:
        say(f"{unfinished:,} documents are still pending and not written; the last index command finishes them")
    return SOME_FAILED if unfinished else ALL_DONE


def _lines(connection: sqlite3.Connection, out: str | None) -> None:
    if out in (None, "-"):
        # Bytes, so that neither the terminal's encoding nor the platform's line ends change a record.
        for line in export.lines(connection):
            sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
        return
    target = Path(str(out))
    target.parent.mkdir(parents=True, exist_ok=True)
    with export.replacing(target) as file:
        file.writelines(f"{line}\n" for line in export.lines(connection))
