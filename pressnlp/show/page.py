"""A page that needs nothing else: the text with marks that link to the rows of its tables, and the way back."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from pressnlp.record import Section
from pressnlp.show import german, tables
from pressnlp.show.shown import Shown
from pressnlp.show.spans import Close, Event, Mark, Open, Words, events, marks
from pressnlp.show.tables import Cell, Piece, Row, Table
from pressnlp.show.visible import visible

# The names a reader knows the kinds by, one and many; the order is that of the legend.
KINDS = {
    "person": ("Person", "Personen"), "role": ("Amt", "Ämter"), "organisation": ("Organisation", "Organisationen"),
    "money": ("Betrag", "Beträge"), "quote": ("Zitat", "Zitate"),
}  # fmt: skip
PLACES = "Im Text"


def page(releases: Sequence[Shown]) -> str:
    """The HTML of one release or several; nothing in it is loaded from elsewhere, and only its own script may run."""
    style, script = _file("page.css"), _file("page.js")
    title = releases[0].title if len(releases) == 1 else f"{len(releases)} Pressemitteilungen"
    body = "".join(Article(shown, f"r{number}-").html() for number, shown in enumerate(releases, 1))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_safe(title)} – pressnlp</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_legend(releases)}{_contents(releases)}<main>\n{body}</main>\n"
        f'<div id="tip" role="tooltip" hidden></div>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def _legend(releases: Iterable[Shown]) -> str:
    present = {mark.kind for shown in releases for mark in marks(shown.record, len(shown.text or ""))}
    boxes = "".join(
        f'<label class="{kind}"><input type="checkbox" id="show-{kind}" checked><span>{many}</span></label>'
        for kind, (_, many) in KINDS.items()
        if kind in present
    )
    return f'<form class="legend" aria-label="Im Text hervorheben"><b>Hervorheben</b>{boxes}</form>\n' if boxes else ""


def _contents(releases: Sequence[Shown]) -> str:
    if len(releases) < 2:
        return ""
    items = "".join(f'<li><a href="#r{at}-top">{_safe(one.title)}</a></li>' for at, one in enumerate(releases, 1))
    return f'<nav aria-label="Inhalt"><ol>{items}</ol></nav>\n'


class Article:
    """One release on the page; `prefix` keeps its ids apart from those of the others."""

    def __init__(self, shown: Shown, prefix: str) -> None:
        self.shown, self.prefix = shown, prefix
        self.text = visible(shown.text or "")
        self.marks = marks(shown.record, len(self.text))
        self.tables = tables.tables(shown.record)
        self.places: dict[str, list[int]] = {}
        for number, mark in enumerate(self.marks):
            for id in mark.ids:
                self.places.setdefault(id, []).append(number)
        self.about = tables.descriptions(shown.record)

    def html(self) -> str:
        """The article with heading, text and tables."""
        found = "".join(self._table(table) for table in self.tables if table.kind)
        side = (
            f'<div class="tables" tabindex="0" role="region" aria-label="Gefundenes">{found}</div>\n' if found else ""
        )
        return (
            f'<article id="{self.prefix}top">\n{self._heading()}<div class="columns">\n'
            f'<div class="text">{self._body()}</div>\n{side}</div>\n{self._foot()}</article>\n'
        )

    def _heading(self) -> str:
        facts = "".join(f"<div><dt>{_safe(name)}</dt><dd>{_safe(value)}</dd></div>" for name, value in self.shown.facts)
        topics = "".join(
            f"<li><b>{_safe(one.label)}</b> {german.percent(one.score)} "
            f"<small>{_safe(', '.join(one.terms))}</small></li>"
            for one in self.shown.record.topics
        )
        listed = f'<ul class="topics" aria-label="Themen">{topics}</ul>\n' if topics else ""
        return f"<header><h1>{_safe(self.shown.title)}</h1>\n<dl>{facts}</dl>\n{listed}</header>\n"

    def _foot(self) -> str:
        made = self.shown.record.provenance
        remarks = "".join(f"<p>{_safe(remark)}</p>" for remark in self.shown.remarks)
        models = [f"pressnlp {made.pressnlp}", f"Modell {made.model}"]
        models += [f"Themenmodell {made.topic_model}"] if made.topic_model else []
        return f"<footer>{remarks}<p>{_safe(' · '.join(models))}</p></footer>\n"

    def _body(self) -> str:
        if self.shown.text is None:
            return f'<p class="missing">{_safe(self.shown.missing or "")}</p>'
        return "".join(self._block(*block) for block in blocks(self.shown.record.sections, len(self.text)))

    def _block(self, start: int, end: int, section: Section | None) -> str:
        inner = "".join(map(self._event, events(enumerate(self.marks), start, end)))
        if section is None:
            return inner if not self.text[start:end].strip() else f'<div class="block">{inner}</div>'
        name = german.SECTIONS[section.kind] + (", wiederholt" if section.repeats else "")
        repeats = " repeats" if section.repeats else ""
        return f'<div class="block {section.kind}{repeats}" data-name="{_safe(name)}">{inner}</div>'

    def _event(self, event: Event) -> str:
        if isinstance(event, Words):
            return escape(self.text[event.start : event.end])
        return self._opening(event) if isinstance(event, Open) else self._closing(event)

    def _opening(self, event: Open) -> str:
        # Links must not nest: what may hold another mark is no link, and a link of its own ends it.
        place = f' id="{self.prefix}t{event.number}"' if event.first else ""
        tag = "span" if _is_frame(event) else f'a href="#{self.prefix}{event.mark.ids[0]}"'
        return f'<{tag}{place} class="m {event.mark.kind}" {self._links(event.mark)}>'

    def _closing(self, event: Close) -> str:
        if not _is_frame(event):
            return "</a>"
        mark = event.mark
        label = f'aria-label="zum {KINDS[mark.kind][0]} in der Tabelle"'
        return f'<a class="ref" href="#{self.prefix}{mark.ids[0]}" {label} {self._links(mark)}></a></span>'

    def _links(self, mark: Mark) -> str:
        owners = " ".join(self.prefix + id for id in mark.ids)
        told = "; ".join(self.about[id] for id in mark.ids)
        return f'data-of="{_safe(owners)}" title="{_safe(f"{KINDS[mark.kind][0]}: {told}")}"'

    def _table(self, table: Table) -> str:
        head = "".join(f'<th scope="col"{_class(name)}>{name}</th>' for name in (*table.columns, PLACES))
        rows = "".join(self._row(table, row) for row in table.rows)
        return (
            f'<section class="{table.kind}"><h2>{table.name} <small>{len(table.rows)}</small></h2>\n'
            f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></section>\n"
        )

    def _row(self, table: Table, row: Row) -> str:
        id = _safe(f"{self.prefix}{row.id}")
        cells = "".join(
            self._cell(cell, name, name == table.key) for name, cell in zip(table.columns, row.cells, strict=True)
        )
        return f'<tr id="{id}" data-of="{id}">{cells}{self._places(row)}</tr>\n'

    def _cell(self, cell: Cell, column: str, is_key: bool) -> str:
        inner = "<br>".join("".join(map(self._piece, line)) for line in cell)
        tag = 'th scope="row"' if is_key else "td"
        return f'<{tag}{_class(column)} data-name="{column}">{inner}</{tag.split()[0]}>'

    def _piece(self, piece: Piece) -> str:
        text = _safe(piece.text)
        if piece.to:
            return f'<a href="#{_safe(self.prefix + piece.to)}">{text}</a>'
        return f"<small>{text}</small>" if piece.quiet else text

    def _places(self, row: Row) -> str:
        found = self.places.get(row.id or "", [])
        links = " ".join(
            f'<a href="#{self.prefix}t{number}" aria-label="Stelle {at} von {len(found)}">{at}</a>'
            for at, number in enumerate(found, 1)
        )
        return f'<td class="places" data-name="{PLACES}">{links}</td>'


def _is_frame(event: Open | Close) -> bool:
    return event.holds or event.mark.kind == "quote"


def _class(column: str) -> str:
    return ' class="right"' if column in tables.RIGHT else ""


def blocks(sections: Iterable[Section], length: int) -> Iterator[tuple[int, int, Section | None]]:
    """The whole text in stretches, each with its section; what no section covers comes with None."""
    at = 0
    for section in sorted(sections, key=lambda one: (one.start, one.end)):
        start, end = max(section.start, at), min(section.end, length)
        if start >= end:
            continue
        if at < start:
            yield at, start, None
        yield start, end, section
        at = end
    if at < length:
        yield at, length, None


def _safe(text: str) -> str:
    return escape(visible(text))


@cache
def _file(name: str) -> str:
    return files("pressnlp.show").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode()}"
