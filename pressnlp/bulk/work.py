"""One unit of work: a source or a release in, a finished line of JSON out, whatever happens in between."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pressnlp.errors import PressError
from pressnlp.read import SourceFile, is_table, origin, read
from pressnlp.read.content import one_line
from pressnlp.release import Failure, Origin, Release

if TYPE_CHECKING:
    from pressnlp.record import Record


class Analyser(Protocol):
    """What turns a release into its record (pressnlp.flow has the real one)."""

    def analyse(self, release: Release, include_text: bool = False) -> "Record": ...


@dataclass(frozen=True, slots=True)
class Job:
    """A file that is one release, a release at hand, or one that could not be read; `output` is its place below OUT."""

    output: str
    item: SourceFile | Release | Failure

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        return origin(self.item) if isinstance(self.item, SourceFile) else self.item.origin


@dataclass(frozen=True, slots=True)
class Done:
    """A job's outcome: the canonical line to write; `code` and `message` for an error record."""

    output: str
    uri: str
    line: str
    code: str | None = None
    message: str | None = None
    warnings: int = 0


def load(model: str, topics: Path | None, words: Path | None = None) -> Analyser:
    """The real analyser; a function of its own so that workers can be told by name what to load.

    Raises PressError where the model is missing or does not fit, or a register is faulty.
    """
    from pressnlp import flow

    return flow.load(model, topics, words)


@dataclass(frozen=True, slots=True)
class Sure:
    """An analyser whose records leave out what has less than `minimum` confidence."""

    analyser: Analyser
    minimum: float

    def analyse(self, release: Release, include_text: bool = False) -> "Record":
        """As the analyser inside, then filtered (`pressnlp.write.confidence`)."""
        from pressnlp.write.confidence import at_least

        return at_least(self.analyser.analyse(release, include_text=include_text), self.minimum)


def load_sure(load: Callable[[], Analyser], minimum: float) -> Analyser:
    """What `load` gives, made `Sure` where a minimum is asked for."""
    return Sure(load(), minimum) if minimum else load()


def jobs(sources: Iterable[SourceFile], text_column: str | None = None) -> Iterator[Job]:
    """One job a release, in order; the rows of tables are read here, other files by whoever takes the job."""
    for source in sources:
        if not is_table(source):
            yield Job(source.output, source)
            continue
        for item in read(source, text_column):
            row = item.origin.uri[len(source.uri) + 1 :]
            yield Job(f"{source.output}/{row}" if row else source.output, item)


def answer(job: Job, analyser: Analyser, include_text: bool = False) -> Done:
    """Read, analyse, write down; every fault becomes an error record, one the program did not foresee "internal"."""
    from pressnlp.record import canonical

    item = next(read(job.item)) if isinstance(job.item, SourceFile) else job.item
    if isinstance(item, Failure):
        return failed(job.output, item)
    try:
        record = analyser.analyse(item, include_text=include_text)
        return Done(job.output, item.origin.uri, canonical(record), warnings=len(record.warnings))
    except PressError as error:
        return failed(job.output, Failure(item.origin, error.code, one_line(error)))
    except Exception as error:
        return failed(job.output, Failure(item.origin, "internal", one_line(error)))


def failed(output: str, failure: Failure) -> Done:
    """The error record of a failure."""
    from pressnlp.record import ErrorRecord, Fault, Source, canonical

    at = failure.origin
    source = Source(uri=at.uri, sha256=at.sha256, bytes=at.bytes, media_type=at.media_type, encoding=at.encoding)
    record = ErrorRecord(source=source, error=Fault(code=failure.code, message=failure.message))
    return Done(output, at.uri, canonical(record), failure.code, failure.message)
