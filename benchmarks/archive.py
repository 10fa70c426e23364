"""The archive at growing sizes: first run, second run over unchanged files, memory per process, search.

Each size is indexed by a fresh command; memory is the largest resident set that any of its worker processes reached.
The second run is a whole command, start of Python included; searches are timed in a process that has done one before.
"""

import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEARCHES = 5  # times; the median is shown
# Two filters beside the word, and two filters alone.
QUESTIONS = (
    ("Haushalt", "--from", "2015", "--min-amount", "100000"),
    ("Brücke", "--role", "bürgermeister*", "--topic", "Verkehr"),
    ("--organisation", "Stadt*", "--from", "2016"),
)
ASK = """
import sys, time
from typer.testing import CliRunner
from pressnlp.cli import app
runner, spent = CliRunner(), []
for _ in range(int(sys.argv[1])):
    begun = time.perf_counter()
    result = runner.invoke(app, ["search", *sys.argv[2:]])
    spent.append(time.perf_counter() - begun)
    assert result.exit_code == 0, result.output
print(sorted(spent)[len(spent) // 2])
"""


@dataclass
class Run:
    """What one command took: seconds, and the largest resident set of a child process in megabytes."""

    seconds: float
    megabytes: float


def resident(pid: int) -> float:
    """Megabytes that a process has reached at most; 0 where it is gone or the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def children(pid: int) -> list[int]:
    """The processes below a process."""
    found, ahead = [], [pid]
    while ahead:
        at = ahead.pop()
        try:
            below = [int(n) for task in Path(f"/proc/{at}/task").iterdir()
                     for n in (task / "children").read_text("ascii").split()]  # fmt: skip
        except OSError:
            continue
        found += below
        ahead += below
    return found


def watched(command: list[str]) -> Run:
    """Run a command of pressnlp, looking at its processes five times a second; raises where it fails."""
    begun, largest, over = time.perf_counter(), 0.0, threading.Event()
    with subprocess.Popen([sys.executable, "-m", "pressnlp", *command], cwd=ROOT) as process:

        def look() -> None:
            nonlocal largest
            while not over.wait(0.2):
                largest = max([largest, *map(resident, children(process.pid))])

        watcher = threading.Thread(target=look)
        watcher.start()
        status = process.wait()
        over.set()
        watcher.join()
    if status not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit status {status}")
    return Run(time.perf_counter() - begun, largest)


def search_seconds(database: Path, question: tuple[str, ...]) -> float:
    """Median seconds of a search inside a running process."""
    run = subprocess.run(
        [sys.executable, "-c", ASK, str(SEARCHES), str(database), *question, "--json"],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    return float(run.stdout)


def lines(folder: Path, database: Path, size: int, words: int, model: str, workers: int) -> list[str]:
    """One row of the table of archives."""
    command = ["index", str(folder), "--into", str(database), "--model", model, "--workers", str(workers), "--quiet"]
    first, again = watched(command), statistics.median(watched(command).seconds for _ in range(2))
    found = [search_seconds(database, question) for question in QUESTIONS]
    shown = ", ".join(f"{1000 * seconds:.0f}" for seconds in found)
    megabytes = database.stat().st_size / 2**20
    return [
        f"| {size:,} | {first.seconds:,.0f} | {words / first.seconds:,.0f} | {first.megabytes:,.0f} | {again:.1f} "
        f"| {megabytes:,.0f} | {shown} |"
    ]


HEAD = [
    "| documents | first run, s | words/s | MB of the largest worker | again, s | MB of the archive | searches, ms |",
    "|---|---|---|---|---|---|---|",
]
