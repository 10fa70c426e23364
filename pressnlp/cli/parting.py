"""`pressnlp index SOURCES… --parts DIR`: makes parts, here or on a Ray cluster."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pressnlp.bulk import making
from pressnlp.bulk.blocks import SIZE
from pressnlp.bulk.indexing import Inputs
from pressnlp.bulk.making import Made, Outcome
from pressnlp.cli.ending import ALL_DONE, INTERRUPTED, SOME_FAILED, UsageError, say
from pressnlp.cli.indexing import Options, version_of, workers_of
from pressnlp.cli.progress import Progress, Tally
from pressnlp.read import remote
from pressnlp.read.sources import identity

if TYPE_CHECKING:
    from pressnlp.bulk import cluster

ENGINES = ("local", "ray")
# What steers an update of an archive says nothing to parts: these follow content and version by themselves.
NOT_WITH_PARTS = (("into", "--into"), ("rerun", "--rerun"), ("dry_run", "--dry-run"))


def checked(options: Options) -> bool:
    """Whether parts are wanted. Raises UsageError for options that do not go together."""
    if options.engine not in ENGINES:
        raise UsageError(f"--engine {options.engine}: choose local or ray")
    if options.parts is None:
        if options.into is None:
            raise UsageError("name the archive with --into, or a folder for parts with --parts")
        if options.engine == "ray":
            raise UsageError("--engine ray writes parts: name a folder that all machines reach with --parts")
        return False
    if clash := next((name for field, name in NOT_WITH_PARTS if getattr(options, field)), None):
        raise UsageError(
            f"--parts and {clash} do not go together: `pressnlp index merge` makes the archive of the parts"
        )
    if "-" in options.sources:
        raise UsageError("standard input has no address that parts could be merged by: name files")
    return True


def make(options: Options) -> int:
    """Make what is missing and give the exit status."""
    assert options.parts is not None
    own = None if remote.is_address(options.parts) else _made_folder(Path(options.parts))
    inputs = Inputs(options.sources, frozenset({own} if own else ()))
    options = _anywhere(options)
    plan = making.plan(
        str(options.parts), options.sources, version_of(options), workers_of(options), options.text_column,
        options.retry_errors,
    )  # fmt: skip
    return _run(options, replace(plan, size=options.part_size or SIZE), inputs)


def _made_folder(folder: Path) -> tuple[int, int] | None:
    folder.mkdir(parents=True, exist_ok=True)
    return identity(folder)


def _anywhere(options: Options) -> Options:
    """Paths that hold on machines that stand in another folder."""
    model = str(Path(options.model).absolute()) if Path(options.model).is_dir() else options.model
    topics, words = (path and path.absolute() for path in (options.topics, options.words))
    return replace(options, model=model, topics=topics, words=words)


def _engine(options: Options) -> making.Engine:
    if options.engine == "local":
        return making.local(options.workers or 1)
    from pressnlp.bulk.cluster import ray_engine

    return ray_engine(options.workers, options.address, version_check(options))


def version_check(options: Options) -> "cluster.Options | None":
    """What tells an actor the version of its own machine."""
    return partial(version_of, options)


def _run(options: Options, plan: making.Plan, inputs: Inputs) -> int:
    tally = Tally()
    with Progress(options.quiet, records_on_screen=False) as progress:

        def tell(made: Made) -> None:
            for done in made.outcomes:
                tally.add(done)
                progress.step(tally, done)

        try:
            outcome = making.run(plan, inputs, _engine(options), tell)
        except KeyboardInterrupt:
            progress.close()
            say(f"interrupted; {tally.summary()}; the same command goes on from here")
            return INTERRUPTED
    if not options.quiet:
        say(f"{tally.summary()}; {_standing(outcome)}")
    if not outcome.whole:
        say("pressnlp: some blocks were lost with the machines that had them; the same command makes what is missing")
    return ALL_DONE if outcome.whole and not outcome.errors else SOME_FAILED


def _standing(outcome: Outcome) -> str:
    """ "1,200 documents in 3 parts, 700 of them there before, 2 errors"."""
    errors = f"{outcome.errors:,} error{'' if outcome.errors == 1 else 's'}"
    there = f", {outcome.there:,} of them there before" if outcome.there else ""
    return f"{outcome.documents:,} documents in {len(outcome.names):,} parts{there}, {errors}"
