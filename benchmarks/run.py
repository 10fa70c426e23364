"""Stock spaCy against pressnlp end to end, in one run, as ratios.

    python benchmarks/run.py [--stock DIR] [--texts DIR] [--sizes 1000,10000] [--workers 1,2] [--models md,sm]
        [--rounds 2] [--archives 10000,50000] [--archive-model sm] [--out benchmarks/RESULTS.md]

Stock is `nlp.pipe` alone over texts in memory (the architecture of de_core_news_sm, all components, one process);
pressnlp reads files, extracts, links, classifies and writes JSON lines. Words are what str.split gives, for both. Every
round runs every contestant on the same files, one after the other; rates are medians of the rounds, ratios medians of
the ratios within a round. Memory is the largest resident set of one process. `--archives` are sizes at which `index` is
run too (archive.py). `--texts` holds .jsonl files with a "text" field; without it releases are put together from the
sentences of corpus/samples.
"""

import argparse
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import archive

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
CHARACTERS = 2500  # of a text: a long release
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
STOCK = """
import resource, sys, time, pathlib, spacy
texts = [p.read_text("utf-8") for p in sorted(pathlib.Path(sys.argv[2]).rglob("*.txt"))]
nlp = spacy.load(sys.argv[1])
for doc in nlp.pipe(texts[:5]): pass
begun = time.perf_counter()
for doc in nlp.pipe(texts): pass
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
STAGES = """
import sys, time, json, pathlib, collections
from pressnlp import analyse, flow
from pressnlp.link import link
from pressnlp.link.assemble import assemble
from pressnlp.link.persons import nameless
from pressnlp.normalise import normalise
from pressnlp.record import canonical
from pressnlp.release import from_text
analyser, spent = flow.load(sys.argv[1]), collections.Counter()
def timed(stage, run, *given):
    begun = time.perf_counter()
    result = run(*given)
    spent[stage] += time.perf_counter() - begun
    return result
for path in sorted(pathlib.Path(sys.argv[2]).rglob("*.txt"))[:200]:
    release = timed("read", lambda: from_text(path.read_text("utf-8")))
    clean = timed("normalise", normalise, release)
    reading = timed("pipeline", analyse.read, analyser.nlp, clean, analyser.words)
    found = timed("rules", analyse.find, reading)
    linked = timed("link", link, reading, found)
    topics = timed("topics", lambda: analyser.topics.predict(*nameless(clean, linked.people)))
    record = timed("assemble", assemble, release, clean, reading, linked, topics, analyser.provenance)
    timed("write", canonical, record)
