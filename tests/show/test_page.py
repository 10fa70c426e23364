"""The page: parsed as a browser would, nothing from outside, nothing unescaped, no link into the void."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from pressnlp.record import Section
from pressnlp.show.page import blocks, page
from pressnlp.show.shown import Shown
from pressnlp.show.visible import visible
from tests.show import samples

FULL = Shown(samples.full(), samples.TEXT)
VOID = {"meta", "input", "br"}


class Parsed(HTMLParser):
    """Tags with attributes, and the words inside the release's text; raises where tags do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, str]] = []
        self.text = ""
        self.nested_links = 0
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        assert len(found) == len(attrs)
        self.tags.append((tag, found))
        if tag == "a":
            self.nested_links += any(name == "a" for name, _ in self.open)
        if tag not in VOID:
            self.open.append((tag, found.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self.open:
            self.text += data

    def of(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def test_the_text_stands_there_whole() -> None:
    assert Parsed(page([FULL])).text == visible(samples.TEXT)


def test_only_known_tags_and_attributes_come_out_of_hostile_strings() -> None:
    parsed = Parsed(page([FULL]))
    assert {tag for tag, _ in parsed.tags} == {
        "html", "head", "meta", "title", "style", "body", "form", "b", "label", "input", "span", "main", "article",
        "header", "h1", "dl", "div", "dt", "dd", "ul", "li", "small", "a", "section", "h2", "table", "thead", "tr", "th",
        "tbody", "td", "br", "footer", "p", "script",
    }  # fmt: skip
    assert [tag for tag, _ in parsed.tags].count("script") == 1
    assert {name for _, attributes in parsed.tags for name in attributes} == {
        "lang", "charset", "http-equiv", "content", "name", "class", "type", "id", "checked", "href", "title", "scope",
        "aria-label", "data-of", "data-name", "tabindex", "role", "hidden",
    }  # fmt: skip


def test_nothing_comes_from_elsewhere_and_nothing_else_may_run() -> None:
    html = page([FULL])
    assert not re.search(r"https?:|url\(|@import|\bsrc=|<link|<iframe|=\"//", html)
    policy = re.search(r'Policy" content="([^"]+)"', html)
    assert policy is not None
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")


def test_every_link_arrives_and_ids_are_unique() -> None:
    parsed = Parsed(page([FULL, Shown(samples.full(), samples.TEXT)]))
    ids = parsed.of("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in parsed.of("href")} <= set(ids)
    assert {id for ids in parsed.of("data-of") for id in ids.split()} <= set(ids)
    assert parsed.nested_links == 0


def test_rows_and_text_lead_to_each_other() -> None:
    html = page([FULL])
    assert 'id="r1-t3" class="m person" data-of="r1-p1" title="Person: Dr. Ute Grün – Bürgermeisterin' in html
    assert html.count('href="#r1-t3"') == 1
    assert '<a href="#r1-p2" id="r1-t4"' in html
    assert '<tr id="r1-p1" data-of="r1-p1"><th scope="row" data-name="Name">Ute Grün</th>' in html
    assert '<a href="#r1-t2" aria-label="Stelle 1 von 3">1</a>' in html


def test_two_people_share_a_role() -> None:
    assert 'class="m role" data-of="r1-p1 r1-p2"' in page([FULL])


def test_what_holds_others_is_no_link_but_ends_with_one() -> None:
    html = page([FULL])
    assert re.search(r'<span id="r1-t0" class="m organisation" [^>]+>Rat der <a href="#r1-o2"', html)
    assert re.search(r'Stadt Musterau</a><a class="ref" href="#r1-o1" aria-label="[^"]+" [^>]+></a></span>', html)


def test_many_releases_have_a_list_of_contents() -> None:
    parsed = Parsed(page([FULL, FULL]))
    assert [link for link in parsed.of("href") if link.endswith("-top")] == ["#r1-top", "#r2-top"]
    assert "<nav" not in page([FULL])


def test_without_a_text() -> None:
    parsed = Parsed(page([Shown(samples.full(None), None, "Der Text <fehlt>.")]))
    assert parsed.text == "Der Text <fehlt>."
    assert not [link for link in parsed.of("href") if "-t" in link and not link.endswith("-top")]


def test_a_record_of_nothing() -> None:
    empty = samples.full(people=[], organisations=[], money=[], quotes=[], topics=[], sections=[], publisher=None)
    html = page([Shown(empty, samples.TEXT)])
    assert Parsed(html).text == visible(samples.TEXT)
    assert "<table" not in html
    assert "<form" not in html


def test_blocks_cover_the_text_once() -> None:
    sections = [Section(kind=kind, start=start, end=end) for kind, start, end in (
        ("body", 5, 9), ("title", 1, 3), ("list", 8, 12), ("caption", 10, 11), ("lead", 15, 99), ("about", 30, 40),
    )]  # fmt: skip
    assert [(start, end, section and section.kind) for start, end, section in blocks(sections, 20)] == [
        (0, 1, None), (1, 3, "title"), (3, 5, None), (5, 9, "body"), (9, 12, "list"), (12, 15, None), (15, 20, "lead"),
    ]  # fmt: skip
    assert list(blocks([], 0)) == []


def test_every_kind_has_a_line_of_its_own_in_the_style() -> None:
    style = page([FULL])
    lines = re.findall(r"^\.(\w+)\.m, .*?(?:border-bottom: \d+px (\w+)|font-style: (\w+))", style, re.MULTILINE)
    assert lines == [
        ("person", "solid", ""), ("role", "dotted", ""), ("organisation", "dashed", ""), ("money", "double", ""),
        ("quote", "", "italic"),
    ]  # fmt: skip
