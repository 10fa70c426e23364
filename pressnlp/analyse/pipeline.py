"""Loading a German spaCy pipeline: a shipped one by its short name, any other by package name or path."""

from pathlib import Path
from typing import TYPE_CHECKING

from pressnlp.errors import ModelError
from pressnlp.release import MAX_CHARACTERS

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = {"md": "de_press_md", "sm": "de_press_sm"}  # the accurate one, the fast one
PACKAGE = Path(__file__).parent.parent


def shipped(name: str) -> Path:
    """Where a shipped model lies: inside the installed package, or in `models/` of a checkout."""
    inside = PACKAGE / "models" / name
    return inside if inside.exists() else PACKAGE.parent / "models" / name / "pipeline"


def load(model: str = "md") -> "Language":
    """`load("md")` → the shipped pipeline; `load("de_core_news_sm")` or `load("./my-model")` → yours.

    Raises ModelError when there is none of that name, it does not load, or it finds no names in German text.
    """
    import spacy

    import pressnlp.analyse.encoder  # noqa: F401  (registers the component where no entry point does)

    name = SHIPPED.get(model, model)
    source = shipped(name) if name in SHIPPED.values() else name
    try:
        nlp = spacy.load(source)
    except OSError as error:
        raise ModelError(
            f"no pipeline {model!r}: give a shipped name ({', '.join(SHIPPED)}), a folder, or the name of an installed "
            f"German spaCy package (for example: python -m spacy download de_core_news_sm)"
        ) from error
    except Exception as error:  # a broken or foreign folder may fail anywhere in spaCy
        raise ModelError(f"pipeline {model!r} does not load: {' '.join(str(error).split())[:200]}") from error
    return checked(nlp, model)


def checked(nlp: "Language", model: str) -> "Language":
    """Refuse pipelines without entities or of another language; let long texts in; give sentences where none are."""
    if nlp.lang not in {"de", "xx"}:
        raise ModelError(f"pipeline {model!r} is for language {nlp.lang!r}, not for German")
    analysis = (nlp.analyze_pipes() or {})["summary"]
    if not any("doc.ents" in analysis[pipe]["assigns"] for pipe in nlp.pipe_names):
        raise ModelError(f"pipeline {model!r} has no component that finds entities (PER, ORG, LOC, MISC)")
    if not any("token.is_sent_start" in analysis[pipe]["assigns"] for pipe in nlp.pipe_names):
        nlp.add_pipe("sentencizer", first=True)
    nlp.max_length = max(nlp.max_length, MAX_CHARACTERS)
    return nlp
