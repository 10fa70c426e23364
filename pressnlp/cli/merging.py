"""The command `pressnlp index merge`: parts and archives into one archive."""

import sys
from dataclasses import dataclass
from pathlib import Path

from pressnlp.bulk import merging
from pressnlp.bulk.merging import Merged
from pressnlp.bulk.parts import PartError
from pressnlp.cli.ending import ALL_DONE, INTERRUPTED, SOME_FAILED, ended, say
from pressnlp.cli.into import checked, writing
from pressnlp.write import archive, sql


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    parts: tuple[str, ...]
    into: Path
    quiet: bool = False


def merge(options: Options) -> int:
    """Run and give the exit status; never raises for bad input or a full disk."""

    def run() -> int:
        with writing(checked(options.into, options.parts)):
            return _run(options)

    return ended(run, target=options.into, unwritable=SOME_FAILED)


def _run(options: Options) -> int:
    options.into.parent.mkdir(parents=True, exist_ok=True)
    with archive.alone(options.into), archive.opened(options.into, create=True) as connection:
        try:
            merged = merging.merge(connection, options.parts, _teller(options.quiet))
        except KeyboardInterrupt:
            say("interrupted; the same command goes on from here")
            return INTERRUPTED
        except PartError as error:
            raise PartError(f"{error}{_hint(options)}") from error
        (failed,) = connection.execute(sql.STANDING).fetchone()
    if not options.quiet:
        say(summary(merged, failed))
    for source in dict.fromkeys(merged.unfinished):
        say(f"{source}: the run that makes its parts has not ended; what it made so far is merged")
    return SOME_FAILED if merged.unfinished or failed else ALL_DONE


def _hint(options: Options) -> str:
    if not Path("merge").exists():
        return ""
    return "\nbehind `index` the word merge is the sub-command: write ./merge to index the file or folder of that name"


def _teller(quiet: bool) -> "merging.Tell":
    """Says every thousand parts how far it is."""

    def tell(merged: Merged) -> None:
        if not quiet and merged.parts % 1000 == 0:
            print(f"{merged.parts:,} parts, {merged.written + merged.unchanged:,} documents", file=sys.stderr)

    return tell


def summary(merged: Merged, failed: int) -> str:
    """ "3 parts: 1,200 documents written, 0 there before, 2 vanished files; 1 error in the archive"."""
    vanished = f", {merged.vanished:,} files vanished" if merged.vanished else ""
    return (
        f"{merged.parts:,} parts: {merged.written:,} documents written, {merged.unchanged:,} there before{vanished}; "
        f"{failed:,} error{'' if failed == 1 else 's'} in the archive"
    )
