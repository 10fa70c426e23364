"""A record in which everything occurs: spans that hold, share and cross each other, and strings that mean harm."""

from pressnlp import record
from pressnlp.release import from_text

TEXT = (
    "Rat der Stadt Musterau plant\r\n\r\n"
    "Die Bürgermeister Dr. Ute Grün und Kai <b>Blau</b> & Söhne sind da.\n"
    "„Rund 1,25 Millionen Euro gibt Landrätin a. D. Rosa von Rot uns“, sagte Ute Grün.\n"
    "2,50 Euro je Kind.\x1b[31m\u202e Ende"
)
QUOTE = "Rund 1,25 Millionen Euro gibt Landrätin a. D. Rosa von Rot uns"


def at(words: str, which: int = 0) -> tuple[int, int]:
    """Where the words stand for the n-th time: `at("Ute Grün", 1)`."""
    start = -1
    for _ in range(which + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def mention(words: str, which: int = 0) -> record.Mention:
    start, end = at(words, which)
    return record.Mention(start=start, end=end, text=words)


def role(words: str, confidence: float = 0.9, **fields: object) -> record.Role:
    start, end = at(words)
    return record.Role.model_validate({"start": start, "end": end, "confidence": confidence, **fields})


def person(id: str, name: str, mentions: list[record.Mention], **fields: object) -> record.Person:
    given, _, family = name.partition(" ")
    known = {"id": id, "name": name, "given_name": given, "family_name": family, "titles": [], "kind": "official"}
    return record.Person.model_validate({**known, "roles": [], "confidence": 0.95, **fields, "mentions": mentions})


PEOPLE = [
    person(
        "p1", "Ute Grün", [mention("Dr. Ute Grün"), mention("Ute Grün", 1)], titles=["Dr."],
        roles=[role("Bürgermeister", 0.97, role="Bürgermeisterin", organisation="o2", organisation_inferred=True)],
    ),
    person(
        "p2", "Kai Blau", [mention("Kai <b>Blau</b>")], party="o3",
        roles=[role("Bürgermeister", 0.4, role="Bürgermeister", organisation="o2")],
    ),
    person(
        "p3", "Rosa von Rot", [mention("Rosa von Rot")], confidence=0.7,
        roles=[
            role("Landrätin a. D.", role="Landrätin", status="former"),
            role("a. D. Rosa", role="<script>alert(1)</script>", organisation="o1"),
        ],
    ),
]  # fmt: skip
ORGANISATIONS = [
    record.Organisation(id="o1", name="Rat der Stadt Musterau", kind="council", mentions=[mention("Rat der Stadt Musterau")], confidence=0.9),
    record.Organisation(id="o2", name="Stadt Musterau", kind="municipality", mentions=[mention("Stadt Musterau")], confidence=0.8),
    record.Organisation(id="o3", name='SPD" onclick="x', kind="party", mentions=[], confidence=0.6),
]  # fmt: skip


def money(words: str, amount: str, confidence: float, **fields: object) -> record.Money:
    start, end = at(words)
    known = {"amount": amount, "currency": "EUR", "qualifier": "exact", "text": words, "confidence": confidence}
    return record.Money.model_validate({**known, "start": start, "end": end, **fields})


MONEY = [
    money("1,25 Millionen Euro", "1250000", 0.99, qualifier="about", purpose="Kita", payer="o2", recipient="o3"),
    money("2,50 Euro", "2.5", 0.5, per="child", period={"from": "2024", "to": None}),
]
QUOTES = [
    record.Quote(speaker="p3", kind="direct", start=at(QUOTE)[0], end=at(QUOTE)[1], text=QUOTE, cue="sagte"),
]


def full(text: str | None = TEXT, **fields: object) -> record.Record:
    """The record; `fields` replace some of its own."""
    size = len(TEXT.encode())
    made = record.Record(
        id=from_text(TEXT).id, title="Rat der Stadt Musterau plant", publisher="o2", place="Musterau", date="2024-03-05",
        source=record.Source(uri="archiv/<x>.txt", sha256="0", bytes=size, media_type="text/plain", encoding="utf-8"),
        language="de", text=text, repairs=[record.Repair(kind="dash", count=2)],
        sections=[
            record.Section(kind="title", start=0, end=28),
            record.Section(kind="body", start=32, end=at("„Rund")[0] + 20),
            record.Section(kind="contact", start=at("2,50")[0], end=len(TEXT)),
        ],
        people=PEOPLE, organisations=ORGANISATIONS, money=MONEY, quotes=QUOTES,
        topics=[record.Topic(label="Kinder, Jugend & Familie", score=0.91, terms=["Kita", "Kind"])],
        warnings=[], provenance=record.Provenance(pressnlp="0", model="fake 0", topic_model=None),
    )  # fmt: skip
    return made.model_copy(update=fields)
