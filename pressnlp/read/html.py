"""Web pages: the main text by trafilatura, everything visible where it finds none."""

import logging
import re
from typing import TYPE_CHECKING

from pressnlp.errors import ReadError
from pressnlp.read.content import Content, iso_date, stated
from pressnlp.read.plain import decoded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Libraries that report on pages through logging; without a handler Python would print their warnings.
CHATTY = ("trafilatura", "htmldate", "courlan", "justext")
UNSEEN = ("script", "style", "noscript", "template", "head", "svg")
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tr", "ul",
})  # fmt: skip
# <p> · <br/> · </div> · <h2 class="x">: enough to tell a cell with markup from a text with "<" in it
MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|span|strong|em|a|table)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
BLANK_LINES = re.compile(r"\n{3,}")


def read(raw: bytes) -> Content:
    """A page's main text with title and date from its metadata.

    `b"<h1>Kita eröffnet</h1><p>Soest. …"` → text "Kita eröffnet\\nSoest. …". Raises ReadError "no_text" for a page
    without visible text, and what decoding raises.
    """
    page = decoded(raw)
    content = main_text(page.text)
    return Content(content.text, page.encoding, content.title, content.date, mended=page.mended)


def main_text(html: str) -> Content:
    """The same for a page at hand; raises ReadError "no_text" or "broken"."""
    from trafilatura import bare_extraction

    _quiet()
    if not html.strip():
        raise ReadError("empty", "holds no text")
    found = bare_extraction(
        html,
        favor_recall=True,  # what a page adds too much is found by the sections stage; what is missing stays missing
        include_comments=False,
        with_metadata=True,
        # Only dates the page states: guesses from copyright lines and event dates are worse than none.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = getattr(found, "text", None) or flat(html)
    if not text.strip():
        raise ReadError("no_text", "page without visible text")
    return Content(text, None, stated(getattr(found, "title", None)), iso_date(getattr(found, "date", None)))


def _quiet() -> None:
    for name in CHATTY:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def has_markup(text: str) -> bool:
    """Whether a table's cell holds HTML: "<p>Soest. …</p>" → True, "a < b" → False."""
    return MARKUP.search(text) is not None


def flat(html: str) -> str:
    """All visible text, one line a block: "<p>Soest.</p><ul><li>A<li>B</ul>" → "Soest.\\n\\nA\\n\\nB"."""
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str] = []
    _gather(tree, pieces)
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _parser() -> object:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _gather(tree: "HtmlElement", pieces: list[str]) -> None:
    from lxml import etree

    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        edge = "\n\n" if tag in BLOCKS else "\n" if tag == "br" and event == "start" else ""
        if event == "start":
            hidden += tag in UNSEEN
            pieces += (edge, "" if hidden else SPACES.sub(" ", element.text or ""))
        else:
            hidden -= tag in UNSEEN
            cell = "\t" if tag in {"td", "th"} else ""
            pieces += (edge, cell, "" if hidden else SPACES.sub(" ", element.tail or ""))
