"""The command `pressnlp topics explain`: why releases get their topics, without a pipeline."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.text import Text

from pressnlp.cli.ending import ALL_DONE, SOME_FAILED, ended, say
from pressnlp.cli.showing import Screen
from pressnlp.read import read, sources
from pressnlp.release import Failure, Release
from pressnlp.show.visible import visible

if TYPE_CHECKING:
    from pressnlp.classify.model import Explanation, TopicModel

# Labels that were not given are shown where they came near: so many, from this probability on.
MOST_OTHERS, LEAST_OTHER = 3, 0.05
DECIMALS = 4
INDENT = 9
QUIET, HEADING, LABEL = "dim", "bold", "bold green"


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, as given on the command line."""

    files: tuple[str, ...]
    topics: Path | None = None
    as_json: bool = False
    text_column: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One release with every label of the model, the most probable first."""

    uri: str
    title: str | None
    labels: tuple["Explanation", ...]


def explain(options: Options) -> int:
    """Explain and give the exit status; never raises for bad input, a missing model or a closed pipe."""
    return ended(lambda: _run(options), target="standard output", unwritable=SOME_FAILED)


def _run(options: Options) -> int:
    from pressnlp import classify

    if hasattr(sys.stdout, "reconfigure"):  # JSON is UTF-8; an old locale must not end the run at the first dash
        sys.stdout.reconfigure(encoding="utf-8" if options.as_json else None, errors="replace")
    model, faults = classify.load(options.topics), 0
    screen = Screen()
    for one in _explained(options, model):
        if isinstance(one, Failure):
            faults += 1
            say(f"{one.origin.uri}: {one.code}: {one.message}")
        elif options.as_json:
            print(json.dumps(as_json(one), ensure_ascii=False))
        else:
            _show(one, screen)
    sys.stdout.flush()  # so that a reader who has gone is noticed here, not at exit
    return SOME_FAILED if faults else ALL_DONE


def _explained(options: Options, model: "TopicModel") -> Iterator[Explained | Failure]:
    for source in sources(options.files):
        for item in read(source, options.text_column):
            yield item if isinstance(item, Failure) else explained(item, model)


def explained(release: Release, model: "TopicModel") -> Explained:
    """One release, normalised as for a record; only a record, which knows the persons, leaves their names out."""
    from pressnlp.normalise import normalise

    clean = normalise(release)
    return Explained(release.origin.uri, clean.title, model.explain(clean.title, clean.text))


def as_json(one: Explained) -> dict[str, Any]:
    """Labels given and all others: `{"uri", "title", "topics": [{"label", "score", …}], "others": […]}`."""
    topics, others = ([label for label in one.labels if label.given is given] for given in (True, False))
    return {
        "uri": one.uri,
        "title": one.title,
        "topics": [_fields(label) for label in topics],
        "others": [_fields(label) for label in others],
    }


def _fields(one: "Explanation") -> dict[str, Any]:
    terms = {word: round(part, DECIMALS) for word, part in one.terms.items()}
    figures = {"score": round(one.score, DECIMALS), "threshold": round(one.threshold, DECIMALS)}
    return {"label": one.label, **figures, "terms": terms}


def _show(one: Explained, screen: Screen) -> None:
    title = f" – {visible(one.title)}" if one.title else ""
    screen.print(Text.assemble((visible(one.uri), QUIET), (title, HEADING)), soft_wrap=not screen.is_terminal)
    for label in (label for label in one.labels if label.given):
        screen.print(Text.assemble(f"{percent(label.score):>{INDENT - 2}}  ", (visible(label.label), LABEL)))
        _indented(Text(terms(label.terms)), screen)
    near = [label for label in one.labels if not label.given and label.score >= LEAST_OTHER][:MOST_OTHERS]
    if near:
        _indented(Text(f"nicht vergeben: {others(near)}", QUIET), screen)
    if not one.labels:
        _indented(Text("kein Thema: kein Wort, das das Modell kennt", QUIET), screen)
    screen.print()


def _indented(text: Text, screen: Screen) -> None:
    if screen.is_terminal:
        screen.print(Padding(text, (0, 0, 0, INDENT), expand=False))
    else:
        screen.print(Text(" " * INDENT) + text, soft_wrap=True)


def terms(parts: dict[str, float]) -> str:
    """Words with their parts: "Kita 42 %, Eltern 11 %"."""
    return ", ".join(f"{visible(word)} {percent(part)}" for word, part in parts.items()) or "kein Wort spricht dafür"


def others(near: Sequence["Explanation"]) -> str:
    """Labels that were not given, with what they would have needed: "Sport & Freizeit 21 % (ab 34 %)"."""
    return ", ".join(f"{visible(one.label)} {percent(one.score)} (ab {percent(one.threshold)})" for one in near)


def percent(share: float) -> str:
    """As a German reader expects it: 0.942 → "94 %"; never 0 or 100 for what is not."""
    rounded = f"{share * 100:.0f}"
    if rounded in {"0", "100"} and share not in {0.0, 1.0}:
        rounded = "<1" if rounded == "0" else ">99"
    return f"{rounded}\u00a0%"
