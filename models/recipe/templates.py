"""Fill templates.txt with names drawn from the gazetteers and with bodies built from our own patterns."""

import random
import re
from pathlib import Path

from corpora import Window, tokenizer

COPIES = 20  # windows per template

BODIES = """
Stadt {TOWN}
Gemeinde {TOWN}
Markt {TOWN}
Kreis {KREIS}
Landkreis {KREIS}
Rat der Stadt {TOWN}
Stadtrat {TOWN}
Gemeinderat {TOWN}
Kreistag des Landkreises {KREIS}
Ortsbeirat {TOWN}
Stadtwerke {TOWN}
Stadtwerke {TOWN} GmbH
Gemeindewerke {TOWN}
Sparkasse {TOWN}
Volksbank {TOWN} eG
Freiwillige Feuerwehr {TOWN}
Feuerwehr {TOWN}
Jugendfeuerwehr {TOWN}
THW-Ortsverband {TOWN}
Polizeiinspektion {TOWN}
Kreispolizeibehörde {KREIS}
Ausschuss für {TOPIC}, {TOPIC} und {TOPIC}
Ausschuss für {TOPIC} und {TOPIC}
Haupt- und Finanzausschuss
Jugendhilfeausschuss
Seniorenbeirat
Amt für {TOPIC} und {TOPIC}
Amt für {TOPIC}
Fachbereich {TOPIC}
Fachbereich {TOPIC} und {TOPIC}
Fachdienst {TOPIC}
Abteilung {TOPIC} und {TOPIC}
Stabsstelle {TOPIC}
Dezernat {TOPIC}, {TOPIC} und {TOPIC}
Referat {TOPIC}
Ministerium für {TOPIC}, {TOPIC} und {TOPIC}
Landesamt für {TOPIC}
Landesbetrieb {TOPIC}
Bezirksregierung {TOWN}
Regierungspräsidium {TOWN}
Regierung von {TOWN}
Industrie- und Handelskammer {TOWN}
IHK {TOWN}
Handwerkskammer {TOWN}
Kreishandwerkerschaft {KREIS}
Agentur für Arbeit {TOWN}
Jobcenter {KREIS}
{LAST}schule
{FIRST}-{LAST}-Schule
{FIRST}-{LAST}-Gymnasium
{LAST}-Realschule
Grundschule {TOWN}
Gesamtschule {TOWN}
Kita {NOUN}
Kindertagesstätte „{NOUN}“
Musikschule {TOWN}
Volkshochschule {TOWN}
Hochschule {TOWN}
Technische Universität {TOWN}
Universität {TOWN}
Klinikum {TOWN}
Kreiskrankenhaus {TOWN}
St.-{FIRST}-Hospital
Caritasverband {TOWN} e. V.
Diakonisches Werk {TOWN}
DRK-Kreisverband {KREIS}
AWO {TOWN}
Lebenshilfe {TOWN}
TSV {TOWN}
SV {TOWN} 1921 e.V.
FC {TOWN}
Reit- und Fahrverein {TOWN}
Heimatverein {TOWN}
Schützenverein {TOWN}
Förderverein {NOUN} {TOWN} e. V.
Musikverein {TOWN}
Männergesangverein {TOWN}
Bürgerstiftung {TOWN}
{LAST}-Stiftung
{LAST} GmbH
{LAST} & Sohn GmbH
{LAST} Bau GmbH & Co. KG
{LAST} AG
Ingenieurbüro {LAST}
Architekturbüro {LAST} + Partner
Autohaus {LAST}
Verkehrsgesellschaft {KREIS} mbH
Abfallwirtschaftsbetrieb {KREIS} AöR
Wasserverband {KREIS}
Abwasserverband {TOWN}
Wohnungsbaugesellschaft {TOWN} mbH
Wirtschaftsförderung {TOWN} GmbH
Stadtmarketing {TOWN} e. V.
Tourist-Information {TOWN}
Stadtmuseum {TOWN}
Museum {LAST}
Theater {TOWN}
Stadtarchiv {TOWN}
Stadtbücherei {TOWN}
Evangelische Kirchengemeinde {TOWN}
Pfarrgemeinde St. {FIRST}
Bistum {TOWN}
{TOWN}er Zeitung
CDU
SPD
FDP
AfD
Die Linke
Bündnis 90/Die Grünen
Grüne
CSU
Freie Wähler
UWG {TOWN}
CDU-Fraktion
SPD-Fraktion
Grünen-Fraktion
CDU-Stadtverband {TOWN}
SPD-Ortsverein {TOWN}
ADFC
BUND
NABU {TOWN}
ver.di
Deutsche Bahn
DB Netz AG
Die Autobahn GmbH des Bundes
Landesbetrieb Straßenbau und Verkehr
Bundesnetzagentur
Umweltbundesamt
Deutscher Städtetag
Städte- und Gemeindebund
""".strip().splitlines()

