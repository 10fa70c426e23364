"""What `search`, `people` and `money` show in a terminal; in a pipe each row is one line, however long."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pressnlp.cli.ending import say
from pressnlp.cli.showing import Screen
from pressnlp.search.money import Group, GroupBy, decimal
from pressnlp.search.people import Appearance, People
from pressnlp.search.person_rows import bodies, reasons, span, terms
from pressnlp.search.places import most_frequent
from pressnlp.search.query import END, FOUND, Found, Hit
from pressnlp.show.visible import visible

# From here on five columns stay readable side by side.
WIDE = 140
UNBOUNDED = 10_000
# Candidates may be hundreds; all of them are in --json.
MOST_CANDIDATES = 30
QUIET, HEADING, MARK = "dim", "bold", "bold yellow"


def _screen() -> Console:
    screen = Screen()
    if not screen.is_terminal:
        screen.width = UNBOUNDED
    return screen


def _plain(text: str | None, style: str = "") -> Text:
    return Text(" ".join(visible(text or "").split()), style)


def _table(*columns: str, right: Iterable[str] = ()) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style=QUIET)
    for name in columns:
        fixed = name in {*right, "date", "from", "to"}
        table.add_column(name, justify="right" if name in right else "left", no_wrap=fixed, overflow="fold")
    return table


# --- search ----------------------------------------------------------------------------------------------------------


def hits(found: Found) -> None:
    """The table, and on standard error how many there are."""
    screen = _screen()
    if found.hits:
        screen.print(_hit_columns(found.hits) if screen.width >= WIDE else _hit_stacks(found.hits))
    say(f"{len(found.hits):,} of {found.total:,} releases" if found.total else "nothing found")


def _hit_columns(found: Iterable[Hit]) -> Table:
    table = _table("date", "title", "publisher", "address", "snippet")
    for hit in found:
        address = Text(" · ", QUIET).join([_plain(hit.uri), *(_plain(text, QUIET) for text in _related(hit))])
        named = (_plain(hit.title, HEADING), _plain(hit.publisher), address)
        table.add_row(_plain(hit.date), *named, _snippet(hit.snippet))
    return table


def _hit_stacks(found: Iterable[Hit]) -> Table:
    """One value below the other, for narrow windows."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column(no_wrap=True, style=QUIET)
    table.add_column(overflow="fold")
    for hit in found:
        where = Text(" · ", QUIET).join(
            _plain(text, QUIET) for text in (hit.publisher, hit.uri, *_related(hit)) if text
        )
        title = [_plain(hit.title, HEADING)] if hit.title else []
        table.add_row(_plain(hit.date), Text("\n").join([*title, where, _snippet(hit.snippet)]))
    return table


def _related(hit: Hit) -> list[str]:
    """ "correction of archiv/a.txt (94 %)", "last version: archiv/c.txt"."""
    version = hit.version
    earlier = [f"{version.kind} of {version.of} ({int(version.similarity * 100)} %)"] if version else []
    return [*earlier, *([f"last version: {hit.latest}"] if hit.latest else [])]


def _snippet(snippet: str) -> Text:
    text = Text()
    for number, part in enumerate(snippet.replace(END, FOUND).split(FOUND)):
        text.append(visible(part), MARK if number % 2 else "")
    return text


# --- people ----------------------------------------------------------------------------------------------------------


def people(found: People) -> None:
    """Each person with the reasons and a table of roles; then who may be one of them."""
    screen = _screen()
    for person in found.persons:
        _person(screen, person)
    if found.candidates:
        screen.print(_plain(f"Candidates, joined with nobody ({len(found.candidates):,})", HEADING))
        screen.print(_candidates(found.candidates[:MOST_CANDIDATES]))
        if len(found.candidates) > MOST_CANDIDATES:
            say(f"{len(found.candidates) - MOST_CANDIDATES:,} more candidates: --json lists them all")
    if not found.persons and not found.candidates:
        say("nobody found")


def _person(screen: Console, person: Sequence[Appearance]) -> None:
    first, last = span(person)
    titles = sorted({one.titles for one in person if one.titles}, key=lambda text: (-len(text), text))
    name = " ".join([*titles[:1], most_frequent(one.name for one in person)])
    parties = sorted({one.party for one in person if one.party})
    many = len({one.release for one in person})
    facts = [f"{many:,} release{'s' if many > 1 else ''}", f"{first or '?'} to {last or '?'}", *parties]
    screen.print(Text.assemble(_plain(name, HEADING), "  ", _plain(" · ".join(facts), QUIET)))
    screen.print(Text.assemble(("joined by  ", QUIET), _plain("; ".join(reasons(person)))))
    if bodies(person):
        screen.print(Text.assemble(("bodies     ", QUIET), _plain("; ".join(bodies(person)))))
    screen.print(_terms(person) if terms(person) else _plain("no role is stated", QUIET))
    if not terms(person):
        screen.print()


def _terms(person: Sequence[Appearance]) -> Table:
    table = _table("from", "to", "role", "organisation", "status", "releases", "first address", right=("releases",))
    for term in terms(person):
        role = " ".join(part for part in (term.role, term.scope and f"({term.scope})") if part)
        held = (role, term.body, term.status, f"{len(term.uris):,}", term.uris[0])
        table.add_row(_plain(term.first), _plain(term.last), *map(_plain, held))
    return table


def _candidates(found: Iterable[Appearance]) -> Table:
    table = _table("date", "name", "roles", "places", "address")
    for one in found:
        roles = "; ".join(office.role for office in one.offices)
        places = "; ".join(place.name for place in one.places)
        table.add_row(*map(_plain, (one.date, one.name, roles, places, one.uri)))
    return table


# --- money -----------------------------------------------------------------------------------------------------------


def money(groups: Sequence[Group], group_by: GroupBy) -> None:
    """One table for each currency, then what the totals leave out."""
    screen = _screen()
    for currency, of_currency in groupby(groups, key=lambda group: group.currency):
        table = _table(
            group_by, "sums", "releases", f"total {visible(currency)}", "largest", "for", "address",
            right=("sums", "releases", f"total {visible(currency)}", "largest"),
        )  # fmt: skip
        for group in of_currency:
            table.add_row(*_group(group))
        screen.print(table)
    say(_remarks(groups) if groups else "no sums found")


def _group(group: Group) -> list[Text]:
    largest = group.largest
    shown = (_grouped(largest.cents), largest.purpose, largest.uri) if largest else ("", "", "")
    counts = (f"{group.sums:,}", f"{len(group.releases):,}", _grouped(group.cents))
    return [_plain(group.name or "(none)"), *map(_plain, (*counts, *shown))]


def _grouped(cents: int) -> str:
    """1234567 → "12,345.67"."""
    whole, point, hundredths = decimal(cents).partition(".")
    return f"{int(whole):,}{point}{hundredths}" if cents <= -100 or cents >= 0 else decimal(cents)


def _remarks(groups: Sequence[Group]) -> str:
    left = {
        "amounts per unit": sum(group.per_unit for group in groups),
        "ranges": sum(group.ranges for group in groups),
        "amounts too large to be true": sum(group.too_large for group in groups),
    }
    said = ", ".join(f"{count:,} {name}" for name, count in left.items() if count)
    return f"left out: {said or 'nothing'}; parts beside their whole and repeats in other releases count again"
