"""The same figures as the developers' scorer, on our own gold and records of every degree of badness."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pressnlp.evaluate.compare import compare_all
from pressnlp.evaluate.gold import QUOTE_GAP, Gold, read_gold
from pressnlp.evaluate.records import read_records
from pressnlp.evaluate.report import figures
from tests.evaluate.releases import write_lines

REPOSITORY = Path(__file__).parents[2]
GOLD = REPOSITORY / "corpus" / "gold"
SCORER = REPOSITORY.parent / "shared" / "gold" / "score.py"

# Chance that a value is changed; 0 gives records as good as gold.
RATES = (0.0, 0.15, 0.5, 0.9)


class Spoiler:
    """Writes the record of a gold release and, at some rate, loses, doubles and changes what is in it."""

    def __init__(self, rate: float, seed: int) -> None:
        self.rate, self.random = rate, random.Random(seed)

    def hit(self) -> bool:
        return self.random.random() < self.rate

    def some(self, values: list[Any]) -> Iterator[Any]:
        """Most of the values, a few of them twice."""
        for value in values:
            if not self.hit():
                yield value
            if self.hit() and self.hit():
                yield value

    def name(self, name: str) -> str:
        """Harmless changes, and some that are not."""
        if not self.hit():
            return name
        ways = (
            name.upper(),
            f"die {name}",
            f"Stadt {name}",
            f"„{name}“",
            name.replace("-", "–"),
            f"{name}s",
            name[:-3],
        )
        return self.random.choice(ways)

    def either(self, value: Any, *others: Any) -> Any:
        return self.random.choice(others) if self.hit() else value

    def record(self, gold: Gold) -> dict[str, Any]:
        bodies = [
            {
                "id": f"o{n}",
                "name": self.name(name),
                "kind": self.either(kind, "other", "unknown", None),
                "mentions": [],
            }
            for n, (name, kind) in enumerate(self.some(_bodies(gold)))
        ]
        ids = {body["name"]: body["id"] for body in bodies}
        people = [self.person(n, p, ids) for n, p in enumerate(self.some(gold.people))]
        return {
            "source": {"uri": f"archiv/{gold.id}.txt"},
            "publisher": self.either(ids.get(gold.publisher or ""), None, *ids.values()),
            "date": self.either(gold.date, None, "2024-01-01"),
            "people": people,
            "organisations": bodies,
            "money": [self.money(m, gold.text) for m in self.some(gold.money)],
            "quotes": [self.quote(q, people, gold.text) for q in self.some(gold.quotes)],
            "topics": [
                {"label": self.either(topic, "Digitalisierung"), "score": self.either(1 - n / 10, 0.5)}
                for n, topic in enumerate(self.some(gold.topics))
            ],
        }

    def person(self, number: int, person: Any, ids: dict[str, str]) -> dict[str, Any]:
        return {
            "id": f"p{number}",
            "name": self.name(person.name),
            "titles": list(self.some(person.titles)),
            "kind": self.either(person.kind, "official", "private", None),
            "party": self.either(ids.get(person.party or ""), None, "o99", *ids.values()),
            "roles": [self.role(role, ids) for role in self.some(person.roles)],
            "mentions": [],
        }

    def role(self, role: Any, ids: dict[str, str]) -> dict[str, Any]:
        return {
            "role": self.either(role.role, f"Ehemaliger {role.role}", role.role.lower(), "Leiter"),
            "organisation": self.either(ids.get(role.organisation or ""), None, "o99", *ids.values()),
            "organisation_inferred": self.either(False, True),
            "status": self.either(role.status, "current", "former", None),
        }

    def money(self, money: Any, text: str) -> dict[str, Any]:
        return {
            "amount": self.either(money.amount, money.amount + "0", "1E+3"),
            "amount_max": self.either(money.amount_max, None, "5000000"),
            "currency": self.either(money.currency, "DEM"),
            "qualifier": self.either(money.qualifier, "exact", "about", None),
            "per": self.either(money.per, None, "year"),
            "purpose": self.either(
                money.purpose, None, "", "Bau", f"{money.purpose} und dies und das und noch viel mehr"
            ),
            **self.stretch(money.surface, text),
        }

    def quote(self, quote: Any, people: list[dict[str, Any]], text: str) -> dict[str, Any]:
        speakers = [person["id"] for person in people if person["name"] == quote.speaker]
        words = self.either(quote.text, quote.text[:40], f"Nun: {quote.text}", quote.text.replace(QUOTE_GAP, " "))
        return {
            "speaker": self.either(speakers[0] if speakers else None, None, "p0", "p99"),
            "kind": self.either("direct", "indirect"),
            **self.stretch(words, text),
        }

    def stretch(self, words: str, text: str) -> dict[str, Any]:
        start = max(text.find(words), 0)
        return {"start": start, "end": self.either(start + len(words), start), "text": words}


def _bodies(gold: Gold) -> list[tuple[str, str]]:
    """Gold's bodies by one of their forms, and those it names only beside people or as publisher."""
    named = [(form, body.kind) for body in gold.organisations for form in [body.name, *body.surfaces][-1:]]
    beside = [role.organisation for person in gold.people for role in person.roles]
    beside += [gold.publisher, *(person.party for person in gold.people)]
    return named + [(name, "other") for name in dict.fromkeys(beside) if name and name not in dict(named)]


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="the shared scorer does not lie beside the checkout")
@pytest.mark.parametrize("rate", RATES)
def test_equals_the_scorer(tmp_path: Path, rate: float) -> None:
    gold = read_gold(str(GOLD)).releases
    spoiler = Spoiler(rate, seed=int(100 * rate))
    records = [spoiler.record(release) for release in gold]
    if rate:
        records[0]["error"] = {"code": "timeout", "message": "…"}
        del records[1]
    lines = write_lines(tmp_path / "records.jsonl", records)
    command = [sys.executable, str(SCORER), "score", str(GOLD), str(lines), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = figures(compare_all(gold, read_records(str(lines), [release.id for release in gold]).by_id))
    assert found == json.loads(done.stdout)
    assert found["people"]["found"] > 0
    assert (found["people"]["f1"] == 1.0) == (rate == 0)
