"""The page on a training: whole, safe, and repeatable."""

import re

import numpy as np

from pressnlp.classify.judge import Report, confusion
from pressnlp.show.topic_report import MOST_DRAWN, page, short
from tests.classify.reports import FOUND, TRUTH, sample


def test_the_page_is_whole_and_loads_nothing() -> None:
    html = page(sample(), "v1")
    assert html == page(sample(), "v1")
    assert not re.search(r"(?:src|href)=|url\(|@import|<script|https?:", html)
    assert html.count("<svg") == 2
    assert "Umwelt (3)" in html
    assert ">100,0\u00a0%<" in html


def test_the_page_draws_mix_ups() -> None:
    mixed = Report(5, 0.5, 0.5, 0.1, sample().labels, {}, confusion(TRUTH, FOUND), sample().reliability)
    html = page(mixed, "v1")
    assert "<title>Bau → Kultur: 1 Text</title>" in html
    assert "<title>Kultur → nichts stattdessen: 1 Text</title>" in html
    assert '<li>Sport <span class="soft">für</span> Bau' in html
    assert "Kein Thema wurde" not in html
    assert "Kein Thema wurde für ein anderes gehalten" in page(sample(), "v1")


def test_names_cannot_break_the_page() -> None:
    html = page(sample(("<b>Bau</b>", "Kultur \u202e", 'Sport "')), "v1")
    assert "<b>Bau" not in html
    assert "&lt;b&gt;Bau&lt;/b&gt;" in html
    assert "\u202e" not in html


def test_many_labels_are_not_all_drawn() -> None:
    names = tuple(f"Thema {number}" for number in range(40))
    html = page(sample(names, np.eye(40, dtype=bool)), "v1")
    assert html.count("<tr><th scope") == 40 + 2
    assert html.count("rotate(-60)") == MOST_DRAWN + 1
    assert f"Gezeigt sind die {MOST_DRAWN}" in html


def test_long_names_are_cut_beside_the_picture() -> None:
    assert short("Kurz") == "Kurz"
    assert short("Öffentlicher Nahverkehr und Schülerbeförderung") == "Öffentlicher Nahverkehr und Schül…"
