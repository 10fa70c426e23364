"""Versions in an archive: found whatever the order of arrival, kept up to date, and gone with their releases."""

import random
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from pressnlp.bulk import near
from pressnlp.bulk.indexing import Indexing, Inputs, Workers
from pressnlp.bulk.manifest import Wish
from pressnlp.bulk.near import renewing as steps
from pressnlp.write import archive, export
from tests.bulk import fakes
from tests.search.filled import VERSION, Fields, fill

NEWS = (
    "Die Stadt Hohenau saniert ab Mai die Brücke am Mühlgraben. Der Rat hat dafür 1,2 Millionen Euro bewilligt. Während "
    "der Arbeiten bleibt der Weg für Fußgänger offen, Autos werden über die Lindenallee umgeleitet. Die Bauleitung hat "
    "das Tiefbauamt, das auch Fragen der Anwohner beantwortet."
)
OTHER = (
    "Im Heimatmuseum beginnt eine Ausstellung über das Leben der Flößer. Gezeigt werden Werkzeuge, Briefe und Bilder aus "
    "drei Jahrhunderten, die Familien aus dem ganzen Tal geliehen haben. Der Eintritt ist frei, Führungen gibt es nach "
    "Anmeldung im Bürgerbüro."
)
MARKET = (
    "Der Wochenmarkt auf dem Rathausplatz findet am {} statt. Von 8 bis 13 Uhr bieten die Händler Obst, Gemüse, Käse und "
    "Blumen aus der Region an. Das Parken auf dem Platz ist an diesem Tag ab 5 Uhr nicht erlaubt."
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    with archive.in_memory() as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        yield opened


def release(text: str, date: str | None = None) -> Fields:
    return {"text": text, "date": date}


def pairs(connection: Connection) -> list[tuple[str, str, str]]:
    """Addresses of the earlier and the later, and the kind."""
    statement = "SELECT earlier_uri, later_uri, kind FROM release_versions ORDER BY 1, 2"
    return list(connection.execute(statement).fetchall())


def content(connection: Connection) -> list[tuple[object, ...]]:
    """All that must not depend on how the archive came about."""
    groups = """
        SELECT a.key, b.key FROM latest l JOIN releases a ON a.id = l.release_id JOIN releases b ON b.id = l.latest_id
    """
    versions = """
        SELECT a.key, b.key, similarity, kind
        FROM versions v JOIN releases a ON a.id = v.earlier JOIN releases b ON b.id = v.later
    """
    bands = "SELECT b.hash, b.place, r.key FROM bands b JOIN releases r ON r.id = b.release_id"
    return [row for statement in (versions, groups, bands) for row in sorted(connection.execute(statement))]


WRITTEN_WITH_THE_RULE: list[tuple[str, list[Fields], list[tuple[str, str, str]]]] = [
    (
        "a later correction",
        [release(NEWS, "2024-05-02"), release(f"Korrektur: {NEWS.replace('Mai', 'Juni')}", "2024-05-03")],
        [("a01.txt", "a02.txt", "correction")],
    ),
    (
        "a correction without a date, read first",
        [release(f"{NEWS} (korrigierte Fassung)"), release(NEWS, "2024-05-02")],
        [("a02.txt", "a01.txt", "correction")],
    ),
    (
        "dates go before the order of the sources",
        [release(f"{NEWS} Das Bürgerbüro bleibt offen.", "2024-05-04"), release(NEWS, "2024-05-02")],
        [("a02.txt", "a01.txt", "version")],
    ),
    (
        "the order of the sources decides where nothing else does",
        [release(NEWS), release(f"{NEWS} Das Bürgerbüro bleibt offen.")],
        [("a01.txt", "a02.txt", "version")],
    ),
    (
        "the same words with other line ends",
        [release(NEWS, "2024-05-02"), release(NEWS.replace(". ", ".\n"), "2024-05-09")],
        [("a01.txt", "a02.txt", "copy")],
    ),
    ("different news", [release(NEWS, "2024-05-02"), release(OTHER, "2024-05-02")], []),
    (
        "the next issue of a recurring notice",
        [release(MARKET.format("3. Mai"), "2024-05-01"), release(MARKET.format("10. Juni"), "2024-06-08")],
        [],
    ),
    (
        "a corrected day, and it says so",
        [
            release(MARKET.format("3. Mai"), "2024-05-01"),
            release(f"Berichtigung. {MARKET.format('4. Mai')}", "2024-05-01"),
        ],
        [("a01.txt", "a02.txt", "correction")],
    ),
    (
        "too short to tell",
        [release("Das Bürgerbüro bleibt am Freitag zu."), release("Das Bürgerbüro bleibt am Montag zu.")],
        [],
    ),
]


@pytest.mark.parametrize(
    ("releases", "expected"), [row[1:] for row in WRITTEN_WITH_THE_RULE], ids=[row[0] for row in WRITTEN_WITH_THE_RULE]
)
def test_pairs(connection: Connection, releases: list[Fields], expected: list[tuple[str, str, str]]) -> None:
    fill(connection, releases)
    near.refresh(connection)
    assert pairs(connection) == expected


def test_the_last_of_a_group(connection: Connection) -> None:
    fill(connection, [release(NEWS, "2024-05-03"), release(f"Korrektur. {NEWS}", "2024-05-05"), release(OTHER)])
    fill(connection, [release(f"{NEWS} Das gilt bis Juli.", "2024-05-04")], "b")
    near.refresh(connection)
    latest = "SELECT uri FROM latest_releases ORDER BY uri"
    assert connection.execute(latest).fetchall() == [("a02.txt",), ("a03.txt",)]
    assert connection.execute("SELECT count(*), count(DISTINCT latest_id) FROM latest").fetchone() == (3, 1)


def test_an_unchanged_archive_is_not_touched(connection: Connection) -> None:
    fill(connection, [release(NEWS), release(f"Korrektur. {NEWS}"), release(OTHER), release("Kurz.")])
    assert near.refresh(connection) == 4
    before = connection.total_changes
    assert near.refresh(connection) == 0
    assert connection.total_changes - before == 4  # the temporary list of what stands


def test_only_the_new_gets_a_signature(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(connection, [release(NEWS), release(OTHER)])
    near.refresh(connection)
    made: list[object] = []
    monkeypatch.setattr(steps, "signature", made.append)
    fill(connection, [release(MARKET)], "b")
    near.refresh(connection)
    assert len(made) == 1


def family(number: int) -> list[Fields]:
    """Versions of one notice that fill bands beyond the window, some of other news, and the same text twice."""
    letters = random.Random(number)
    one = [
        release(
            f"{MARKET.format('Samstag')} Es spielt {''.join(letters.choices('abcdefgh', k=8))}.",
            f"2024-01-{n % 28 + 1:02}",
        )
        for n in range(60)
    ]
    two = [release(f"{NEWS} {'Auch danach. ' * (n + 1)}", None if n % 2 else f"2024-02-{n + 1:02}") for n in range(6)]
    return [*one, *two, release(OTHER), one[7]]


def test_the_order_of_arrival_does_not_matter() -> None:
    releases = [(f"{n:03}", one) for n, one in enumerate(family(1))]
    found = []
    for seed in range(4):
        order = releases[:]
        random.Random(seed).shuffle(order)
        with archive.in_memory() as opened:
            opened.execute("PRAGMA foreign_keys = ON")
            for at, (name, one) in enumerate(order):
                fill(opened, [one], name)
                if at % (seed * 20 + 1) == 0:
                    near.refresh(opened)
            near.refresh(opened)
            found.append(content(opened))
    assert found[1:] == found[:-1]
    assert len(found[0]) > 100


def test_what_vanishes_leaves_no_trace_and_comes_back(connection: Connection) -> None:
    fill(connection, family(2))
    near.refresh(connection)
    whole = content(connection)
    connection.execute("UPDATE files SET vanished = 'x' WHERE id % 3 = 0")
    near.refresh(connection)
    with archive.in_memory() as other:
        other.execute("PRAGMA foreign_keys = ON")
        fill(other, family(2))
        other.execute("UPDATE files SET vanished = 'x' WHERE id % 3 = 0")
        near.refresh(other)
        assert content(connection) == content(other) != whole
    connection.execute("UPDATE files SET vanished = NULL")
    near.refresh(connection)
    assert content(connection) == whole


def test_a_broken_off_refresh_goes_on(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(connection, family(3))
    monkeypatch.setattr(steps, "BATCH", 7)
    for limit in (2, 5, 6):
        monkeypatch.setattr(steps, "_whole", breaking(limit))
        with pytest.raises(KeyboardInterrupt):
            near.refresh(connection)
        monkeypatch.undo()
        monkeypatch.setattr(steps, "BATCH", 7)
    near.refresh(connection)
    with archive.in_memory() as other:
        fill(other, family(3))
        near.refresh(other)
        assert content(connection) == content(other)


def breaking(limit: int):  # type: ignore[no-untyped-def]
    """Transactions of which that many succeed and the next is broken off at its end."""
    whole, left = steps._whole, [limit]

    def broken(connection: Connection):  # type: ignore[no-untyped-def]
        left[0] -= 1
        return whole(connection) if left[0] >= 0 else failing(whole(connection))

    return broken


class failing:  # noqa: N801
    """A transaction that is interrupted before its commit."""

    def __init__(self, inner):  # type: ignore[no-untyped-def]
        self.inner = inner

    def __enter__(self) -> None:
        self.inner.__enter__()

    def __exit__(self, *_: object) -> None:
        error = KeyboardInterrupt()
        self.inner.__exit__(KeyboardInterrupt, error, None)
        raise error


def indexed(database: Path, folder: Path, workers: int = 1) -> list[str]:
    """Index a folder; gives the export's lines."""
    with archive.opened(database, create=True) as opened:
        run = Indexing(opened, VERSION, Inputs([str(folder)]), Wish())
        run.scan()
        run.run(Workers(fakes.load, workers), lambda _: None)
        return list(export.lines(opened))


def test_a_replaced_text_takes_its_versions_along(tmp_path: Path) -> None:
    folder, database = tmp_path / "texte", tmp_path / "a.db"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "b.txt").write_text(f"Korrektur. {NEWS}", encoding="utf-8")
    indexed(database, folder)
    with archive.opened(database) as opened:
        assert [kind for *_, kind in pairs(opened)] == ["correction"]
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "c.txt").write_text(OTHER + " Geöffnet ist täglich.", encoding="utf-8")
    indexed(database, folder)
    with archive.opened(database) as opened:
        assert pairs(opened) == [(f"{folder}/b.txt", f"{folder}/c.txt", "version")]
    (folder / "b.txt").unlink()
    indexed(database, folder)
    with archive.opened(database) as opened:
        assert pairs(opened) == []
        assert opened.execute("SELECT count(*) FROM latest").fetchone() == (0,)


def test_workers_make_no_difference(tmp_path: Path) -> None:
    folder = tmp_path / "texte"
    folder.mkdir()
    for number, one in enumerate(family(4)):
        (folder / f"{number:02}.txt").write_text(one["text"], encoding="utf-8")
    found = []
    for workers in (1, 2):
        indexed(tmp_path / f"{workers}.db", folder, workers)
        with archive.opened(tmp_path / f"{workers}.db") as opened:
            found.append(content(opened))
    assert found[0] == found[1]
