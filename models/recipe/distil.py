"""Teach a student: the encoder with fewer layers, or the small body.

    python models/recipe/distil.py DATA_DIR BASE_DIR TARGETS.pt OUT_DIR --keep 0,2,4,7,9,11 --teacher TEACHER.pt
    python models/recipe/distil.py DATA_DIR BASE_DIR TARGETS.pt OUT_DIR --small 192x6

TARGETS.pt comes from teach.py. With `--keep` the student starts as the named layers of the teacher. Words are augmented
as in training, the targets stay. Resumes after the last finished epoch.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from corpora import Window, measuring
from small import SmallModel
from teach import LABELS, START
from torch import nn
from train import WEIGHTS, Pieces, PressModel, augmented, by_length, measure, narrow, optimiser, padded

Lesson = tuple[list[str], list[bool], torch.Tensor]


def student_of(args: argparse.Namespace) -> nn.Module:
    """The student before its first lesson."""
    if args.small:
        width, layers = map(int, args.small.split("x"))
        return SmallModel.beginning(args.base, width=width, layers=layers)
    layers = [int(n) for n in args.keep.split(",")]
    teacher = PressModel.stored(args.base, args.teacher)
    student = PressModel(args.base, len(layers))
    student.load_state_dict({k: v for k, v in teacher.state_dict().items() if ".layer." not in k}, strict=False)
    for to, source in enumerate(layers):
        student.encoder.encoder.layer[to].load_state_dict(teacher.encoder.encoder.layer[source].state_dict())
    if args.feed:
        for layer in student.encoder.encoder.layer:
            narrow(layer, args.feed)
    student.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return student


def lessons(taught: list[Lesson], pieces: Pieces, rng: random.Random, most: int) -> list[list[tuple]]:
    """Batches of windows of like length, augmented, at most `most` pieces with their padding."""
    items = []
    for words, spaces, target in taught:
        ids, first = pieces.window(augmented(words, rng), spaces)
        if len(ids) <= 220:
            items.append((ids, first, target))
    return by_length(items, rng, most)


def targets_of(batch: list[tuple], words: int) -> torch.Tensor:
    """[windows, words, labels] targets of one batch; a padded word's are all zero."""
    target = torch.zeros(len(batch), words, LABELS)
    for row, (_, _, wanted) in enumerate(batch):
        target[row, : len(wanted)] = wanted.float()
    return target


def lesson_loss(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Cross-entropy with the target's odds, over the three heads."""
    known = target[..., 0:START].sum(-1) > 0
    logits, target = logits[known].float(), target[known]
    names = nn.functional.cross_entropy(logits[:, :START], target[:, :START])
    upos = nn.functional.cross_entropy(logits[:, START + 1 :], target[:, START + 1 :])
    start = nn.functional.binary_cross_entropy_with_logits(logits[:, START], target[:, START])
    return WEIGHTS["ner"] * names + WEIGHTS["upos"] * upos + WEIGHTS["start"] * start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "targets", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--keep", default="0,2,4,7,9,11")
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--feed", type=int, help="units of the feed-forward parts")
    parser.add_argument("--small")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--batch", type=int, default=1600, help="pieces")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--limit", type=int, help="windows: the smoke variant")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(args.base / "pieces.json")
    taught: list[Lesson] = torch.load(args.targets, weights_only=True)[: args.limit]
    held: dict[str, list[Window]] = {name: some[: args.limit] for name, some in measuring(args.data).items()}
    student = student_of(args)
    per_epoch = len(lessons(taught, pieces, random.Random(0), args.batch))
    optimizer, schedule = optimiser(student, args.rate, args.head_rate, per_epoch * args.epochs)
    done, last = 0, args.out / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=True)
        student.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["epoch"]
    for epoch in range(done + 1, args.epochs + 1):
        student.train()
        rng, begun, summed = random.Random(args.seed * 1000 + epoch), time.time(), 0.0
        for number, batch in enumerate(lessons(taught, pieces, rng, args.batch), 1):
            ids, mask, first = padded(batch, pieces.pad)
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                logits = student(ids, mask, first)
            loss = lesson_loss(logits, targets_of(batch, first.shape[1]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed += loss.item()
            if number % 50 == 0:
                spent = time.time() - begun
                print(f"epoch {epoch} batch {number}/{per_epoch} loss {summed / number:.4f} {spent:.0f}s", flush=True)
        figures = measure(student, pieces, held)
        with (args.out / "metrics.jsonl").open("a") as log:
            log.write(json.dumps({"epoch": epoch, "seconds": round(time.time() - begun), **figures}) + "\n")
        print(json.dumps(figures), flush=True)
        state = {"model": student.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": epoch}, last)
    shape = student.shape if args.small else student.encoder.config.num_hidden_layers
    kind = "small" if args.small else "layers"
    torch.save({"model": student.state_dict(), kind: shape, "feed": args.feed}, args.out / "model.pt")


if __name__ == "__main__":
    main()
