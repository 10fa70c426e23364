"""What two releases are compared by: prose and not letterheads, marks of a correction, thresholds, figures."""

import pytest

from pressnlp.bulk.near.comparing import ALIKE, CORRECTED, Seen, compared, jaccard
from pressnlp.bulk.near.wording import BANDS, FEWEST_WORDS, Span, Wording, markers, signature, wording

PLAIN = [f"wort{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(102)]  # a hundred shingles


def changed(words: list[str], number: int, by: str = "anders") -> list[str]:
    """Words of which some, far enough apart, are others: each takes three shingles along."""
    return [
        f"{by}{chr(97 + at // 4)}" if at % 4 == 0 and at // 4 < number else word for at, word in enumerate(words, -1)
    ]


def seen(id: int, words: list[str], marked: int = 0, date: str | None = None) -> Seen:
    return Seen(id, date, str(id).encode(), Wording(words, marked))


@pytest.mark.parametrize(
    ("others", "marked", "kind"),
    [
        (0, 0, "copy"),
        (0, 1, "copy"),
        (1, 0, "version"),
        (2, 0, "version"),
        (3, 0, None),
        (3, 1, "correction"),
        (8, 1, "correction"),
        (9, 1, None),
    ],
)
def test_thresholds(others: int, marked: int, kind: str | None) -> None:
    one, other = seen(1, PLAIN), seen(2, changed(PLAIN, others), marked)
    pair = compared(one, other)
    assert (pair and pair.kind) == kind
    assert compared(other, one) == pair  # whichever is asked about
    similarity = jaccard(one.wording, other.wording)
    assert (similarity >= (CORRECTED if marked else ALIKE)) == (kind is not None)


@pytest.mark.parametrize(
    ("earlier", "later", "related"),
    [
        (["am", "3", "mai"], ["am", "4", "mai"], False),
        (["am", "3", "mai"], ["am", "3", "juni"], False),
        (["am", "montag"], ["am", "dienstag"], False),
        (["es", "kostet", "etwas"], ["es", "kostet", "12", "euro"], True),  # a figure more takes none away
        (["am", "3", "mai"], ["am", "3", "mai", "abends"], True),
    ],
)
def test_figures_in_place_of_others_are_the_next_issue(earlier: list[str], later: list[str], related: bool) -> None:
    one, other = seen(1, [*PLAIN, *earlier]), seen(2, [*PLAIN, *later])
    assert (compared(one, other) is not None) is related
    assert compared(one, seen(2, [*PLAIN, *later], marked=1)) is not None  # unless it says that it corrects


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Korrektur: Der Markt beginnt um 9 Uhr.", 1),
        ("Berichtigung der Pressemitteilung vom 3. Mai", 1),
        ("Korrigierte Fassung der Presse-Information von gestern", 1),
        ("Der Rat hat die Neufassung der Satzung beschlossen.", 0),
        ("Die Aktualisierung des Lärmaktionsplans beginnt.", 0),
        ("Der Rat tagt. " * 20 + "(aktualisiert am 3. Mai)", 1),
        ("Der Rat tagt. " * 20 + "Der Plan wird aktualisiert. " + "Der Rat tagt. " * 20, 0),
        ("Die Korrekturen im Haushalt", 1),  # counts only where the other text, nearly the same, lacks it
        ("Der Rat tagt am Montag.", 0),
    ],
)
def test_marks_of_a_correction(text: str, count: int) -> None:
    assert wording(text, ()).markers == count


def test_the_stated_title_may_say_it() -> None:
    assert wording("Der Rat tagt.", (), "Korrektur: Rat").markers == 1
    assert markers("") == 0


def test_letterhead_and_contact_are_not_compared() -> None:
    head, foot = (
        "Stadt Hohenau Pressestelle Rathausplatz 1\n",
        "\nBei Fragen hilft die Pressestelle " + "gern weiter " * 20,
    )
    texts = [f"{head}{news}{foot}" for news in ("Das Bad öffnet.", "Der Rat tagt.")]
    for text in texts:
        end = text.index(foot)
        spans = [
            Span("kicker", 0, 0),
            Span("contact", 0, len(head)),
            Span("body", len(head), end),
            Span("about", end, len(text)),
        ]
        assert len(wording(text, spans).words) == 3
        assert signature(wording(text, spans)) is None


def test_short_texts_get_no_signature() -> None:
    assert signature(Wording(PLAIN[: FEWEST_WORDS - 1])) is None
    assert len(signature(Wording(PLAIN[:FEWEST_WORDS])) or ()) == BANDS


def test_signatures_are_the_same_on_every_machine() -> None:
    first = signature(Wording(PLAIN))
    assert first == signature(Wording(list(PLAIN)))
    assert first is not None
    assert all(0 <= hash < 2**48 for hash in first)


def test_one_changed_word_leaves_bands_in_common() -> None:
    one, other = (set(signature(Wording(words)) or ()) for words in (PLAIN, changed(PLAIN, 1)))
    assert one & other
    assert not one & set(signature(Wording(PLAIN[::-1])) or ())
