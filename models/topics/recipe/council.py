"""Council papers with weak labels: kept where office or committee and the keywords agree."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from signals import shares

from pressnlp.classify.training import Example
from pressnlp.words import read

HERE = Path(__file__).parent
# A line that stands in so many papers belongs to the form (Gremium, TOP, Finanzielle Auswirkungen), not to the matter.
FORM_LINE = 12
# A label is kept where the keywords give it this share, and a second one where they give it nearly that of the first.
LEAST_SHARE, LEAST_OF_FIRST = 0.25, 0.7
# Papers of one label beyond this number are left out, so that no office decides what all releases are about.
MOST_OF_A_LABEL = 250
WEIGHT = 0.3
FORM_WORDS = re.compile(r"\b(?:Anlage|Seite|Sitzung|Vorlage|Beratungsfolge|Ergänzende Erläuterungen)\b.*")


def examples(folder: Path) -> list[Example]:
    papers = [paper for path in sorted(folder.glob("topics-*.jsonl")) for paper in _papers(path)]
    form = _form_lines(papers)
    expected = {name: frozenset(labels.split(" | ")) for name, labels in read(HERE / "offices.txt")}
    taken: Counter[str] = Counter()
    kept: list[Example] = []
    for paper in papers:
        text = _matter(paper, form)
        labels = _labels(paper, text, expected)
        if labels and taken[labels[0]] < MOST_OF_A_LABEL:
            taken[labels[0]] += 1
            kept.append(Example(paper["title"], text, labels, f"paper {paper['paper']}", WEIGHT, judged=False))
    return kept


def _papers(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        paper = json.loads(line)
        if paper["text"] and len(paper["text"]) > 400:
            yield paper


def _form_lines(papers: Sequence[dict[str, Any]]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for paper in papers:
        seen.update({line.strip() for line in paper["text"].splitlines()})
    return frozenset(line for line, number in seen.items() if number >= FORM_LINE)


def _matter(paper: dict[str, Any], form: frozenset[str]) -> str:
    lines = (FORM_WORDS.sub("", line).strip() for line in paper["text"].splitlines() if line.strip() not in form)
    return f"{paper['title']}\n\n" + "\n".join(line for line in lines if len(line) > 20)


def _labels(paper: dict[str, Any], text: str, expected: dict[str, frozenset[str]]) -> tuple[str, ...]:
    """One or two labels that office or committee and the keywords give; none where office and committee contradict."""
    sides = [
        frozenset[str]().union(*(expected.get(name, frozenset()) for name in names))
        for names in (paper["offices"], paper["committees"])
    ]
    stated = [side for side in sides if side]
    if not stated:
        return ()
    common = stated[0].intersection(*stated[1:])
    found = shares(paper["title"], text)
    fitting = [label for label, share in found.items() if share >= LEAST_SHARE and label in common]
    if not fitting:
        return ()
    first = fitting[0]
    more = [label for label, share in found.items() if label != first and share >= LEAST_OF_FIRST * found[first]]
    return (first, *more[:1])


def by_label(found: Sequence[Example]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for example in found:
        for label in example.labels:
            counts[label] += 1
    return dict(sorted(counts.items()))
