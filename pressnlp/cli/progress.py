"""What a run says on standard error while it goes on: a bar on a terminal, else a line now and then."""

import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pressnlp.bulk.work import Done

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Seconds between lines where there is no terminal: often enough to see life, few enough to keep in a log.
INTERVAL = 30.0
# Failures shown one by one; an archive of scans would bury everything else.
SHOWN = 20


@dataclass(slots=True)
class Tally:
    """What has come of a run so far."""

    releases: int = 0
    warnings: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    start: float = field(default_factory=time.monotonic)

    def add(self, done: Done) -> None:
        """Count one outcome."""
        self.releases += 1
        self.warnings += done.warnings
        if done.code:
            self.errors[done.code] += 1

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.start

    @property
    def rate(self) -> float:
        """Releases a second."""
        return self.releases / max(self.seconds, 0.001)

    def summary(self) -> str:
        """ "3 inputs in 2.1 s (1.4/s): 2 records, 1 error (empty 1), 0 warnings; skipped: 4 files (.jpg 4)"."""
        failed = sum(self.errors.values())
        line = (
            f"{_count(self.releases, 'input')} in {self.seconds:.1f} s ({self.rate:.1f}/s): "
            f"{_count(self.releases - failed, 'record')}, {_count(failed, 'error')}{_kinds(self.errors)}, "
            f"{_count(self.warnings, 'warning')}"
        )
        return line + (f"; skipped: {sum(self.skipped.values()):,}{_kinds(self.skipped)}" if self.skipped else "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _kinds(counter: Counter[str]) -> str:
    return f" ({', '.join(f'{kind} {number:,}' for kind, number in counter.most_common())})" if counter else ""


class Progress:
    """Messages of a run; `total` is None where the number of releases is not known beforehand."""

    def __init__(self, quiet: bool, records_on_screen: bool) -> None:
        self.quiet = quiet
        self.total: int | None = None
        self.shown = 0
        self.last = time.monotonic()
        # Records that scroll over the same screen would tear the bar apart.
        self.bar = _bar() if sys.stderr.isatty() and not quiet and not records_on_screen else None

    def __enter__(self) -> Self:
        if self.bar:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self.bar:
            self.bar.stop()

    def step(self, tally: Tally, done: Done) -> None:
        """One release is done: say why where it failed, and how far the run is."""
        if self.quiet:
            return
        if done.code and self.shown <= SHOWN:
            self.shown += 1
            fault = f"{done.uri}: {done.code}: {done.message}"
            self._say(fault if self.shown <= SHOWN else "more errors: see the error records in the output")
        if self.bar:
            self.bar.update(self.bar.task_ids[0], total=self.total, advance=1, rate=tally.rate)
        elif time.monotonic() - self.last >= INTERVAL:
            self.last = time.monotonic()
            self._say(pace(tally, self.total))

    def _say(self, message: str) -> None:
        if self.bar:
            self.bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            print(message, file=sys.stderr, flush=True)


def pace(tally: Tally, total: int | None) -> str:
    """How far a run is: "1,200 of 4,800 done, 20.0/s, 3:00 left"."""
    if total is None:
        return f"{tally.releases:,} done, {tally.rate:.1f}/s"
    left = round(max(total - tally.releases, 0) / max(tally.rate, 0.001))
    return f"{tally.releases:,} of {total:,} done, {tally.rate:.1f}/s, {left // 60}:{left % 60:02} left"


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f}/s"),
        TimeRemainingColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("releases", total=None, rate=0.0)
    return bar
