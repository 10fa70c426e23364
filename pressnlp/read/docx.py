"""Word files by python-docx: header, paragraphs, tables, text boxes and footer in reading order.

The walk is ours: python-docx leaves out content controls, tracked insertions and text boxes, which templates of
public bodies are made of.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pressnlp.errors import ReadError
from pressnlp.read.content import MAX_BYTES, Content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Copies and removed text: an alternate picture of a text box, what tracking took away.
UNSEEN = frozenset({f"{MC}Fallback", f"{W}del", f"{W}moveFrom"})
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Pictures are packed already, text shrinks about tenfold: a file that unpacks to more is a bomb.
MAX_UNPACKED = 5 * MAX_BYTES


def read(raw: bytes) -> Content:
    """The text of a Word document; a table's row is one line, its cells parted by tabs.

    Raises ReadError "encrypted", "broken", "too_large" (unpacked), "no_text".
    """
    import docx

    _check(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        text = "\n".join(_sections(document)).strip()
    except Exception as error:  # a damaged package fails anywhere inside python-docx
        raise ReadError("broken", f"not a readable Word document: {type(error).__name__}") from error
    if not text:
        raise ReadError("no_text", "Word document without text (only pictures?)")
    return Content(text)


def _check(raw: bytes) -> None:
    if raw.startswith(OLE_MAGIC):
        raise ReadError("encrypted", "Word document with a password, or an old .doc: save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile as error:
        raise ReadError("broken", "not a readable Word document: no zip package") from error
    if unpacked > MAX_UNPACKED:
        raise ReadError("too_large", f"unpacks to {unpacked:,} bytes, more than {MAX_UNPACKED:,}")


def _sections(document: Any) -> Iterator[str]:
    sections = list(document.sections)
    yield from _once(part for s in sections for part in (s.first_page_header, s.header, s.even_page_header))
    yield from _blocks(document.element.body)
    yield from _once(part for s in sections for part in (s.first_page_footer, s.footer, s.even_page_footer))


def _once(parts: Iterator[Any]) -> Iterator[str]:
    """Headers or footers that have a text of their own, each wording once."""
    seen: set[str] = set()
    for part in parts:
        text = "" if part.is_linked_to_previous else "\n".join(_blocks(part._element)).strip()
        if text and text not in seen:
            seen.add(text)
            yield text


def _blocks(element: Any) -> Iterator[str]:
    """The lines of everything below an element: paragraphs, table rows, text boxes."""
    for child in element:
        if child.tag in UNSEEN:
            continue
        if child.tag == f"{W}p":
            yield _paragraph(child)
            yield from _boxes(child)
        elif child.tag == f"{W}tr":
            yield from _row(child)
        else:
            yield from _blocks(child)


def _row(row: Any) -> Iterator[str]:
    cells = [[line for line in _blocks(cell) if line.strip()] for cell in row.iter(f"{W}tc") if _own(cell, row)]
    if all(len(cell) <= 1 for cell in cells):
        yield "\t".join(cell[0] if cell else "" for cell in cells).rstrip()
    else:  # a table used for layout: its cells are columns of text
        yield from (line for cell in cells for line in cell)


def _own(cell: Any, row: Any) -> bool:
    return next(cell.iterancestors(f"{W}tr"), None) is row


def _boxes(paragraph: Any) -> Iterator[str]:
    for child in paragraph:
        if child.tag in UNSEEN:
            continue
        if child.tag == f"{W}txbxContent":
            yield from _blocks(child)
        else:
            yield from _boxes(child)


def _paragraph(paragraph: Any) -> str:
    pieces: list[str] = []
    _words(paragraph, pieces)
    return "".join(pieces)


def _words(element: Any, pieces: list[str]) -> None:
    for child in element:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if child.tag in UNSEEN or name in {"txbxContent", "pPr", "rPr"}:
            continue
        if name == "t":
            pieces.append(child.text or "")
        elif name in CHARACTERS:
            pieces.append(CHARACTERS[name])
        else:
            _words(child, pieces)
