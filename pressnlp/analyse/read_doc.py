"""From spaCy's Doc to the reading that the rules work on: the only place that knows both."""

from typing import TYPE_CHECKING

from spacy.attrs import IDX, POS, SENT_START
from spacy.parts_of_speech import IDS as POS_IDS

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
    # all at once: spaCy makes an object for every word that it is asked about
    places, tags, starts = doc.to_array([IDX, POS, SENT_START]).T
    tagged = bool(tags.any())
    proper = frozenset(places[tags == POS_IDS["PROPN"]].tolist()) if tagged else None
    nouns = frozenset(places[tags == POS_IDS["NOUN"]].tolist()) if tagged else None
    sentences = (0, *places[1:][starts[1:] == 1].tolist())
    return Reading(clean.text, Words(clean.text), named, sentences, proper, nouns, Intervals(clean.blocks), own)
