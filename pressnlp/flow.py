"""ONE release through all stages: read this page first.

A release is normalised (characters, sections, date and publisher), analysed (names, roles, bodies, sums), linked (one
person from many mentions, who holds which office where, who says what), classified by topic, and written as a record.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pressnlp import analyse, classify
from pressnlp.analyse import pipeline
from pressnlp.classify.marks import of_linked
from pressnlp.link import link
from pressnlp.link.assemble import VERSION, assemble
from pressnlp.link.persons import nameless
from pressnlp.normalise import normalise
from pressnlp.record import Provenance, Record
from pressnlp.release import Release, from_text
from pressnlp.words import own
from pressnlp.words.own import NOTHING, OwnWords

if TYPE_CHECKING:
    from spacy.language import Language


class Analyser:
    """A loaded pipeline with its topic model and the user's own registers: load once, analyse many."""

    def __init__(self, nlp: "Language", topics: "classify.TopicModel", words: OwnWords = NOTHING) -> None:
        self.nlp, self.topics, self.words = nlp, topics, words
        model = f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"
        self.provenance = Provenance(pressnlp=VERSION, model=model, topic_model=topics.version)

    def analyse(self, release: Release | str, include_text: bool = False) -> Record:
        """One release to its record: "Bürgermeister Eckhard Ruthemeyer sagte …" → one person with one role.

        Offsets of the record count code points of `release.text`. A plain string is taken as a release.
        """
        release = from_text(release) if isinstance(release, str) else release
        clean = normalise(release)
        reading = analyse.read(self.nlp, clean, self.words)
        linked = link(reading, analyse.find(reading))
        topics = self.topics.predict(*nameless(clean, linked.people), of_linked(linked))
        return assemble(release, clean, reading, linked, topics, self.provenance, include_text)

    def analyse_many(self, releases: Iterable[Release | str], include_text: bool = False) -> Iterator[Record]:
        """Records in the order of the releases."""
        for release in releases:
            yield self.analyse(release, include_text)


def load(model: str = "md", topics: Path | None = None, words: Path | None = None) -> Analyser:
    """Load a pipeline (shipped name, package or path), a topic model (None: the shipped one) and a folder of registers.

    Raises ModelError where a model is missing, its message says how to get it; WordsError where a register is faulty.
    """
    registers = own.read(words) if words else NOTHING
    return Analyser(pipeline.load(model), classify.load(topics), registers)
