"""Files at an address such as "s3://archiv/2018/a.txt", by fsspec (the optional extra "remote")."""

import re
from typing import Any, BinaryIO, cast

from pressnlp.errors import ReadError
from pressnlp.read.content import one_line
from pressnlp.read.kinds import kind

# One letter before the colon would be a drive.
ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]+://")
# Pages are opened one by one: what a server lists is no folder but links to anywhere.
PAGES = ("http://", "https://")


def is_address(path: str) -> bool:
    """Whether a path is an address: "s3://archiv/a.txt", "memory://a.txt"; "C:/a.txt" is none."""
    return ADDRESS.match(path) is not None


def is_page(path: str) -> bool:
    """Whether a path is an address on the web."""
    return path.startswith(PAGES)


def opened(address: str) -> BinaryIO:
    """The bytes at an address, seekable. Raises ReadError "unsupported", "missing", "unreadable"."""
    system, path = _system(address)
    try:
        return cast("BinaryIO", system.open(path, "rb"))
    except Exception as error:
        raise _fault(address, error) from error


def size(address: str) -> int:
    """How many bytes a file at an address has, 0 where its server does not say. Raises as `opened`."""
    system, path = _system(address)
    try:
        info = system.info(path)
    except Exception as error:
        raise _fault(address, error) from error
    if info.get("type") == "directory":
        raise ReadError("unreadable", "not a regular file")
    return int(info.get("size") or 0)


def files_below(address: str) -> dict[str, int] | None:
    """The files of a folder, or those a pattern with "*" names, by their name below it; None where it is one file.

    `files_below("s3://archiv/2018")` → {"a.txt": 2357, …}. Raises as `opened`.
    """
    system, path = _system(address)
    if kind(path).is_read and "*" not in path:
        return None
    if is_page(address):
        raise ReadError("unsupported", "web addresses are read where they name a single file of a kind that is read")
    try:
        root = path.split("*", 1)[0].rpartition("/")[0] if "*" in path else path.rstrip("/")
        found = system.glob(path, detail=True) if "*" in path else system.find(path, detail=True)
        if "*" not in path and not system.isdir(path):
            return None
    except Exception as error:
        raise _fault(address, error) from error
    files = {name: int(info.get("size") or 0) for name, info in found.items() if info.get("type") != "directory"}
    return {name[len(root) :].lstrip("/"): size for name, size in files.items()}


def root(address: str) -> str:
    """What stands before the names of `files_below`: "s3://archiv/2018/*.txt" → "s3://archiv/2018/"."""
    if "*" in address:
        return address.split("*", 1)[0].rpartition("/")[0] + "/"
    return address if address.endswith("/") else address + "/"


def _system(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ReadError("unsupported", "addresses need fsspec: pip install 'pressnlp[remote]'") from error
    try:
        system, path = url_to_fs(address)
    except Exception as error:  # an unknown kind of address, a missing package (fsspec says which), a missing key
        raise ReadError("unsupported", f"address cannot be opened: {_message(error)}") from error
    return system, path


def _fault(address: str, error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("missing", "no such file")
    return ReadError("unreadable", f"address cannot be read: {_message(error)}")


def _message(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or one_line(error)