whole = sum(spent.values())
print(json.dumps({stage: round(seconds / whole, 3) for stage, seconds in spent.items()}))
"""


@dataclass
class Contestant:
    """One line of the table: how to run it, and what each round gave."""

    name: str
    rates: list[float] = field(default_factory=list)  # words per second
    megabytes: float = 0.0


def sentences() -> list[str]:
    """Sentences of our own sample releases."""
    found = []
    for path in sorted(SAMPLES.rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", "replace")
        found += [s.strip() for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])", text) if 30 < len(s) < 400]
    return found


def texts(folder: Path | None, many: int) -> Iterator[str]:
    """`many` texts, the same on every run; a folder with fewer is gone through again with a number in front."""
    rng = random.Random(1)
    if folder is None:
        known = sentences()
        for _ in range(many):
            yield "\n\n".join(" ".join(rng.sample(known, 5)) for _ in range(3))
        return
    given = 0
    while given < many:
        for path in sorted(folder.rglob("*.jsonl")):
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    text = json.loads(line).get("text") or ""
                    if len(text) > 200 and given < many:
                        given += 1
                        yield f"Vorgang {given}\n\n{text[:CHARACTERS]}"


def written(folder: Path, some: Iterator[str]) -> int:
    """Write one file a text, a thousand a folder; the number of words."""
    words = 0
    for number, text in enumerate(some):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_text(text, "utf-8")
        words += len(text.split())
    return words


def stock_run(stock: Path, folder: Path) -> tuple[float, float]:
    """Seconds and megabytes of nlp.pipe over the texts."""
    run = subprocess.run(
        [sys.executable, "-c", STOCK, str(stock), str(folder)], capture_output=True, text=True, check=True,
        env={**os.environ, **ONE_THREAD},
    )  # fmt: skip
    seconds, kilobytes = map(float, run.stdout.split())
    return seconds, kilobytes / 1024


def press_run(model: str, workers: int, folder: Path) -> tuple[float, float]:
    """Seconds and megabytes (of the largest process) of a whole command."""
    with tempfile.TemporaryDirectory() as out:
        command = ["-m", "pressnlp", "extract", str(folder), "--out", f"{out}/records.jsonl", "--model", model,
                   "--workers", str(workers), "--quiet"]  # fmt: skip
        code = (
            "import subprocess, sys, time, resource; b = time.perf_counter(); "
            "subprocess.run([sys.executable, *sys.argv[1:]], check=True); "
            "print(time.perf_counter() - b, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        run = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, cwd=ROOT)
    if run.returncode:
        sys.exit(run.stderr)
    seconds, kilobytes = map(float, run.stdout.split())
    return seconds, kilobytes / 1024


def stages(model: str, folder: Path) -> dict[str, float]:
    """Share of the time per stage, one process, 200 texts."""
    run = subprocess.run(
        [sys.executable, "-c", STAGES, model, str(folder)], capture_output=True, text=True, check=True, cwd=ROOT,
        env={**os.environ, **ONE_THREAD},
    )  # fmt: skip
    return json.loads(run.stdout)


def compared(args: argparse.Namespace, size: int, stock: Path) -> list[str]:
    """The table of one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = written(folder, texts(args.texts, size))
        base = Contestant("stock spaCy alone, 1 process")
        ours = {(m, w): Contestant(f"pressnlp {m}, {w} workers") for m in args.models for w in args.workers}
        for _ in range(args.rounds):
            seconds, base.megabytes = stock_run(stock, folder)
            base.rates.append(words / seconds)
            for (model, workers), contestant in ours.items():
                seconds, contestant.megabytes = press_run(model, workers, folder)
                contestant.rates.append(words / seconds)
                print(f"{contestant.name}: {words / seconds:,.0f} words/s", flush=True)
        rows = [f"### {size:,} documents, {words:,} words", "", "| | words/s | by stock | MB |", "|---|---|---|---|"]
        for one in (base, *ours.values()):
            ratio = statistics.median(a / b for a, b in zip(one.rates, base.rates, strict=True))
            rows.append(f"| {one.name} | {statistics.median(one.rates):,.0f} | {ratio:.2f} | {one.megabytes:,.0f} |")
        rows += ["", "| share of time | " + " | ".join(stages(args.models[0], folder)) + " |", "|---" * 9 + "|"]
        for model in args.models:
            rows.append(f"| {model} | " + " | ".join(f"{v:.0%}" for v in stages(model, folder).values()) + " |")
    return [*rows, ""]


def archived(args: argparse.Namespace) -> list[str]:
    """The table of archives."""
    rows = [f"### Archives: `index` with {args.archive_model}, {max(args.workers)} workers", "", *archive.HEAD]
    for size in args.archives:
        with tempfile.TemporaryDirectory() as name:
            folder, database = Path(name) / "releases", Path(name) / "archive.db"
            words = written(folder, texts(args.texts, size))
            rows += archive.lines(folder, database, size, words, args.archive_model, max(args.workers))
            print(rows[-1], flush=True)
    asked = "; ".join(f"`{' '.join(question)}`" for question in archive.QUESTIONS)
    return [*rows, "", f"Searches, in a process that has loaded what it needs: {asked}.", ""]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stock", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--sizes", type=lambda s: [int(n) for n in s.split(",")], default=[1000])
    parser.add_argument("--workers", type=lambda s: [int(n) for n in s.split(",")], default=[1, 2])
    parser.add_argument("--models", type=lambda s: s.split(","), default=["md", "sm"])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--archives", type=lambda s: [int(n) for n in s.split(",")], default=[])
    parser.add_argument("--archive-model", default="sm")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "RESULTS.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        from stand_in import write

        stock = args.stock or write(list(texts(args.texts, 80)), Path(name) / "stock")
        lines = [line for size in args.sizes for line in compared(args, size, stock)]
        lines += archived(args) if args.archives else []
    what = "trained (models/recipe/stock.py)" if args.stock else "labels made up (stand_in.py)"
    head = [
        "# Speed, measured",
        "",
        f"{time.strftime('%Y-%m-%d')}, {platform.python_implementation()} {platform.python_version()}, "
        f"{os.cpu_count()} processors; {args.rounds} rounds; stock spaCy: {what}; texts: "
        f"{'council papers and posts' if args.texts else 'put together from corpus/samples'}.",
        "`python benchmarks/run.py` says how.",
        "",
    ]
    args.out.write_text("\n".join([*head, *lines]), "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
