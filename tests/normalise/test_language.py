"""The language of a release; another than German is told."""

import pytest

from pressnlp.normalise import normalise
from pressnlp.release import from_text

STORY = "Die Brücke am Wehr ist fertig, und alle freuen sich darüber."


@pytest.mark.parametrize(
    ("text", "code", "warned"),
    [
        (STORY, "de", False),
        ("The town council decided on Monday to build a new school close to the old station.", "en", True),
        ("Le conseil municipal a décidé lundi de construire une nouvelle école près de la gare.", "fr", True),
        ("Musterau", None, False),
        ("12345", None, False),
    ],
)
def test_language(text: str, code: str | None, warned: bool) -> None:
    clean = normalise(from_text(text))
    assert (clean.language, [w.code for w in clean.warnings]) == (code, ["language"] if warned else [])
