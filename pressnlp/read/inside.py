"""Files inside archives as sources: the same order, names and omissions as in a folder."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath

from pressnlp.errors import ReadError
from pressnlp.read import remote
from pressnlp.read.kinds import Kind, kind
from pressnlp.read.members import Listed, listed
from pressnlp.read.naming import Filter, harmless, leads_out, parts, places
from pressnlp.read.source import Fault, SourceFile, uri

NESTED = ("unsupported", "an archive inside an archive is not read: unpack the outer one")
OUTSIDE = ("unsupported", "a name that leads out of its archive: pack it anew with plain names")


def split(path: str) -> tuple[str, str] | None:
    """An archive and a name in it: "neu/a.zip/2018/x.txt" → ("neu/a.zip", "2018/x.txt"); None for any other path."""
    pieces = path.replace(os.sep, "/").split("/")
    # "https:", "" and the host are no archive, whatever the host is called.
    for depth in range(4 if remote.is_page(path) else 1, len(pieces)):
        archive = "/".join(pieces[:depth])
        if kind(archive).is_archive and (remote.is_address(archive) or Path(archive).is_file()):
            return archive, "/".join(pieces[depth:]).strip("/")
    return None


def files(archive: str, output: str, name: str, skipped: Counter[str]) -> Iterator[SourceFile]:
    """The files of an archive that are read, or those at or below a name; faults of the archive itself come last.

    A .zip and a .tar come sorted as a folder does, a packed tar as it lies: it can only be gone through forwards.
    """
    found = kind(archive)
    entries, fault = _entries(archive, found, skipped)
    wanted = {pieces: one for pieces, one in entries.items() if not name or _at_or_below(pieces, parts(name))}
    outputs = places(wanted)
    for pieces in wanted if found.packing else sorted(wanted):
        place = outputs[pieces].rpartition("/")[2] if pieces == parts(name) else outputs[pieces]
        yield _source(archive, wanted[pieces], "/".join(pieces), f"{output}/{place}" if output else place)
    if fault:
        yield SourceFile(uri(archive), archive, output or PurePath(archive).name, found.suffix, 0, fault, found.packing)


def _at_or_below(pieces: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return pieces[: len(name)] == name


def _entries(archive: str, found: Kind, skipped: Counter[str]) -> tuple[dict[tuple[str, ...], Listed], Fault | None]:
    """What can be read by its name's parts; of two files of one name the later, as unpacking would leave it."""
    entries: dict[tuple[str, ...], Listed] = {}
    names = Filter(skipped)
    try:
        for one in listed(archive, found):
            pieces = ("/", *parts(one.name)) if one.name.startswith("/") else parts(one.name)
            if one.link:
                skipped["link in an archive"] += 1
            elif names.wants(pieces):
                if entries.pop(pieces, None) is not None:
                    skipped["replaced in its archive"] += 1
                entries[pieces] = one
    except ReadError as error:
        return entries, (error.code, str(error))
    except OSError as error:
        return entries, ("unreadable", error.strerror or str(error))
    return entries, None


def _source(archive: str, one: Listed, name: str, output: str) -> SourceFile:
    found, fault = kind(name), one.fault
    if leads_out(one.name):
        name, output, fault = one.name, harmless(output), OUTSIDE
    elif found.is_archive:
        fault = NESTED
    address = f"{uri(archive)}/{os.fsencode(name).decode('utf-8', 'backslashreplace')}"
    return SourceFile(address, archive, output, found.suffix, one.member.size, fault, found.packing, one.member)
