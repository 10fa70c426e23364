"""What a file's name says about it: its kind, how it is packed, and what is left of the name without both."""

from os.path import splitext
from typing import NamedTuple

# A document, a table or a tar may be packed once more; the bytes inside are what counts.
PACKINGS = (".gz", ".bz2", ".xz", ".zst")
ARCHIVES = (".zip", ".tar")


class Kind(NamedTuple):
    """A suffix in lower case, and that of the packing around it: (".txt", ".gz")."""

    suffix: str
    packing: str = ""

    @property
    def is_archive(self) -> bool:
        """Whether files lie inside."""
        return self.suffix == ".tar" or self == (".zip", "")

    @property
    def is_read(self) -> bool:
        """Whether there is a reader for it."""
        from pressnlp.read import DOCUMENTS, TABLES

        return self.is_archive or self.suffix in DOCUMENTS or self.suffix in TABLES


SHORT = {
    ".tgz": Kind(".tar", ".gz"),
    ".tbz2": Kind(".tar", ".bz2"),
    ".txz": Kind(".tar", ".xz"),
    ".tzst": Kind(".tar", ".zst"),
}


def kind(name: str) -> Kind:
    """The kind of a file: "2018/A.TXT" → (".txt", ""), "a.jsonl.gz" → (".jsonl", ".gz"), "a.tgz" → (".tar", ".gz")."""
    stem, suffix = _parted(name.casefold())
    if suffix in SHORT:
        return SHORT[suffix]
    return Kind(_parted(stem)[1], suffix) if suffix in PACKINGS else Kind(suffix)


def without_suffix(name: str) -> str:
    """A name without what `kind` read off it: "2018/a.txt.gz" → "2018/a"."""
    stem, suffix = _parted(name)
    return _parted(stem)[0] if suffix.casefold() in PACKINGS else stem


def _parted(name: str) -> tuple[str, str]:
    """A name and its last suffix; "a." and ".txt" have none."""
    stem, suffix = splitext(name)  # noqa: PTH122  (several times a file: Path takes ten times as long)
    return (name, "") if suffix == "." else (stem, suffix)


def known_kinds() -> str:
    """The kinds read, for messages."""
    from pressnlp.read import DOCUMENTS, TABLES

    return f"{', '.join(sorted({*DOCUMENTS, *TABLES, *ARCHIVES}))}; packed ones too: {', '.join(PACKINGS)}"
