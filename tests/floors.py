"""The scorer's floors on the developers' gold: `python tests/floors.py ../shared/gold`; exit 1 below any floor.

Floors are pinned beside the hash of the gold they were measured on; other gold is scored too, but not judged. Raise them
with `--pin` (it refuses to lower one; `--lower` allows it).
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PINNED = Path(__file__).with_name("floors.json")
MARGIN = 0.02  # floors lie this far under the measured figure: int8 arithmetic differs a little between processors


def gold_hash(folder: Path) -> str:
    """One hash over all gold files, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure(gold: Path) -> dict[str, dict[str, float]]:
    """Run `pressnlp extract` over the gold texts and the scorer over its records."""
    score = gold / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        texts, records = Path(folder) / "texts", Path(folder) / "records.jsonl"
        subprocess.run([sys.executable, score, "texts", gold / "dev", texts], check=True)
        command = [
            sys.executable,
            "-m",
            "pressnlp",
            "extract",
            str(texts),
            "--format",
            "jsonl",
            "-o",
            str(records),
            "--quiet",
        ]
        subprocess.run(command, check=True)
        done = subprocess.run(
            [sys.executable, score, "score", gold / "dev", records, "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in {0, 1}:
            sys.exit(done.stderr)
        return dict(json.loads(done.stdout))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    args = parser.parse_args()
    figures = measure(args.gold)
    pinned = json.loads(PINNED.read_text("utf-8"))
    known = pinned["gold_sha256"] == gold_hash(args.gold / "dev")
    failed = figures["offsets"]["wrong"] > 0 or figures["releases"]["missing"] > 0
    for kind, figure in figures.items():
        if "f1" not in figure:
            print(f"{kind:26}{figure}")
            continue
        floor = pinned["floors"].get(kind, 0.0)
        below = known and figure["f1"] < floor
        failed |= below
        print(f"{kind:26}F1 {figure['f1']:.4f}  floor {floor:.2f}{'  BELOW' if below else ''}")
    if args.pin:
        floors = {k: round(f["f1"] - MARGIN, 3) for k, f in figures.items() if "f1" in f}
        if not args.lower:
            floors = {k: max(v, pinned["floors"].get(k, 0.0)) for k, v in floors.items()}
        PINNED.write_text(
            json.dumps({"gold_sha256": gold_hash(args.gold / "dev"), "floors": floors}, indent=1) + "\n", "utf-8"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
