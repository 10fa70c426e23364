"""Train the encoder with its three heads: NER, sentence starts, UPOS.

    python models/recipe/train.py DATA_DIR BASE_DIR OUT_DIR [--epochs 4] [--seed 1] [--limit N]

BASE_DIR comes from encoder.py. After every epoch OUT_DIR/last.pt and metrics.jsonl are written; a second call with
the same arguments goes on after the last finished epoch. `--limit N` is the smoke variant.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from corpora import NER, SHARES, UPOS, Window, measuring, spans, training
from templates import generated
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

PIECES_PER_BATCH = 1600
MAX_PIECES = 200  # a window of 90 words rarely passes it
RATE, HEAD_RATE = 6e-5, 1e-3
WARMUP = 0.08
IGNORE = -100
WEIGHTS = {"ner": 1.0, "start": 0.3, "upos": 0.3}
LOOK_ALIKES = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class PressModel(nn.Module):
    """Encoder and heads; one vector per word, that of its first piece."""

    def __init__(self, base: Path, layers: int | None = None, feed: int | None = None) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="sdpa")
        if layers:
            self.encoder.encoder.layer = nn.ModuleList(list(self.encoder.encoder.layer)[:layers])
            self.encoder.config.num_hidden_layers = layers
        if feed:
            for layer in self.encoder.encoder.layer:
                narrow(layer, feed)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        for layer in self.encoder.encoder.layer:  # none on attention weights: a quarter of the time goes into it
            layer.attention.self.dropout.p = layer.attention.self.dropout_prob = 0.0
        self.head = nn.Linear(width, len(NER) + 1 + len(UPOS))

    @classmethod
    def stored(cls, base: Path, checkpoint: Path) -> "PressModel":
        """A trained model."""
        state = torch.load(checkpoint, weights_only=True)
        model = cls(base, state["layers"], state.get("feed"))
        model.load_state_dict(state["model"])
        return model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """[batch, pieces] ids and mask, [batch, words] first pieces → [batch, words, labels] logits."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        index = first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        return self.head(self.dropout(torch.gather(hidden, 1, index)))


def narrow(layer: nn.Module, feed: int) -> None:
    """Keep the `feed` units of a layer's feed-forward part whose weights, in times out, are largest."""
    before, after = layer.intermediate.dense, layer.output.dense
    weight = before.weight.data.norm(dim=1) * after.weight.data.norm(dim=0)
    kept = weight.topk(feed).indices.sort().values
    layer.intermediate.dense = smaller = nn.Linear(before.in_features, feed)
    smaller.weight.data, smaller.bias.data = before.weight.data[kept].clone(), before.bias.data[kept].clone()
    layer.output.dense = out = nn.Linear(feed, after.out_features)
    out.weight.data, out.bias.data = after.weight.data[:, kept].clone(), after.bias.data.clone()


