"""The page that shows a measurement: figures, error cases, every text with its marks; in German, for press offices."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressnlp.evaluate.compare import KINDS, Compared
from pressnlp.evaluate.folding import Folded, Line, fold
from pressnlp.evaluate.places import MARKED, Piece, marks, pieces
from pressnlp.evaluate.tally import Tally, tallies, tally
from pressnlp.show.template import template

NAMES = {
    "people": "Personen",
    "people with titles": "Personen mit Titeln",
    "people with kind": "Personen mit Art",
    "people with party": "Personen mit Partei",
    "roles": "Ämter und Rollen",
    "roles with status": "Ämter mit Status",
    "role links": "Ämter mit Körperschaft",
    "organisations": "Organisationen",
    "organisations with kind": "Organisationen mit Art",
    "money": "Beträge",
    "money with qualifier": "Beträge mit Zusatz",
    "money with period": "Beträge mit Bezug",
    "money with purpose": "Beträge mit Zweck",
    "quotes": "Zitate",
    "quotes with speaker": "Zitate mit Sprecher oder Sprecherin",
    "date": "Datum",
    "publisher": "Herausgeber",
    "topics": "Themen",
    "first topic among gold": "Erstes Thema im Gold",
}
OUTCOMES = {"right": "richtig", "missed": "verpasst", "extra": "zu viel", "wrong": "abweichend"}
# Put before a fault in the text: colour alone does not say of which kind it is.
LETTERS = {"people": "P", "roles": "A", "organisations": "O", "money": "B", "quotes": "Z"}

# Control characters would vanish in a browser: U+0007 is shown as ␇, a C1 one as the replacement character.
PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"}
VISIBLE = PICTURES | dict.fromkeys(range(0x7F, 0xA0), 0xFFFD)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One release as the page shows it; `anchor` is its place, and `places` those of marks by kind and case number."""

    anchor: str
    release: Compared
    pieces: tuple[Piece, ...]
    faults: dict[str, Folded]
    tallies: dict[str, Tally]
    places: frozenset[tuple[str, int]]

    @property
    def count(self) -> int:
        """How many error lines there are."""
        return sum(len(folded.lines) for folded in self.faults.values())

    def mark_id(self, kind: str, number: int) -> str:
        """The anchor of a case's first mark."""
        return f"{self.anchor}-{kind}-{number}"

    def link(self, kind: str, line: Line) -> str:
        """Where an error leads: to its first mark, else to the release."""
        marked = [number for number in line.numbers if (kind, number) in self.places]
        return self.mark_id(kind, marked[0]) if marked else self.anchor


def page(compared: Sequence[Compared]) -> str:
    """The whole page as HTML; it loads nothing from elsewhere, and the same input gives the same page."""
    sheets = [_sheet(number, release) for number, release in enumerate(compared, 1)]
    return template("evaluate", "page.html", percent=percent, visible=visible).render(
        sheets=sheets,
        tallies=tallies(compared),
        kinds=KINDS,
        names=NAMES,
        letters=LETTERS,
        outcomes=OUTCOMES,
        marked=[kind for kind in KINDS if kind in MARKED],
        lacking=[sheet for sheet in sheets if sheet.release.record is None],
        right_offsets=sum(release.right_offsets for release in compared),
        wrong_offsets=[sheet for sheet in sheets if sheet.release.wrong_offsets],
        versions=versions(compared),
    )


def _sheet(number: int, release: Compared) -> Sheet:
    found = marks(release)
    return Sheet(
        anchor=f"r{number}",
        release=release,
        pieces=tuple(pieces(release.gold.text, found)),
        faults={kind: fold(release, kind) for kind in release.cases},
        tallies={kind: tally(cases) for kind, cases in release.cases.items()},
        places=frozenset(mark.case for mark in found),
    )


def versions(compared: Sequence[Compared]) -> list[str]:
    """What made the records, each version once: ["pressnlp 0.1.0", "de_press_md 0.1.0"]."""
    found: dict[str, None] = {}
    for release in compared:
        made = release.record.provenance if release.record else {}
        for name, version in made.items():
            if isinstance(version, str):
                found[version if name == "model" else f"{name.replace('_', ' ')} {version}"] = None
    return list(found)


def percent(share: float) -> str:
    """As a German reader expects it: 0.9667 → "96,7 %"."""
    return f"{share * 100:.1f}\u00a0%".replace(".", ",")


def visible(text: str) -> str:
    """The text with its control characters drawn: a browser would leave them out."""
    return text.translate(VISIBLE)
