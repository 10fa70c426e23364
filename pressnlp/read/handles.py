"""Archives kept open: one handle an archive and process, so that a member costs no more than a file."""

import io
import os
import threading
import zipfile
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from pressnlp.errors import ReadError
from pressnlp.read import remote
from pressnlp.read.packed import BUFFER, unpacked

# A run goes through one archive after another; a few more for callers that go to and fro.
MOST_OPEN = 4
Handle = zipfile.ZipFile | io.BufferedReader
Stamp = tuple[int, int, int] | None
"""Size, time of change in nanoseconds and number of a file; None for an address."""


class Member(NamedTuple):
    """A file inside an archive: what a process needs to find it there.

    `name` is the archive's own spelling of it, `offset` where its bytes begin in a tar (unpacked), `size` their number.
    """

    name: str
    offset: int
    size: int
    packing: str
    is_zip: bool
    stamp: Stamp


class _Open(threading.local):
    def __init__(self) -> None:
        self.handles: dict[tuple[str, Stamp], Handle] = {}


_open = _Open()


def stamp(path: str) -> Stamp:
    """What shows that an archive changed. Raises OSError."""
    if remote.is_address(path):
        return None
    status = os.stat(path)  # noqa: PTH116  (once a member: Path doubles the time)
    return status.st_size, status.st_mtime_ns, status.st_ino


def bytes_at(path: str) -> BinaryIO:
    """The file at a path or address. Raises OSError, ReadError."""
    return remote.opened(path) if remote.is_address(path) else Path(path).open("rb")


def archive(path: str, is_zip: bool, packing: str, at: Stamp) -> Handle:
    """The open archive at a path, opened once. Raises what zipfile raises for a broken one, OSError, ReadError."""
    found = _open.handles.get((path, at))
    if found is None:
        while len(_open.handles) >= MOST_OPEN:
            # Not closed: whoever still reads a member of it holds it, and the last to let go closes it.
            del _open.handles[next(iter(_open.handles))]
        found = _open.handles[path, at] = _opened(path, is_zip, packing)
    return found


def forget(path: str) -> None:
    """Let go of an archive, so that it is opened anew."""
    for key in [key for key in _open.handles if key[0] == path]:
        del _open.handles[key]


def _opened(path: str, is_zip: bool, packing: str) -> Handle:
    if is_zip:
        return zipfile.ZipFile(bytes_at(path) if remote.is_address(path) else path)
    stream = bytes_at(path)
    size = remote.size(path) if remote.is_address(path) else Path(path).stat().st_size
    return unpacked(stream, packing, size or None) if packing else io.BufferedReader(stream, BUFFER)  # type: ignore[arg-type]


def member_bytes(path: str, member: Member) -> BinaryIO:
    """The bytes of a member. Raises ReadError "unreadable" where the archive is not what it was when it was listed."""
    if member.stamp != stamp(path):
        raise ReadError("unreadable", "the archive changed while it was read")
    handle = archive(path, member.is_zip, member.packing, member.stamp)
    if isinstance(handle, zipfile.ZipFile):
        return handle.open(member.name)  # type: ignore[return-value]
    return io.BufferedReader(_Slice(handle, member))


class _Slice(io.RawIOBase):
    """A stretch of a tar; the handle may have been moved between two reads."""

    def __init__(self, handle: io.BufferedReader, member: Member) -> None:
        self.handle = handle
        self.start = member.offset
        self.size = member.size
        self.at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        wanted = min(len(buffer), self.size - self.at)
        if wanted <= 0:
            return 0
        self.handle.seek(self.start + self.at)
        piece = self.handle.read(wanted)
        if not piece:
            raise ReadError("broken", "the archive is cut off")
        buffer[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)
