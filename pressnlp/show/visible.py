"""Characters made safe to show: a release must neither steer the terminal nor reorder the page around it."""

import re

# Line separators of other systems: CR alone, VT, FF, NEL, LS, PS.
NEW_LINE = "\r\v\f\x85\u2028\u2029"
# What moves cursors and colours (C0, DEL, C1), turns the reading direction, or cannot be encoded (lone surrogates).
UNSAFE = re.compile(f"\r\n|[{NEW_LINE}\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PICTURES = 0x2400  # the block of Unicode that draws ESC as ␛
DELETE = 0x7F


def visible(text: str) -> str:
    r"""The same number of characters, none of them in command: "\x1b[31mrot\r\n" → "␛[31mrot \n"."""
    return UNSAFE.sub(_drawn, text)


def _drawn(match: re.Match[str]) -> str:
    found = match[0]
    if found == "\r\n":
        return " \n"
    if found in NEW_LINE:
        return "\n"
    code = ord(found)
    if code < ord(" "):
        return chr(PICTURES + code)
    return "␡" if code == DELETE else "\ufffd"
