"""From a source to a stream of its bytes: a file, a member of an archive, an address, standard input; unpacked."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from pressnlp.errors import ReadError
from pressnlp.read import handles
from pressnlp.read.packed import unpacked

if TYPE_CHECKING:
    from pressnlp.read.sources import SourceFile


@contextmanager
def opened(source: "SourceFile") -> Iterator[BinaryIO]:
    """The bytes of a source as its text lies there: unpacked, and of a member only its own.

    Raises ReadError: the source's own fault, "missing", "unreadable", "broken", "unsupported".
    """
    if source.fault:
        raise ReadError(*source.fault)
    with ExitStack() as closing:
        stream = _stream(source, closing)
        yield cast("BinaryIO", unpacked(stream, source.packing, source.bytes or None)) if source.packing else stream


def _stream(source: "SourceFile", closing: ExitStack) -> BinaryIO:
    if source.path is None:
        stdin = sys.stdin.buffer
        # Not ours to close; and only a buffered reader lets us look ahead.
        return stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stdin))
    try:
        if source.member:
            return closing.enter_context(handles.member_bytes(source.path, source.member))
        return closing.enter_context(handles.bytes_at(source.path))
    except FileNotFoundError as error:
        raise ReadError("missing", "no such file") from error
    except (OSError, ValueError) as error:
        raise ReadError("unreadable", getattr(error, "strerror", None) or str(error)) from error
