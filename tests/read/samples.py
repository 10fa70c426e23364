"""Small files of every kind, built in memory."""

import io
import struct
import zipfile

import docx


def pdf(pages: list[list[tuple[int, str]]], encrypted: bool = False) -> bytes:
    """A PDF of pages of (height in points, line); an encrypted one opens with no password."""
    count = len(pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        inside = f"/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{inside}>>".encode())
        drawn = b"".join(b"BT /F1 10 Tf 60 %d Td (%s) Tj ET\n" % (y, line.encode("cp1252")) for y, line in lines)
        objects.append(b"<</Length %d>>stream\n%sendstream" % (len(drawn), drawn))
    return _assembled(objects, encrypted)


def _assembled(objects: list[bytes], encrypted: bool) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, lock if encrypted else b"")
    return file + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(file)


def word(insert: str = "") -> bytes:
    """A Word document with header, heading, paragraph, table and footer; `insert` is raw XML before the table."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Gemeinde Möhnesee · Pressestelle"
    document.sections[0].footer.paragraphs[0].text = "Tel. 02924 981-0"
    document.add_heading("Neue Kita am See", 1)
    document.add_paragraph("Die Gemeinde zahlt 1,2 Mio. Euro.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Bau", "900.000 Euro", "Möbel", "300.000 Euro"], strict=True):
        cell.text = text
    file = io.BytesIO()
    document.save(file)
    return _with(file.getvalue(), insert) if insert else file.getvalue()


def _with(package: bytes, insert: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(out, "w") as after:
        for item in before.infolist():
            content = before.read(item)
            if item.filename == "word/document.xml":
                content = content.replace(b"<w:tbl>", insert.encode("utf-8") + b"<w:tbl>", 1)
            after.writestr(item, content)
    return out.getvalue()


def msg(streams: dict[str, bytes]) -> bytes:
    """A compound file as Outlook writes it: root streams of less than 4,096 bytes each, in the mini stream.

    After the layout in Microsoft's [MS-CFB], version 3; small enough for one sector of every table.
    """
    sector, mini = 512, 64
    body, entries, mini_fat = b"", [], []
    for name, content in streams.items():
        first = len(body) // mini
        blocks = max(1, -(-len(content) // mini))
        mini_fat += [*range(first + 1, first + blocks), 0xFFFFFFFE]
        body += content.ljust(blocks * mini, b"\0")
        entries.append((name, 2, first, len(content)))
    body = body.ljust(-(-len(body) // sector) * sector, b"\0")
    count = len(body) // sector
    directory = [("Root Entry", 5, 3, len(body)), *entries]
    rows = b"".join(_entry(at, *entry, last=len(directory) - 1) for at, entry in enumerate(directory))
    rows = rows.ljust(-(-len(rows) // sector) * sector, b"\0")
    length = len(rows) // sector
    # Sectors: 0 the FAT, 1 the mini FAT, 2 nothing, 3… the mini stream, then the directory.
    chains = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *range(4, 3 + count), 0xFFFFFFFE]
    start = len(chains)
    chains += [*range(start + 1, start + length), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, start, 0, 4096, 1, 1, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    head += b"\xff" * (512 - len(head))
    return head + _table(chains) + _table(mini_fat) + bytes(sector) + body + rows


def _table(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers).ljust(512, b"\xff")


def _entry(at: int, name: str, kind: int, start: int, size: int, last: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    none = 0xFFFFFFFF
    child = 1 if kind == 5 and last else none
    right = at + 1 if 0 < at < last else none
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, none, right, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )


def outlook(subject: str, body: str) -> bytes:
    """An Outlook mail of 5 March 2024 with subject and plain text, without recipients."""
    texts = {0x0037: subject.encode("utf-16-le"), 0x1000: body.encode("utf-16-le")}
    listed = b"".join(struct.pack("<HHIII", 0x1F, tag, 6, len(raw) + 2, 0) for tag, raw in texts.items())
    sent = struct.pack("<HHIQ", 0x40, 0x0039, 6, 133_541_136_000_000_000)  # hundreds of nanoseconds since 1601
    return msg(
        {
            "__properties_version1.0": bytes(32) + listed + sent,
            **{f"__substg1.0_{tag:04X}001F": raw for tag, raw in texts.items()},
        }
    )
