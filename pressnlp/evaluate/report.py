"""What a measurement says in plain text and JSON: figures by kind, and every error case."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pressnlp.evaluate.compare import KINDS, Compared
from pressnlp.evaluate.gold import one_blank
from pressnlp.evaluate.tally import Tally, missing, tallies

if TYPE_CHECKING:
    from rich.table import Table

HEAD = ("kind", "precision", "recall", "F1", "gold", "found")
NOTHING = "–"  # neither gold nor records have any: a nought would look like a failure


class Error(NamedTuple):
    """One case that is not right; offsets are a kind of their own with the outcome "wrong"."""

    kind: str
    release: str
    outcome: str
    case: str


def figures(compared: Sequence[Compared]) -> dict[str, dict[str, float]]:
    """Figures by kind, then how many offsets are right and wrong, and how many releases have no record."""
    result = {kind: tally.figures() for kind, tally in tallies(compared).items()}
    offsets: dict[str, float] = {
        "right": sum(release.right_offsets for release in compared),
        "wrong": sum(len(release.wrong_offsets) for release in compared),
    }
    return {**result, "offsets": offsets, "releases": {"gold": len(compared), "missing": len(missing(compared))}}


def errors(compared: Sequence[Compared]) -> list[Error]:
    """Every case that is extra, missed or wrong, kind by kind in the order of releases."""
    cases = [
        Error(kind, release.gold.id, case.outcome, case.label)
        for kind in KINDS
        for release in compared
        for case in release.cases.get(kind, ())
        if case.outcome != "right"
    ]
    offsets = [
        Error("offsets", release.gold.id, "wrong", fault) for release in compared for fault in release.wrong_offsets
    ]
    return cases + offsets


def rows(compared: Sequence[Compared]) -> list[tuple[str, ...]]:
    """The table's rows: ("people", "0.962", "0.971", "0.967", "209", "211")."""
    return [(kind, *_cells(tally)) for kind, tally in tallies(compared).items()]


def _cells(tally: Tally) -> tuple[str, ...]:
    shares = (tally.precision, tally.recall, tally.f1)
    judged = tally.gold or tally.found
    return (*(f"{share:.3f}" if judged else NOTHING for share in shares), str(tally.gold), str(tally.found))


def closing(compared: Sequence[Compared]) -> str:
    """ "33 releases, 0 without a record; 744 offsets right, 0 wrong"."""
    result = figures(compared)
    releases, offsets = result["releases"], result["offsets"]
    return (
        f"{releases['gold']} releases, {releases['missing']} without a record; "
        f"{offsets['right']} offsets right, {offsets['wrong']} wrong"
    )


def plain_table(compared: Sequence[Compared]) -> str:
    """The table in aligned columns, for files and pipes."""
    lines = [HEAD, *rows(compared)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEAD))]
    return "\n".join([*(_aligned(line, widths) for line in lines), closing(compared)])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def rich_table(compared: Sequence[Compared]) -> "Table":
    """The same table for a terminal; kinds that lean on another are indented below it."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, caption=closing(compared), caption_justify="left")
    for at, title in enumerate(HEAD):
        table.add_column(title, justify="right" if at else "left")
    for kind, *cells in rows(compared):
        base = KINDS[kind].base is None
        table.add_row(kind if base else f"  {kind}", *cells, style="bold" if base else None)
    return table


def error_lines(found: Iterable[Error]) -> str:
    """One line a case: kind, release, outcome, and the case itself ("gold / found" where both speak)."""
    found = list(found)
    kinds = max((len(error.kind) for error in found), default=0)
    names = max((len(error.release) for error in found), default=0)
    return "\n".join(f"{e.kind:{kinds}}  {e.release:{names}}  {e.outcome:6}  {one_blank(e.case)}" for e in found)


def as_json(compared: Sequence[Compared], with_errors: bool) -> dict[str, Any]:
    """The figures as one object, with a list "errors" where it was asked for."""
    listed = {"errors": [error._asdict() for error in errors(compared)]} if with_errors else {}
    return {**figures(compared), **listed}