PLACES = """
{TOWN}
{TOWN}
{TOWN}
{TOWN}-{TOWN}
{LAST}straße
{LAST}weg
{FIRST}-{LAST}-Straße
{FIRST}-{LAST}-Platz
{LAST}platz
{TOWN}er Straße
Bahnhofstraße
Marktplatz
Bayern
Nordrhein-Westfalen
Sachsen
St.-{FIRST}-Kirche
""".strip().splitlines()

THINGS = """
{NOUN}tage {TOWN}
Tag der {NOUN}
Woche der {NOUN}
{TOWN}er {NOUN}fest
{NOUN} 2030
Lange Nacht der {NOUN}
{FIRST}-{LAST}-Preis
{NOUN} macht Schule
Smart City {TOWN}
""".strip().splitlines()

TOPICS = (
    """
Soziales|Jugend|Familie|Bildung|Schule|Sport|Kultur|Umwelt|Klima|Mobilität|Verkehr|Bauen|Stadtplanung|Finanzen|Haushalt
Personal|Ordnung|Sicherheit|Gesundheit|Pflege|Integration|Digitalisierung|Wirtschaft|Tourismus|Liegenschaften|Tiefbau
Hochbau|Grünflächen|Straßenbau|Vermessung|Wohnen|Gleichstellung|Migration|Denkmalschutz|Stadtentwicklung|Landwirtschaft
Naturschutz|Kommunikation|Bürgerservice|Wissenschaft|Brandschutz|Energie
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
NOUNS = [
    "Regenbogen",
    "Sonne",
    "Brücke",
    "Musik",
    "Heimat",
    "Zukunft",
    "Nachbarschaft",
    "Löwenzahn",
    "Stadtpark",
    "Schloss",
    "Sternwarte",
    "Museen",
]
ROLES = (
    """
Bürgermeister|Bürgermeisterin|Oberbürgermeister|Oberbürgermeisterin|Landrat|Landrätin|Kämmerer|Kämmerin|Beigeordneter
Beigeordnete|Stadtrat|Stadträtin|Dezernent|Dezernentin|Fachbereichsleiter|Fachbereichsleiterin|Amtsleiter|Amtsleiterin
Schulleiter|Schulleiterin|Geschäftsführer|Geschäftsführerin|Vorsitzender|Vorsitzende|Projektleiter|Projektleiterin
Stadtplaner|Stadtbaurat|Wehrführer|Kreisbrandmeister|Gleichstellungsbeauftragte|Klimaschutzmanagerin|Pressesprecher
Ortsvorsteher|Ortsvorsteherin|Minister|Ministerin|Staatssekretär|Regierungspräsidentin|Pfarrer|Pfarrerin|Intendantin
Werkleiter|Vorstand|Architektin|Museumsleiterin|Fraktionsvorsitzender|Ratsfrau|Ratsherr|Trainer|Erster Bürgermeister
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
TITLES = ["", "", "", "Dr.", "Prof. Dr.", "Dipl.-Ing."]
VERBS = ["übergab", "überreichte", "erhielt", "unterzeichnete", "würdigte", "lobte", "erklärte", "betonte"]
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]


