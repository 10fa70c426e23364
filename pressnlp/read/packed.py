"""Streams of packed bytes: .gz, .bz2, .xz and .zst, unpacked as they are read and never beyond what a text can be."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO

from pressnlp.errors import ReadError
from pressnlp.read.content import MAX_BYTES, one_line

# Text shrinks to a third or a tenth, tables of much the same rows to a fiftieth; zeros to a thousandth and less.
# What is small unpacked may shrink as it likes.
MAX_RATIO = 200
STEP = 1 << 20
BUFFER = 1 << 18


def unpacked(stream: BinaryIO, packing: str, size: int | None = None) -> io.BufferedReader:
    """The bytes inside a packed stream; `size` is that of the packed bytes, None where it is unknown.

    Raises ReadError "unsupported" where the library is missing; its reads raise "broken" and "too_large".
    """
    limit = None if size is None else most(size)
    return io.BufferedReader(Unpacked(OPENERS[packing](stream), packing, limit), BUFFER)


def most(size: int) -> int:
    """How many bytes may come out of so many packed ones: 1,000 → 100,000,000."""
    return max(MAX_BYTES, MAX_RATIO * size)


def bomb(limit: int) -> ReadError:
    """The error for what unpacks to more than `most`."""
    return ReadError("too_large", f"unpacks to more than {limit:,} bytes, {MAX_RATIO} times its size: no text does")


class Unpacked(io.RawIOBase):
    """Unpacked bytes that can be gone through forwards, and backwards by starting again."""

    def __init__(self, inner: Any, packing: str, limit: int | None) -> None:
        self.inner = inner
        self.packing = packing
        self.limit = limit
        self.at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def readinto(self, buffer: Any, /) -> int:
        piece = self._some(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end is not known before it is reached")
        target = offset + (self.at if whence == io.SEEK_CUR else 0)
        if target < self.at:
            self.inner.seek(0)
            self.at = 0
        while self.at < target and self._some(min(STEP, target - self.at)):
            pass
        return self.at

    def _some(self, size: int) -> bytes:
        try:
            # One read of the file at a time: what was unpacked before the damage is not lost with it.
            piece: bytes = self.inner.read1(size)
        except OSError as error:
            if error.errno is not None:
                raise
            raise self._broken(error) from error
        except Exception as error:  # each library has errors of its own
            raise self._broken(error) from error
        self.at += len(piece)
        if self.limit is not None and self.at > self.limit:
            raise bomb(self.limit)
        return piece

    def _broken(self, error: Exception) -> ReadError:
        what = "cut off" if isinstance(error, EOFError) else one_line(error).split(": ", 1)[-1]
        return ReadError("broken", f"damaged {self.packing}: {what}")


def _gzip(stream: BinaryIO) -> Any:
    import gzip

    return gzip.GzipFile(fileobj=stream)


def _bzip2(stream: BinaryIO) -> Any:
    import bz2

    return bz2.BZ2File(stream)


def _xz(stream: BinaryIO) -> Any:
    import lzma

    return lzma.LZMAFile(stream)


def _zstandard(stream: BinaryIO) -> Any:
    try:
        try:
            from compression import zstd
        except ImportError:  # before Python 3.14
            from backports import zstd
    except ImportError as error:
        raise ReadError("unsupported", ".zst files need backports.zstd: pip install 'pressnlp[zstd]'") from error
    return zstd.ZstdFile(stream)


OPENERS: dict[str, Callable[[BinaryIO], Any]] = {".gz": _gzip, ".bz2": _bzip2, ".xz": _xz, ".zst": _zstandard}
