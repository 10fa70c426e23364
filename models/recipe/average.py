"""Average the weights of two checkpoints of the same shape.

    python models/recipe/average.py FIRST.pt SECOND.pt OUT.pt SHARE

SHARE is the second's part. Two networks fine-tuned from the same encoder lie near enough for their mean to work, and it
is often better than either (Wortsman et al. 2022, "Model soups").
"""

import sys
from pathlib import Path

import torch


def average(first: Path, second: Path, out: Path, share: float) -> None:
    """Write the mean of two checkpoints; raises KeyError where their shapes differ."""
    one, other = (torch.load(path, weights_only=True) for path in (first, second))
    model = {
        name: (1 - share) * value + share * other["model"][name] if value.is_floating_point() else value
        for name, value in one["model"].items()
    }
    torch.save({**one, "model": model}, out)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    average(*map(Path, sys.argv[1:4]), float(sys.argv[4]))
