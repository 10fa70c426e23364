"""The commands about archives, `index`, `status` and `export`: options and messages only."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

MERGE = "index merge"


class Commands(TyperGroup):
    """Commands of which one has a name of two words: `index merge PARTS`, beside `index SOURCES`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Only the word right behind `index` is looked at: `index ./merge` and `index -q merge` read that folder."""
        if args[:2] == MERGE.split():
            return MERGE, self.get_command(ctx, MERGE), args[2:]
        return super().resolve_command(ctx, args)


INDEX_HELP = """Analyse an archive of press releases into one SQLite file, and keep it up to date.

SOURCES are files, folders, patterns or -, as in extract. The next run does only what is new or changed; files that are
gone are marked. A run can be stopped or killed at any moment: the same command goes on where it was.

\b
Examples:
  pressnlp index archiv/ --into archiv.db --workers 4
  pressnlp index archiv/ --into archiv.db --dry-run
  pressnlp index archiv/ --into archiv.db --rerun stale
  pressnlp index archiv/ --parts teile/ --engine ray --address auto
  sqlite3 archiv.db "SELECT * FROM office_holders WHERE role LIKE '%bürgermeister%'"

Exit status: 0 all done, 1 some inputs stand as errors, 2 wrong use.
"""

MERGE_HELP = """Merge parts (index --parts) and other archives into one archive.

PARTS are folders of parts, on disk or at an address, single parts, and archives. Where two hold the same document the
later one named counts. What the archive holds already is passed over, so the same command goes on after a stop.

\b
Examples:
  pressnlp index archiv/ --parts teile/ --engine ray
  pressnlp index merge teile/ --into archiv.db
  pressnlp index merge s3://archiv/teile nord.db sued.db --into archiv.db

To index a folder that is called merge, write ./merge.

Exit status: 0 all done, 1 the archive holds errors or a run that makes parts has not ended, 2 wrong use.
"""

STATUS_HELP = """Say what an archive holds: documents by state, errors by kind, what was found, versions, the last run.

\b
Examples:
  pressnlp status archiv.db
  pressnlp status archiv.db --json | jq .errors

Exit status: 0, or 2 for a file that is no archive.
"""

EXPORT_HELP = """Write an archive's records as extract would: one canonical line a document, ordered by address.

With --csv, one flat table for each kind instead (people.csv, roles.csv, money.csv …), or beside them with --out.

\b
Examples:
  pressnlp export archiv.db -o records.jsonl
  pressnlp export archiv.db --csv tabellen/
  pressnlp export archiv.db | jq -r '.people[]?.name' | sort | uniq -c

Exit status: 0 all done, 1 documents are still pending or the output could not be written, 2 wrong use.
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(help=INDEX_HELP, no_args_is_help=True)(index)
    app.command(MERGE, help=MERGE_HELP, no_args_is_help=True)(merge)
    app.command(help=STATUS_HELP, no_args_is_help=True)(status)
    app.command(help=EXPORT_HELP, no_args_is_help=True)(export)


def index(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCES", help="Files, folders, patterns, or -.", show_default=False)
    ],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="ARCHIVE", help="The archive, made where there is none.")
    ] = None,
    rerun: Annotated[
        str | None,
        typer.Option(
            "--rerun", metavar="stale|all", help="Also analyse anew what another version made, or everything."
        ),
    ] = None,
    retry_errors: Annotated[bool, typer.Option("--retry-errors", help="Also try errors again.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    model: Annotated[str, typer.Option("--model", "-m", metavar="NAME_OR_PATH", help="As in extract.")] = "md",
    topics: Annotated[Path | None, typer.Option("--topics", metavar="DIR", help="As in extract.")] = None,
    words: Annotated[Path | None, typer.Option("--words", metavar="DIR", help="As in extract.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", metavar="0..1", min=0, max=1, help="Leave out what is less sure.")
    ] = 0,
    include_text: Annotated[
        bool, typer.Option("--include-text", help="Put the text into the exported records too.")
    ] = False,
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="The column that holds the text, as in extract.")
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", "-w", metavar="N", min=1, help="Processes to share the work. [default: 1; with ray all cores]"
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, help="Time a release may take.")
    ] = 120,
    memory_limit: Annotated[
        int,
        typer.Option("--memory-limit", metavar="MB", min=0, help="Memory a worker may take; 0: no limit. (Linux)"),
    ] = 3000,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only fatal errors.")] = False,
    parts: Annotated[
        str | None,
        typer.Option("--parts", metavar="DIR", help="Instead of --into: a folder for parts, to be merged later."),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|ray", help="Where parts are made: here, or on a Ray cluster.")
    ] = "local",
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="ADDRESS", help="The Ray cluster; auto: the one that runs here. [own]"),
    ] = None,
    part_size: Annotated[
        int | None, typer.Option("--part-size", metavar="N", min=1, help="Documents of a part. [default: 500]")
    ] = None,
) -> None:
    from pressnlp.cli import indexing as command

    options = command.Options(
        tuple(sources), into, rerun, retry_errors, dry_run, model, topics, words, min_confidence, include_text,
        text_column, workers, timeout, memory_limit, quiet, parts, engine, address, part_size,
    )  # fmt: skip
    raise typer.Exit(command.index(options))


def merge(
    parts: Annotated[
        list[str],
        typer.Argument(metavar="PARTS", help="Folders of parts, single parts, archives.", show_default=False),
    ],
    into: Annotated[Path, typer.Option("--into", metavar="ARCHIVE", help="The archive, made where there is none.")],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only fatal errors.")] = False,
) -> None:
    from pressnlp.cli import merging as command

    raise typer.Exit(command.merge(command.Options(tuple(parts), into, quiet)))


def status(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="What index made.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    from pressnlp.cli import archive_status as command

    raise typer.Exit(command.status(archive, as_json))


def export(
    archive: Annotated[Path, typer.Argument(metavar="ARCHIVE", help="What index made.", show_default=False)],
    out: Annotated[
        str | None, typer.Option("--out", "-o", metavar="FILE", help="A .jsonl file. [default: stdout]")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="DIR", help="A folder for one flat table for each kind.")
    ] = None,
) -> None:
    from pressnlp.cli import exporting as command

    raise typer.Exit(command.run(command.Options(archive, out, csv)))
