"""Teach a student with fewer layers: gold labels, silver labels, and the teacher's own odds on every word.

    python models/recipe/distil.py DATA_DIR BASE_DIR TEACHER.pt SILVER.jsonl OUT_DIR [--keep 0,2,4,7,9,11] [--epochs 4]

The student starts as the named layers of the teacher. The teacher's odds are computed once, on the words as they stand,
and kept in OUT_DIR/odds.pt; the student reads them augmented. Resumes after the last finished epoch.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from corpora import NER, Window, measuring, training
from export import load
from templates import generated
from torch import nn
from train import IGNORE, WEIGHTS, Pieces, PressModel, batches, loss_of, measure, tensors

RATE, HEAD_RATE, WARMUP = 1e-4, 5e-4, 0.05
TEACHING = 0.6  # share of the teacher's odds in the loss where gold labels exist too


def silver(path: Path) -> list[Window]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Window("silver", r["words"], r["spaces"], r["ner"], True, None, None) for r in rows]


@torch.no_grad()
def odds_of(teacher: PressModel, windows: list[Window], pieces: Pieces) -> dict[int, torch.Tensor]:
    """The teacher's logits for every word of every window, by the window's identity."""
    odds: dict[int, torch.Tensor] = {}
    number = {id(w): n for n, w in enumerate(windows)}
    for batch in batches(windows, pieces, random.Random(0), augment=False):
        t = tensors(batch, pieces.pad)
        with torch.autocast("cpu", torch.bfloat16):
            logits = teacher(t["ids"], t["mask"], t["first"])
        for row, (_, first, window) in enumerate(batch):
            odds[number[id(window)]] = logits[row, : len(first)].to(torch.float16).clone()
    return odds


def taught(logits: torch.Tensor, wanted: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """How far the student's odds are from the teacher's, over the three heads."""
    logits, wanted = logits[known].float(), wanted[known].float()
    cut = len(NER)
    total = logits.new_zeros(())
    for name, part in (("ner", slice(0, cut)), ("upos", slice(cut + 1, None))):
        target = torch.softmax(wanted[:, part], -1)
        total = total + WEIGHTS[name] * nn.functional.cross_entropy(logits[:, part], target)
    start = torch.sigmoid(wanted[:, cut])
    return total + WEIGHTS["start"] * nn.functional.binary_cross_entropy_with_logits(logits[:, cut], start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "teacher", "silver", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--keep", default="0,2,4,7,9,11")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wikiner", type=int, default=4000)
    parser.add_argument("--limit", type=int, help="windows of each kind: the smoke variant")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(args.base / "pieces.json")
    windows = training(args.data, args.seed, args.wikiner) + generated(args.data, args.seed) + silver(args.silver)
    windows = [w for w in windows if len(w.words) > 3 or any(t != "O" for t in w.ner or [])][: args.limit]
    teacher = load(args.base, args.teacher)
    kept = args.out / "odds.pt"
    if not kept.exists():
        torch.save(odds_of(teacher, windows, pieces), kept)
    odds = torch.load(kept, weights_only=True)
    number = {id(w): n for n, w in enumerate(windows)}
    layers = [int(n) for n in args.keep.split(",")]
    student = PressModel(args.base, len(layers))
    student.load_state_dict({k: v for k, v in teacher.state_dict().items() if ".layer." not in k}, strict=False)
    for to, source in enumerate(layers):
        student.encoder.encoder.layer[to].load_state_dict(teacher.encoder.encoder.layer[source].state_dict())
    del teacher
    student.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    body = [p for n, p in student.named_parameters() if p.requires_grad and not n.startswith("head")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": student.head.parameters(), "lr": HEAD_RATE}], weight_decay=0.01
    )
    per_epoch = len(batches(windows, pieces, random.Random(0), augment=False))
    steps = per_epoch * args.epochs

    def rate(step: int) -> float:
        return min(step / (WARMUP * steps), 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    done, last = 0, args.out / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=True)
        student.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["epoch"]
    held = {name: some[: args.limit] for name, some in measuring(args.data).items()}
    for epoch in range(done + 1, args.epochs + 1):
        student.train()
        rng, begun, summed = random.Random(args.seed * 1000 + epoch), time.time(), 0.0
        for index, batch in enumerate(batches(windows, pieces, rng, augment=True), 1):
            t = tensors(batch, pieces.pad)
            wanted = torch.zeros(*t["first"].shape, odds[0].shape[-1])
            known = torch.zeros(t["first"].shape, dtype=torch.bool)
            for row, (_, first, window) in enumerate(batch):
                of_teacher = odds.get(number[id(window)])
                if of_teacher is not None:
                    wanted[row, : len(first)] = of_teacher.float()
                    known[row, : len(first)] = True
            with torch.autocast("cpu", torch.bfloat16):
                logits = student(t["ids"], t["mask"], t["first"])
            gold = loss_of(logits, t) if (t["ner"] != IGNORE).any() or (t["upos"] != IGNORE).any() else 0.0
            loss = TEACHING * taught(logits, wanted, known) + (1 - TEACHING) * gold
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed += loss.item()
            if index % 50 == 0:
                print(
                    f"epoch {epoch} batch {index}/{per_epoch} loss {summed / index:.4f} {time.time() - begun:.0f}s",
                    flush=True,
                )
        figures = measure(student, pieces, held)
        with (args.out / "metrics.jsonl").open("a") as log:
            log.write(json.dumps({"epoch": epoch, "seconds": round(time.time() - begun), **figures}) + "\n")
        state = {"model": student.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": epoch}, last)
    torch.save({"model": student.state_dict(), "layers": len(layers)}, args.out / "model.pt")


if __name__ == "__main__":
    main()
