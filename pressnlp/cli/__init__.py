"""The command `pressnlp`: options and messages only. Whatever is slow to import is imported when a command runs."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich alone would double the time it takes to show
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

EXTRACT_HELP = """Find people, offices, organisations, money, quotes and topics in press releases.

Each release gives one JSON record; a file that cannot be read gives an error record, and the run goes on. Records go
to standard output or to --out, everything else to standard error.

PATHS are files, folders (with everything below them), patterns, or - for standard input. Read are .txt .md .html .htm
.pdf .docx .eml .msg, and .json .jsonl .ndjson .csv .tsv with one release a row.

\b
Examples:
  pressnlp extract meldung.txt
  pressnlp extract archiv/ --out records.jsonl --workers 4
  pressnlp extract "archiv/2024/*.pdf" --out records/
  pressnlp extract export.csv --text-column Inhalt > records.jsonl
  curl -s https://www.example.org/meldung.html | pressnlp extract - | jq .people

Exit status: 0 all done, 1 some inputs failed, 2 wrong use.
"""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pressnlp {version()}")
        raise typer.Exit


def version() -> str:
    """The installed version: "0.1.0"."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("pressnlp")
    except PackageNotFoundError:
        return "(not installed)"


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Who holds which office, in which body, and how much money for what: German press releases to JSON."""


@app.command(help=EXTRACT_HELP, no_args_is_help=True)
def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS", help="Files, folders, patterns, or -.", show_default=False)
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="A .jsonl file, or a folder for one .json file a release. [default: stdout]",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="jsonl|json", help="One line a record, or indented. [default: as --out says]"
        ),
    ] = None,
    model: Annotated[
        str, typer.Option("--model", "-m", metavar="NAME_OR_PATH", help="A shipped model, or a German spaCy pipeline.")
    ] = "md",
    topics: Annotated[
        Path | None,
        typer.Option("--topics", metavar="DIR", help="A topic model of your own. [default: the shipped one]"),
    ] = None,
    include_text: Annotated[
        bool, typer.Option("--include-text", help="Put the text that the offsets point into in each record.")
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", "-w", metavar="N", min=1, help="Processes to share the work.")
    ] = 1,
    text_column: Annotated[
        str | None,
        typer.Option(
            "--text-column", metavar="NAME", help="The column that holds the text. [default: the usual names]"
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Time a release may take (with 2 workers or more)."),
    ] = 120,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only records and fatal errors.")] = False,
) -> None:
    from pressnlp.cli import extraction as command

    options = command.Options(
        tuple(paths), out, format, model, topics, include_text, workers, text_column, timeout, quiet
    )
    raise typer.Exit(command.extract(options))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what extract writes: records and error records."""
    import json

    from pressnlp.record import schema

    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


def run() -> None:
    """The entry point."""
    app()
