"""A small report of a training, for the tests of what is said of it."""

import numpy as np

from pressnlp.classify.judge import Report, report

TRUTH = np.array([[1, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1]], dtype=bool)
FOUND = np.array([[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 1, 1], [1, 1, 0]], dtype=bool)


def sample(names: tuple[str, ...] = ("Bau", "Kultur", "Sport"), truth: "np.ndarray" = TRUTH) -> Report:
    chances = np.where(truth, 0.75, 0.05)
    return report(names, truth, chances, np.full(len(names), 0.4), {"Umwelt": 3}, 2)
