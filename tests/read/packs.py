"""Archives and packed files, whole and damaged, built in memory."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A .zip of files, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as pack:
        for name, raw in files.items():
            pack.writestr(name, raw)
    return out.getvalue()


def tarred(files: Mapping[str, bytes], more: tuple[tarfile.TarInfo, ...] = ()) -> bytes:
    """A .tar of files, in their order, with further entries that hold nothing."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", encoding="utf-8", errors="surrogateescape") as pack:
        for name, raw in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            pack.addfile(entry, io.BytesIO(raw))
        for entry in more:
            pack.addfile(entry)
    return out.getvalue()


def entry(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """A link, folder or device for a tar."""
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made


def zstandard(raw: bytes) -> bytes:
    """Packed by whichever library is there; raises ImportError where none is."""
    try:
        from compression import zstd
    except ImportError:
        from backports import zstd
    packed: bytes = zstd.compress(raw)
    return packed
