"""Every step of the recipe in a few minutes, on a tiny encoder of random weights: does it still run?

    python models/recipe/smoke.py DATA_DIR [OUT_DIR]

Figures of a smoke run mean nothing. What is checked: each step ends well, what one writes the next can read, and both
pipelines load and are measured.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RECIPE = Path(__file__).parent
ROOT = RECIPE.parent.parent
PIECES = ROOT / "models" / "de_press_md" / "pipeline" / "press_encoder" / "pieces.json"
LIMIT = "40"


def tiny_base(out: Path) -> None:
    """A two-layer encoder of random weights over the shipped word pieces."""
    import torch
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel

    torch.manual_seed(1)
    pieces = Tokenizer.from_file(str(PIECES)).get_vocab_size()
    config = BertConfig(
        vocab_size=pieces, hidden_size=48, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96,
        max_position_embeddings=512, pad_token_id=1,
    )  # fmt: skip
    BertModel(config, add_pooling_layer=False).save_pretrained(out)
    shutil.copy(PIECES, out / "pieces.json")


def step(script: str, *given: str | Path) -> None:
    """One command of the README's table."""
    print("+", script, *given, flush=True)
    paths = os.pathsep.join([str(ROOT), str(RECIPE)])
    command = [sys.executable, str(RECIPE / script), *map(str, given)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": paths})


def main(data: Path, out: Path) -> None:
    base, teacher, large, small = out / "base", out / "teacher", out / "large.pt", out / "sm" / "model.pt"
    targets, silver, few = out / "targets.pt", out / "silver.jsonl", ("--epochs", "1", "--limit", LIMIT)
    md, sm = (out / name / "pipeline" for name in ("de_press_md", "de_press_sm"))
    tiny_base(base)
    step("train.py", data, base, teacher, *few)
    step("export.py", base, teacher / "model.pt", out / "teacher" / "pipeline", "0.0.0")
    step("silver.py", data, out / "teacher" / "pipeline", silver, "--words", "300", "--sure", "0")
    step("teach.py", data, base, targets, teacher / "model.pt", "--limit", LIMIT, "--silver", silver)
    deep = ("--teacher", teacher / "model.pt", *few)
    step("distil.py", data, base, targets, out / "deep", "--keep", "0,1", *deep)
    step("distil.py", data, base, targets, out / "narrow", "--keep", "1", "--feed", "32", *deep)
    step("average.py", teacher / "model.pt", out / "deep" / "model.pt", large, "0.5")
    step("distil.py", data, base, targets, out / "sm", "--small", "32x2", *few)
    step("export.py", base, small, sm, "0.0.0")
    step("export.py", base, small, md, "0.0.0", large)
    step("stock.py", data, out / "stock", "--steps", "2")
    step("measure.py", data, md, sm, "--stock", out / "stock" / "model-last", "--rounds", "1", "--limit", LIMIT)


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) == 3 else folder))
