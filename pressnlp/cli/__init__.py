"""The command `pressnlp`: options and messages only. Whatever is slow to import is imported when a command runs."""

from pathlib import Path
from typing import Annotated

import typer

from pressnlp.cli import archives, searching
from pressnlp.cli import training as training_commands
from pressnlp.cli.html_option import HtmlCommand

app = typer.Typer(
    cls=archives.Commands,
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

EVALUATE_HELP = """Measure records against releases that people have marked.

GOLD is a marked release (.json), a folder of them, or a quoted pattern. RECORDS is what extract wrote: a .jsonl file, a
folder, or - for standard input; a record belongs to the marked release whose id is the stem of its source.uri. Without
RECORDS the marked texts are analysed here and now.

\b
Examples:
  pressnlp evaluate gold/
  pressnlp evaluate gold/ records.jsonl --errors
  pressnlp evaluate gold/ records.jsonl --html bericht.html
  pressnlp evaluate gold/ --fail-under people=0.9 --fail-under "money with purpose=0.6"

Exit status: 0 all done, 1 a release has no record, an offset is wrong or a figure is too low, 2 wrong use or faulty
input.
"""


SHOW_HELP = """Show a press release with what was found in it: the text with coloured spans, and tables.

FILE is a release of any kind that extract reads, or a file of records that extract wrote; - is standard input. Of a
file with many, FILE#12 shows row 12 alone. Records without their text (extract --include-text has it) take it from the
file they came from, where that still lies at its place.

\b
Examples:
  pressnlp show meldung.txt
  pressnlp show meldung.pdf --html meldung.html
  pressnlp show records.jsonl#12 --min-confidence 0.8
  pressnlp extract meldung.txt --include-text | pressnlp show -

Exit status: 0 all done, 1 something could not be read, 2 wrong use.
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
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", metavar="0..1", min=0, max=1, help="Leave out what is less sure.")
    ] = 0,
    words: Annotated[
        Path | None,
        typer.Option(
            "--words",
            metavar="DIR",
            help="A folder with registers of your own: persons, bodies, role nouns.",
        ),
    ] = None,
) -> None:
    from pressnlp.cli import extraction as command

    options = command.Options(
        tuple(paths), out, format, model, topics, include_text, workers, text_column, timeout, quiet, min_confidence,
        words,
    )  # fmt: skip
    raise typer.Exit(command.extract(options))


@app.command(cls=HtmlCommand, help=SHOW_HELP, no_args_is_help=True)
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A release, a table or records; or -.")],
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="[FILE]", help="Write a page (in German) instead. [without FILE: to stdout]"),
    ] = None,
    model: Annotated[str, typer.Option("--model", "-m", metavar="NAME_OR_PATH", help="As in extract.")] = "md",
    topics: Annotated[Path | None, typer.Option("--topics", metavar="DIR", help="As in extract.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", metavar="0..1", min=0, max=1, help="Leave out what is less sure.")
    ] = 0,
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="The column that holds the text, as in extract.")
    ] = None,
    words: Annotated[Path | None, typer.Option("--words", metavar="DIR", help="As in extract.")] = None,
) -> None:
    from pressnlp.cli import showing as command

    raise typer.Exit(command.show(command.Options(file, html, model, topics, min_confidence, text_column, words)))


@app.command(help=EVALUATE_HELP, no_args_is_help=True)
def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Marked releases.", show_default=False)],
    records: Annotated[
        str | None, typer.Argument(metavar="RECORDS", help="Records to measure.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of the table.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every extra, missed and wrong case.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page (in German) with the marks in the texts."),
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option("--fail-under", metavar="KIND=FIGURE", help="Least F1 of a kind, from 0 to 1. Repeatable."),
    ] = None,
    model: Annotated[
        str, typer.Option("--model", "-m", metavar="NAME_OR_PATH", help="Without RECORDS: as in extract.")
    ] = "md",
    topics: Annotated[
        Path | None, typer.Option("--topics", metavar="DIR", help="As in extract; GOLD may have its labels.")
    ] = None,
    words: Annotated[
        Path | None, typer.Option("--words", metavar="DIR", help="Without RECORDS: as in extract.")
    ] = None,
) -> None:
    from pressnlp.cli import evaluation as command

    options = command.Options(gold, records, as_json, errors, html, tuple(fail_under or ()), model, topics, words)
    raise typer.Exit(command.evaluate(options))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what extract writes: records and error records."""
    import json

    from pressnlp.record import schema

    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


archives.register(app)
searching.register(app)
app.add_typer(training_commands.train, name="train")
app.add_typer(training_commands.topics, name="topics")


def run() -> None:
    """The entry point."""
    app()
