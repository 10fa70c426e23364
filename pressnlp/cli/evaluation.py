"""The command `pressnlp evaluate`: reads gold and records (or makes them), compares, shows, and judges by floors."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pressnlp.bulk import work
from pressnlp.cli.ending import ALL_DONE, SOME_FAILED, WRONG_USE, UsageError, ended, say
from pressnlp.cli.progress import Progress, Tally
from pressnlp.evaluate import report
from pressnlp.evaluate.compare import KINDS, Compared, compare_all
from pressnlp.evaluate.faults import parse
from pressnlp.evaluate.gold import Gold, GoldSet, read_gold
from pressnlp.evaluate.records import FoundRecord, read_records
from pressnlp.evaluate.tally import missing
from pressnlp.release import from_text

# Names listed in one message; the rest is counted.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    gold: str
    records: str | None = None
    json: bool = False
    errors: bool = False
    html: Path | None = None
    fail_under: tuple[str, ...] = ()
    model: str = "md"
    topics: Path | None = None
    words: Path | None = None


class Floor(NamedTuple):
    """The least F1 a kind may have."""

    kind: str
    f1: float


def evaluate(options: Options) -> int:
    """Run and give the exit status; never raises for bad input, a missing model or a closed pipe."""
    return ended(lambda: _run(options), target="standard output", unwritable=WRONG_USE, interrupted="interrupted")


def _run(options: Options) -> int:
    floors = [floor(text) for text in options.fail_under]
    if options.html:
        _make_room(options.html)
    gold = read_gold(options.gold, _own_labels(options.topics))
    records = _read(options.records, gold) if options.records else _extract(options, gold)
    compared = compare_all(gold.releases, records)
    below = under(compared, floors)
    _show(compared, options)
    sys.stdout.flush()  # so that a reader who has gone is noticed here, not at exit
    if options.html:
        from pressnlp.evaluate.page import page

        options.html.write_bytes(page(compared).encode("utf-8"))
    return _verdict(compared, gold, below)


def _own_labels(topics: Path | None) -> frozenset[str]:
    if topics is None:
        return frozenset()
    from pressnlp.classify.store import taxonomy  # brings numpy

    return taxonomy(topics)


def _make_room(html: Path) -> None:
    """Before the work, not after it: a page that cannot be written should cost no waiting."""
    if html.is_dir():
        raise UsageError(f"--html {html} is a folder: name a file in it")
    html.parent.mkdir(parents=True, exist_ok=True)


def floor(text: str) -> Floor:
    """ "money with purpose=0.6" or "money-with-purpose=0.6" → a floor; raises UsageError."""
    name, _, figure = text.rpartition("=")
    kind = " ".join(name.replace("-", " ").split())
    if kind not in KINDS:
        raise UsageError(f"--fail-under {text}: KIND=FIGURE with one of the kinds {', '.join(KINDS)}")
    try:
        least = float(figure)
    except ValueError:
        least = -1
    if not 0 <= least <= 1:
        raise UsageError(f"--fail-under {text}: the figure is an F1 from 0 to 1, as in {name}=0.9")
    return Floor(kind, least)


def under(compared: Sequence[Compared], floors: Sequence[Floor]) -> list[str]:
    """What there is to say of kinds below their floor; raises UsageError where gold does not let judge one."""
    figures, messages = report.figures(compared), []
    for kind, least in floors:
        reached = figures.get(kind, {"gold": 0, "found": 0})
        if not reached["gold"] and not reached["found"]:
            raise UsageError(f"--fail-under {kind}: this gold has none, so there is nothing to judge")
        if reached["f1"] < least:
            messages.append(f"{kind}: F1 {reached['f1']:.4f} is under {least:g}")
    return messages


def _read(place: str, gold: GoldSet) -> dict[str, FoundRecord]:
    records = read_records(place, [release.id for release in gold.releases])
    if records.repeated:
        say(f"several records of one release, the last counts: {_some(records.repeated)}")
    if records.strangers:
        say(f"records of no gold release, left out: {_some(records.strangers)}")
    return records.by_id


def _extract(options: Options, gold: GoldSet) -> dict[str, FoundRecord]:
    """Records of gold's own texts, made here and now."""
    analyser, tally = work.load(options.model, options.topics, options.words), Tally()
    records = {}
    with Progress(quiet=False, records_on_screen=False) as progress:
        progress.total = len(gold.releases)
        for release in gold.releases:
            done = work.answer(_job(release), analyser)
            records[release.id] = parse(FoundRecord, done.line.encode("utf-8"), release.id)
            tally.add(done)
            progress.step(tally, done)
    return records


def _job(release: Gold) -> work.Job:
    return work.Job(release.id, from_text(release.text, release.id))


def _show(compared: Sequence[Compared], options: Options) -> None:
    if options.json:
        print(json.dumps(report.as_json(compared, options.errors), ensure_ascii=False, indent=1))
        return
    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(report.rich_table(compared))
    else:
        print(report.plain_table(compared))
    faults = report.errors(compared) if options.errors else []
    if faults:
        print(f"\n{report.error_lines(faults)}")


def _verdict(compared: Sequence[Compared], gold: GoldSet, below: Sequence[str]) -> int:
    lacking = missing(compared)
    wrong = sum(len(release.wrong_offsets) for release in compared)
    if gold.unknown:
        say(f"fields of gold that are not read: {_some([f'{name} ({n}x)' for name, n in gold.unknown.items()])}")
    if lacking:
        say(f"no record, all counted as missed: {_some(lacking)}")
    if wrong:
        say(f"{wrong} offsets do not hold the words they claim; --errors lists them")
    for message in below:
        say(message)
    return SOME_FAILED if lacking or wrong or below else ALL_DONE


def _some(names: Sequence[str]) -> str:
    """ "a, b, c, d, e and 7 more"."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
