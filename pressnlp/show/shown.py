"""What is shown: a record with the text its offsets point into, or the reason why that is missing."""

from dataclasses import dataclass

from pressnlp.record import Record
from pressnlp.show import german

# Kinds that a reader may see in the text; what else was mended shows under its own name.
REPAIRS = {
    "quotation_mark": "Anführungszeichen", "dash": "Gedankenstrich", "apostrophe": "Apostroph",
    "currency_sign": "Eurozeichen", "mojibake": "Zeichensalat", "hyphenation": "Silbentrennung",
    "line_wrap": "Zeilenumbruch", "capitals": "Großschreibung", "ligature": "Ligatur", "newline": "Zeilenende",
    "soft_hyphen": "weiches Trennzeichen", "invisible": "unsichtbares Zeichen",
    "windows_1252": "Windows-Zeichen als Steuerzeichen", "blank": "besonderes Leerzeichen",
    "composition": "zerlegter Umlaut",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One release to show; `missing` says in German why `text` is None."""

    record: Record
    text: str | None
    missing: str | None = None

    @property
    def title(self) -> str:
        """The headline, or the address where there is none."""
        return self.record.title or self.record.source.uri

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the form of the release tells: [("Herausgeber", "Stadt Soest"), ("Datum", "26.10.2020"), …]."""
        record = self.record
        names = {body.id: body.name for body in record.organisations}
        known = (
            ("Herausgeber", names.get(record.publisher, record.publisher) if record.publisher else None),
            ("Ort", record.place),
            ("Datum", german.day(record.date) if record.date else None),
            ("Sprache", None if record.language in (None, "de") else record.language),
            ("Quelle", record.source.uri),
        )
        return [(name, value) for name, value in known if value]

    @property
    def remarks(self) -> list[str]:
        """Warnings of the analysis, and what it mended."""
        mended = [f"{one.count} × {REPAIRS.get(one.kind, one.kind)}" for one in self.record.repairs]
        repairs = [f"Für die Analyse ausgebessert: {', '.join(mended)}"] if mended else []
        return [f"Warnung: {one.message}" for one in self.record.warnings] + repairs
