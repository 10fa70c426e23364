"""The command `pressnlp extract`: checks the options, runs the pool into a sink, says what came of it."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pressnlp.bulk import pool, work
from pressnlp.bulk.work import Done
from pressnlp.cli.ending import ALL_DONE, INTERRUPTED, SOME_FAILED, UsageError, ended, say
from pressnlp.cli.progress import Progress, Tally
from pressnlp.read import TABLES, SourceFile, is_table, sources
from pressnlp.read.kinds import kind
from pressnlp.read.sources import Identity, identity
from pressnlp.write import SINKS, Write


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    paths: tuple[str, ...]
    out: str | None = None
    format: str | None = None
    model: str = "md"
    topics: Path | None = None
    include_text: bool = False
    workers: int = 1
    text_column: str | None = None
    timeout: float = pool.LIMIT
    quiet: bool = False
    min_confidence: float = 0
    words: Path | None = None


def extract(options: Options) -> int:
    """Run and give the exit status; never raises for bad input, a missing model or a closed pipe."""

    def run() -> int:
        return _run(options, *destination(options))

    return ended(run, target=options.out or "standard output", unwritable=SOME_FAILED)


def destination(options: Options) -> tuple[str, Path | None]:
    """Sink and target: `-o records.jsonl` is one file, `-o records` a folder, neither stdout. Raises UsageError."""
    target = None if options.out in (None, "-") else Path(str(options.out))
    name = options.format or ("jsonl" if target is None or target.suffix in {".jsonl", ".ndjson"} else "json")
    if name not in SINKS:
        raise UsageError(f"--format {name}: choose {' or '.join(SINKS)}")
    if target is not None:
        _check_target(name, target, options.paths)
    return name, target


def _check_target(name: str, target: Path, paths: tuple[str, ...]) -> None:
    if name == "jsonl" and target.is_dir():
        raise UsageError(f"--out {target} is a folder: name a .jsonl file, or use --format json")
    if name == "json" and target.suffix == ".json" and not target.is_dir() and not _is_one(paths):
        raise UsageError(f"--out {target} holds one record: name a .jsonl file or a folder for several")
    if name == "json" and target.suffix != ".json" and target.exists() and not target.is_dir():
        raise UsageError(f"--out {target} is a file: name a folder, or use --format jsonl")
    looks = kind(target.name)
    if name == "json" and looks.is_read and looks != (".json", "") and not target.is_dir():
        raise UsageError(f"--out {target} looks like a release: name a .jsonl file or a folder")
    if target.exists() and identity(target) in {identity(path) for path in paths} and not target.is_dir():
        raise UsageError(f"--out {target} is also an input: name another file")


def _is_one(paths: tuple[str, ...]) -> bool:
    path = Path(paths[0])
    several = kind(path.name).is_archive or kind(path.name).suffix in TABLES
    return len(paths) == 1 and (paths[0] == "-" or (path.is_file() and not several))


def _run(options: Options, sink: str, target: Path | None) -> int:
    tally = Tally()
    screen = target is None and sys.stdout.isatty()
    with SINKS[sink](target) as write, Progress(options.quiet, records_on_screen=screen) as progress:
        exclude = _own_output(target)
        progress.total = None if options.quiet else expected(sources(options.paths, None, exclude))
        try:
            _write(_outcomes(options, tally, exclude), write, tally, progress)
        except KeyboardInterrupt:
            progress.close()
            say(f"interrupted; {tally.summary()}")
            return INTERRUPTED
    if not options.quiet:
        say(tally.summary())
    return SOME_FAILED if tally.errors else ALL_DONE


def _own_output(target: Path | None) -> frozenset[Identity]:
    """The file or folder this run writes to, so that it does not read its own records where they lie inside PATHS."""
    if target is not None:
        found = identity(target)
        return frozenset({found} if found else ())
    try:
        status = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):  # standard output that is no file, as in tests
        return frozenset()
    return frozenset({(status.st_dev, status.st_ino)})


def _outcomes(options: Options, tally: Tally, exclude: frozenset[Identity]) -> Iterator[Done]:
    return pool.run(
        work.jobs(sources(options.paths, tally.skipped, exclude), options.text_column),
        partial(
            work.load_sure, partial(work.load, options.model, options.topics, options.words), options.min_confidence
        ),
        workers=options.workers,
        include_text=options.include_text,
        limit=options.timeout,
    )


def _write(outcomes: Iterable[Done], write: Write, tally: Tally, progress: Progress) -> None:
    for done in outcomes:
        write(done.output, done.line)
        tally.add(done)
        progress.step(tally, done)


def expected(found: Iterable[SourceFile]) -> int | None:
    """How many releases there will be, for the time left; None where that shows only in reading."""
    total = 0
    for source in found:
        if is_table(source):
            return None
        total += 1
    return total
