"""The page: whole, self-contained, escaped, and with links that lead somewhere."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from pressnlp.evaluate.compare import KINDS
from pressnlp.evaluate.page import NAMES, page, percent, versions
from tests.evaluate.releases import TEXT, compared, gold, record

VOID = {"meta", "input", "br"}
# Whatever could load something, by element and attribute.
LOADING = {"src", "srcset", "action", "data", "poster", "background"}


class Reader(HTMLParser):
    """Checks that every element is closed where it should be, and gathers ids, links, loads and the texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.marked: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.loads += [(tag, name) for name in given if name in LOADING or (name == "href" and tag != "a")]
        if tag == "div" and given.get("class") == "text":
            self.texts.append("")
        if tag not in VOID:
            self.open.append(given.get("class", "") if tag == "div" else tag)

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert tag in {last, "div"}, f"</{tag}> closes <{last}>"

    def handle_data(self, data: str) -> None:
        if "text" in self.open:
            self.texts[-1] += data


def spoilt() -> dict[str, Any]:
    found = record() | {"date": None, "provenance": {"pressnlp": "1.2", "model": "de_x 3", "topic_model": None}}
    found["people"][1].update(kind="private", name="Brandt")
    found["organisations"].pop(1)
    return found


def test_every_link_leads_somewhere_and_nothing_is_loaded() -> None:
    html = page([compared(gold(), spoilt()), compared(gold() | {"id": "leer"}, None)])
    reader = Reader(html)
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    assert all(link.startswith("#") for link in reader.links)
    assert reader.loads == []
    assert not re.search(r"https?:|url\(|@import", html)
    assert "default-src 'none'" in html


def test_the_texts_stand_there_whole() -> None:
    assert Reader(page([compared(gold(), spoilt()), compared(gold() | {"id": "b"}, None)])).texts == [TEXT, TEXT]


def marked(html: str) -> list[tuple[str, str, str]]:
    """Kind, outcome and the words up to the next boundary of each mark that begins."""
    found = re.findall(r'<span class="m (\w+) (\w+) b"[^>]*>((?:<span[^>]*>)*[^<]*)', html)
    return [(kind, outcome, re.sub("<[^>]*>", "", words)) for kind, outcome, words in found]


def test_marks() -> None:
    html = page([compared(gold(), spoilt())])
    found = marked(html)
    assert ("organisations", "missed", "TSV Ahornau") in found
    both = re.search(
        r'<span class="m people missed b".*?><span class="m people extra b".*?>Uwe Brandt</span></span>', html
    )
    assert both
    assert ("people", "right", "Dr. Inge Hagedorn") in found
    assert ("money", "right", "40.000 Euro") in found
    assert ("roles", "right", "Bürgermeisterin") in found


def test_figures_and_errors_in_german() -> None:
    html = page([compared(gold(), spoilt())])
    assert '<html lang="de">' in html
    assert "50,0\u00a0%" in html
    assert "gelesen mit pressnlp 1.2, de_x 3" in html
    assert (
        '<span class="chip missed">verpasst</span><span>TSV Ahornau <a class="small" href="#r1-organisations-1">'
        in html
    )
    assert '<span class="chip missed">verpasst</span><span>2024-03-04 <a class="small" href="#r1">halle</a>' in html
    assert "dazu 2 aus „Personen“ folgend" in html
    assert "keinen Datensatz" not in html


def test_every_kind_has_a_german_name() -> None:
    assert list(NAMES) == list(KINDS)


def test_what_is_missing_or_wrong_is_said_first() -> None:
    found = record()
    found["money"][0]["text"] = "40 Euro"
    html = page([compared(gold() | {"id": "leer"}, None), compared(gold(), found)])
    top = html[html.index("<header>") : html.index("</header>")]
    assert '<a href="#r1">leer</a>' in top
    assert '<a href="#r2">halle</a> (1)' in top
    assert "&#39;40.000 Euro&#39; is not &#39;40 Euro&#39;" in html


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"])
def test_texts_cannot_become_markup(hostile: str) -> None:
    marked_up = gold() | {"id": hostile, "text": TEXT + hostile, "publisher": hostile}
    marked_up["organisations"].append({"name": hostile, "kind": "other", "surfaces": [hostile]})
    found = record() | {"provenance": {"model": hostile}}
    found["people"][1]["name"] = hostile
    html = page([compared(marked_up, found)])
    assert Reader(html).texts == [TEXT + hostile]
    assert html.count("<script>") == 1
    assert "<img" not in html
    assert "49" not in re.sub(r"\d{3,}", "", html[html.index("<article") :])


def test_control_characters_are_seen() -> None:
    html = page([compared(gold() | {"text": TEXT + "a\x07b\x84c\x00"}, record())])
    assert "a␇b\ufffdc␀" in html


def test_the_same_input_gives_the_same_page() -> None:
    assert page([compared(gold(), spoilt())]) == page([compared(gold(), spoilt())])


def test_numbers_and_versions() -> None:
    assert (percent(0.9667), percent(1), percent(0)) == ("96,7\u00a0%", "100,0\u00a0%", "0,0\u00a0%")
    assert versions([compared(gold(), None), compared(gold(), spoilt()), compared(gold(), spoilt())]) == [
        "pressnlp 1.2",
        "de_x 3",
    ]
