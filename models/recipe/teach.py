"""What the students learn from: every training window with the teachers' odds, put right where gold speaks.

    python models/recipe/teach.py DATA_DIR BASE_DIR OUT.pt TEACHER.pt [--second TEACHER.pt] [--silver SILVER.jsonl]

A second teacher, trained on GermEval alone, is averaged in for the names of texts of that kind (`NEWS`). Where a corpus
is annotated, half of the target is the teachers' odds cut down to what its gold labels allow ("O" allows MISC where a
corpus does not mark it; an open UPOS tag allows several). WikiNER's own labels come from links and follow another
scheme: only its sentences are used.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from corpora import NER, UPOS, Window, training
from templates import generated
from train import Pieces, PressModel, batches, shares_of, tensors

SHARES = "wikiner=0.6,zuerich=0.5,smartdata=0.4"
NEWS = {"germeval", "wikiner"}
GOLD = 0.5  # share of the gold-restricted odds in the target
START = len(NER)
LABELS = len(NER) + 1 + len(UPOS)


def silver(path: Path) -> list[Window]:
    """Raw paragraphs with the labels that silver.py gave them."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Window("silver", r["words"], r["spaces"], r["ner"], True, None, None) for r in rows]


def gold_rows(window: Window) -> torch.Tensor:
    """[words, labels] ones where the window's labels allow a label, sentence starts as 0, 1 or .5 for unknown."""
    rows = torch.ones(len(window.words), LABELS)
    rows[:, START] = 0.5
    if window.ner:
        rows[:, :START] = torch.nn.functional.one_hot(torch.tensor([NER.index(t) for t in window.ner]), START).float()
        if not window.misc:
            outside = rows[:, 0] == 1
            rows[outside, NER.index("B-MISC")] = rows[outside, NER.index("I-MISC")] = 1.0
    if window.starts:
        rows[:, START] = torch.tensor(window.starts).float()
    if window.upos:
        rows[:, START + 1 :] = torch.tensor([[float(not may or tag in may) for tag in UPOS] for may in window.upos])
    return rows


def restricted(odds: torch.Tensor, window: Window) -> torch.Tensor:
    """The odds cut down to what gold allows, and mixed with the odds as they were."""
    allowed = gold_rows(window)
    cut = odds.clone()
    for part in (slice(0, START), slice(START + 1, None)):
        kept = (odds[:, part] + 1e-4) * allowed[:, part]
        cut[:, part] = kept / kept.sum(-1, keepdim=True)
    known = allowed[:, START] != 0.5
    cut[known, START] = allowed[known, START]
    return GOLD * cut + (1 - GOLD) * odds


def probabilities(logits: torch.Tensor) -> torch.Tensor:
    """Logits of the three heads as probabilities."""
    ner, start, upos = logits[..., :START], logits[..., START : START + 1], logits[..., START + 1 :]
    return torch.cat([ner.softmax(-1), start.sigmoid(), upos.softmax(-1)], -1)


@torch.no_grad()
def odds_of(teacher: PressModel, windows: list[Window], pieces: Pieces) -> dict[int, torch.Tensor]:
    """[words, labels] odds by the number of the window; windows too long to be read are left out."""
    found: dict[int, torch.Tensor] = {}
    number = {id(w): n for n, w in enumerate(windows)}
    for batch in batches(windows, pieces, random.Random(0), augment=False, most=2400):
        t = tensors(batch, pieces.pad)
        with torch.autocast("cpu", torch.bfloat16):
            logits = teacher(t["ids"], t["mask"], t["first"])
        odds = probabilities(logits.float())
        for row, (_, first, window) in enumerate(batch):
            found[number[id(window)]] = odds[row, : len(first)].clone()
    return found


def second_opinion(odds: torch.Tensor, second: torch.Tensor | None) -> torch.Tensor:
    """The names' odds of two teachers averaged."""
    if second is None:
        return odds
    return torch.cat([(odds[:, :START] + second[:, :START]) / 2, odds[:, START:]], -1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("--second", type=Path)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--shares", default=SHARES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="windows: the smoke variant")
    args = parser.parse_args()
    pieces = Pieces(args.base / "pieces.json")
    windows = training(args.data, args.seed, shares_of(args.shares)) + generated(args.data, args.seed)
    windows += silver(args.silver) if args.silver else []
    windows = [w for w in windows if len(w.words) > 3 or any(t != "O" for t in w.ner or [])][: args.limit]
    for window in windows:
        if window.source == "wikiner":
            window.ner = None
    odds = odds_of(PressModel.stored(args.base, args.teacher).eval(), windows, pieces)
    second: dict[int, torch.Tensor] = {}
    if args.second:
        news = [n for n, window in enumerate(windows) if window.source in NEWS]
        found = odds_of(PressModel.stored(args.base, args.second).eval(), [windows[n] for n in news], pieces)
        second = {n: found[at] for at, n in enumerate(news) if at in found}
    kept = []
    for n, window in enumerate(windows):
        if n in odds:
            target = restricted(second_opinion(odds[n], second.get(n)), window)
            kept.append((window.words, window.spaces, target.to(torch.float16)))
    torch.save(kept, args.out)
    print(f"{len(kept)} windows, {sum(len(words) for words, _, _ in kept)} words")


if __name__ == "__main__":
    main()
