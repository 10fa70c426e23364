"""Which files the user means: files, folders, archives, patterns, addresses and standard input, in a fixed order."""

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePath

from pressnlp.errors import ReadError
from pressnlp.read import inside, remote
from pressnlp.read.kinds import kind, known_kinds
from pressnlp.read.naming import Filter, outputs, parts, places
from pressnlp.read.source import SourceFile, named, uri

__all__ = ["Identity", "SourceFile", "identity", "sources"]

Identity = tuple[int, int]
"""Device and number of a file: its name whatever the path."""


def sources(
    paths: Sequence[str], skipped: Counter[str] | None = None, exclude: Collection[Identity] = ()
) -> Iterator[SourceFile]:
    """The files behind paths: `sources(["archiv", "neu/*.pdf", "-"])`, folders with all below them, sorted by name.

    Archives are folders: of "archiv.zip" comes "archiv.zip/2018/a.txt", which can also be named. A file named twice
    comes once. Inside folders, files of other kinds, hidden files and linked folders are skipped and counted by suffix
    in `skipped`; `exclude` keeps a run from reading what it writes. A path that leads nowhere, or a file of an unknown
    kind named outright, comes with a `fault`.
    """
    finder = _Finder(Counter() if skipped is None else skipped, frozenset(exclude), len(paths) > 1)
    paths = list(dict.fromkeys(path if remote.is_address(path) or not path else str(PurePath(path)) for path in paths))
    files = [path for path in paths if path != "-" and not _is_pattern(path) and not _is_folder(path)]
    whereto = dict(zip(files, outputs([PurePath(path).name for path in files]), strict=True))
    for path in paths:
        yield from finder.find(path, whereto)


