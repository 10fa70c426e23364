"""Our own labelled texts, made as long and as noisy as releases are."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pressnlp.classify.marks import Mark
from pressnlp.classify.training import Example

HERE = Path(__file__).parent
# Texts whose number leaves the same rest stay on one side of every fold, with all that is made of them.
PARTS = 10
# Of each text: by itself, among sentences that fit any release, and three pairs with another text that shares a label.
PAIRS = 3
MOST_LABELS = 3
# Other matters a text mentions in passing, and sentences on each: drawn from these.
MATTERS, SENTENCES = (0, 1, 1, 2, 3), (1, 1, 2, 3)
SENTENCE = re.compile(r"[^.?!]+[.?!]+")

Marks = dict[str, tuple[Mark, ...]]
Block = tuple[str, tuple[str, ...], str]


def blocks(path: Path) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Title, labels and text of every block of a file: `# label:`, if there is one, holds for all, `+ ` adds to one."""
    header, *found = path.read_text(encoding="utf-8").split("\n\n")
    first = tuple(line.removeprefix("# label: ") for line in header.splitlines() if line.startswith("# label: "))
    for block in found:
        title, *lines = block.strip().split("\n")
        more = [line[2:] for line in lines if line.startswith("+ ")]
        yield title, (*first, *more), "\n".join(line for line in lines if not line.startswith("+ "))


def read() -> list[tuple[str, tuple[str, ...], str]]:
    return [block for path in sorted((HERE / "texts").glob("*.txt")) for block in blocks(path)]


def extracted() -> Marks:
    """Bodies and roles of every text by its title, as `marks.py` has found them."""
    found = json.loads((HERE / "marks.json").read_text(encoding="utf-8"))
    return {title: tuple(Mark(*one) for one in marks) for title, marks in found.items()}


def fillers() -> list[str]:
    lines = (HERE / "fillers.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def examples(seed: int = 7) -> list[Example]:
    chance = random.Random(seed)
    every, known = read(), extracted()
    parts = [every[part::PARTS] for part in range(PARTS)]
    neutral = fillers()
    return [
        replace(example, marks=_marks(example.text, part, known))
        for number, part in enumerate(parts)
        for block in part
        for example in _variants(block, part, neutral, f"own {number}", chance)
    ]


def _marks(text: str, part: list[Block], known: Marks) -> tuple[Mark, ...]:
    """What was extracted from the passages that a text is made of, so far as the text names it."""
    return tuple(dict.fromkeys(mark for title, _, _ in part for mark in known[title] if mark.name in text))


def _variants(
    block: Block, part: list[Block], neutral: list[str], group: str, chance: random.Random
) -> Iterator[Example]:
    title, labels, text = block
    passing = [other[2] for other in part if not set(other[1]) & set(labels)]
    yield Example(title, f"{title}\n\n{text}", labels, group, judged=False)
    yield Example(title, _among(neutral, passing, [title, text], chance), labels, group)
    fitting = [other for other in part if other is not block and other[1][0] in labels]
    for other in chance.sample(fitting, min(PAIRS, len(fitting))):
        union = tuple(dict.fromkeys((*labels, *other[1])))
        if len(union) <= MOST_LABELS:
            longer = _among(neutral, passing, [title, text, other[2]], chance)
            yield Example(title, longer, union, group, judged=union == labels)


def _among(neutral: list[str], passing: list[str], passages: list[str], chance: random.Random) -> str:
    """The passages in their order, with neutral sentences and some on up to three other matters before, between, after.

    What a release mentions in passing is no topic of it.
    """
    lines = list(passages)
    matters = [SENTENCE.findall(text) for text in chance.sample(passing, chance.choice(MATTERS))]
    strays = [one for found in matters for one in chance.sample(found, min(len(found), chance.choice(SENTENCES)))]
    for sentence in chance.sample(neutral, chance.randint(3, 8)) + strays:
        lines.insert(chance.randint(0, len(lines)), sentence)
    return "\n".join(lines)
