"""Compare the model with two base lines: python models/topics/recipe/measure.py DATA_DIR MODEL GOLD_DIR…

Base lines: the keyword lists alone, and TF-IDF with logistic regression on the raw weak labels of the council papers.
Gold only measures: nothing of it is trained on, nor are thresholds set on it. Releases pass the pipeline as in
`pressnlp extract`. Writes reliability.svg beside the model's folder.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import own
import picture
from signals import shares
from spacy.language import Language

from pressnlp import analyse, classify
from pressnlp.analyse import pipeline
from pressnlp.classify import judge
from pressnlp.classify.marks import Mark, of_linked
from pressnlp.link import link
from pressnlp.link.persons import nameless
from pressnlp.normalise import normalise
from pressnlp.release import from_text

RAW = {
    "Bauen_Stadtentwicklung": ("Bauen & Stadtentwicklung",),
    "Finanzen": ("Finanzen & Haushalt",),
    "Soziales_Jugend": ("Soziales & Integration", "Kinder, Jugend & Familie"),
    "Umwelt": ("Umwelt & Klima",),
    "Verkehr": ("Verkehr & Mobilität",),
    "Bildung_Sport": ("Bildung & Schule", "Sport & Freizeit"),
    "Verwaltung_Personal": ("Verwaltung & Politik",),
    "Sicherheit_Ordnung": ("Sicherheit & Ordnung",),
    "Kultur": ("Kultur & Veranstaltungen",),
    "Wirtschaft": ("Wirtschaft & Arbeit",),
    "Digitalisierung": ("Digitalisierung",),
    "Kultur_Tourismus": ("Kultur & Veranstaltungen", "Tourismus & Stadtmarketing"),
    "Gesundheit": ("Gesundheit & Pflege",),
}
Text = tuple[str | None, str, tuple[str, ...], tuple[Mark, ...]]
Scorer = Callable[[Sequence[Text]], "np.ndarray"]


def gold(folder: Path, nlp: Language) -> list[Text]:
    found = []
    for path in sorted(folder.glob("*.json")):
        release = json.loads(path.read_text(encoding="utf-8"))
        clean = normalise(from_text(release["text"]))
        reading = analyse.read(nlp, clean)
        linked = link(reading, analyse.find(reading))
        found.append((*nameless(clean, linked.people), tuple(release["topics"]), of_linked(linked)))
    return found


def table(texts: Sequence[Text], labels: Sequence[str]) -> "np.ndarray":
    return np.array([[label in text[2] for label in labels] for text in texts], dtype=bool)


def by_keywords(labels: Sequence[str]) -> Scorer:
    def score(texts: Sequence[Text]) -> "np.ndarray":
        found = [shares(title, text) for title, text, *_ in texts]
        return np.array([[one.get(label, 0.0) for label in labels] for one in found])

    return score


def raw_papers(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(folder.glob("topics-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            paper = json.loads(line)
            weak = dict.fromkeys(paper["label_office"] + paper["label_committee"])
            labels = tuple(label for name in weak for label in RAW[name])
            if paper["text"] and labels:
                yield f"{paper['title']}\n{paper['text']}", labels


def by_tfidf(labels: Sequence[str], folder: Path) -> Scorer:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    papers = list(raw_papers(folder))
    vectors = TfidfVectorizer(sublinear_tf=True, min_df=2)
    matrix = vectors.fit_transform([text for text, _ in papers])
    truth = np.array([[label in found for label in labels] for _, found in papers])
    models = [
        LogisticRegression(C=4.0, solver="liblinear", dual=True, tol=0.02, random_state=0).fit(matrix, wanted)
        if wanted.any()
        else None
        for wanted in truth.T
    ]

    def score(texts: Sequence[Text]) -> "np.ndarray":
        rows = vectors.transform([text for _, text, *_ in texts])
        return np.stack([one.predict_proba(rows)[:, 1] if one else np.zeros(len(texts)) for one in models], axis=1)

    return score


def figures(name: str, truth: "np.ndarray", chances: "np.ndarray", limits: "np.ndarray") -> None:
    first = truth[np.arange(len(truth)), chances.argmax(axis=1)].mean()
    found = judge.choices(chances, limits)
    given = judge.calibration_error(truth[found], chances[found])
    whole = judge.calibration_error(truth, chances)
    score = judge.f1(truth, found)
    print(f"{name:40} F1 {score:.3f}  first {first:.3f}  calibration {whole:.3f}, of given labels {given:.3f}")


def main(data: Path, model_folder: Path, gold_folders: list[Path]) -> None:
    model = classify.load(model_folder)
    labels = model.labels
    nlp = pipeline.load("md")
    releases = {folder: gold(folder, nlp) for folder in gold_folders}
    ours = [
        (example.title, example.text, example.labels, example.marks) for example in own.examples() if example.judged
    ]
    for name, score in (
        ("keywords", by_keywords(labels)),
        ("TF-IDF on raw labels", by_tfidf(labels, data / "text" / "karlsruhe_oparl")),
    ):
        limits = judge.thresholds(table(ours, labels), score(ours))
        figures(f"{name}, own texts", table(ours, labels), score(ours), limits)
        for folder, texts in releases.items():
            figures(f"{name}, {folder.name}", table(texts, labels), score(texts), limits)
    truths, found = [], []
    for folder, texts in releases.items():
        truths.append(table(texts, labels))
        found.append(np.array([model.probabilities(title, text, marks) for title, text, _, marks in texts]))
        figures(f"model, {folder.name}", truths[-1], found[-1], model.weights.thresholds)
    truth, chances = np.concatenate(truths), np.concatenate(found)
    figures("model, all", truth, chances, model.weights.thresholds)
    _draw(model_folder.parent, truth, chances)


def _draw(folder: Path, truth: "np.ndarray", chances: "np.ndarray") -> None:
    trained = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))["cross-validation"]
    curves = {
        f"cross-validation on our own texts ({trained['texts']})": [judge.Bin(**one) for one in trained["reliability"]],
        f"gold releases, none trained on ({len(truth)})": judge.reliability(truth, chances),
    }
    picture.draw(curves, folder / "reliability.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
