"""What the pipeline extracts from our own texts: python models/topics/recipe/marks.py

Kept so that training needs no pipeline. Writes marks.json: for every text by its title, its bodies as (name, kind) and
its roles. Run it anew after the texts or the pipeline have changed.
"""

import json
from pathlib import Path

import own

from pressnlp import analyse
from pressnlp.analyse import pipeline
from pressnlp.classify.marks import of_linked
from pressnlp.link import link
from pressnlp.normalise import normalise
from pressnlp.release import from_text

MARKS = Path(__file__).parent / "marks.json"


def main() -> None:
    nlp = pipeline.load("md")
    found = {}
    for title, _, text in own.read():
        reading = analyse.read(nlp, normalise(from_text(f"{title}\n\n{text}")))
        found[title] = of_linked(link(reading, analyse.find(reading)))
    lines = (
        f"{json.dumps(title, ensure_ascii=False)}: {json.dumps(one, ensure_ascii=False)}"
        for title, one in found.items()
    )
    MARKS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
