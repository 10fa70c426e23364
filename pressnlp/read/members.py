"""What lies in an archive: .zip by its directory, .tar by its headers; nothing is unpacked to disk."""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, cast

from pressnlp.errors import ReadError
from pressnlp.read import handles
from pressnlp.read.content import MAX_BYTES, one_line
from pressnlp.read.handles import Member
from pressnlp.read.kinds import Kind
from pressnlp.read.packed import bomb, most

Fault = tuple[str, str]
UTF8_NAME, ENCRYPTED = 0x800, 0x1
LINK, FILE_TYPE = 0o120000, 0o170000
# stored, deflated, bzip2, lzma: what zipfile unpacks in every Python
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})

# Others in use, for messages (after PKWARE's APPNOTE 6.3, section 4.4.5).
NAMES = {9: "deflate64", 93: "zstd", 95: "xz", 98: "ppmd"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in an archive, by its name there; `fault` where it cannot be read, `link` where it only names another."""

    name: str
    member: Member
    fault: Fault | None = None
    link: bool = False


def listed(path: str, kind: Kind) -> Iterator[Listed]:
    """The files of an archive as they lie there. Raises ReadError, at the end too, OSError."""
    at = handles.stamp(path)
    if at is None:
        handles.forget(path)
    is_zip = kind.suffix == ".zip"
    try:
        handle = handles.archive(path, is_zip, kind.packing, at)
        yield from _in_zip(handle, at) if isinstance(handle, zipfile.ZipFile) else _in_tar(handle, kind.packing, at)
    except ReadError:
        raise
    except OSError as error:
        if error.errno is not None:
            raise
        raise _broken(kind, error) from error
    except Exception as error:  # both libraries fail in many ways on damaged archives
        raise _broken(kind, error) from error


def _broken(kind: Kind, error: Exception) -> ReadError:
    return ReadError("broken", f"damaged or cut off {kind.suffix} archive: {one_line(error).split(': ', 1)[-1]}")


# --- zip --------------------------------------------------------------------------------------------------------------


def _in_zip(handle: zipfile.ZipFile, at: handles.Stamp) -> Iterator[Listed]:
    for info in handle.infolist():
        if not info.is_dir():
            member = Member(info.filename, info.header_offset, info.file_size, "", True, at)
            link = (info.external_attr >> 16) & FILE_TYPE == LINK
            yield Listed(_zip_name(info), member, _zip_fault(info), link)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Names without the mark for UTF-8 are in the code page of DOS, or in UTF-8 without saying so."""
    name = info.filename
    if not info.flag_bits & UTF8_NAME and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")  # some packers write what Windows calls the file


def _zip_fault(info: zipfile.ZipInfo) -> Fault | None:
    if info.flag_bits & ENCRYPTED:
        return "encrypted", "protected by a password"
    if info.compress_type not in METHODS:
        method = NAMES.get(info.compress_type, str(info.compress_type))
        return "unsupported", f"packed by a method that is not read ({method}): pack it anew as an ordinary .zip"
    if info.file_size > most(info.compress_size):
        fault = bomb(most(info.compress_size))
        return fault.code, str(fault)
    return None


# --- tar --------------------------------------------------------------------------------------------------------------


def _in_tar(handle: io.BufferedReader, packing: str, at: handles.Stamp) -> Iterator[Listed]:
    files: dict[str, Member] = {}
    for info in _headers(handle):
        if info.isdir():
            continue
        member = Member(info.name, info.offset_data, info.size, packing, False, at)
        if info.islnk() and info.linkname in files:  # the same file once more
            member = files[info.linkname]._replace(name=info.name)
        elif not info.isreg() or info.sparse:
            fault = None if info.issym() else ("unreadable", "not a regular file")
            yield Listed(info.name, member, fault, info.issym())
            continue
        files[info.name] = member
        yield Listed(info.name, member)


def _headers(handle: io.BufferedReader) -> Iterator[tarfile.TarInfo]:
    """All headers. Raises ReadError "broken" where tarfile would just stop, or go round in circles."""
    handle.seek(0)
    stream = _Careful(handle)
    with tarfile.open(fileobj=cast("BinaryIO", stream), mode="r:", encoding="utf-8", errors="surrogateescape") as tar:
        before = -1
        while (info := tar.next()) is not None:
            if info.offset <= before or info.size < 0:
                raise ReadError("broken", "damaged .tar archive: a header leads backwards")
            before = info.offset
            tar.members = []  # type: ignore[attr-defined]  # kept for look-ups by name, which nobody makes here
            yield info
        stream.seek(tar.offset)
        if any(stream.read(tarfile.BLOCKSIZE)):
            raise ReadError("broken", "damaged .tar archive: no header where one should be")


class _Careful:
    """A tar's stream as tarfile reads it: headers only, so whoever asks for megabytes was told to by a damaged one."""

    def __init__(self, handle: io.BufferedReader) -> None:
        self.handle = handle
        self.at = 0

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if whence or offset < 0:
            raise ReadError("broken", "damaged .tar archive: a header leads backwards")
        self.at = offset
        return offset

    def read(self, size: int = -1, /) -> bytes:
        if not 0 <= size <= MAX_BYTES:
            raise ReadError("broken", "damaged .tar archive: a header of impossible size")
        self.handle.seek(self.at)  # whoever reads members meanwhile moves the same stream
        piece = self.handle.read(size)
        self.at += len(piece)
        return piece
