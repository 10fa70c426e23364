"""Sources cut into blocks, one for each part: the same files give the same blocks, whoever cuts them and whenever.

A block's name stands for its content and for who analyses it, so that a part that is there need not be made again.
Where a file comes or goes, only the block around it changes.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pressnlp.bulk.indexing import number
from pressnlp.bulk.manifest import stat
from pressnlp.bulk.parts import PREFIX, SUFFIX, FileFacts
from pressnlp.bulk.work import Job, key_of
from pressnlp.read import SourceFile, is_table, origin, read, remote
from pressnlp.release import Failure, Release

# Documents of a part: half a minute of work for one core, so that a lost one costs little and 100 million documents
# make some 200,000 files.
SIZE = 500
# Characters of text that a block of rows may hold: it travels through memory.
MOST_TEXT = 4_000_000

Unit = tuple[SourceFile, ...]
"""What one reader takes: one table, or some hundred other files."""


@dataclass(frozen=True, slots=True)
class Block:
    """The jobs of one part; `files` and `rows` say of each job where it belongs."""

    name: str
    jobs: tuple[Job, ...]
    files: tuple[FileFacts, ...]
    rows: tuple[int | None, ...]


def units(sources: Iterable[SourceFile], size: int = SIZE) -> Iterator[Unit]:
    """Files grouped for reading. Whether a group ends behind a file depends on the file's address, if it is neither
    very small nor very large: so the groups behind a new file stay as they were."""
    group: list[SourceFile] = []
    for source in sources:
        if is_table(source):
            yield (source,)
            continue
        group.append(source)
        ends = zlib.crc32(source.uri.encode()) % size < 2
        if len(group) >= 2 * size or (ends and len(group) >= size // 2):
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def anywhere(unit: Unit) -> Unit:
    """A unit that can be read by processes that stand in another folder; addresses stay as they are named."""
    return tuple(
        source
        if source.path is None or remote.is_address(source.path)
        else replace(source, path=str(Path(source.path).absolute()))
        for source in unit
    )


def blocks(unit: Unit, maker: str, text_column: str | None = None, size: int = SIZE) -> Iterator[Block]:
    """The blocks of a unit; `maker` stands for whoever analyses (the version's fingerprint).

    Tables are read here, row by row; of other files only size and time are looked at, or their content where a file
    system knows no time of change.
    """
    if table := table_of(unit):
        yield from _of_table(table, maker, text_column, size)
        return
    facts = tuple(FileFacts(source.uri, *stat(source)) for source in unit)
    name = _name(maker, [_seen(source, fact) for source, fact in zip(unit, facts, strict=True)])
    yield Block(name, tuple(Job(source.output, source) for source in unit), facts, (None,) * len(unit))


def _seen(source: SourceFile, facts: FileFacts) -> object:
    content = None if facts.mtime or source.fault else origin(source).sha256
    return asdict(facts), source.fault, content


def table_of(unit: Unit) -> SourceFile | None:
    """The table that a unit is, if it is one."""
    return unit[0] if is_table(unit[0]) else None


def table_facts(source: SourceFile, text_column: str | None) -> FileFacts:
    """What a table is as a whole; its rows may have been seen in an earlier state of it."""
    return FileFacts(source.uri, *stat(source), origin(source).sha256, text_column, is_table=True)


def _of_table(source: SourceFile, maker: str, text_column: str | None, size: int) -> Iterator[Block]:
    facts = FileFacts(source.uri, text_column=text_column, is_table=True)
    for items in _cut(read(source, text_column), size):
        rows = tuple(number(source.uri, item.origin.uri) for item in items)
        name = _name(maker, [source.uri, text_column, [_told(item) for item in items]])
        places = (source.output if row is None else f"{source.output}/{row}" for row in rows)
        jobs = tuple(Job(place, item) for place, item in zip(places, items, strict=True))
        yield Block(name, jobs, (facts,) * len(items), rows)


def _told(item: Release | Failure) -> object:
    said = (item.code, item.message) if isinstance(item, Failure) else key_of(item)
    return asdict(item.origin), said


def _cut(items: Iterable[Release | Failure], size: int) -> Iterator[list[Release | Failure]]:
    block: list[Release | Failure] = []
    weight = 0
    for item in items:
        block.append(item)
        weight += len(item.text) if isinstance(item, Release) else 0
        if len(block) >= size or weight >= MOST_TEXT:
            yield block
            block, weight = [], 0
    if block:
        yield block


def _name(maker: str, what: Sequence[object]) -> str:
    digest = hashlib.sha256(json.dumps([maker, what]).encode()).hexdigest()[:24]
    return f"{PREFIX}{digest}{SUFFIX}"
