"""The folder that parts are written to: on a disk that all machines share, or at an address such as "s3://…"."""

import io
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pressnlp.bulk.parts import PartError
from pressnlp.read import remote


class Shelf:
    """Files by name in one folder; what is there is whole. Every method raises PartError where the folder fails it."""

    def __init__(self, address: str) -> None:
        self.address = address if remote.is_address(address) else str(Path(address).absolute())

    def make(self) -> None:
        """Make the folder where there is none."""
        with self._told():
            if (system := self._system()) is None:
                Path(self.address).mkdir(parents=True, exist_ok=True)
            else:
                system[0].makedirs(system[1], exist_ok=True)

    def names(self) -> list[str]:
        """All files, sorted."""
        with self._told():
            if (system := self._system()) is None:
                return sorted(entry.name for entry in os.scandir(self.address) if entry.is_file())
            return sorted(str(one).rpartition("/")[2] for one in system[0].ls(system[1], detail=False))

    def put(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all; one that stands there is replaced."""
        with self._told():
            if (system := self._system()) is None:
                _replace(Path(self.address, name), content)
            else:  # object stores show a file when its upload has ended
                system[0].pipe_file(f"{system[1]}/{name}", content)

    def get(self, name: str) -> BinaryIO | None:
        """A file's bytes; None where there is none of that name."""
        with self._told():
            try:
                if (system := self._system()) is None:
                    return Path(self.address, name).open("rb")
                return io.BytesIO(system[0].cat_file(f"{system[1]}/{name}"))
            except FileNotFoundError:
                return None

    def _system(self) -> tuple[Any, str] | None:
        if not remote.is_address(self.address):
            return None
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise PartError("addresses need fsspec: pip install 'pressnlp[remote]'") from error
        system, path = url_to_fs(self.address)
        system.invalidate_cache()  # others write here too
        return system, path.rstrip("/")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except PartError:
            raise
        except Exception as error:  # each service has errors of its own
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise PartError(f"{self.address}: {reason}") from error


def _replace(path: Path, content: bytes) -> None:
    """By way of a hidden file that nobody else writes, also where the folder is on a disk of several machines."""
    beside = path.with_name(f".{path.name}-{socket.gethostname()}-{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
