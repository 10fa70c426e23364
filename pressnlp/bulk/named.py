"""Whether an address belongs to the sources a run was given: only what it looked at can have vanished."""

import glob
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

# What may follow a file's or folder's name in an address: below it, a row of it, something inside it.
INSIDE = "/#!:|"
REMOTE = "://"


class Named:
    """`Named(["archiv", "neu/*.pdf"])("archiv/2018/a.txt")` → True, unless `avoid` was told of it."""

    def __init__(self, paths: Sequence[str]) -> None:
        whole = [path if REMOTE in path else PurePath(path).as_posix() for path in paths]
        self.patterns = [PurePath(path).parts for path in whole if glob.has_magic(path) and not Path(path).exists()]
        self.roots = [path for path in whole if PurePath(path).parts not in self.patterns]
        self.avoided: list[str] = []

    def avoid(self, uri: str) -> None:
        """Leave out an address and all below it."""
        self.avoided.append(uri)

    def __call__(self, uri: str) -> bool:
        if any(_at(uri, root) for root in self.avoided):
            return False
        parts = PurePath(uri).parts
        return any(_at(uri, root) for root in self.roots) or any(_matches(parts, one) for one in self.patterns)


def _at(uri: str, root: str) -> bool:
    """Whether an address is a root or inside it."""
    if root == ".":
        return not uri.startswith(("/", "../"))
    return uri == root or (uri.startswith(root) and (root.endswith("/") or uri[len(root)] in INSIDE))


def _matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path, or a folder above it, fits a pattern: "a/18/x" fits "a/**/x" and is below "a/*"."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_matches(parts[skipped:], pattern[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])
