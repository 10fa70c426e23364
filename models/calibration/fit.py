"""Fit what a confidence means: on marked releases, how often is a find of that raw confidence right?

    PYTHONPATH=. python models/calibration/fit.py GOLD_DIR… [--check GOLD_DIR…] > pressnlp/words/confidence.txt

Raw confidences (pressnlp.link.confidence.RAW switches the table off) are put into bins; a bin's value is its share of
right finds, drawn towards the raw value by PRIOR finds of its own, and made rising. `--check` prints the expected
calibration error (ECE, ten bins) of other marked releases with and without the table, on standard error.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from sklearn.isotonic import IsotonicRegression

from pressnlp.classify.judge import calibration_error
from pressnlp.evaluate.compare import Compared, compare_all
from pressnlp.evaluate.gold import read_gold
from pressnlp.evaluate.records import FoundRecord
from pressnlp.flow import load
from pressnlp.link import confidence
from pressnlp.record import Record
from pressnlp.release import from_text

KINDS = ("people", "roles", "organisations", "money")
KNOTS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
PRIOR = 8
Judged = dict[str, list[tuple[float, bool]]]

HEADER = """# Calibrated confidence: kind and raw confidence, share of right finds; straight lines between.
# Belongs here: what models/calibration/fit.py prints. Source: own marked releases (corpus/gold). Licence: MIT.
"""


def raw_confidences(record: Record) -> dict[tuple[str, tuple[int, int]], float]:
    """Confidence by kind and place."""
    found = {}
    for person in record.people:
        found.update({("people", (m.start, m.end)): person.confidence for m in person.mentions})
        found.update({("roles", (r.start, r.end)): r.confidence for r in person.roles})
    for body in record.organisations:
        found.update({("organisations", (m.start, m.end)): body.confidence for m in body.mentions})
    return found | {("money", (m.start, m.end)): m.confidence for m in record.money}


def judged(places: Iterable[str]) -> Judged:
    """Every find of the marked releases with its raw confidence and whether it is right."""
    analyser = load()
    points: Judged = defaultdict(list)
    for release in (release for place in places for release in read_gold(place).releases):
        record = analyser.analyse(from_text(release.text, release.id))
        known = raw_confidences(record)
        found = FoundRecord.model_validate(record.model_dump(mode="json", by_alias=True))
        (compared,) = compare_all([release], {release.id: found})
        add(points, compared, known)
    return points


def add(points: Judged, compared: Compared, known: dict[tuple[str, tuple[int, int]], float]) -> None:
    """The finds of one release."""
    for kind in KINDS:
        for case in compared.cases[kind]:
            at = [known[kind, span] for span in (case.found.spans if case.found else ()) if (kind, span) in known]
            if at:
                points[kind].append((at[0], case.outcome == "right"))


def table(points: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Raw confidence → share of right finds, at the knots."""
    raw, right = np.array(points, float).T
    places, values, weights = [0.0], [0.0], [PRIOR]  # nothing is never right
    for low, high in pairwise(KNOTS):
        inside = (raw > low) & (raw <= high)
        mean = float(raw[inside].mean()) if inside.any() else (low + high) / 2
        places.append(mean)
        values.append((right[inside].sum() + PRIOR * mean) / (inside.sum() + PRIOR))
        weights.append(inside.sum() + PRIOR)
    rising = IsotonicRegression(y_min=0, y_max=1).fit(places, values, sample_weight=weights).predict(places)
    return [(round(x, 3), round(float(y), 3)) for x, y in zip(places, rising, strict=True)]


def error(points: list[tuple[float, bool]]) -> float:
    """Expected calibration error."""
    raw, right = np.array(points, float).T
    return calibration_error(right == 1, raw)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--check", nargs="*", default=[])
    args = parser.parse_args()
    confidence.RAW = True
    points = judged(args.gold)
    print(HEADER, end="")
    tables = {kind: table(points[kind]) for kind in KINDS}
    for kind, rows in tables.items():
        print(*(f"{kind} {raw:.3f}\t{share:.3f}" for raw, share in rows), sep="\n")
    for kind, found in (judged(args.check) if args.check else {}).items():
        xs, ys = zip(*tables[kind], strict=True)
        after = [(float(np.interp(raw, xs, ys)), right) for raw, right in found]
        print(f"{kind}: {len(found)} finds, ECE {error(found):.3f} raw, {error(after):.3f} fitted", file=sys.stderr)


if __name__ == "__main__":
    main()
