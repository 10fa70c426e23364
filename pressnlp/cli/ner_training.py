"""The command `pressnlp train ner`: reads marked releases, refits the name head, reports."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressnlp.cli.ending import ALL_DONE, SOME_FAILED, WRONG_USE, UsageError, ended, say

if TYPE_CHECKING:
    from pressnlp.train.refit import Outcome

FEWEST = 5  # marked releases: fewer cannot be kept from fitting in turn
NAMED = 5
READINGS = (": the network that reads everything", ": the network that reads unsure sentences again")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    gold: tuple[str, ...]
    out: Path
    base: str = "md"


def train(options: Options) -> int:
    """Run and give the exit status; never raises for bad input or a folder that cannot be written."""
    return ended(lambda: _run(options), target=options.out, unwritable=WRONG_USE, interrupted="interrupted")


def _run(options: Options) -> int:
    from pressnlp.analyse import pipeline
    from pressnlp.evaluate.gold import read_gold
    from pressnlp.train import refit
    from pressnlp.train.lessons import encoder_of, lesson

    if options.out.exists() and (not options.out.is_dir() or any(options.out.iterdir())):
        raise UsageError(f"--out {options.out} is not an empty folder: name a new one")
    releases = [release for place in options.gold for release in read_gold(place).releases]
    if len(releases) < FEWEST:
        raise UsageError(
            f"{len(releases)} marked releases: {FEWEST} are the fewest that can be judged, 30 give sound figures"
        )
    nlp = pipeline.load(options.base)
    encoder = encoder_of(nlp)
    gained = False
    for reading, body in enumerate(encoder.bodies):
        lessons = [lesson(nlp, release, body) for release in releases]
        if not reading:
            _say_what_is_lost([mark for one in lessons for mark in one.lost])
        outcome = refit.cross_validated(encoder, body, lessons)
        _report(outcome, len(releases), READINGS[reading] if len(encoder.bodies) > 1 else "")
        if outcome.gain > 0:
            refit.put(body, refit.refit(refit.head_of(encoder, body), lessons, outcome.best))
            gained = True
    if not gained:
        say(f"no gain over {options.base}: nothing is written (more marked releases may help)")
        return SOME_FAILED
    nlp.meta["name"] = f"{nlp.meta['name']}_own"
    nlp.to_disk(options.out)
    say(f"the pipeline is in {options.out}: pressnlp extract … --model {options.out}")
    return ALL_DONE


def _report(outcome: "Outcome", releases: int, reading: str) -> None:
    print(f"F1 over {releases} releases, each judged by a head fitted without it{reading}")
    print(f"{'':14}{'before':>8}{'after':>8}")
    for label, name in (("PER", "people"), ("ORG", "organisations"), ("all", "both")):
        print(f"{name:14}{outcome.before[label]:8.3f}{outcome.after[outcome.best][label]:8.3f}")
    sys.stdout.flush()


def _say_what_is_lost(lost: Sequence[str]) -> None:
    if lost:
        more = f" and {len(lost) - NAMED:,} more" if len(lost) > NAMED else ""
        say(f"not found in the cleaned text, left out: {', '.join(map(repr, lost[:NAMED]))}{more}")
