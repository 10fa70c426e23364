"""One unit of work: a source or a release in, a finished line of JSON out, whatever happens in between."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pressnlp.errors import PressError
from pressnlp.read import SourceFile, is_table, origin, read
from pressnlp.read.content import one_line
from pressnlp.release import Failure, Origin, Release

if TYPE_CHECKING:
    from pressnlp import flow
    from pressnlp.record import Record

TEXTS_REMEMBERED = 100


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
    """A job's outcome: the canonical line to write; `code` and `message` for an error record.

    Where texts are told apart (`answer` with `spared`), `key` and `text` are those of the text that was read, and the
    line is empty for one that needed no analysis. `seconds` is the time it took.
    """

    output: str
    uri: str
    line: str
    code: str | None = None
    message: str | None = None
    warnings: int = 0
    origin: Origin | None = None
    key: str | None = None
    text: str | None = None
    seconds: float = field(default=0.0, compare=False)


def load(model: str, topics: Path | None, words: Path | None = None) -> Analyser:
    """The real analyser; a function of its own so that workers can be told by name what to load.

    Raises PressError where the model is missing or does not fit, or a register is faulty.
    """
    from pressnlp import flow

    return Forgetting(flow.load(model, topics, words))


class Forgetting:
    """The real analyser, which every `TEXTS_REMEMBERED` texts forgets the new words of the last ones.

    spaCy's vocabulary would grow with the archive; its memory zones bound it. A zone for every text would look up
    common words again and again.
    """

    def __init__(self, analyser: "flow.Analyser") -> None:
        self._analyser, self._texts, self._zone = analyser, 0, ExitStack()

    def analyse(self, release: Release, include_text: bool = False) -> "Record":
        """As the analyser inside."""
        if self._texts % TEXTS_REMEMBERED == 0:
            self._zone.close()
            self._zone.enter_context(self._analyser.nlp.memory_zone())
        self._texts += 1
        return self._analyser.analyse(release, include_text=include_text)


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


def answer(
    job: Job, analyser: Analyser, include_text: bool = False, spared: Callable[[str], bool] | None = None
) -> Done:
    """Read, analyse, write down; every fault becomes an error record, one the program did not foresee "internal".

    `spared` is asked with the text's key whether the analysis can be left out, because it is or will be there already.
    """
    item = next(read(job.item)) if isinstance(job.item, SourceFile) else job.item
    if isinstance(item, Failure):
        return failed(job.output, item)
    if spared is None:
        return _analysed(job, item, analyser, include_text)
    key = key_of(item)
    if spared(key):
        return Done(job.output, item.origin.uri, "", origin=item.origin, key=key)
    return replace(_analysed(job, item, analyser, include_text), key=key, text=item.text)


def _analysed(job: Job, item: Release, analyser: Analyser, include_text: bool) -> Done:
    from pressnlp.record import canonical

    try:
        record = analyser.analyse(item, include_text=include_text)
        line, warnings = canonical(record), len(record.warnings)
        return Done(job.output, item.origin.uri, line, warnings=warnings, origin=item.origin)
    except PressError as error:
        return failed(job.output, Failure(item.origin, error.code, one_line(error)))
    except Exception as error:
        return failed(job.output, Failure(item.origin, "internal", one_line(error)))


def key_of(release: Release) -> str:
    """A name for all that a record depends on besides its source: the text, and what the container states beside it.

    The same text in a .txt and in a row without title and date has one key.
    """
    mended = release.origin.encoding if release.origin.mended else None
    beside = "\0".join(map(str, (release.title, release.date, release.origin.mended, mended)))
    return hashlib.sha256(f"{beside}\0{release.text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def failed(output: str, failure: Failure, key: str | None = None) -> Done:
    """The error record of a failure."""
    from pressnlp.record import ErrorRecord, Fault, Source, canonical

    at = failure.origin
    source = Source(uri=at.uri, sha256=at.sha256, bytes=at.bytes, media_type=at.media_type, encoding=at.encoding)
    record = ErrorRecord(source=source, error=Fault(code=failure.code, message=failure.message))
    return Done(output, at.uri, canonical(record), failure.code, failure.message, origin=at, key=key)
