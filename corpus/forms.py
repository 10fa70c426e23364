"""How a clean text becomes what archives hold: damaged characters, PDF, Word, mail. Same input, same bytes."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from html import escape
from html.entities import codepoint2name

from docx import Document
from docx.document import Document as WordDocument

# An editor's quotes and dashes that a database without them stored as "?".
LOST = str.maketrans(dict.fromkeys("„“”‚‘–—", "?"))


def question_marks(text: str) -> str:
    """„Ja“ – → ?Ja? ?"""
    return text.translate(LOST)


def decomposed(text: str) -> str:
    """Umlauts as letter and combining mark, as macOS writes them."""
    return unicodedata.normalize("NFD", text)


def mojibake(text: str) -> str:
    """UTF-8 read as cp1252: ü → Ã¼. Bytes that cp1252 leaves undefined become the control characters of latin-1."""
    return "".join(_cp1252(byte) for byte in text.encode("utf-8"))


def _cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def control_quotes(text: str) -> str:
    """cp1252 read as latin-1: quotes and dashes become invisible C1 control characters, umlauts stay."""
    return text.encode("cp1252").decode("latin-1")


def entities(text: str) -> str:
    """Ü → &Uuml; as a web database exports it."""
    return "".join(f"&{codepoint2name[ord(c)]};" if ord(c) > 127 else c for c in text)


def dos_lines(text: str) -> str:
    """Lines that end in CR and LF."""
    return text.replace("\n", "\r\n")


DAMAGE: dict[str, Callable[[str], str]] = {
    "question_marks": question_marks,
    "decomposed": decomposed,
    "mojibake": mojibake,
    "control_quotes": control_quotes,
    "entities": entities,
    "dos_lines": dos_lines,
}

LINES, TOP, LEADING = 54, 780, 13  # lines of a page, its first base line and their distance in points


def to_pdf(text: str, columns: int = 1) -> bytes:
    """Hard-wrapped lines set in Helvetica on A4; form feeds part pages, `columns` run side by side."""
    pages = [_columns(page.strip("\n").split("\n"), columns) for page in text.split("\f")]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects += _page(page, number)
    return _pdf_file(objects)


def _columns(lines: list[str], columns: int) -> list[list[str]]:
    height = -(-len(lines) // columns)
    if height > LINES:
        raise ValueError(f"{len(lines)} lines do not fit on one page of {columns} column(s)")
    return [lines[i : i + height] for i in range(0, len(lines), height)]


def _page(columns: list[list[str]], number: int) -> list[bytes]:
    width = 480 // len(columns)
    stream = b"".join(_block(56 + width * i, column) for i, column in enumerate(columns))
    stream += _block(280, [f"Seite {number + 1}"], top=40)
    head = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
    return [
        f"<< {head} /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]


def _block(left: int, lines: list[str], top: int = TOP) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % re.sub(rb"([\\()])", rb"\\\1", line.encode("cp1252")) for line in lines)
    return b"BT /F1 10 Tf %d TL %d %d Td\n%sET\n" % (LEADING, left, top, shown)


def _pdf_file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, trailer)


def to_docx(text: str) -> bytes:
    """Paragraphs; `# ` is a heading, `- ` a bullet, `| a | b |` a table row, `^ ` the page header, `_ ` its footer."""
    document, table = Document(), None
    document.core_properties.created = document.core_properties.modified = datetime(2024, 1, 1, tzinfo=UTC)
    for line in filter(None, text.split("\n")):
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("| ") else []
        if not cells:
            table = None
            _paragraph(document, line)
            continue
        table = table or document.add_table(0, len(cells))
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    return _same_zip(document)


def _paragraph(document: WordDocument, line: str) -> None:
    mark, words = line[:2], line[2:]
    if mark == "^ ":
        document.sections[0].header.paragraphs[0].text = words
    elif mark == "_ ":
        document.sections[0].footer.paragraphs[0].text = words
    elif mark in ("# ", "- "):
        document.add_paragraph(words, "Heading 1" if mark == "# " else "List Bullet")
    else:
        document.add_paragraph(line)


def _same_zip(document: WordDocument) -> bytes:
    """The document's parts with a fixed date: Word files else differ at every run."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def to_eml(text: str, charset: str = "utf-8", html: bool = False) -> bytes:
    """A mail from header lines, a blank line and the body; with `html` the body comes twice, plain and as HTML."""
    head, _, body = text.partition("\n\n")
    message = EmailMessage(policy=policy.SMTP)
    for line in head.split("\n"):
        name, value = line.split(": ", 1)
        message[name] = value
    message.set_content(body, charset=charset, cte="quoted-printable")
    if html:
        paragraphs = "\n".join(f"<p>{escape(part)}</p>" for part in body.strip().split("\n\n"))
        message.add_alternative(f"<html><body>\n{paragraphs}\n</body></html>\n", subtype="html", cte="base64")
        message.set_boundary("=_pressestelle_1")
    return message.as_bytes()
