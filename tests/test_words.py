"""Every shipped word list passes the strict loader, and the loader is strict."""

import re
from pathlib import Path

import pytest

from pressnlp import words
from pressnlp.errors import WordsError

LISTS = sorted(words.FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_shipped_list(path: Path) -> None:
    rows = words.read(path)
    assert rows
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_header_names_its_source(path: Path) -> None:
    header = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert re.search(r"(?i)source|own (?:selection|list)", " ".join(header))


FAULTS = [
    ("Wort\n", "opens with"),
    ("# x\nWort\nWort\n", "stands already in line 2"),
    ("# x\nWort \n", "stray blanks"),
    ("# x\na\t\tb\n", "empty column"),
    ("# x\nU\u0308ber\n", "not in NFC"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_loader_refuses(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "liste.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(WordsError, match=rf"liste\.txt:\d+: .*{fault}"):
        words.read(path)