def identity(path: str | Path) -> Identity | None:
    """Device and number of a file or folder; None where there is none yet."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


class _Finder:
    def __init__(self, skipped: Counter[str], exclude: frozenset[Identity], several: bool) -> None:
        self.skipped = skipped
        self.filter = Filter(skipped)
        self.exclude = exclude
        self.several = several
        self.seen: set[str] = set()

    def find(self, path: str, whereto: dict[str, str]) -> Iterator[SourceFile]:
        if path == "-":
            yield SourceFile("-", None, "stdin")
        elif within := inside.split(path):
            yield from self._archive(*within, "")
        elif remote.is_address(path):
            yield from self._address(path, whereto.get(path, ""))
        elif _is_folder(path):
            yield from self._folder(path)
        elif _is_pattern(path):
            yield from self._pattern(path)
        else:
            yield from self._file(path, whereto[path], PurePath(path).name if self.several else "")

    def _new(self, path: str) -> bool:
        if not self.several:  # one folder alone cannot name a file twice: an archive's names need not be kept
            return True
        whole = path if remote.is_address(path) else str(Path(path).absolute())
        if whole in self.seen:
            return False
        self.seen.add(whole)
        return True

    def _file(self, path: str, output: str, below: str, size: int | None = None) -> Iterator[SourceFile]:
        """A file, or those in an archive, whose records belong `below`."""
        source = named(path, output, size)
        if kind(path).is_archive and not source.fault:
            yield from self._archive(path, "", below)
        elif self._new(path):
            yield source

    def _archive(self, path: str, name: str, output: str) -> Iterator[SourceFile]:
        found = False
        for source in inside.files(path, output, name, self.skipped):
            found = True
            if self._new(f"{path}/{source.member.name}" if source.member else path):
                yield source
        if not found:
            fault = ("missing", "no such file in the archive") if name else _no_files("archive")
            place = output or PurePath(path, name).name
            yield SourceFile(uri(f"{path}/{name}" if name else path), None, place, fault=fault)

    def _address(self, address: str, output: str) -> Iterator[SourceFile]:
        below = PurePath(address.split("*", 1)[0]).name if self.several else ""
        try:
            sizes = remote.files_below(address)
        except ReadError as error:
            yield SourceFile(address, None, output or "address", fault=(error.code, str(error)))
            return
        if sizes is None:
            yield from self._file(address, output, below)
            return
        files = {pieces: name for name in sizes if self.filter.wants(pieces := parts(name))}
        whereto = places(files)
        for pieces in sorted(files):
            name = files[pieces]
            place = str(PurePath(below, whereto[pieces]))
            yield from self._file(remote.root(address) + name, place, place, sizes[name])
        if not files:
            yield SourceFile(address, None, output or "address", fault=_no_files("folder"))

    def _pattern(self, pattern: str) -> Iterator[SourceFile]:
        self.several = True
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute patterns)
        files = [match for match in matches if not Path(match).is_dir() and self._wanted(match)]
        base = _fixed_part(pattern)
        whereto = dict(zip(files, outputs([_below(file, base) for file in files]), strict=True))
        folders = {match for match in matches if Path(match).is_dir()}
        if not files and not folders:
            yield SourceFile(uri(pattern), None, "pattern", fault=("missing", "no file that can be read matches"))
        for match in matches:
            if match in folders:
                yield from self._folder(match) if "**" not in pattern else ()
            elif match in whereto:
                yield from self._file(match, whereto[match], whereto[match])

    def _folder(self, root: str) -> Iterator[SourceFile]:
        found = False
        prefix = Path(root).resolve().name if self.several else ""
        # A stack instead of recursion: archives may nest deeper than Python calls.
        stack = [self._entries(root, prefix)]
        while stack:
            entry = next(stack[-1], None)
            if entry is None:
                stack.pop()
            elif isinstance(entry, SourceFile):
                found = True
                yield entry
            else:
                stack.append(self._entries(*entry))
        if not found:
            yield SourceFile(uri(root), None, prefix or "folder", fault=_no_files("folder"))

    def _entries(self, folder: str, output: str) -> Iterator[SourceFile | tuple[str, str]]:
        """Files of a folder as sources and its folders as (path, output), by name."""
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            message = f"folder cannot be read: {error.strerror}"
            yield SourceFile(uri(folder), None, output or "folder", fault=("unreadable", message))
            return
        files = [entry.name for entry in entries if not _leads_into(entry) and self._wanted(entry.path)]
        whereto = dict(zip(files, outputs(files), strict=True))
        for entry in entries:
            below = str(PurePath(output, whereto.get(entry.name, entry.name)))
            if entry.name in whereto:
                yield from self._file(entry.path, below, below)
            elif _leads_into(entry) and self._enters(entry):
                yield entry.path, below

    def _enters(self, folder: os.DirEntry[str]) -> bool:
        """Links are left alone (they may lead in circles), and so is what is hidden or written by this run."""
        if folder.is_symlink() or folder.name.startswith("."):
            self.skipped["hidden or linked folder"] += 1
            return False
        return not self.exclude or identity(folder.path) not in self.exclude

    def _wanted(self, path: str) -> bool:
        if self.exclude and identity(path) in self.exclude:
            return False
        return self.filter.wants_file(PurePath(path).name)


def _no_files(what: str) -> tuple[str, str]:
    return "no_files", f"{what} without a file that can be read ({known_kinds()})"


def _leads_into(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder; a link that leads in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_folder(path: str) -> bool:
    return path != "" and Path(path).is_dir()  # to pathlib the empty name is the folder we stand in


def _is_pattern(path: str) -> bool:
    return glob.has_magic(path) and not remote.is_address(path) and not Path(path).exists()


def _fixed_part(pattern: str) -> Path:
    """The folders of a pattern before its first wildcard: "archiv/20*/x.txt" → "archiv"."""
    pieces = PurePath(pattern).parts
    wild = next(at for at, piece in enumerate(pieces) if glob.has_magic(piece))
    return Path(*pieces[:wild])


def _below(path: str, base: Path) -> str:
    relative = os.path.relpath(path, base)
    return PurePath(path).name if relative.startswith("..") else relative
