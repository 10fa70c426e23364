"""The commands `train topics`, `train ner` and `topics explain`: options and messages only."""

from pathlib import Path
from typing import Annotated

import typer

TRAIN_HELP = """Train a topic model with labels of your own.

LABELLED is a .jsonl, .ndjson, .json, .csv or .tsv file with one text a row: a text, its labels, perhaps a title.
Labels are a JSON list, or one cell with ; or | between them. Columns with the usual names are found (text, Inhalt,
Meldung; labels, Themen, Kategorie; title, Titel, Betreff).

The model, report.json and report.html (in German) go into DIR; the table below says how well each label is found in
texts that were kept from training. A label needs five texts, thirty give sound figures. The same file gives the same
model.

\b
Examples:
  pressnlp train topics meldungen.csv --out themen/
  pressnlp train topics archiv.jsonl --out themen/ --text-column Haupttext --labels-column Ressort
  pressnlp extract archiv/ --topics themen/ --out records.jsonl

Exit status: 0 all done, 2 wrong use or texts that cannot be used.
"""

NER_HELP = """Fit the shipped pipeline to marked releases of your own.

GOLD are files, folders or patterns of marked releases (docs/evaluate.md has the format), best thirty or more. The
encoder stays as it is; the weights that turn its view of a word into "person" or "body" are fitted anew, near to what
they were. Every release is judged by weights fitted without it; where that brings no gain, nothing is written.

\b
Examples:
  pressnlp train ner gold/ --out unser-modell
  pressnlp train ner gold/2023 gold/2024 --base sm --out unser-modell
  pressnlp extract archiv/ --model ./unser-modell --out records.jsonl

Exit status: 0 all done, 1 no gain and nothing written, 2 wrong use or releases that cannot be used.
"""

EXPLAIN_HELP = """Say why a release gets its topics: labels, probabilities, and the words that decided.

FILES are whatever extract reads, or - for standard input. Behind a word stands its part of all that spoke for the
label. What is shown is in German, as the releases are; --json gives one line a release with all labels.

\b
Examples:
  pressnlp topics explain meldung.txt
  pressnlp topics explain archiv/ --topics themen/
  pressnlp topics explain export.csv --json | jq '.topics[0].terms'

Exit status: 0 all done, 1 some inputs failed, 2 wrong use.
"""

train = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Train models of your own.")
topics = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look into the topics of releases.")


@train.callback()
def _train() -> None:
    """A group, even with one command in it."""


@topics.callback()
def _topics() -> None:
    """A group, even with one command in it."""


@train.command("topics", help=TRAIN_HELP, no_args_is_help=True)
def train_topics(
    labelled: Annotated[Path, typer.Argument(metavar="LABELLED", help="Labelled texts.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder for the model.")],
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="The column of the text. [default: usual names]")
    ] = None,
    title_column: Annotated[
        str | None, typer.Option("--title-column", metavar="NAME", help="The column of the title, likewise.")
    ] = None,
    labels_column: Annotated[
        str | None, typer.Option("--labels-column", metavar="NAME", help="The column of the labels, likewise.")
    ] = None,
) -> None:
    from pressnlp.cli import topic_training as command

    raise typer.Exit(command.train(command.Options(labelled, out, text_column, title_column, labels_column)))


@train.command("ner", help=NER_HELP, no_args_is_help=True)
def train_ner(
    gold: Annotated[list[str], typer.Argument(metavar="GOLD", help="Marked releases.", show_default=False)],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="A new folder for the pipeline.")],
    base: Annotated[
        str,
        typer.Option("--base", metavar="MODEL", help="The pipeline to start from: a shipped name, or one of yours."),
    ] = "md",
) -> None:
    from pressnlp.cli import ner_training as command

    raise typer.Exit(command.train(command.Options(tuple(gold), out, base)))


@topics.command(help=EXPLAIN_HELP, no_args_is_help=True)
def explain(
    files: Annotated[list[str], typer.Argument(metavar="FILES", help="Releases.", show_default=False)],
    topics: Annotated[
        Path | None,
        typer.Option("--topics", metavar="DIR", help="A topic model of your own. [default: the shipped one]"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a release, with all labels.")] = False,
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="The column that holds the text, as in extract.")
    ] = None,
) -> None:
    from pressnlp.cli import topic_explaining as command

    raise typer.Exit(command.explain(command.Options(tuple(files), topics, as_json, text_column)))
