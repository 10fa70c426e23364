"""Topics: what a release is about, with a calibrated probability and the words that decide it."""

from pressnlp.classify.judge import Report
from pressnlp.classify.model import TopicModel
from pressnlp.classify.store import load
from pressnlp.classify.training import Example, train

__all__ = ["Example", "Report", "TopicModel", "load", "train"]
