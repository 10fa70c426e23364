"""Turn a trained checkpoint into a spaCy pipeline that needs no PyTorch: ONNX, int8, beside its word pieces.

    python models/recipe/export.py BASE_DIR CHECKPOINT PIPELINE_DIR VERSION [CHECKPOINT_AGAIN]

The second checkpoint, if given, reads again the sentences in which the first is unsure.
The graph is fused by onnxruntime's optimiser for BERT and its weights are stored in int8, per channel. The matrix of
piece vectors stays outside the graph, in int8 with a scale per row: one scale for all rows costs accuracy, and looking
rows up needs no graph. The heads stay outside too, as one small float matrix.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import spacy
import torch
from corpora import NER, UPOS
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from small import SmallModel
from train import PressModel

from pressnlp.analyse.encoder import AGAIN, PIECES
from pressnlp.analyse.encoder_body import GRAPH, HEAD, VECTORS

AXES = {
    "vectors": {0: "windows", 1: "pieces"},
    "mask": {0: "windows", 1: "pieces"},
    "first": {0: "windows", 1: "words"},
}

# One row on either side of axis 1; where the copies to the left and to the right of a padded matrix begin and end.
CONSTANTS = {"edges": [0, 1, 0, 0, 1, 0], "axis": [1], "row 0": [0], "row -2": [-2], "row 2": [2], "end": [2**62]}


def load(base: Path, checkpoint: Path) -> PressModel | SmallModel:
    """The trained model in evaluation mode, with plain attention that the optimiser recognises."""
    state = torch.load(checkpoint, weights_only=True)
    if "small" in state:
        small = SmallModel(**state["small"])
        small.load_state_dict(state["model"])
        return small.eval()
    model = PressModel.stored(base, checkpoint)
    model.encoder.set_attn_implementation("eager")
    return model.eval()


class FromVectors(torch.nn.Module):
    """The same model with the piece vectors as input and without its heads."""

    def __init__(self, model: PressModel | SmallModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        if isinstance(self.model, SmallModel):
            return self.model.from_vectors(vectors, mask, first)
        hidden = self.model.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))


def export_head(model: PressModel | SmallModel, out: Path) -> None:
    """Write the heads as one matrix [labels, width] and its bias: `pressnlp train ner` refits them."""
    np.savez(out, weight=model.head.weight.detach().numpy(), bias=model.head.bias.detach().numpy())


def export_vectors(model: PressModel | SmallModel, out: Path) -> None:
    """Write the piece vectors as int8 rows with one float32 scale each."""
    table = model.vectors if isinstance(model, SmallModel) else model.encoder.embeddings.word_embeddings
    matrix = table.weight.detach().numpy()
    scale = np.abs(matrix).max(1, keepdims=True) / 127 + 1e-12
    np.savez(out, rows=np.round(matrix / scale).astype(np.int8), scale=scale.astype(np.float32))


def export_graph(model: PressModel | SmallModel, out: Path) -> None:
    """Write the quantised graph."""
    small = isinstance(model, SmallModel)
    vectors = torch.randn(2, 20, model.shape["width"] if small else model.encoder.config.hidden_size)
    mask = torch.ones(2, 20, dtype=torch.long)
    first = torch.arange(1, 15).repeat(2, 1)
    with tempfile.TemporaryDirectory() as folder:
        plain, fused = Path(folder) / "plain.onnx", Path(folder) / "fused.onnx"
        torch.onnx.export(
            FromVectors(model), (vectors, mask, first), str(plain), input_names=list(AXES), output_names=["hidden"],
            dynamic_axes={**AXES, "hidden": {0: "windows", 1: "words"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        if small:
            shutil.copy(plain, fused)
        else:
            config = model.encoder.config
            optimised = optimize_model(
                str(plain), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size
            )
            optimised.save_model_to_file(str(fused))
            print(optimised.get_fused_operator_statistics())
        quantize_dynamic(
            str(fused), str(out), per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        if small:
            stored = onnx.load(out)
            quantise_windows_once(stored.graph)
            onnx.save(stored, out)
    onnx.checker.check_model(str(out))


def quantise_windows_once(graph: onnx.GraphProto) -> None:
    """Shift and join the windows of the small body as bytes: the same numbers, a tenth faster.

    Torch's graph joins three shifted copies of a float matrix, which are then quantised. Here the matrix is quantised
    and its copies are joined; beyond the edges stands the zero point. A window's range always holds zero, so that the
    scale is the same.
    """
    for name, values in CONSTANTS.items():
        graph.initializer.append(numpy_helper.from_array(np.array(values, np.int64), name))
    maker = {name: node for node in graph.node for name in node.output}
    for number, quantise in enumerate([node for node in graph.node if node.op_type == "DynamicQuantizeLinear"]):
        joined = maker.get(quantise.input[0])
        if joined is None or joined.op_type != "Concat" or len(joined.input) != 3:
            continue
        (quantised, _, zero), around = quantise.output, f"around{number}"
        for reader in [node for node in graph.node if quantised in node.input]:
            reader.input[list(reader.input).index(quantised)] = around
        quantise.input[0] = joined.input[1]
        at = list(graph.node).index(quantise) + 1
        shifts = [
            helper.make_node("Pad", [quantised, "edges", zero], [f"{around}.padded"]),
            helper.make_node("Slice", [f"{around}.padded", "row 0", "row -2", "axis"], [f"{around}.left"]),
            helper.make_node("Slice", [f"{around}.padded", "row 2", "end", "axis"], [f"{around}.right"]),
            helper.make_node("Concat", [f"{around}.left", quantised, f"{around}.right"], [around], axis=2),
        ]
        for node in reversed(shifts):
            graph.node.insert(at, node)
    while dead := unread(graph):
        for node in dead:
            graph.node.remove(node)


def unread(graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """Nodes whose results nothing reads."""
    read = {name for node in graph.node for name in node.input} | {value.name for value in graph.output}
    return [node for node in graph.node if not read & set(node.output)]


def export_body(model: PressModel | SmallModel, folder: Path) -> None:
    """Write one network as the component reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    export_graph(model, folder / GRAPH)
    export_vectors(model, folder / VECTORS)
    export_head(model, folder / HEAD)


def main(base: Path, checkpoint: Path, out: Path, version: str, again: Path | None = None) -> None:
    name = out.resolve().parent.name.removeprefix("de_")
    nlp = spacy.blank("de", meta={"name": name, "version": version, "license": "MIT"})
    nlp.meta["description"] = "German administrative text: NER (PER, ORG, LOC, MISC), sentences, UPOS"
    component = nlp.add_pipe("press_encoder")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        export_body(load(base, checkpoint), folder)
        if again:
            export_body(load(base, again), folder / AGAIN)
        shutil.copy(base / PIECES, folder / PIECES)
        component.label(NER, UPOS)
        component.read(folder)
        out.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(out)
    print({str(p.relative_to(out)): p.stat().st_size for p in sorted(out.rglob("*")) if p.stat().st_size > 100_000})


if __name__ == "__main__":
    if len(sys.argv) not in {5, 6}:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:4]), sys.argv[4], *map(Path, sys.argv[5:]))
