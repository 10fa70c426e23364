"""Titles of data sets (themes given by hand) and of council papers (all keywords for one label)."""

import csv
import json
from collections import Counter
from pathlib import Path

from signals import shares

from pressnlp.classify.training import Example
from pressnlp.words import read

HERE = Path(__file__).parent
MOST_OF_A_LABEL = 120
# Titles are short and unlike releases.
WEIGHT = 0.15
# At least so many keywords of a paper's title, all for one label.
FEWEST_WORDS = 4


def data_sets(path: Path) -> list[Example]:
    """One example of each title and description whose theme has a label."""
    labels = dict(read(HERE / "themes.txt"))
    taken: Counter[str] = Counter()
    seen: set[str] = set()
    kept: list[Example] = []
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            label, title = labels.get(row["THEMA"]), row["dct:title"]
            if label and title not in seen and taken[label] < MOST_OF_A_LABEL:
                seen.add(title)
                taken[label] += 1
                text = f"{title}\n{row['BEZEICHNUNG']}\n{row['dct:description'] or ''}"
                kept.append(Example(title, text, (label,), "data sets", WEIGHT, judged=False))
    return kept


def papers(path: Path) -> list[Example]:
    """Titles of council papers whose keywords all speak for one label."""
    taken: Counter[str] = Counter()
    seen: set[str] = set()
    kept: list[Example] = []
    for paper in json.loads(path.read_text(encoding="utf-8")):
        title = paper["name"]
        found = shares(None, title)
        if len(found) != 1 or title in seen or len(title.split()) < FEWEST_WORDS:
            continue
        (label,) = found
        if taken[label] < MOST_OF_A_LABEL:
            seen.add(title)
            taken[label] += 1
            kept.append(Example(title, title, (label,), "paper titles", WEIGHT, judged=False))
    return kept
