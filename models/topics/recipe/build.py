"""Train the shipped topic model: python models/topics/recipe/build.py DATA_DIR OUT (DATA_DIR holds text/).

DATA_DIR/text holds karlsruhe_oparl/topics-*.jsonl, musterdatenkatalog/training.csv and
magdeburg_stadtrat/paper-index.json.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import council
import own
import titles

from pressnlp.classify import train

VERSION = "0.2.0"


def main(data: Path, out: Path) -> None:
    sources = {
        "own texts": own.examples(),
        "council papers": council.examples(data / "text" / "karlsruhe_oparl"),
        "data sets": titles.data_sets(data / "text" / "musterdatenkatalog" / "training.csv"),
        "paper titles": titles.papers(data / "text" / "magdeburg_stadtrat" / "paper-index.json"),
    }
    report = train([example for found in sources.values() for example in found], out, VERSION)
    figures = {
        "sources": {name: {"texts": len(found), "labels": council.by_label(found)} for name, found in sources.items()},
        "cross-validation": asdict(report),
    }
    text = json.dumps(figures, ensure_ascii=False, indent=1, default=str)
    (out.parent / "metrics.json").write_text(text + "\n", encoding="utf-8")
    print(f"F1 {report.f1:.3f}, first topic {report.first:.3f}, calibration error {report.calibration_error:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