class Pieces:
    """Words to piece ids, remembered."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.known: dict[str, list[int]] = {}
        self.bos, self.pad, self.eos = 0, 1, 2

    def word(self, word: str, blank: bool) -> list[int]:
        key = "▁" + word if blank else word
        if key not in self.known:
            self.known[key] = self.tokenizer.encode(key).ids[:24] or [3]
        return self.known[key]

    def window(self, words: list[str], spaces: list[bool]) -> tuple[list[int], list[int]]:
        ids, first = [self.bos], []
        for i, (word, blank) in enumerate(zip(words, spaces, strict=True)):
            first.append(len(ids))
            ids += self.word(word, blank or i == 0)
        return [*ids, self.eos], first


def augmented(words: list[str], rng: random.Random) -> list[str]:
    """Now and then the words in capitals, in lower case, without umlauts, or with '?' for quotes."""
    draw = rng.random()
    if draw < 0.05:
        return [w.upper() for w in words]
    if draw < 0.07:
        return [w.lower() for w in words]
    if draw < 0.09:
        return [w.translate(LOOK_ALIKES) for w in words]
    if draw < 0.11:
        return ["?" if w in {'"', "„", "“", "–", "''", "``"} else w for w in words]
    return words


def batches(
    windows: list[Window], pieces: Pieces, rng: random.Random, augment: bool, most: int = PIECES_PER_BATCH
) -> list[list[tuple]]:
    """Windows of like length together, at most `most` pieces with their padding."""
    items = []
    for window in windows:
        ids, first = pieces.window(augmented(window.words, rng) if augment else window.words, window.spaces)
        if len(ids) <= MAX_PIECES:
            items.append((ids, first, window))
    return by_length(items, rng, most)


def by_length(items: list[tuple], rng: random.Random, most: int) -> list[list[tuple]]:
    """Batches, in random order, of items that begin with lists of like length: at most `most` pieces when padded."""
    rng.shuffle(items)
    items.sort(key=lambda item: len(item[0]) // 6)
    out, batch, longest = [], [], 0
    for item in items:
        longest = max(longest, len(item[0]))
        if batch and longest * (len(batch) + 1) > most:
            out.append(batch)
            batch, longest = [], len(item[0])
        batch.append(item)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def padded(batch: list[tuple], pad: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """ids and mask [windows, pieces] and first pieces [windows, words] of one batch."""
    length, most = max(len(item[0]) for item in batch), max(len(item[1]) for item in batch)
    ids, mask = torch.full((len(batch), length), pad), torch.zeros(len(batch), length, dtype=torch.long)
    first = torch.zeros(len(batch), most, dtype=torch.long)
    for row, (pieces, at, _) in enumerate(batch):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        first[row, : len(at)] = torch.tensor(at)
    return ids, mask, first


def tensors(batch: list[tuple], pad: int) -> dict[str, torch.Tensor]:
    """Padded inputs and targets of one batch."""
    ids, mask, first = padded(batch, pad)
    start, ner = torch.full(first.shape, IGNORE), torch.full(first.shape, IGNORE)
    upos, misc = torch.ones(*first.shape, len(UPOS)), torch.ones(len(batch), dtype=torch.bool)
    for row, (_, at, window) in enumerate(batch):
        many = len(at)
        misc[row] = window.misc
        if window.ner:
            ner[row, :many] = torch.tensor([NER.index(t) for t in window.ner])
        if window.starts:
            start[row, 1:many] = torch.tensor([int(s) for s in window.starts[1:]], dtype=torch.long)
        if window.upos:
            upos[row, :many] = torch.tensor([[float(not may or tag in may) for tag in UPOS] for may in window.upos])
    return {"ids": ids, "mask": mask, "first": first, "ner": ner, "start": start, "upos": upos, "misc": misc}


def loss_of(logits: torch.Tensor, t: dict[str, torch.Tensor]) -> torch.Tensor:
    """The weighted sum of the three heads' losses; where MISC is not annotated, 'O' means 'O or MISC'."""
    logits = logits.float()
    scores = torch.log_softmax(logits[..., : len(NER)], -1)
    outside = torch.logsumexp(scores[..., [0, NER.index("B-MISC"), NER.index("I-MISC")]], -1)
    wanted = t["ner"].clamp(min=0)
    gold = torch.gather(scores, -1, wanted.unsqueeze(-1)).squeeze(-1)
    gold = torch.where((wanted == 0) & ~t["misc"].unsqueeze(-1), outside, gold)
    known = t["ner"] != IGNORE
    total = WEIGHTS["ner"] * -(gold * known).sum() / known.sum().clamp(min=1)
    known = t["start"] != IGNORE
    if known.any():
        start = nn.functional.binary_cross_entropy_with_logits(logits[..., len(NER)][known], t["start"][known].float())
        total = total + WEIGHTS["start"] * start
    known = t["upos"].sum(-1) < len(UPOS)
    if known.any():
        tags = torch.log_softmax(logits[..., len(NER) + 1 :][known], -1)
        allowed = torch.logsumexp(tags + torch.log(t["upos"][known]), -1)  # any of the tags that the corpus leaves open
        total = total - WEIGHTS["upos"] * allowed.mean()
    return total


