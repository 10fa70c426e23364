"""What a confidence means: rules and model give raw figures, marked releases say how often such a find is right.

The table `words/confidence.txt` is fitted by models/calibration/fit.py on our own marked releases.
"""

from functools import cache

import numpy as np

from pressnlp import words

RAW = False  # the fit switches the table off
KINDS = ("people", "roles", "organisations", "money")


@cache
def table() -> dict[str, tuple[list[float], list[float]]]:
    """Raw figures and shares of right finds, by kind, rising."""
    found: dict[str, tuple[list[float], list[float]]] = {kind: ([], []) for kind in KINDS}
    for entry, share in words.table("confidence").items():
        kind, raw = entry.split()
        found[kind][0].append(float(raw))
        found[kind][1].append(float(share))
    return found


def calibrated(kind: str, raw: float) -> float:
    """`calibrated("roles", 0.9)` → 0.97: so many of a hundred finds of that kind and raw figure are right."""
    return raw if RAW else float(np.interp(raw, *table()[kind]))
