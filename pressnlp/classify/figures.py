"""The report of a training as a table for the terminal and as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from pressnlp.classify.judge import BINS, Report

HEAD = ("label", "texts", "precision", "recall", "F1", "threshold", "advice")
DECIMALS = 4


def plain_table(report: Report) -> str:
    """One line a label in aligned columns, then the labels left out, then the figures of all together."""
    lines: list[tuple[str, ...]] = [HEAD]
    for label, one in report.labels.items():
        figures = (f"{value:.3f}" for value in (one.precision, one.recall, one.f1, one.threshold))
        lines.append((label, str(one.texts), *figures, one.advice or ""))
    for label, texts in report.left_out.items():
        lines.append((label, str(texts), *"----", "left out: too few texts"))
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEAD))]
    return "\n".join([*(_aligned(line, widths) for line in lines), closing(report)])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *numbers, advice = cells
    right = (number.rjust(width) for number, width in zip(numbers, widths[1:-1], strict=True))
    return "  ".join([first.ljust(widths[0]), *right, advice]).rstrip()


def closing(report: Report) -> str:
    """ "84 texts, 2 labels; F1 0.976, first topic right 0.976, calibration error 0.012 (…)"."""
    figures = f"F1 {report.f1:.3f}, first topic right {report.first:.3f}"
    return (
        f"{report.texts:,} texts, {len(report.labels)} labels; {figures}, "
        f"calibration error {report.calibration_error:.3f} (five-fold cross-validation)"
    )


def as_json(report: Report, version: str) -> str:
    """The report as a JSON file's text; `version` is the model's."""
    value: dict[str, Any] = {
        "model": version,
        "texts": report.texts,
        "f1": _short(report.f1),
        "first_topic": _short(report.first),
        "calibration_error": _short(report.calibration_error),
        "labels": {
            label: {
                "texts": one.texts,
                "precision": _short(one.precision),
                "recall": _short(one.recall),
                "f1": _short(one.f1),
                "threshold": _short(one.threshold),
                "advice": one.advice,
            }
            for label, one in report.labels.items()
        },
        "left_out": report.left_out,
        "confusion": {"columns": [*report.labels, None], "rows": report.confusion},
        "reliability": {
            "bins": BINS,
            "filled": [
                {"chances": one.chances, "mean": _short(one.mean), "right": _short(one.right)}
                for one in report.reliability
            ],
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _short(value: float) -> float:
    return round(value, DECIMALS)
