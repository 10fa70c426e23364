"""From spaCy's Doc to the reading that the rules work on: the only place that knows both."""

from typing import TYPE_CHECKING

from pressnlp.analyse.intervals import Intervals
from pressnlp.analyse.tokens import Named, Reading, Words
from pressnlp.normalise.clean import Clean
from pressnlp.words.own import OwnWords

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Pipelines with other label schemes: OntoNotes-like ones say PERSON, GPE, FAC; German WikiNER ones say PER, ORG, LOC.
LABELS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "MISC": "MISC"}
UNKNOWN_CONFIDENCE = 0.8  # pipelines that do not say how sure they are


def reading(doc: "Doc", clean: Clean, own: OwnWords) -> Reading:
    """The rules' view of an analysed text."""
    sure = doc.user_data.get("ner_confidence", {})
    named = Intervals(
        Named(ent.start_char, ent.end_char, LABELS[ent.label_], sure.get((ent.start, ent.end), UNKNOWN_CONFIDENCE))
        for ent in doc.ents
        if ent.label_ in LABELS
    )
    proper = frozenset(t.idx for t in doc if t.pos_ == "PROPN") if doc.has_annotation("POS") else None
    nouns = frozenset(t.idx for t in doc if t.pos_ == "NOUN") if doc.has_annotation("POS") else None
    sentences = tuple(s.start_char for s in doc.sents) if doc.has_annotation("SENT_START") else (0,)
    return Reading(doc.text, Words(doc.text), named, sentences, proper, nouns, Intervals(clean.blocks), own)
