"""Who would analyse now: versions and hashes of program, rules, pipeline, topic model, registers and options.

Known without loading anything, so that a run with nothing to do costs no start of a pipeline.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
# What decides on the content of a record; commands and sinks do not.
RULES = ("read", "normalise", "analyse", "link", "classify", "words", "flow.py", "record.py", "release.py")


@dataclass(frozen=True, slots=True)
class Version:
    """One way to analyse; two with the same `fingerprint` give the same records.

    `model` and `topic_model` are named as in a record's provenance; `rules` and `words` are hashes.
    """

    pressnlp: str
    rules: str
    model: str
    topic_model: str
    words: str | None
    min_confidence: float
    include_text: bool
    files: str = ""

    @property
    def fingerprint(self) -> str:
        """A hash of everything above."""
        return hashlib.sha256(json.dumps(astuple(self)).encode()).hexdigest()


def current(
    model: str = "md",
    topics: Path | None = None,
    words: Path | None = None,
    min_confidence: float = 0,
    include_text: bool = False,
) -> Version:
    """The version that these options give. What is missing is only named: loading it says what is wrong."""
    from pressnlp.classify import store

    pipeline, topic_model = _pipeline(model), topics or store.shipped()
    return Version(
        pressnlp=_installed(),
        rules=_hash(PACKAGE / name for name in RULES)[:12],
        model=_named(pipeline, model),
        topic_model=_stated(topic_model / store.MANIFEST).get("version", str(topic_model)),
        words=_hash([words])[:12] if words else None,
        min_confidence=min_confidence,
        include_text=include_text,
        files=_hash(path for path in (pipeline, topic_model) if path),
    )


def _installed() -> str:
    try:
        return version("pressnlp")
    except PackageNotFoundError:
        return "(not installed)"


def _pipeline(model: str) -> Path | None:
    from pressnlp.analyse import pipeline

    if model in pipeline.SHIPPED:
        return pipeline.shipped(pipeline.SHIPPED[model])
    if Path(model).is_dir():
        return Path(model)
    try:
        spec = find_spec(model)
    except (ImportError, ValueError):  # a path that leads nowhere is no name of a package
        return None
    return Path(spec.origin).parent if spec and spec.origin else None


def _named(pipeline: Path | None, model: str) -> str:
    """ "de_press_md 0.1.0", as spaCy's own metadata has it."""
    meta = _stated(pipeline / "meta.json") if pipeline else {}
    return f"{meta['lang']}_{meta['name']} {meta['version']}" if {"lang", "name", "version"} <= meta.keys() else model


def _stated(path: Path) -> dict[str, str]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _hash(paths: Iterable[Path]) -> str:
    """Of all files at or below paths, with their names; compiled ones and what editors leave do not count."""
    whole = hashlib.sha256()
    for root in paths:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith((".", "~")):
                with path.open("rb") as file:
                    content = hashlib.file_digest(file, "sha256").digest()
                whole.update(str(path.relative_to(root)).encode() + b"\0" + content)
    return whole.hexdigest()
