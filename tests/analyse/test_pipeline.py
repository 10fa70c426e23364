"""Loading pipelines by name and path; a small one with the label scheme of de_core_news_* stands for users' own."""

from pathlib import Path

import pytest
import spacy

from pressnlp.analyse import pipeline
from pressnlp.errors import ModelError


@pytest.fixture
def own_pipeline(tmp_path: Path) -> Path:
    """A German pipeline with PER, ORG and LOC and no sentence boundaries of its own."""
    nlp = spacy.blank("de", meta={"name": "klein", "version": "0.0.1"})
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PER", "pattern": "Jens Harms"},
            {"label": "ORG", "pattern": "Bauhof Soest"},
            {"label": "LOC", "pattern": "Soest"},
        ]
    )
    nlp.to_disk(tmp_path / "klein")
    return tmp_path / "klein"


def test_own_pipeline(own_pipeline: Path) -> None:
    nlp = pipeline.load(str(own_pipeline))
    doc = nlp("Jens Harms kam aus Soest. Er ging.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Jens Harms", "PER"), ("Soest", "LOC")]
    assert len(list(doc.sents)) == 2


def test_own_pipeline_makes_records(own_pipeline: Path) -> None:
    from pressnlp import load

    record = load(str(own_pipeline)).analyse("Bürgermeister Jens Harms übergab dem Bauhof Soest 5.000 Euro.")
    assert [(p.name, [r.role for r in p.roles]) for p in record.people] == [("Jens Harms", ["Bürgermeister"])]
    assert [o.name for o in record.organisations] == ["Bauhof Soest"]
    assert [m.amount for m in record.money] == ["5000"]
    assert record.provenance.model == "de_klein 0.0.1"


def test_missing_pipeline_says_how_to_get_one() -> None:
    with pytest.raises(ModelError, match=r"no pipeline 'de_core_news_xx'.*spacy download"):
        pipeline.load("de_core_news_xx")


def test_broken_folder(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 5")
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(ModelError, match=r"does not load|no pipeline"):
        pipeline.load(str(tmp_path))


def test_other_language(tmp_path: Path) -> None:
    spacy.blank("fr").to_disk(tmp_path)
    with pytest.raises(ModelError, match="not for German"):
        pipeline.load(str(tmp_path))


def test_without_entities(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(ModelError, match="finds entities"):
        pipeline.load(str(tmp_path))
