"""What a reader takes out of one container, and the checks every text passes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from pressnlp.errors import PressError, ReadError
from pressnlp.release import MAX_CHARACTERS

# Archives hold scans of a few dozen MB; beyond 100 MB a "release" is a disk image or a video under a wrong name.
MAX_BYTES = 100_000_000

SURROGATE = re.compile("[\ud800-\udfff]")
# 26.10.2020 · 6.1.2020 08:30
GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\b")


@dataclass(frozen=True, slots=True)
class Content:
    """The text of one release as its reader understood it, with what the container states beside it.

    `mended` counts the bytes that did not fit `encoding` and were read as another.
    """

    text: str
    encoding: str | None = None
    title: str | None = None
    date: str | None = None
    mended: int = 0


def checked(content: Content) -> Content:
    """The same content with lone surrogates replaced by U+FFFD, so that it can be written as UTF-8.

    Raises ReadError "empty" for a text without a visible character, "too_long" beyond MAX_CHARACTERS.
    """
    if len(content.text) > MAX_CHARACTERS:
        raise too_long(f"{len(content.text):,} characters")
    if not content.text.strip("\ufeff\u200b \t\r\n\f\v\0"):
        raise ReadError("empty", "holds no text")
    clean = [value and SURROGATE.sub("\ufffd", value) for value in (content.text, content.title)]
    return replace(content, text=clean[0] or "", title=clean[1])


def too_long(size: str) -> ReadError:
    """The error for a text beyond MAX_CHARACTERS: `too_long("3,000,000 characters")`."""
    return ReadError("too_long", f"{size}, more than the {MAX_CHARACTERS:,} one release may have: split it")


def one_line(error: BaseException) -> str:
    """An exception as one line of at most 300 characters: `KeyError: 'x'` for those whose message alone says little."""
    message = " ".join(str(error).split())[:300]
    return message if isinstance(error, PressError) else f"{type(error).__name__}: {message}".rstrip(": ")


def iso_date(value: object) -> str | None:
    """A stated date as ISO: "26.10.2020 08:30" → "2020-10-26"; ISO and e-mail dates too, anything else is None."""
    text = str(value).strip() if value is not None else ""
    try:
        if match := GERMAN_DATE.match(text):
            day, month, year = map(int, match.groups())
            return datetime(year, month, day).date().isoformat()
        if text[:4].isdigit():
            return datetime.fromisoformat(text).date().isoformat()
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def stated(value: object) -> str | None:
    """A title as stated, on one line; None where there is none."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