@torch.no_grad()
def measure(model: nn.Module, pieces: Pieces, held: dict[str, list[Window]]) -> dict:
    """NER F1 per corpus and label, sentence-start F1 and UPOS accuracy on GSD."""
    model.eval()
    out = {}
    for corpus, windows in held.items():
        counts: dict[str, list[int]] = {}
        start, right, tagged = [0, 0, 0], 0, 0
        for batch in batches(windows, pieces, random.Random(0), augment=False):
            t = tensors(batch, pieces.pad)
            logits = model(t["ids"], t["mask"], t["first"])
            best = logits[..., : len(NER)].argmax(-1)
            starts = logits[..., len(NER)] > 0
            upos = logits[..., len(NER) + 1 :].argmax(-1)
            for row, (_, first, window) in enumerate(batch):
                many = len(first)
                if window.ner:
                    got = spans([NER[i] for i in best[row, :many].tolist()])
                    for _, _, kind in (wanted := spans(window.ner)) | got:
                        counts.setdefault(kind, [0, 0, 0])
                    for span in got | wanted:
                        c = counts[span[2]]
                        c[0] += span in got and span in wanted
                        c[1] += span in got
                        c[2] += span in wanted
                if window.starts:
                    for g, w in zip(starts[row, 1:many].tolist(), window.starts[1:], strict=True):
                        start[0] += g and w
                        start[1] += g
                        start[2] += w
                if window.upos:
                    right += sum(UPOS[g] in w for g, w in zip(upos[row, :many].tolist(), window.upos, strict=True))
                    tagged += many
        if not windows[0].misc:
            counts.pop("MISC", None)
        if counts:
            counts["all"] = [sum(c[i] for c in counts.values()) for i in range(3)]
            out[corpus] = {k: round(2 * c[0] / max(1, c[1] + c[2]), 4) for k, c in sorted(counts.items())}
        if start[2]:
            out[corpus + " starts"] = round(2 * start[0] / max(1, start[1] + start[2]), 4)
        if tagged:
            out[corpus + " upos"] = round(right / tagged, 4)
    return out


def optimiser(
    model: nn.Module, rate: float, head_rate: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a faster head, warmed up and let down along a cosine."""
    body = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("head")]
    groups = [{"params": body, "lr": rate}, {"params": model.head.parameters(), "lr": head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def share(step: int) -> float:
        cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
        return min(step / (WARMUP * steps), 0.02 + 0.98 * cosine)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def shares_of(text: str) -> dict[str, float]:
    """`"wikiner=0.3"` → the usual shares, WikiNER's changed."""
    changed = (part.split("=") for part in text.split(",") if part)
    return {**SHARES, **{name: float(share) for name, share in changed}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--shares", default="", help="of corpora, as in wikiner=0.3,zuerich=0")
    parser.add_argument("--start", type=Path, help="a model.pt to go on from")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--templates", type=float, default=1.0, help="share of the generated sentences")
    parser.add_argument("--batch", type=int, default=PIECES_PER_BATCH, help="pieces")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="bfloat16 arithmetic, on processors that have it")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(args.base / "pieces.json")
    ours = generated(args.data, args.seed)
    windows = training(args.data, args.seed, shares_of(args.shares)) + ours[: round(len(ours) * args.templates)]
    windows = [w for w in windows if len(w.words) > 3 or any(t != "O" for t in w.ner or [])][: args.limit]
    held = {name: some[: args.limit] for name, some in measuring(args.data).items()}
    model = PressModel(args.base, args.layers)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["model"])
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    per_epoch = len(batches(windows, pieces, random.Random(0), augment=False, most=args.batch))
    optimizer, schedule = optimiser(model, args.rate, HEAD_RATE, per_epoch * args.epochs)
    done, last = 0, args.out / "last.pt"
    if last.exists():
        state = torch.load(last, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["epoch"]
    for epoch in range(done + 1, args.epochs + 1):
        model.train()
        rng, begun, summed = random.Random(args.seed * 1000 + epoch), time.time(), 0.0
        for number, batch in enumerate(batches(windows, pieces, rng, augment=True, most=args.batch), 1):
            t = tensors(batch, pieces.pad)
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                logits = model(t["ids"], t["mask"], t["first"])
            loss = loss_of(logits, t)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed += loss.item()
            if number % 50 == 0:
                spent = time.time() - begun
                print(f"epoch {epoch} batch {number}/{per_epoch} loss {summed / number:.4f} {spent:.0f}s", flush=True)
        figures = measure(model, pieces, held)
        with (args.out / "metrics.jsonl").open("a") as log:
            log.write(json.dumps({"epoch": epoch, "seconds": round(time.time() - begun), **figures}) + "\n")
        print(json.dumps(figures), flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "epoch": epoch}, last)
    torch.save({"model": model.state_dict(), "layers": model.encoder.config.num_hidden_layers}, args.out / "model.pt")


if __name__ == "__main__":
    main()
