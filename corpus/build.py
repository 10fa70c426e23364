#!/usr/bin/env python3
"""Make the encoded, damaged and binary samples from `sources/`: `build.py` writes them, `build.py --check` compares.

Samples in plain UTF-8 have no source; they are edited in `samples/` itself. The check also holds every gold text
against the decoded text of its sample.
"""

import io
import json
import sys
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from forms import DAMAGE, to_docx, to_eml, to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SOURCES, SAMPLES, GOLD = HERE / "sources", HERE / "samples", HERE / "gold"

# sample: (damage or None, encoding)
TEXTS: dict[str, tuple[str | None, str]] = {
    "digitale-bildung.txt": ("question_marks", "utf-8"),
    "1998/hollerdeich/feuerwehr-ehrungen.txt": ("dos_lines", "cp850"),
    "2012/sandforth/stadtwerke-bilanz.txt": ("entities", "utf-8"),
    "2015/hamburg-hafenrand/stadtteilfonds.txt": ("mojibake", "utf-8"),
    "2016/kehlbach/meldungen-2016.csv": ("dos_lines", "cp1252"),
    "2017/hellwerde/vollsperrung-muehlenstrasse.txt": (None, "cp1252"),
    "2018/steinwetter/kulturherbst.txt": (None, "iso8859-15"),
    "2020/grafenthann/nachruf-altlandrat.txt": ("decomposed", "utf-8"),
    "2020/kehlbach/kreistag-beschluesse.html": (None, "cp1252"),
    "2021/leutenau/haushalt-2021.txt": (None, "mac_roman"),
    "2022/havelbruch/waldbrand.txt": ("control_quotes", "utf-8"),
    "2022/leutenau/polizei-wochenende.txt": (None, "utf-8-sig"),
    "2025/roda-elbaue/strukturwandel.txt": (None, "utf-16"),
}

BINARIES: dict[str, "Callable[[str], bytes]"] = {
    "2021/steinwetter/hallenbad-sanierung.pdf": to_pdf,
    "2018/achringen/amtsblatt-auszug.pdf": partial(to_pdf, columns=2),
    "2022/brockhoevel/wirtschaftspreis.docx": to_docx,
    "2023/moselkehr/radweg-foerderung.docx": to_docx,
    "2024/saalgrund/stadtarchiv-neue-leitung.eml": partial(to_eml, charset="cp1252"),
    "2025/ellmoor/pflegestuetzpunkt.eml": partial(to_eml, html=True),
}


def source_of(sample: str) -> str:
    """The clean text a sample is made from; a binary's source is a text file of the same stem."""
    suffix = ".txt" if sample in BINARIES else Path(sample).suffix
    return (SOURCES / f"{Path(sample).stem}{suffix}").read_text(encoding="utf-8")


def hurt(sample: str) -> str:
    """A sample's text as it arrives once decoded."""
    damage, _ = TEXTS[sample]
    return DAMAGE[damage](source_of(sample)) if damage else source_of(sample)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text; UTF-16 always little-endian with its mark, whatever the machine."""
    return b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)


def made() -> dict[str, bytes]:
    """All built samples by path."""
    texts = {sample: encoded(hurt(sample), encoding) for sample, (_, encoding) in TEXTS.items()}
    return texts | {sample: make(source_of(sample)) for sample, make in BINARIES.items()}


def same(old: bytes, new: bytes) -> bool:
    """Equal bytes; of Word files equal parts, for compression differs between zlib versions."""
    if old == new or not new.startswith(b"PK"):
        return old == new
    with zipfile.ZipFile(io.BytesIO(old)) as a, zipfile.ZipFile(io.BytesIO(new)) as b:
        return a.namelist() == b.namelist() and all(a.read(name) == b.read(name) for name in a.namelist())


def faults() -> list[str]:
    """Samples that differ from their source and gold texts that differ from their sample."""
    found = [
        f"{sample} is not what its source gives: run corpus/build.py"
        for sample, content in made().items()
        if not ((SAMPLES / sample).is_file() and same((SAMPLES / sample).read_bytes(), content))
    ]
    samples = {path.stem: path for path in SAMPLES.rglob("*.*")}
    if len(samples) != sum(path.is_file() for path in SAMPLES.rglob("*")):
        found.append("two samples share one stem")
    for gold in sorted(GOLD.glob("*.json")):
        path = samples.get(gold.stem)
        if path is None:
            found.append(f"gold/{gold.name} has no sample")
            continue
        _, encoding = TEXTS.get(path.relative_to(SAMPLES).as_posix(), (None, "utf-8"))
        if json.loads(gold.read_text(encoding="utf-8"))["text"] != path.read_bytes().decode(encoding):
            found.append(f"gold/{gold.name} has another text than its sample")
    return found


def write() -> None:
    for sample, content in made().items():
        path = SAMPLES / sample
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (path.is_file() and same(path.read_bytes(), content)):
            path.write_bytes(content)


def main(arguments: list[str]) -> int:
    """Write, or with --check only compare; exit 1 on any difference."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if not arguments:
        write()
    problems = faults()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
