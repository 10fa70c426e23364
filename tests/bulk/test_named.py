"""What a run was given to look at: only that can have vanished."""

from pathlib import Path

import pytest

from pressnlp.bulk.named import Named


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("path", "uri", "inside"),
    [
        ("archiv", "archiv/2018/a.txt", True),
        ("archiv/", "archiv/a.txt", True),
        ("archiv", "archiv", True),
        ("archiv", "archiv-2/a.txt", False),
        ("archiv", "neu/archiv/a.txt", False),
        ("archiv/a.zip", "archiv/a.zip/x.txt", True),
        ("archiv/a.zip", "archiv/a.zip!x.txt", True),
        (".", "archiv/a.txt", True),
        (".", "/archiv/a.txt", False),
        (".", "../a.txt", False),
        ("/", "/archiv/a.txt", True),
        ("-", "-", True),
        ("archiv/*.txt", "archiv/a.txt", True),
        ("archiv/*.txt", "archiv/2018/a.txt", False),
        ("archiv/*.txt", "archiv/a.pdf", False),
        ("archiv/20*", "archiv/2018/5/a.txt", True),
        ("archiv/20*", "archiv/1998/a.txt", False),
        ("archiv/**/*.txt", "archiv/2018/5/a.txt", True),
        ("archiv/**/*.txt", "archiv/a.txt", True),
        ("archiv/**/*.txt", "neu/a.txt", False),
        ("s3://eimer/archiv", "s3://eimer/archiv/a.txt", True),
        ("s3://eimer/archiv/", "s3://eimer/archiv/a.txt", True),
        ("s3://eimer/archiv", "s3://eimer/neu/a.txt", False),
    ],
)
def test_inside(path: str, uri: str, inside: bool) -> None:
    assert Named(["anderes", path])(uri) is inside


def test_a_file_whose_name_looks_like_a_pattern() -> None:
    Path("a[1].txt").touch()
    assert Named(["a[1].txt"])("a[1].txt")


def test_what_could_not_be_looked_into_has_not_vanished() -> None:
    named = Named(["archiv"])
    named.avoid("archiv/gesperrt")
    assert not named("archiv/gesperrt/a.txt")
    assert named("archiv/gesperrt-2/a.txt")
