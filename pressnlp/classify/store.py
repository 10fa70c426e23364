"""A topic model on disk: plain numbers and JSON beside a manifest with their hashes; loading runs no code of theirs."""

import hashlib
import json
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from pressnlp.classify.features import Lexicon
from pressnlp.classify.model import TopicModel, Weights
from pressnlp.errors import ModelError

FORMAT = 1
MANIFEST, NUMBERS, WORDS = "manifest.json", "weights.npz", "words.json"
PACKAGE = Path(__file__).parent.parent
HINT = "train one with `pressnlp train topics`, or leave the path out for the shipped one"


def shipped() -> Path:
    """Where the shipped model lies: inside the installed package, or in `models/` of a checkout."""
    inside = PACKAGE / "models" / "topics"
    return inside if inside.exists() else PACKAGE.parent / "models" / "topics" / "model"


def save(model: TopicModel, out: Path, texts: int, left_out: Collection[str] = ()) -> None:
    """Write a model trained on so many texts into the folder `out`, replacing one that lies there.

    `left_out`: labels of the same taxonomy that had too few texts.
    """
    weights = model.weights
    numbers = BytesIO()
    np.savez_compressed(
        numbers,
        rows=weights.rows,
        rarity=weights.rarity,
        bias=weights.bias,
        thresholds=weights.thresholds,
    )
    words = {"features": list(weights.features), **asdict(model.lexicon)}
    files = {NUMBERS: numbers.getvalue(), WORDS: json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = {
        "format": FORMAT,
        "version": model.version or hashes[NUMBERS][:12],
        "labels": weights.labels,
        "left_out": sorted(left_out),
        "slope": weights.slope,
        "offset": weights.offset,
        "texts": texts,
        "libraries": _libraries(),
        "sha256": hashes,
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    (out / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(path: Path | None = None) -> TopicModel:
    """Open a stored model (None: the shipped one): `load(Path("our-topics")).labels` → ("Bildung & Schule", …).

    Raises ModelError where files are missing, do not have the hashes of the manifest, or do not fit together.
    """
    folder = path or shipped()
    with _whole(folder):
        manifest = _manifest(folder)
        numbers, words = (_checked(folder / name, manifest["sha256"][name]) for name in (NUMBERS, WORDS))
        return _model(manifest, numbers, json.loads(words))


def taxonomy(folder: Path) -> frozenset[str]:
    """All labels a stored model was trained with, also those left out for want of texts; opens its manifest only.

    Raises ModelError where that is missing or damaged.
    """
    with _whole(folder):
        manifest = _manifest(folder)
        return frozenset(map(str, (*manifest["labels"], *manifest.get("left_out", ()))))


def _manifest(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest["format"] != FORMAT:
        raise ModelError(f"topic model {folder} has format {manifest['format']}, not {FORMAT}: {HINT}")
    return manifest


@contextmanager
def _whole(folder: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ModelError(f"no topic model in {folder} ({Path(error.filename).name} is missing): {HINT}") from error
    except (OSError, KeyError, TypeError, ValueError, AttributeError, IndexError, zipfile.BadZipFile) as error:
        raise ModelError(f"topic model {folder} is damaged ({type(error).__name__}: {error}): {HINT}") from error


def _checked(path: Path, wanted: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != wanted:
        raise ModelError(f"{path} does not have the hash its manifest states: copy or train the model anew")
    return content


def _model(manifest: dict[str, Any], numbers: bytes, words: dict[str, Any]) -> TopicModel:
    labels = tuple(str(label) for label in manifest["labels"])
    features = {name: at for at, name in enumerate(words["features"])}
    with np.load(BytesIO(numbers), allow_pickle=False) as arrays:
        weights = Weights(
            labels,
            features,
            arrays["rows"],
            arrays["rarity"],
            arrays["bias"],
            float(manifest["slope"]),
            float(manifest["offset"]),
            arrays["thresholds"],
        )
    sizes = (len(features), len(labels)), (len(features),), (len(labels),), (len(labels),)
    if (weights.rows.shape, weights.rarity.shape, weights.bias.shape, weights.thresholds.shape) != sizes:
        raise ValueError("labels, features and weights do not fit together")
    lexicon = Lexicon(words["keywords"], words["heads"], words["parts"], tuple(words["tails"]))
    return TopicModel(weights, lexicon, str(manifest["version"]))


def _libraries() -> dict[str, str]:
    import sklearn

    return {"numpy": np.__version__, "scikit-learn": str(sklearn.__version__)}
