"""The tables of a record, as plain data that the terminal and the page draw each in its way."""

from dataclasses import dataclass, replace

from pressnlp.record import Money, Organisation, Person, Quote, Record, Role
from pressnlp.show import german
from pressnlp.show.spans import MarkKind, quote_id, sum_id

# Enough of a quote to know it by; the whole stands in the text.
SHOWN_OF_QUOTE = 140
NOBODY = "–"
# Columns whose name makes sense of the value: "je Kind", "an SV Musterau".
SAID = frozenset({"je", "von", "an"})
# Columns of figures.
RIGHT = frozenset({"Betrag", "Sicher"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell; `to` is the id of what it names, `quiet` says that it is an aside."""

    text: str
    to: str | None = None
    quiet: bool = False


Cell = tuple[tuple[Piece, ...], ...]
"""Lines of pieces."""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing of the record; `id` is None for what has no place in the text."""

    id: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of thing; `key` is the column to know a row by, `kind` how its rows are marked in the text."""

    name: str
    kind: MarkKind | None
    key: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(record: Record) -> list[Table]:
    """People, bodies, sums, quotes and topics: tables without a row and columns without an entry are left out."""
    names = {body.id: body.name for body in record.organisations} | {one.id: full_name(one) for one in record.people}
    made = (
        _people(record.people, names),
        _bodies(record.organisations),
        _sums(record.money, names),
        _quotes(record.quotes, names),
        _topics(record),
    )
    return [_without_empty_columns(table) for table in made if table.rows]


def full_name(person: Person) -> str:
    """A person with titles: "Dr. Volker Stratmeier"."""
    return " ".join([*person.titles, person.name])


def office(role: Role, names: dict[str, str]) -> tuple[Piece, ...]:
    """A role on one line: "Fraktionsvorsitzende · Rat der Stadt Soest (ehemals)"."""
    pieces = [Piece(role.role + (f" {role.scope}" if role.scope else ""))]
    if role.organisation:
        pieces += [Piece(" · ", quiet=True), Piece(names.get(role.organisation, role.organisation), role.organisation)]
    remarks = [german.STATUS[role.status], "erschlossen" if role.organisation_inferred else ""]
    if any(remarks):
        pieces.append(Piece(f" ({', '.join(filter(None, remarks))})", quiet=True))
    return tuple(pieces)


def plain(cell: Cell) -> str:
    """A cell as one line of text."""
    return "; ".join("".join(piece.text for piece in line) for line in cell)


def descriptions(record: Record) -> dict[str, str]:
    """What each thing of a record is, on one line: "p1" → "Dr. Ute Grün – Bürgermeisterin · Stadt Musterau – 99 %"."""
    full = {one.id: full_name(one) for one in record.people}
    return {row.id: _description(table, row, full) for table in tables(record) for row in table.rows if row.id}


def _description(table: Table, row: Row, full: dict[str, str]) -> str:
    told = {name: plain(cell) for name, cell in zip(table.columns, row.cells, strict=True) if cell}
    if row.id in full:
        told["Name"] = full[row.id]
        told.pop("Titel", None)
    if "Angabe" in told:
        told["Betrag"] = f"{told.pop('Angabe')} {told['Betrag']}"
    return " – ".join(f"{name} {value}" if name in SAID else value for name, value in told.items())


def cut(text: str, length: int = SHOWN_OF_QUOTE) -> str:
    """The beginning of a text, ended between words: "Wir bauen die neue Halle" → "Wir bauen die …"."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    words = flat[: length - 1].rsplit(" ", 1)[0]
    return f"{words} …"


def _text(*lines: str) -> Cell:
    return tuple((Piece(line),) for line in lines if line)


def _thing(id: str | None, names: dict[str, str], missing: str = "") -> Cell:
    return ((Piece(names.get(id, id), id),),) if id else _text(missing)


def _people(people: list[Person], names: dict[str, str]) -> Table:
    rows = tuple(
        Row(
            one.id,
            (
                _text(one.name),
                _text(" ".join(one.titles)),
                tuple(office(role, names) for role in one.roles),
                _thing(one.party, names),
                _text(german.PERSON_KINDS[one.kind]),
                _text(german.percent(one.confidence)),
            ),
        )
        for one in people
    )
    return Table("Personen", "person", "Name", ("Name", "Titel", "Ämter", "Partei", "Art", "Sicher"), rows)


def _bodies(bodies: list[Organisation]) -> Table:
    rows = tuple(
        Row(
            one.id,
            (
                _text(one.name),
                _text(one.abbreviation or ""),
                _text(german.ORGANISATION_KINDS[one.kind]),
                _text(german.percent(one.confidence)),
            ),
        )
        for one in bodies
    )
    return Table("Organisationen", "organisation", "Name", ("Name", "Kürzel", "Art", "Sicher"), rows)


def _sums(sums: list[Money], names: dict[str, str]) -> Table:
    rows = tuple(
        Row(
            sum_id(index),
            (
                _text(german.QUALIFIERS[one.qualifier]),
                _text(german.amount(one)),
                _text(german.UNITS[one.per] if one.per else ""),
                _text(one.purpose or ""),
                _text(german.period(one.period)),
                _thing(one.payer, names),
                _thing(one.recipient, names),
                _text(german.percent(one.confidence)),
            ),
        )
        for index, one in enumerate(sums)
    )
    columns = ("Angabe", "Betrag", "je", "Zweck", "Zeitraum", "von", "an", "Sicher")
    return Table("Beträge", "money", "Betrag", columns, rows)


def _quotes(quotes: list[Quote], names: dict[str, str]) -> Table:
    rows = tuple(
        Row(
            quote_id(index),
            (
                _thing(one.speaker, names, NOBODY),
                _text(cut(one.text)),
                _text("indirekt" if one.kind == "indirect" else ""),
                _text(one.cue or ""),
            ),
        )
        for index, one in enumerate(quotes)
    )
    return Table("Zitate", "quote", "Wortlaut", ("Wer", "Wortlaut", "Form", "Signal"), rows)


def _topics(record: Record) -> Table:
    rows = tuple(
        Row(None, (_text(one.label), _text(german.percent(one.score)), _text(", ".join(one.terms))))
        for one in record.topics
    )
    return Table("Themen", None, "Thema", ("Thema", "Sicher", "Wörter"), rows)


def _without_empty_columns(table: Table) -> Table:
    kept = [at for at in range(len(table.columns)) if any(row.cells[at] for row in table.rows)]
    rows = tuple(Row(row.id, tuple(row.cells[at] for at in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)
