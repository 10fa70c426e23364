"""Which files the user means: files, folders, patterns and standard input, always in the same order."""

import glob
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

Identity = tuple[int, int]
"""Device and number of a file: its name whatever the path."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read.

    `uri` is the path as the user named it, `path` what to open (None: standard input), `output` where its record
    belongs below an output folder, without ".json"; `fault` holds code and message where there is nothing to open.
    """

    uri: str
    path: str | None
    output: str
    suffix: str = ""
    bytes: int = 0
    fault: tuple[str, str] | None = None


def sources(
    paths: Sequence[str], skipped: Counter[str] | None = None, exclude: Collection[Identity] = ()
) -> Iterator[SourceFile]:
    """The files behind paths: `sources(["archiv", "neu/*.pdf", "-"])`, folders with all below them, sorted by name.

    A file named twice comes once. Inside folders, files of other kinds, hidden files and linked folders are skipped
    and counted by suffix in `skipped`; `exclude` keeps a run from reading what it writes. A path that leads nowhere,
    or a file of an unknown kind named outright, comes with a `fault`.
    """
    finder = _Finder(Counter() if skipped is None else skipped, frozenset(exclude), len(paths) > 1)
    paths = list(dict.fromkeys(str(PurePath(path)) if path else "" for path in paths))
    named = [path for path in paths if path != "-" and not _is_pattern(path) and not _is_folder(path)]
    outputs = dict(zip(named, _outputs([PurePath(path).name for path in named]), strict=True))
    for path in paths:
        yield from finder.find(path, outputs)


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
        self.exclude = exclude
        self.several = several
        self.seen: set[str] = set()

    def find(self, path: str, outputs: dict[str, str]) -> Iterator[SourceFile]:
        if path == "-":
            yield SourceFile("-", None, "stdin")
        elif _is_folder(path):
            yield from self._folder(path)
        elif _is_pattern(path):
            yield from self._pattern(path)
        elif self._new(path):
            yield _named(path, outputs[path])

    def _new(self, path: str) -> bool:
        whole = str(Path(path).absolute())
        if whole in self.seen:
            return False
        if self.several:  # one folder alone cannot name a file twice: an archive's names need not be kept
            self.seen.add(whole)
        return True

    def _pattern(self, pattern: str) -> Iterator[SourceFile]:
        self.several = True
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute patterns)
        files = [match for match in matches if not Path(match).is_dir() and self._wanted(match)]
        base = _fixed_part(pattern)
        outputs = dict(zip(files, _outputs([_below(file, base) for file in files]), strict=True))
        folders = {match for match in matches if Path(match).is_dir()}
        if not files and not folders:
            yield SourceFile(_uri(pattern), None, "pattern", fault=("missing", "no file that can be read matches"))
        for match in matches:
            if match in folders:
                yield from self._folder(match) if "**" not in pattern else ()
            elif match in outputs and self._new(match):
                yield _named(match, outputs[match])

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
            fault = ("no_files", f"folder without a file that can be read ({_kinds()})")
            yield SourceFile(_uri(root), None, prefix or "folder", fault=fault)

    def _entries(self, folder: str, output: str) -> Iterator[SourceFile | tuple[str, str]]:
        """Files of a folder as sources and its folders as (path, output), by name."""
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            message = f"folder cannot be read: {error.strerror}"
            yield SourceFile(_uri(folder), None, output or "folder", fault=("unreadable", message))
            return
        files = [entry.name for entry in entries if not entry.is_dir() and self._wanted(entry.path)]
        outputs = dict(zip(files, _outputs(files), strict=True))
        for entry in entries:
            below = str(PurePath(output, outputs.get(entry.name, entry.name)))
            if entry.name in outputs:
                if self._new(entry.path):
                    yield _named(entry.path, below)
            elif entry.is_dir() and self._enters(entry):
                yield entry.path, below

    def _enters(self, folder: os.DirEntry[str]) -> bool:
        """Links are left alone (they may lead in circles), and so is what is hidden or written by this run."""
        if folder.is_symlink() or folder.name.startswith("."):
            self.skipped["hidden or linked folder"] += 1
            return False
        return not self.exclude or identity(folder.path) not in self.exclude

    def _wanted(self, path: str) -> bool:
        name = PurePath(path).name
        if self.exclude and identity(path) in self.exclude:
            return False
        if name.startswith("."):
            self.skipped["hidden file"] += 1
            return False
        if _suffix(name) not in _suffixes():
            self.skipped[_suffix(name) or "no suffix"] += 1
            return False
        return True


def _named(path: str, output: str) -> SourceFile:
    fault, size = None, 0
    try:
        status = os.stat(path)  # noqa: PTH116  (to pathlib the empty name is the folder we stand in)
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            fault = ("unreadable", "not a regular file")
    except FileNotFoundError:
        fault = ("missing", "no such file")
    except (OSError, ValueError) as error:
        fault = ("unreadable", getattr(error, "strerror", None) or str(error))
    suffix = _suffix(path)
    if fault is None and suffix not in _suffixes():
        fault = ("unsupported", f"files of kind {suffix or '(no suffix)'} are not read; kinds read: {_kinds()}")
    return SourceFile(_uri(path) if path else "", path, output, suffix, size, fault)


def _outputs(names: Sequence[str]) -> list[str]:
    """Names without suffix; where two would be one, all keep theirs: a.txt, a.html, b.txt → a.txt, a.html, b."""
    stems = [str(PurePath(name).with_suffix("")) if PurePath(name).name else name for name in names]
    count = Counter(stem.casefold() for stem in stems)
    return [name if count[stem.casefold()] > 1 else stem for name, stem in zip(names, stems, strict=True)]


def _suffix(name: str) -> str:
    return PurePath(name).suffix.casefold()


def _suffixes() -> frozenset[str]:
    from pressnlp.read import DOCUMENTS, TABLES

    return frozenset(DOCUMENTS) | frozenset(TABLES)


def _kinds() -> str:
    return ", ".join(sorted(_suffixes()))


def _uri(path: str) -> str:
    """A path as text that can be written as UTF-8: names in another encoding show their bytes as "\\xe4"."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", "backslashreplace")


def _is_folder(path: str) -> bool:
    return path != "" and Path(path).is_dir()  # to pathlib the empty name is the folder we stand in


def _is_pattern(path: str) -> bool:
    return glob.has_magic(path) and not Path(path).exists()


def _fixed_part(pattern: str) -> Path:
    """The folders of a pattern before its first wildcard: "archiv/20*/x.txt" → "archiv"."""
    parts = PurePath(pattern).parts
    wild = next(at for at, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:wild])


def _below(path: str, base: Path) -> str:
    relative = os.path.relpath(path, base)
    return PurePath(path).name if relative.startswith("..") else relative
