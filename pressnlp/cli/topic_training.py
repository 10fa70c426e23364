"""The command `pressnlp train topics`: reads labelled texts, trains, reports."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressnlp.cli.ending import ALL_DONE, WRONG_USE, UsageError, ended, say
from pressnlp.read.sources import identity

if TYPE_CHECKING:
    from pressnlp.classify.labelled import Labelled

FILES = ("report.json", "report.html", "manifest.json", "weights.npz", "words.json")
# Rows named in one message; the rest is counted.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    labelled: Path
    out: Path
    text_column: str | None = None
    title_column: str | None = None
    labels_column: str | None = None


def train(options: Options) -> int:
    """Run and give the exit status; never raises for bad input or a folder that cannot be written."""

    def run() -> int:
        _run(options)
        sys.stdout.flush()
        return ALL_DONE

    return ended(run, target=options.out, unwritable=WRONG_USE, interrupted="interrupted")


def _run(options: Options) -> None:
    from pressnlp import classify
    from pressnlp.classify import figures
    from pressnlp.classify.labelled import Columns, read_labelled
    from pressnlp.show.topic_report import page
    from pressnlp.show.visible import visible

    if hasattr(sys.stdout, "reconfigure"):  # an old locale must not end the run at the first label
        sys.stdout.reconfigure(errors="replace")
    _check(options)
    columns = Columns(options.text_column, options.title_column, options.labels_column)
    labelled = read_labelled(options.labelled, columns)
    _say_what_is_left_out(labelled)
    report = classify.train(labelled.examples, options.out)
    version = classify.load(options.out).version
    (options.out / "report.json").write_bytes(figures.as_json(report, version).encode())
    (options.out / "report.html").write_bytes(page(report, version).encode())
    print(visible(figures.plain_table(report)))
    say(f"model {version} and report.html are in {options.out}")


def _check(options: Options) -> None:
    """Before the work, not after it."""
    if options.out.exists() and not options.out.is_dir():
        raise UsageError(f"--out {options.out} is a file: name a folder")
    own = identity(options.labelled)
    if own and own in {identity(options.out / name) for name in FILES}:
        raise UsageError(f"{options.labelled} would be written over: name another folder than {options.out}")


def _say_what_is_left_out(labelled: "Labelled") -> None:
    for rows, what in ((labelled.without_text, "text"), (labelled.without_labels, "label")):
        if rows:
            say(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'} without a {what} left out: {_some(rows)}")


def _some(rows: Sequence[int]) -> str:
    """ "row 3, 4, 9, 12, 15 and 7 more"."""
    more = f" and {len(rows) - NAMED:,} more" if len(rows) > NAMED else ""
    return f"row {', '.join(map(str, rows[:NAMED]))}{more}"
