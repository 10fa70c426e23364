"""Bodies that only an office names: "Vorsitzende |des Aufsichtsrats", "Sprecherin |des Elternbeirats"."""

import re
from typing import TYPE_CHECKING

from pressnlp.record import OrganisationKind
from pressnlp.words import table

if TYPE_CHECKING:
    from pressnlp.link.office_finder import Finder

# "Aufsichtsrates", "Elternbeirats", "Kreiselternrat"
BOARD = re.compile(r"(?i)[\w-]*?(" + "|".join(table("office_boards")) + r")(?:e?s)?")


def board(finder: "Finder", index: int) -> tuple[int, int, int] | None:
    """Start and end of the unnamed board behind a role's "des" or "der", and the word after it.

    "des |Fördervereins der Grundschule am See|" is one body, not the school's.
    """
    word = finder.words.get(index + 1)
    if finder.words.get(index) not in {"des", "der", "im"} or not word[0].isupper() or not BOARD.fullmatch(word):
        return None
    start, end, after = finder.words[index + 1].start, finder.words[index + 1].end, index + 2
    if finder.words.get(after) in {"des", "der"} and (found := finder.bodies.at(finder.words[after + 1].start)):
        end, after = found.end, finder.words.at(found.end)
    return start, end, after


def kind(name: str) -> OrganisationKind | None:
    """The kind of such a board, None for other names: "Elternbeirat der Hebelschule" → "council"."""
    match = BOARD.fullmatch(name.partition(" ")[0])
    return None if match is None else "association" if table("office_boards")[match[1].lower()] == "club" else "council"


def nominative(name: str) -> str:
    """ "Aufsichtsrates" → "Aufsichtsrat", "Fördervereins der Grundschule" → "Förderverein der Grundschule"."""
    first, blank, rest = name.partition(" ")
    match = BOARD.fullmatch(first)
    return first[: match.end(1)] + blank + rest if match else name
