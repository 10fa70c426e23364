"""A record in the terminal: the text with coloured spans, then its tables."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from pressnlp.show import tables
from pressnlp.show.shown import Shown
from pressnlp.show.spans import Close, MarkKind, Open, events, marks
from pressnlp.show.tables import Cell, Piece, Table
from pressnlp.show.visible import visible

# The sixteen colours that every terminal has, so that its own theme decides how they look; and because colour must not
# be the only sign (NO_COLOR, colour blindness), each kind has a weight or line of its own.
STYLES: dict[MarkKind, Style] = {
    "person": Style(color="cyan", bold=True),
    "role": Style(color="magenta", italic=True),
    "organisation": Style(color="bright_blue", underline=True),
    "money": Style(color="green", bold=True, underline=True),
    "quote": Style(color="yellow", italic=True),
}
NAMES: dict[MarkKind, str] = {
    "person": "Person", "role": "Amt", "organisation": "Organisation", "money": "Betrag", "quote": "Zitat",
}  # fmt: skip
# What ids begin with.
LINKED: dict[str, MarkKind] = {"p": "person", "o": "organisation"}
QUIET = Style(dim=True)
HEADING = Style(bold=True)
# Lines beyond this are hard to read, however wide the window is.
READABLE = 100
MARGIN = 2
# Wider than any table: what rich measures in is its own width at most.
UNBOUNDED = 10_000


def show(shown: Shown, console: Console) -> None:
    """Print one release: heading, text, tables, remarks. Widths, colours and pipes are the console's business."""
    for part in _parts(shown, console):
        # In a pipe the text keeps its lines: what reads them may look for more than a screen's width.
        console.print(part, soft_wrap=isinstance(part, Text) and not console.is_terminal)


def _parts(shown: Shown, console: Console) -> Iterator[RenderableType]:
    yield Text()
    yield _indented(_plain(shown.title, HEADING), console)
    yield _indented(_facts(shown), console)
    yield Text()
    if shown.text is None:
        yield _indented(_plain(shown.missing or "", QUIET), console)
    else:
        yield from (_indented(line, console) for line in lines(shown))
        if console.is_terminal:
            yield Text()
            yield _indented(_legend(), console)
    for table in tables.tables(shown.record):
        style = STYLES[table.kind] if table.kind else HEADING
        yield Text()
        yield _rule(f"{table.name} ({len(table.rows)})", style)
        grid = _grid(table, style)
        yield Padding(grid if _fits(grid, console) else _cards(table, style), (0, 0, 0, 1))
    if shown.remarks:
        yield Text()
        yield _rule("Hinweise", HEADING)
        yield from (_indented(_plain(f"• {remark}"), console) for remark in shown.remarks)
    yield Text()


def lines(shown: Shown) -> list[Text]:
    """The lines of the source text with styled spans; what is nested shows over what is around it."""
    assert shown.text is not None
    text = visible(shown.text)
    whole: list[Text] = [Text()]
    open_kinds: list[MarkKind] = []
    for event in events(enumerate(marks(shown.record, len(text))), 0, len(text)):
        if isinstance(event, Open):
            open_kinds.append(event.mark.kind)
        elif isinstance(event, Close):
            open_kinds.pop()
        else:
            style = Style.combine([Style.null(), *(STYLES[kind] for kind in open_kinds)])
            first, *more = text[event.start : event.end].split("\n")
            whole[-1].append(first, style)
            whole += [Text(part, style) for part in more]
    return whole


def _facts(shown: Shown) -> Text:
    return Text(" · ").join(Text.assemble((f"{name} ", QUIET), visible(value)) for name, value in shown.facts)


def _legend() -> Text:
    return Text("   ").join(Text(NAMES[kind], style) for kind, style in STYLES.items())


def _indented(part: RenderableType, console: Console) -> RenderableType:
    if not console.is_terminal:
        return part
    return Padding(part, (0, max(MARGIN, console.width - READABLE - MARGIN), 0, MARGIN))


def _plain(text: str, style: Style | None = None) -> Text:
    return Text(visible(text), style or "")


def _rule(title: str, style: Style) -> Rule:
    return Rule(Text(title, style + Style(bold=True, underline=False)), align="left", style=QUIET)


def _fits(grid: Grid, console: Console) -> bool:
    """Whether the words of a table stay whole in this window."""
    options = console.options.update(width=UNBOUNDED)
    return Measurement.get(console, options, grid).minimum < console.width


def _grid(table: Table, style: Style) -> Grid:
    grid = Grid(box=None, padding=(0, 1), header_style=QUIET)
    for name in table.columns:
        right = name in tables.RIGHT
        key = style + Style(underline=False) if name == table.key else ""
        grid.add_column(name, style=key, justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in table.rows:
        grid.add_row(*map(_cell, row.cells))
    return grid


def _cards(table: Table, style: Style) -> Grid:
    """The same rows with one value under the other, for narrow windows."""
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, style=QUIET)
    grid.add_column(overflow="fold")
    for row in table.rows:
        for name, cell in zip(table.columns, row.cells, strict=True):
            value = _cell(cell)
            value.style = style + Style(underline=False) if name == table.key else ""
            if cell:
                grid.add_row(name, value)
        grid.add_row()
    return grid


def _cell(cell: Cell) -> Text:
    return Text("\n").join(Text.assemble(*(_piece(piece) for piece in line)) for line in cell)


def _piece(piece: Piece) -> tuple[str, Style | str]:
    if piece.quiet:
        return visible(piece.text), QUIET
    return visible(piece.text), STYLES[LINKED[piece.to[:1]]] if piece.to else ""