class Names:
    """First names, surnames, towns and districts of the gazetteers."""

    def __init__(self, data: Path) -> None:
        folder = data / "gazetteer"
        lines = lambda path: [line for line in (folder / path).read_text("utf-8").splitlines() if line[:1].isalpha()]  # noqa: E731
        self.first = [*lines("faker_de/first_names_female.txt"), *lines("faker_de/first_names_male.txt")]
        self.first += [line.split("\t")[0] for line in lines("vornamen_berlin/vornamen.tsv")[1:6000]]
        self.last = lines("faker_de/last_names.txt")
        self.last += [
            row.split("\t")[4]
            for row in lines("popular_names_cc0/common-surnames-by-country_dach.tsv")
            if row.count("\t") > 4
        ]
        towns = [column(row, "name") for row in table(folder / "gv100ad/gemeinden.tsv")]
        self.towns = [t.split(",")[0].split(" (")[0] for t in towns]
        self.districts = [column(row, "name").split(",")[0] for row in table(folder / "gv100ad/kreise.tsv")]

    def surname(self, rng: random.Random) -> str:
        """A surname: listed, double-barrelled, from a town ('Soester'), or with 'von'."""
        draw = rng.random()
        if draw < 0.12:
            return f"{rng.choice(self.last)}-{rng.choice(self.last)}"
        if draw < 0.16:
            return "von " + rng.choice(self.last)
        if draw < 0.26:
            town = rng.choice(self.towns).split()[0].split("-")[0]
            return town if rng.random() < 0.4 else town + "er"
        return rng.choice(self.last)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a TSV with a header, as dicts in lower case."""
    head, *rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [dict(zip([h.lower() for h in head], row, strict=False)) for row in rows]


def column(row: dict[str, str], name: str) -> str:
    return next(value for key, value in row.items() if name in key)


SLOT = re.compile(r"\{(\w+)\}|\[(\w+) ([^\]]+)\]")


def fill(template: str, names: Names, rng: random.Random) -> str:
    """Replace the unmarked slots of a body or place pattern."""
    draws = {
        "TOWN": lambda: rng.choice(names.towns),
        "KREIS": lambda: rng.choice(names.districts),
        "LAST": lambda: rng.choice(names.last),
        "FIRST": lambda: rng.choice(names.first),
        "TOPIC": lambda: rng.choice(TOPICS),
        "NOUN": lambda: rng.choice(NOUNS),
        "ROLE": lambda: rng.choice(ROLES),
        "TITLE": lambda: rng.choice(TITLES),
        "VERB": lambda: rng.choice(VERBS),
        "DATE": lambda: f"{rng.randint(1, 28)}. {rng.choice(MONTHS)}",
        "SUM": lambda: rng.choice(
            (f"{rng.randint(2, 900)}.000 Euro", f"{rng.randint(1, 60)} Millionen Euro", f"{rng.randint(2, 90)} Euro")
        ),
    }
    return re.sub(r"\{(\w+)\}", lambda m: draws[m[1]](), template)


def person(names: Names, rng: random.Random) -> str:
    first = rng.choice(names.first)
    draw = rng.random()
    if draw < 0.08:
        first += "-" + rng.choice(names.first)
    if draw > 0.9:
        return names.surname(rng)
    return f"{first} {names.surname(rng)}"


def window(template: str, names: Names, rng: random.Random) -> Window:
    """One filled template as a window with NER and sentence labels."""
    text, spans, starts, at = "", [], [0], 0
    for match in SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        kind = match[1] or match[2]
        if kind == "PER":
            piece = person(names, rng)
        elif kind == "ORG":
            piece = match[3] or fill(rng.choice(BODIES), names, rng)
        elif kind == "LOC":
            piece = fill(rng.choice(PLACES), names, rng)
        elif kind == "MISC":
            piece = fill(rng.choice(THINGS), names, rng)
        else:
            text += fill("{" + kind + "}", names, rng)
            continue
        spans.append((len(text), len(text) + len(piece), kind))
        text += piece
    text += template[at:]
    while (cut := text.find(" | ")) >= 0:
        text = text[:cut] + " " + text[cut + 3 :]
        starts.append(cut + 1)
        spans = [(s - 2, e - 2, k) if s > cut else (s, e, k) for s, e, k in spans]
    doc = tokenizer(text)
    tags = ["O"] * len(doc)
    for start, end, kind in spans:
        for token in doc.char_span(start, end, alignment_mode="expand"):
            tags[token.i] = ("B-" if token.idx <= start else "I-") + kind
    kept = [t for t in doc if not t.is_space]
    spaces = [t.i > 0 and bool(doc[t.i - 1].whitespace_ or doc[t.i - 1].is_space) for t in kept]
    return Window(
        "templates",
        [t.text for t in kept],
        spaces,
        [tags[t.i] for t in kept],
        True,
        [t.idx in starts for t in kept],
        None,
    )


def generated(data: Path, seed: int) -> list[Window]:
    """COPIES windows of every template."""
    rng, names = random.Random(seed), Names(data)
    lines = (Path(__file__).parent / "templates.txt").read_text("utf-8").splitlines()
    return [window(line, names, rng) for line in lines if line and line[0] != "#" for _ in range(COPIES)]


if __name__ == "__main__":
    import sys

    for w in random.Random(5).sample(generated(Path(sys.argv[1]), 1), 20):
        print(" ".join(f"{x}/{t}" if t != "O" else x for x, t in zip(w.words, w.ner, strict=True)))
