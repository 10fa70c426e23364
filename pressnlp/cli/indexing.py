"""The command `pressnlp index`: checks the options, looks at the files, runs the pool into the archive, sums up."""

import sqlite3
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pressnlp.bulk import pool, versions, work
from pressnlp.bulk.indexing import Indexing, Inputs, Scan, Workers
from pressnlp.bulk.manifest import Rerun, Wish
from pressnlp.bulk.memory import watchable
from pressnlp.bulk.work import Done
from pressnlp.cli.ending import ALL_DONE, INTERRUPTED, SOME_FAILED, UsageError, ended, say
from pressnlp.cli.into import checked, writing
from pressnlp.cli.progress import Progress, Tally
from pressnlp.read.sources import identity
from pressnlp.write import archive

# Megabytes a worker may hold: ten times what it needs for an ordinary release.
MEMORY = 3000


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line; `memory_limit` in megabytes, 0 for none."""

    sources: tuple[str, ...]
    into: Path | None = None
    rerun: str | None = None
    retry_errors: bool = False
    dry_run: bool = False
    model: str = "md"
    topics: Path | None = None
    words: Path | None = None
    min_confidence: float = 0
    include_text: bool = False
    text_column: str | None = None
    workers: int | None = None
    timeout: float = pool.LIMIT
    memory_limit: int = MEMORY
    quiet: bool = False
    parts: str | None = None
    engine: str = "local"
    address: str | None = None
    part_size: int | None = None


def index(options: Options) -> int:
    """Run and give the exit status; never raises for bad input, a missing model or a full disk."""

    from pressnlp.cli import parting

    def run() -> int:
        if parting.checked(options):
            return parting.make(options)
        assert options.into is not None
        with writing(options.into):
            return _run(options, options.into, _wish(options, options.into))

    return ended(run, target=options.into or options.parts, unwritable=SOME_FAILED)


def _wish(options: Options, into: Path) -> Wish:
    rerun: dict[str | None, Rerun] = {None: None, "stale": "stale", "all": "all"}
    if options.rerun not in rerun:
        raise UsageError(f"--rerun {options.rerun}: choose stale or all")
    checked(into, options.sources)
    return Wish(rerun[options.rerun], options.retry_errors, options.text_column)


def _run(options: Options, into: Path, wish: Wish) -> int:
    with ExitStack() as stack:
        if not options.dry_run:
            into.parent.mkdir(parents=True, exist_ok=True)
        if into.exists() or not options.dry_run:
            stack.enter_context(archive.alone(into))
        connection = stack.enter_context(_opened(options, into))
        own = identity(into)
        inputs = Inputs(options.sources, frozenset({own} if own else ()))
        run = Indexing(connection, version_of(options), inputs, wish)
        try:
            scan = run.scan(keep=not options.dry_run)
        except KeyboardInterrupt:
            say("interrupted while looking at the files; nothing is changed")
            return INTERRUPTED
        if not options.quiet or options.dry_run:
            say(("would do: " if options.dry_run else "") + found(scan))
        return ALL_DONE if options.dry_run else _analyse(options, run, scan)


def _opened(options: Options, into: Path) -> AbstractContextManager[sqlite3.Connection]:
    if options.dry_run and not into.exists():
        return archive.in_memory()
    return archive.opened(into, create=True)


def version_of(options: Options) -> versions.Version:
    """Who analyses with these options."""
    return versions.current(options.model, options.topics, options.words, options.min_confidence, options.include_text)


def _analyse(options: Options, run: Indexing, scan: Scan) -> int:
    tally = Tally()
    with Progress(options.quiet, records_on_screen=False) as progress:
        progress.total = scan.todo

        def tell(done: Done) -> None:
            tally.add(done)
            progress.step(tally, done)

        try:
            run.run(workers_of(options), tell)
        except KeyboardInterrupt:
            progress.close()
            say(f"interrupted; {tally.summary()}; the same command goes on from here")
            return INTERRUPTED
    trouble = run.trouble()
    if not options.quiet:
        say(f"{tally.summary()}{_standing(trouble, sum(tally.errors.values()))}")
    return SOME_FAILED if trouble else ALL_DONE


def workers_of(options: Options) -> Workers:
    """How to analyse with these options."""
    load = partial(
        work.load_sure, partial(work.load, options.model, options.topics, options.words), options.min_confidence
    )
    memory = options.memory_limit * 1_000_000 if options.memory_limit and watchable() else None
    return Workers(load, options.workers or 1, options.include_text, options.timeout, memory)


def found(scan: Scan) -> str:
    """ "3 new, 1 changed, 2 vanished, 49,996 unchanged files; skipped: 4 (.jpg 4)"."""
    looks = scan.looks
    parts = [(looks["new"], "new"), (looks["changed"], "changed"), (looks["again"], "to do again")]
    parts += [(scan.vanished, "vanished"), (looks["unchanged"], "unchanged")]
    line = ", ".join(f"{count:,} {what}" for count, what in parts if count or what in {"new", "changed"})
    skipped = ", ".join(f"{kind} {count:,}" for kind, count in scan.skipped.most_common())
    return f"files: {line}" + (f"; skipped: {sum(scan.skipped.values()):,} ({skipped})" if skipped else "")


def _standing(trouble: int, now: int) -> str:
    """Errors of earlier runs, which are not tried again by themselves."""
    before = trouble - now
    return f"; {before:,} errors of earlier runs or vanished files (--retry-errors tries again)" if before > 0 else ""
