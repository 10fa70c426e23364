"""One network of the encoder: piece vectors, a graph for onnxruntime, and the heads behind it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pressnlp.analyse.encoder_labels import Floats
from pressnlp.analyse.encoder_windows import batches

GRAPH, VECTORS, HEAD = "encoder.onnx", "vectors.npz", "head.npz"

Spelling = tuple[list[int], list[int]]
"""A window's piece ids and the place of each word's first piece."""


class Body:
    """A loaded network; `weight` [labels, width] and `bias` [labels] are its heads, side by side."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers run side by side instead
        options.log_severity_level = 3
        graph = (folder / GRAPH).read_bytes()
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._folder = folder
        with np.load(folder / VECTORS) as arrays:
            self._rows, self._scale = arrays["rows"], arrays["scale"]
        with np.load(folder / HEAD) as arrays:
            self.weight, self.bias = arrays["weight"], arrays["bias"]

    def scores(self, spelt: Sequence[Spelling]) -> list[Floats]:
        """A [words, labels] array of scores for every window."""
        return [rows @ self.weight.T + self.bias for rows in self.hidden(spelt)]

    def hidden(self, spelt: Sequence[Spelling]) -> list[Floats]:
        """A [words, width] array for every window: what the heads read."""
        found = [np.zeros((0, 0), np.float32)] * len(spelt)
        for batch in batches(spelt):
            rows = self._run([pieces for _, pieces, _ in batch], [first for _, _, first in batch])
            for (index, _, _), some in zip(batch, rows, strict=True):
                found[index] = some
        return found

    def _run(self, pieces: list[list[int]], first: list[list[int]]) -> list[Floats]:
        """One run of the graph: padded ids in, one [words, width] array per window out."""
        length, words = max(map(len, pieces)), max(map(len, first))
        ids = np.ones((len(pieces), length), np.int64)  # 1 pads
        mask = np.zeros((len(pieces), length), np.int64)
        places = np.zeros((len(pieces), words), np.int64)
        for row, (window, at) in enumerate(zip(pieces, first, strict=True)):
            ids[row, : len(window)] = window
            mask[row, : len(window)] = 1
            places[row, : len(at)] = at
        vectors = self._rows[ids] * self._scale[ids]
        (hidden,) = self._session.run(None, {"vectors": vectors, "mask": mask, "first": places})
        return [hidden[row, : len(at)] for row, at in enumerate(first)]

    def to_disk(self, folder: Path) -> None:
        """Write graph and vectors as they came, and the heads as they are now."""
        folder.mkdir(parents=True, exist_ok=True)
        if self._folder != folder:
            for name in (GRAPH, VECTORS):
                shutil.copyfile(self._folder / name, folder / name)
        np.savez(folder / HEAD, weight=self.weight, bias=self.bias)
