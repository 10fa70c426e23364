"""The small body: windows of three pieces through plain matrices, and one layer of attention.

It has the transformer's interface (piece vectors in, one row of scores per word out), so that export, component and
measuring are shared. Windows are matrix products over shifted copies rather than convolutions: onnxruntime multiplies
matrices in int8, convolutions it does not.
"""

from pathlib import Path

import torch
from corpora import NER, UPOS
from torch import nn
from transformers import BertModel


class Windowed(nn.Module):
    """x + gated product over the piece, its left and its right neighbour."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(3 * width, 2 * width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        seen = self.norm(x) * mask
        edge = seen[:, :1] * 0.0
        around = torch.cat([torch.cat([edge, seen[:, :-1]], 1), seen, torch.cat([seen[:, 1:], edge], 1)], -1)
        value, gate = self.mix(around).chunk(2, -1)
        return x + self.dropout(value * torch.sigmoid(gate))


class Attending(nn.Module):
    """x + attention of few heads over the whole window."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.norm, self.heads = nn.LayerNorm(width), heads
        self.project, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        many, length, width = x.shape[0], x.shape[1], x.shape[2]
        split = self.project(self.norm(x)).view(many, length, 3, self.heads, width // self.heads)
        query, key, value = (split[:, :, i].transpose(1, 2) for i in range(3))
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5
        scores = scores + (1 - mask.squeeze(-1))[:, None, None, :] * -1e4
        seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(many, length, width)
        return x + self.dropout(self.out(seen))


class SmallModel(nn.Module):
    """Piece vectors, windowed layers with one layer of attention in their midst, heads."""

    def __init__(self, pieces: int, width: int = 192, layers: int = 4, heads: int = 4, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = {"pieces": pieces, "width": width, "layers": layers, "heads": heads}
        self.vectors = nn.Embedding(pieces, width)
        half = layers // 2
        body = [Windowed(width, dropout) for _ in range(layers)]
        self.body = nn.ModuleList([*body[:half], Attending(width, heads, dropout), *body[half:]])
        self.norm, self.dropout = nn.LayerNorm(width), nn.Dropout(dropout)
        self.head = nn.Linear(width, len(NER) + 1 + len(UPOS))

    @classmethod
    def beginning(cls, base: Path, **shape: int) -> "SmallModel":
        """A new model whose piece vectors are the encoder's, cut down to their main directions."""
        matrix = BertModel.from_pretrained(base, add_pooling_layer=False).embeddings.word_embeddings.weight.data
        model = cls(matrix.shape[0], **shape)
        centred = matrix - matrix.mean(0)
        _, _, directions = torch.pca_lowrank(centred, q=min(centred.shape[1], model.shape["width"]), center=False)
        cut = centred @ directions
        model.vectors.weight.data.copy_(cut / cut.std())
        return model

    def from_vectors(self, vectors: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """[windows, pieces, width] → [windows, words, width], before the heads."""
        seen = mask.unsqueeze(-1).to(vectors.dtype)
        x = vectors
        for layer in self.body:
            x = layer(x, seen)
        words = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return self.norm(words)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        return self.head(self.dropout(self.from_vectors(self.dropout(self.vectors(ids)), mask, first)))
