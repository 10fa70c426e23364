"""One file to read, as the user named it."""

import os
import stat
from dataclasses import dataclass
from pathlib import PurePath

from pressnlp.errors import ReadError
from pressnlp.read import remote
from pressnlp.read.handles import Member
from pressnlp.read.kinds import kind, known_kinds

Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read.

    `uri` is the path as the user named it, `path` what to open (None: standard input), `output` where its record
    belongs below an output folder, without ".json"; `fault` holds code and message where there is nothing to open.
    "a.txt.gz" has the suffix ".txt" and the packing ".gz"; of a file inside an archive, `path` is the archive's and
    `member` says where it lies there. `bytes` is its size, packed where it has a packing.
    """

    uri: str
    path: str | None
    output: str
    suffix: str = ""
    bytes: int = 0
    fault: Fault | None = None
    packing: str = ""
    member: Member | None = None


def named(path: str, output: str, size: int | None = None) -> SourceFile:
    """The source of a path or address, with a fault where it cannot be read; without a size, it is looked at."""
    found, fault = kind(path), None
    try:
        size = _size(path) if size is None else size
    except ReadError as error:
        fault = (error.code, str(error))
    if fault is None and not found.is_read:
        what = "".join(found) or "(no suffix)"
        fault = ("unsupported", f"files of kind {what} are not read; kinds read: {known_kinds()}")
    return SourceFile(uri(path), path, output, found.suffix, size or 0, fault, found.packing)


def _size(path: str) -> int:
    if remote.is_address(path):
        return remote.size(path)
    try:
        status = os.stat(path)  # noqa: PTH116  (to pathlib the empty name is the folder we stand in)
    except FileNotFoundError as error:
        raise ReadError("missing", "no such file") from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", getattr(error, "strerror", None) or str(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("unreadable", "not a regular file")
    return status.st_size


def uri(path: str) -> str:
    """A path as text that can be written as UTF-8: names in another encoding show their bytes as "\\xe4"."""
    whole = path if remote.is_address(path) or not path else PurePath(path).as_posix()
    return os.fsencode(whole).decode("utf-8", "backslashreplace")
