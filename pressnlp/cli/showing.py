"""The command `pressnlp show`: one file of releases or records, in the terminal or as a page."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from rich.console import Console

from pressnlp.bulk import work
from pressnlp.bulk.work import Analyser
from pressnlp.cli.ending import ALL_DONE, SOME_FAILED, UsageError, ended, say
from pressnlp.cli.html_option import PAGES
from pressnlp.errors import PressError
from pressnlp.read import SourceFile, read, sources
from pressnlp.read.content import one_line
from pressnlp.read.sources import identity
from pressnlp.release import Failure, Release
from pressnlp.show import page, records, terminal
from pressnlp.show.shown import Shown
from pressnlp.write.confidence import at_least


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line; `html` is "-" for standard output."""

    file: str
    html: str | None = None
    model: str = "md"
    topics: Path | None = None
    min_confidence: float = 0
    text_column: str | None = None
    words: Path | None = None


class Screen(Console):
    """Standard output, in colours where it is a terminal that wants them."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Leave it to the command: rich would exit with a status of its own."""
        raise BrokenPipeError


def show(options: Options) -> int:
    """Show and give the exit status; never raises for bad input, a missing model or a closed pipe."""

    def run() -> int:
        _check(options)
        return _run(options)

    return ended(run, target=options.html or "standard output", unwritable=SOME_FAILED)


def _check(options: Options) -> None:
    path, _ = records.address(options.file)
    if Path(path).is_dir():
        raise UsageError(f"{path} is a folder: name one file; pressnlp extract takes folders")
    if options.html in (None, "-"):
        return
    target = Path(str(options.html))
    if target.suffix.casefold() not in PAGES:
        raise UsageError(f"--html {target}: name a file that ends in .html")
    if target.exists() and identity(target) == identity(path):
        raise UsageError(f"--html {target} is also the input: name another file")


def _run(options: Options) -> int:
    faults = 0
    good: list[Shown] = []
    draw = _drawer() if options.html is None else good.append
    for one in _releases(options):
        if isinstance(one, Failure):
            faults += 1
            say(f"{one.origin.uri}: {one.code}: {one.message}")
        else:
            draw(one)
    if good:
        _write(options.html, page.page(good))
    return SOME_FAILED if faults else ALL_DONE


def _drawer() -> Callable[[Shown], None]:
    if hasattr(sys.stdout, "reconfigure"):  # an old locale must not end the run at the first dash
        sys.stdout.reconfigure(errors="replace")
    screen = Screen()
    return lambda one: terminal.show(one, screen)


def _write(target: str | None, html: str) -> None:
    raw = html.encode("utf-8")
    if target in (None, "-"):
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    else:
        Path(str(target)).write_bytes(raw)


def _releases(options: Options) -> Iterator[Shown | Failure]:
    """What is to be shown, in the order of the file: "archiv.jsonl#12" means its row 12 alone."""
    path, row = records.address(options.file)
    found = False
    for source in sources([path]):
        for uri, one in _items(source, options):
            if row is None or uri.endswith(f"#{row}"):
                found = True
                yield _sure(one(), options.min_confidence)
            if found and row is not None:
                return
    if not found:
        raise UsageError(f"{options.file}: there is no row {row}" if row else f"{options.file}: holds no release")


def _sure(one: Shown | Failure, minimum: float) -> Shown | Failure:
    return replace(one, record=at_least(one.record, minimum)) if isinstance(one, Shown) and minimum else one


def _items(source: SourceFile, options: Options) -> Iterator[tuple[str, Callable[[], Shown | Failure]]]:
    """Addresses with what makes them ready to show, so that rows nobody asked for cost nothing."""
    written = records.written(source)
    if written is not None:
        for value in written:
            yield value.uri, partial(records.shown, value, options.text_column)
        return
    load = cache(lambda: work.load(options.model, options.topics, options.words))
    for item in read(source, options.text_column):
        yield item.origin.uri, partial(_analysed, item, load)


def _analysed(item: Release | Failure, load: Callable[[], Analyser]) -> Shown | Failure:
    if isinstance(item, Failure):
        return item
    analyser = load()
    try:
        return Shown(analyser.analyse(item), item.text)
    except PressError as error:
        return Failure(item.origin, error.code, one_line(error))
    except Exception as error:
        return Failure(item.origin, "internal", one_line(error))
