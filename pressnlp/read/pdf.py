"""PDF files by pypdfium2: lines as they stand, blank lines where the page leaves room between paragraphs."""

import ctypes
import re
from itertools import pairwise
from statistics import median
from typing import Any

from pressnlp.errors import ReadError
from pressnlp.read.content import Content
from pressnlp.release import MAX_CHARACTERS

# A gap half as wide again as the page's usual line spacing parts paragraphs (the common "6 pt after" gives 1.5 to 2).
PARAGRAPH_GAP = 1.5
# PDFium marks a hyphen at a line's end with one of these instead of "-" and a line break.
LINE_END_HYPHEN = re.compile("[\x02\ufffe][\r\n]*")
SENTENCE_END = re.compile(r"[.!?:…“\"»)]\s*$")


def read(raw: bytes) -> Content:
    """The text layer of all pages.

    Raises ReadError "encrypted", "broken", "no_text" (scanned pages), "too_long".
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from error
    try:
        return Content(_text(document))
    except pypdfium2.PdfiumError as error:
        raise ReadError("broken", f"broken PDF: {error}") from error
    finally:
        document.close()


def _refusal(error: Any) -> ReadError:
    from pypdfium2 import raw

    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return ReadError("encrypted", "PDF is protected by a password: save an unprotected copy")
    return ReadError("broken", f"not a readable PDF: {error}")


def _text(document: Any) -> str:
    text = ""
    for number in range(len(document)):
        page = document[number]
        layer = page.get_textpage()
        words = _page(layer).strip()
        layer.close()
        page.close()
        # A sentence that runs on over the page stays one paragraph.
        text += ("\n\n" if SENTENCE_END.search(text[-20:]) else "\n") * bool(text and words) + words
        if len(text) > MAX_CHARACTERS:
            return text
    if not text:
        raise ReadError("no_text", "PDF without a text layer (a scan?): run text recognition over it first")
    return text


def _page(layer: Any) -> str:
    lines: list[tuple[float | None, str]] = []
    for characters in _lines(layer):
        visible = next((at for at, character in characters if not character.isspace()), None)
        height = None if visible is None else _baseline(layer, visible)
        lines.append((height, "".join(character for _, character in characters).rstrip()))
    return _paragraphs(lines)


def _lines(layer: Any) -> list[list[tuple[int, str]]]:
    from pypdfium2 import raw

    lines: list[list[tuple[int, str]]] = [[]]
    for at in range(layer.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(layer.raw, at))
        if LINE_END_HYPHEN.match(character):
            lines[-1].append((at, "-"))
            lines.append([])
        elif character == "\n":
            lines.append([])
        elif character not in "\r\0":
            lines[-1].append((at, character))
    return lines


def _baseline(layer: Any, at: int) -> float | None:
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(layer.raw, at, x, y) else None


def _paragraphs(lines: list[tuple[float | None, str]]) -> str:
    """Lines with their heights on the page to text: [(700, "A"), (688, "b."), (664, "C")] → "A\\nb.\\n\\nC"."""
    lines = [(height, line) for height, line in lines if line]
    gaps = [_gap(above[0], below[0]) for above, below in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    parts = [lines[0][1]] if lines else []
    for gap, (_, line) in zip(gaps, lines[1:], strict=True):
        parts += ("\n\n" if gap > PARAGRAPH_GAP * usual else "\n", line)
    return "".join(parts)


def _gap(above: float | None, below: float | None) -> float:
    return 0.0 if above is None or below is None else above - below
