"""Names of files below a folder, an archive or an address: which are read, in which order, and where records belong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePath, PureWindowsPath

from pressnlp.read.kinds import kind, without_suffix

# What macOS puts beside the files it packs.
RUBBISH = "__MACOSX"


def parts(name: str) -> tuple[str, ...]:
    """The folders and the file of a name: "./2018//a.txt" → ("2018", "a.txt"). Sorts as folders are walked."""
    return tuple(part for part in name.split("/") if part not in {"", "."})


def leads_out(name: str) -> bool:
    """Whether a name in an archive points outside of it: "../a.txt", "/etc/a.txt", "C:\\a.txt"."""
    windows = PureWindowsPath(name)
    return bool(windows.anchor) or ".." in windows.parts


class Filter:
    """Tells which names are read; counts the others in `skipped`, a hidden folder once."""

    def __init__(self, skipped: Counter[str]) -> None:
        self.skipped = skipped
        self.folders: set[tuple[str, ...]] = set()

    def wants(self, pieces: Sequence[str]) -> bool:
        """Whether a file is of a kind that is read, and not hidden."""
        for depth, piece in enumerate(pieces[:-1], 1):
            if (piece.startswith(".") and piece != "..") or piece == RUBBISH:
                folder = tuple(pieces[:depth])
                self.skipped["hidden or linked folder"] += folder not in self.folders
                self.folders.add(folder)
                return False
        return self.wants_file(pieces[-1])

    def wants_file(self, name: str) -> bool:
        """The same for a name without folders."""
        if name.startswith("."):
            self.skipped["hidden file"] += 1
            return False
        found = kind(name)
        if not found.is_read:
            self.skipped["".join(found) or "no suffix"] += 1
        return found.is_read


def outputs(names: Sequence[str]) -> list[str]:
    """Names without suffix; where two would be one, all keep theirs: a.txt, a.html, b.txt → a.txt, a.html, b.

    Archives always keep it: their records lie in a folder of their name.
    """
    stems = [name if kind(name).is_archive or not PurePath(name).name else without_suffix(name) for name in names]
    count = Counter(stem.casefold() for stem in stems)
    return [name if count[stem.casefold()] > 1 else stem for name, stem in zip(names, stems, strict=True)]


def places(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Where the records of files belong that lie in folders: as `outputs` says in each of them."""
    folders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for pieces in names:
        folders[pieces[:-1]].append(pieces[-1])
    return {
        (*folder, file): "/".join((*folder, place))
        for folder, files in folders.items()
        for file, place in zip(files, outputs(files), strict=True)
    }


def harmless(place: str) -> str:
    """A place that cannot lead out of a folder: "../a" → "__/a", "C:/a" → "C_/a"."""
    return "/".join("__" if piece == ".." else piece for piece in re.split(r"[/\\]", place) if piece).replace(":", "_")
