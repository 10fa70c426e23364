"""What comes in: one release as decoded text, with where it came from."""

import hashlib
from dataclasses import dataclass

# A thousand pages: longer than any release, and a bound on the memory and time one text can take.
MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text came from: its address, and the bytes as they lay there.

    `uri` is the path as the user named it ("archiv/2018/soest-0815.txt"); rows of a table append "#12". `mended` counts
    the bytes that did not fit `encoding` and were read as another.
    """

    uri: str
    sha256: str
    bytes: int
    media_type: str
    encoding: str | None = None
    mended: int = 0


@dataclass(frozen=True, slots=True)
class Release:
    """One release; every offset of its record points into `text`.

    `title` and `date` (ISO) are what the container states beside the text (HTML metadata, a table's columns).
    """

    text: str
    origin: Origin
    title: str | None = None
    date: str | None = None

    @property
    def id(self) -> str:
        """A name that depends on the text only: 32 hexadecimal digits, the same whatever the path or encoding."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no release: what it was, and why."""

    origin: Origin
    code: str
    message: str


def from_text(text: str, uri: str = "text") -> Release:
    """A release from a string already at hand: `from_text("Soest. …").origin.media_type` → "text/plain"."""
    raw = text.encode("utf-8", "surrogatepass")
    return Release(text, Origin(uri, hashlib.sha256(raw).hexdigest(), len(raw), "text/plain", "utf-8"))
